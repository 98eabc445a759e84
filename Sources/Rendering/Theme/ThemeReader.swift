import ComputationGraph
import Graphviz
import Notation

extension Theme {
  /// Reads a theme from JSON, as `chainrule theme light` writes it; what it leaves out is as in the theme it extends.
  ///
  /// Throws for all that is wrong with it at once. Colours that are hard to see are no error: see
  /// ``contrastFailures``.
  public init(parsing source: Source) throws(SourceErrors) {
    let document: JSONDocument
    do {
      document = try JSONDocument(parsing: source)
    } catch {
      throw SourceErrors(errors: [error], source: source)
    }
    var reader = ThemeReader(document)
    self = reader.theme()
    guard reader.errors.isEmpty else { throw SourceErrors(errors: reader.errors, source: source) }
  }
}

/// Makes a theme of JSON and collects what is wrong with it.
private struct ThemeReader {
  private let document: JSONDocument
  private(set) var errors: [SourceError] = []

  init(_ document: JSONDocument) { self.document = document }

  mutating func theme() -> Theme {
    guard isObject(0, called: "a theme") else { return .light }
    var theme = base()
    for (key, member) in members(of: 0, keys: ThemeKeys.theme) {
      switch key {
      case "name": if let name = string(member) { theme.name = checked(name, member) }
      case "page": theme.fillsPage = choice(ThemePage.self, member) == .filled
      case "colors": readColors(member, into: &theme.colors)
      case "dark":
        var colors = theme.darkColors ?? Theme.Colors(.dark)
        readColors(member, into: &colors)
        theme.darkColors = colors
      case "fonts": readFonts(member, into: &theme.fonts)
      case "sizes", "shapes": readForm(key, member, into: &theme)
      default: break
      }
    }
    return theme
  }

  /// What the theme extends, else the light one. The others' names are known, so that no file leads to another.
  private mutating func base() -> Theme {
    let member = document.members(of: 0).first { document.values[$0].key?.name == "extends" }
    guard let member, let name = string(member) else { return .light }
    if let theme = Theme.allCases.first(where: { $0.name == name }) { return theme }
    report(.noBase(name, hint: offer(name, Theme.allCases.map(\.name))), member)
    return .light
  }

  // MARK: Groups

  private mutating func readColors(_ object: Int, into colors: inout Theme.Colors) {
    guard isObject(object, called: "colours") else { return }
    for (key, member) in members(of: object, keys: ThemeKeys.colors) {
      if let paint = PaintName(key: key) {
        if let color = color(member) { colors[paint] = color }
      } else if let paths = list(member, count: 1...PaintName.pathCount) {
        let read = paths.map { color($0) }
        if !read.contains(nil) { colors.setPaths(read.compactMap(\.self)) }
      }
    }
  }

  private mutating func readFonts(_ object: Int, into fonts: inout ThemeFonts) {
    guard isObject(object, called: "fonts") else { return }
    for (key, member) in members(of: object, keys: ThemeKeys.fonts) {
      if let family = Font.Family(rawValue: key) {
        if let names = list(member, count: 1...20) { fonts[family] = names.compactMap { fontName($0) } }
      } else if let family = choice(Font.Family.self, member) {
        if key == "text" { fonts.text = family } else { fonts.wires = family }
      }
    }
  }

  private mutating func readForm(_ group: String, _ object: Int, into theme: inout Theme) {
    guard isObject(object, called: group) else { return }
    for (key, member) in members(of: object, keys: group == "sizes" ? ThemeKeys.sizes : ThemeKeys.shapes) {
      if let setting = NumberSetting.all.first(where: { $0.group == group && $0.key == key }) {
        if let number = number(member, setting) { theme[keyPath: setting.place] = number }
      } else if key == "corners" {
        if let corners = choice(ThemeShapes.Corners.self, member) { theme.shapes.corners = corners }
      } else if case .bool(let hasFills) = document.values[member].kind {
        theme.shapes.hasFills = hasFills
      } else {
        report(.wrongType(of: key, is: document.values[member].kind, not: "true or false"), member)
      }
    }
  }

  // MARK: Values

  private mutating func string(_ index: Int) -> String? {
    if case .string(let text) = document.values[index].kind { return text }
    report(.wrongType(of: key(index), is: document.values[index].kind, not: "a string"), index)
    return nil
  }

  private mutating func choice<C: RawRepresentable & CaseIterable>(_: C.Type, _ index: Int) -> C?
  where C.RawValue == String {
    guard let text = string(index) else { return nil }
    if let choice = C(rawValue: text) { return choice }
    report(.notOne(of: C.allCases.map(\.rawValue), text), index)
    return nil
  }

  private mutating func number(_ index: Int, _ setting: NumberSetting) -> Double? {
    guard case .number(let number) = document.values[index].kind else {
      report(.wrongType(of: setting.key, is: document.values[index].kind, not: "a number"), index)
      return nil
    }
    guard setting.range.contains(number), !setting.isWhole || number == number.rounded() else {
      report(.outOfRange(setting), index)
      return nil
    }
    return number
  }

  private mutating func list(_ index: Int, count: ClosedRange<Int>) -> [Int]? {
    guard document.values[index].kind == .array else {
      report(.wrongType(of: key(index), is: document.values[index].kind, not: "a list"), index)
      return nil
    }
    let members = document.members(of: index)
    guard !count.contains(members.count) else { return members }
    report(.wrongCount(of: key(index), members.count, count), index)
    return nil
  }

  /// `#rrggbb` in small letters.
  private mutating func color(_ index: Int) -> String? {
    guard let text = string(index) else { return nil }
    let digits = text.dropFirst().lowercased()
    let isColor =
      text.hasPrefix("#") && digits.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
    if isColor, digits.count == 6 { return "#" + digits }
    if isColor, digits.count == 3 { return "#" + digits.map { "\($0)\($0)" }.joined() }
    report(.notColor(text), index)
    return nil
  }

  private mutating func fontName(_ index: Int) -> String? {
    guard let name = string(index) else { return nil }
    return checked(name, index)
  }

  /// Names go into style sheets and onto terminals.
  private mutating func checked(_ name: String, _ index: Int) -> String {
    let isPlain = name.unicodeScalars.allSatisfy { scalar in
      switch scalar {
      case "\"", "'", "\\", "<", ">", "&", ";", "{", "}", ",": false
      default: scalar == " " || !scalar.properties.isWhitespace && scalar.properties.generalCategory.isNameable
      }
    }
    let isShort = (1...100).contains(name.unicodeScalars.count)
    if !isPlain || !isShort || name.allSatisfy({ $0 == " " }) { report(.notName(name), index) }
    return name
  }

  // MARK: Structure

  private func key(_ index: Int) -> String { document.values[index].key?.name ?? "an entry" }

  private mutating func isObject(_ index: Int, called name: String) -> Bool {
    if document.values[index].kind == .object { return true }
    report(.wrongType(of: name, is: document.values[index].kind, not: "an object"), index)
    return false
  }

  /// Those whose keys are known, in their order; the others are reported.
  private mutating func members(of object: Int, keys: [String]) -> [(key: String, member: Int)] {
    var known: [(key: String, member: Int)] = []
    for member in document.members(of: object) {
      guard let key = document.values[member].key else { continue }
      if keys.contains(key.name) {
        known.append((key.name, member))
      } else {
        errors.append(SourceError(.unknownKey(key.name, among: keys, hint: offer(key.name, keys)), at: key.range))
      }
    }
    return known
  }

  private func offer(_ word: String, _ candidates: [String]) -> String? {
    Spelling.nearest(to: word, among: candidates).map { "did you mean '\($0)'?" }
  }

  private mutating func report(_ what: SourceError.What, _ index: Int) {
    errors.append(SourceError(what, at: document.values[index].range))
  }
}

extension Unicode.GeneralCategory {
  fileprivate var isNameable: Bool {
    switch self {
    case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator: false
    default: true
    }
  }
}
