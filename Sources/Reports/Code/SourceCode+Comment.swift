import ComputationGraph
import Notation

/// The comment above a function: what it computes, from what program, and in what order.
extension SourceCode {
  private static let lineLimit = 60
  private static let characterLimit = 160
  private static let width = 100

  func writeComment(to stream: inout ByteStream) {
    let asked = outputs.map(\.name).joined(separator: ", ")
    let what = options.isJacobian ? "values of \(asked) and their Jacobian" : "value of \(asked) and its gradient"
    write(comment: "The \(what), made by chainrule from", to: &stream)
    write(comment: "", to: &stream)
    let lines = graph.program.source.text.split(maxSplits: Self.lineLimit, omittingEmptySubsequences: false) {
      $0.isNewline
    }
    let shown = lines.prefix(Self.lineLimit).reversed().drop { $0.allSatisfy(\.isWhitespace) }.reversed()
    for line in shown { write(comment: "    " + shortened(line), to: &stream) }
    if lines.count > Self.lineLimit, lines.last?.isEmpty == false { write(comment: "    …", to: &stream) }
    write(comment: "", to: &stream)
    let parameters = zip(graph.inputs, inputs).map { $0.name == $1 || takesArray ? $0.name : "\($1) (\($0.name))" }
    write(list: takesArray ? "Inputs, in the array's order:" : "Inputs:", parameters, to: &stream)
    write(list: "Derivatives, in this order: by", variables.map(\.name), to: &stream)
  }

  private func shortened(_ line: Substring) -> String {
    let beginning = line.prefix(Self.characterLimit)
    return beginning.endIndex < line.endIndex ? beginning + "…" : String(line)
  }

  private func write(list title: String, _ names: [String], to stream: inout ByteStream) {
    var line = title
    for (index, name) in names.enumerated() {
      let item = " " + name + (index == names.count - 1 ? "." : ",")
      if line.utf8.count + item.utf8.count > Self.width {
        write(comment: line, to: &stream)
        line = " "
      }
      line += item
    }
    write(comment: names.isEmpty ? title + " nothing." : line, to: &stream)
  }

  /// One line of a comment, whatever stands in the text.
  private func write(comment text: String, to stream: inout ByteStream) {
    let line = language.comment + " " + Self.harmless(text)
    let trimmed = line.reversed().drop { $0 == " " }.reversed()
    write(line: String(trimmed), indentedBy: 0, to: &stream)
  }

  /// What no editor shows, or a compiler takes for the end or the continuation of a line, by its number.
  static func harmless(_ text: String) -> String {
    var safe = ""
    for scalar in text.unicodeScalars {
      if isHarmless(scalar), scalar != "/" || !safe.hasSuffix("??") {
        safe.unicodeScalars.append(scalar)
      } else {
        safe += "U+" + String(scalar.value, radix: 16, uppercase: true)
      }
    }
    return safe
  }

  private static func isHarmless(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control: scalar == "\t"
    case .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse, .unassigned: false
    // A backslash at the end of a line would continue it in C, as would ??/, which means one.
    default: scalar != "\\"
    }
  }
}
