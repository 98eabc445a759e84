import Figures
import Rendering

/// Text of a figure as HTML. Every character of text is escaped.
enum HTMLText {
  static func line(_ line: Line) -> String { line.pieces.map(piece).joined() }

  private static func piece(_ piece: Piece) -> String {
    switch piece {
    case .runs(let runs): return self.runs(runs)
    case .fraction(let numerator, let denominator, let role):
      let parts = "<span>\(runs(numerator))</span><span class=\"over\">/</span><span>\(runs(denominator))</span>"
      return "<span class=\"fraction \(role.text)\">\(parts)</span>"
    }
  }

  /// The runs of one number are one element, which the page writes anew.
  static func runs(_ runs: [Run]) -> String {
    var html = ""
    var rest = runs[...]
    while let first = rest.first {
      guard let number = first.number else {
        html += run(first)
        rest.removeFirst()
        continue
      }
      let same = rest.prefix { $0.number == number && $0.role == first.role }
      let attributes = "data-number=\"\(number.quantity.text)\"" + (number.isBracketed ? " data-factor" : "")
      html += "<span class=\"number \(first.role.text)\" \(attributes)>"
      html += same.map { script($0, escaped($0.text)) }.joined() + "</span>"
      rest = rest.dropFirst(same.count)
    }
    return html
  }

  private static func run(_ run: Run) -> String {
    let text = run.isItalic ? "<i>\(escaped(run.text))</i>" : escaped(run.text)
    return run.role == .ink ? script(run, text) : "<span class=\"\(run.role.text)\">\(script(run, text))</span>"
  }

  private static func script(_ run: Run, _ text: String) -> String {
    switch run.script {
    case .normal: text
    case .subscripted: "<sub>\(text)</sub>"
    case .superscripted: "<sup>\(text)</sup>"
    }
  }
}
