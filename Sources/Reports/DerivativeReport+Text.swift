import ComputationGraph
import Differentiation
import Notation

extension DerivativeReport {
  public func write(as format: DerivativeFormat, style: ReportStyle = ReportStyle(), to stream: inout ByteStream) {
    switch format {
    case .json: writeJSON(style.words.derivation, to: &stream)
    case .mathml: writeMathML(to: &stream)
    case .latex: writeLatex(style, to: &stream)
    case .text:
      for entry in entries { writeText(entry, style, to: &stream) }
      stream.write(sizeText(style.words.derivation) + "\n")
    case .markdown:
      for entry in entries { writeMarkdown(entry, style, to: &stream) }
      stream.write(sizeText(style.words.derivation) + "\n")
    }
  }

  private func writeText(_ entry: Entry, _ style: ReportStyle, to stream: inout ByteStream) {
    if !entry.steps.isEmpty {
      if entry.variables.count == 1, let text = text(of: entry.expression) {
        stream.write("\(entry.output) = \(text)\n")
      }
      writeSteps(entry, style.words.derivation, to: &stream)
    }
    stream.write(line(entry, style, minus: "-") + "\n")
    if !entry.steps.isEmpty { stream.write("\n") }
  }

  /// `∂y/∂x = 2*x = 6`
  private func line(_ entry: Entry, _ style: ReportStyle, minus: String) -> String {
    guard let text = text(of: entry.derivative.expression) else {
      let size = Self.count(store.writtenSize(of: entry.derivative.expression))
      return "\(entry.title): \(style.words.derivation.tooLong(size))" + valueText(entry, style, minus)
    }
    return "\(entry.title) = \(text)" + (says(text, value(of: entry)) ? "" : valueText(entry, style, minus))
  }

  private func valueText(_ entry: Entry, _ style: ReportStyle, _ minus: String) -> String {
    switch value(of: entry) {
    case .double(let value): " = " + value.roundedText(precision: style.precision, minus: minus)
    case .exact(let value) where value.isShort: " = " + value.tableText(precision: style.precision, minus: minus)
    case .exact(let value): " ≈ " + value.nearestDouble.roundedText(precision: style.precision, minus: minus)
    case nil: ""
    }
  }

  /// Whether the text is the value already.
  func says(_ text: String, _ value: Quantity?) -> Bool {
    if case .exact(let value) = value { text == value.description } else { Double(text) != nil }
  }

  private func writeSteps(_ entry: Entry, _ words: DerivationWords, to stream: inout ByteStream) {
    let names = entry.steps.map { words.name(of: $0.rule) + ":" }
    let width = names.map(\.count).max() ?? 0
    let digits = String(entry.steps.count).count
    for (index, step) in entry.steps.enumerated() {
      let number = String(index + 1)
      let start = String(repeating: " ", count: digits - number.count) + number + ". " + names[index]
      let column = digits + 2 + width + 2
      if let composition = composition(step, words, equation) {
        stream.write("\(start)\(String(repeating: " ", count: column - start.count))\(composition)\n")
        stream.write(String(repeating: " ", count: column) + equation(step, entry) + "\n")
      } else {
        stream.write("\(start)\(String(repeating: " ", count: column - start.count))\(equation(step, entry))\n")
      }
    }
  }

  /// `d/dx(x^2) = 2*x`
  private func equation(_ step: DerivationStep, _ entry: Entry) -> String {
    let sides = [step.expression, step.derivative].map { text(of: $0) ?? "…" }
    return "d/d\(entry.variables.last ?? "x")(\(sides[0])) = \(sides[1])"
  }

  /// - Parameter set: sets notation, with the letter that stands for it where there is one.
  func composition(
    _ step: DerivationStep, _ words: DerivationWords, _ set: (_ letter: String?, _ notation: String) -> String
  ) -> String? {
    step.outer.map { outer in
      words.composition(set(nil, outer), step.inner.map { set($0.letter, text(of: $0.expression) ?? "…") })
    }
  }

  private func equation(_ letter: String?, _ notation: String) -> String {
    letter.map { "\($0) = \(notation)" } ?? notation
  }

  private func writeMarkdown(_ entry: Entry, _ style: ReportStyle, to stream: inout ByteStream) {
    let words = style.words.derivation
    for (index, step) in entry.steps.enumerated() {
      let composition = composition(step, words, { "`\(equation($0, $1))`" }).map { $0 + "; " } ?? ""
      stream.write("\(index + 1). \(words.name(of: step.rule)): \(composition)`\(equation(step, entry))`\n")
    }
    if !entry.steps.isEmpty { stream.write("\n") }
    stream.write("`\(line(entry, style, minus: "−"))`\n\n")
  }

  private func sizeText(_ words: DerivationWords) -> String {
    let total = totalSize
    return words.size(
      raw: Self.count(total.raw), simplified: total.simplified.map(Self.count), shared: String(total.shared),
      nodes: String(graph.nodeCount))
  }

  /// Of all derivatives together; nothing simplified where one of them could not be.
  var totalSize: (raw: Double, simplified: Double?, shared: Int) {
    let simplified = entries.compactMap(\.derivative.simplifiedSize)
    return (
      entries.reduce(0) { $0 + $1.derivative.rawSize },
      simplified.count == entries.count ? simplified.reduce(0, +) : nil,
      store.sharedSize(of: entries.map(\.derivative.expression))
    )
  }

  /// In full as long as it is a number one can read.
  static func count(_ size: Double) -> String {
    if size.isInfinite { return "> 1e308" }
    return size < 1e12 ? size.notationText : size.roundedText(precision: 3)
  }
}
