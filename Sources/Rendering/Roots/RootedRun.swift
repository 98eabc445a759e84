import Figures
import Graphviz

/// A stretch of text and how many roots it stands under.
struct RootedRun {
  var run: Run
  var depth = 0
  /// The sign of a root that is drawn with its bar.
  var isSign = false

  /// Lines along text tell no more.
  static let mostRoots = 3

  /// How labels tell all this.
  var lines: TextLines {
    TextLines(rawValue: depth).union(isSign ? .through : [])
  }
}

extension TextRun {
  /// How many roots it stands under.
  var rootDepth: Int { lines.intersection([.over, .under]).rawValue }
  var isRootSign: Bool { lines.contains(.through) }
}

extension [Run] {
  /// The text with bars instead of brackets behind the signs of roots, each such sign a run of its own; a sign before
  /// anything else stays a letter.
  var rooted: [RootedRun] {
    hasRoot ? RootFinder(self).rooted : map { RootedRun(run: $0) }
  }

  /// How many points the bars of roots take above a line's own height.
  func rootRise(size: Double) -> Double {
    guard hasRoot else { return 0 }
    let rooted = rooted
    guard let levels = rooted.map(\.depth).max(), levels > 0 else { return 0 }
    let tallest = rooted.filter { $0.depth > 0 }.map { Radical.height(of: $0.run) }.max() ?? 0
    return Swift.max(0, (tallest + Double(levels) * Radical.step - Radical.plainHeight) * size)
  }

  var hasRoot: Bool { contains { $0.text.unicodeScalars.contains { $0 == "√" || $0 == "∛" } } }
}

extension Line {
  /// How many points the bars of roots take above the line's own height.
  func rootRise(size: Double) -> Double {
    pieces.reduce(0) { rise, piece in
      if case .runs(let runs) = piece { max(rise, runs.rootRise(size: size)) } else { rise }
    }
  }
}

/// Finds what each sign of a root belongs to: the brackets behind it, or a name or number.
private struct RootFinder {
  private struct Part {
    var run: Run
    var depth = 0
    var isShown = true

    var isSign: Bool { run.text == "√" || run.text == "∛" }
    var isRoot = false
  }

  private var parts: [Part] = []
  private var partners: [Int: Int] = [:]

  init(_ runs: [Run]) {
    for run in runs { split(run) }
    pairBrackets()
    for index in parts.indices where parts[index].isSign { setRoot(at: index) }
  }

  // MARK: Parts

  /// Signs, brackets, the names and numbers behind signs, and what is between them.
  private mutating func split(_ run: Run) {
    var isNew = true
    for character in run.text {
      let last = parts.last
      let isAtomOver = last?.isSign != true && isBehindSign && !Self.isAtom(character)
      if isNew || "√∛()".contains(character) || last.map(Self.isAlone) == true || isAtomOver {
        var part = run
        part.text = ""
        parts.append(Part(run: part))
        isNew = false
      }
      parts[parts.count - 1].run.text.append(character)
    }
  }

  private var isBehindSign: Bool { parts.count > 1 && parts[parts.count - 2].isSign }

  private static func isAlone(_ part: Part) -> Bool { part.isSign || part.run.text == "(" || part.run.text == ")" }

  private static func isAtom(_ character: Character) -> Bool {
    character.isLetter || character.isNumber || character == "." || character == "′"
  }

  private mutating func pairBrackets() {
    var open: [Int] = []
    for (index, part) in parts.enumerated() {
      if part.run.text == "(" { open.append(index) }
      if part.run.text == ")", let start = open.popLast() { partners[start] = index }
    }
  }

  // MARK: Roots

  private mutating func setRoot(at sign: Int) {
    let start = sign + 1
    guard start < parts.count, parts[sign].depth < RootedRun.mostRoots else { return }
    if let end = partners[start], areOneLevel(sign...end) {
      parts[start].isShown = false
      parts[end].isShown = false
      cover(start...end, from: sign)
    } else if let first = parts[start].run.text.first, Self.isAtom(first), areOneLevel(sign...start) {
      let index = start + 1
      let hasIndex =
        index < parts.count && parts[sign].run.script == .normal && parts[index].run.script == .subscripted
      cover(start...(hasIndex ? index : start), from: sign)
    }
  }

  /// Whether all of it is on the line, or all is raised.
  private func areOneLevel(_ range: ClosedRange<Int>) -> Bool {
    let script = parts[range.lowerBound].run.script
    let isOneScript = script == .normal || range.allSatisfy { parts[$0].run.script == script }
    return isOneScript && parts[range.upperBound].run.script == script
  }

  private mutating func cover(_ range: ClosedRange<Int>, from sign: Int) {
    parts[sign].isRoot = true
    for index in range { parts[index].depth += 1 }
  }

  // MARK: Result

  var rooted: [RootedRun] {
    var result: [RootedRun] = []
    var isJoinable = false
    for part in parts where part.isShown {
      if part.isRoot {
        if part.run.text == "∛" { result.append(RootedRun(run: part.run.with("³"), depth: part.depth)) }
        result.append(RootedRun(run: part.run.with("√"), depth: part.depth, isSign: true))
      } else if isJoinable, let last = result.last, last.depth == part.depth, last.run.with("") == part.run.with("") {
        result[result.count - 1].run.text += part.run.text
      } else {
        result.append(RootedRun(run: part.run, depth: part.depth))
      }
      isJoinable = !part.isRoot
    }
    return result
  }
}
