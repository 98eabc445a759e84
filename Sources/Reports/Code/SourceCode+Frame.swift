import ComputationGraph
import Differentiation

/// What stands around the assignments: a function's head, and its results.
extension SourceCode {
  func writeHead(to stream: inout ByteStream) {
    let helpers = CodeHelper.all.filter(isNeeded).map(\.text)
    let gap = language == .python ? "\n\n" : "\n"
    for line in imports { write(line: line, indentedBy: 0, to: &stream) }
    for helper in helpers { write(line: gap + helper, indentedBy: 0, to: &stream) }
    let hasNeighbours = !imports.isEmpty || !helpers.isEmpty
    write(line: (hasNeighbours ? gap : "") + signature, indentedBy: 0, to: &stream)
  }

  private var imports: [String] {
    switch language {
    case .c: functions.isEmpty ? [] : ["#include <math.h>"]
    case .swift: functions.isEmpty ? [] : ["import Foundation"]
    case .python: hasGuards || functions.contains { $0.python.contains("math.") } ? ["import math"] : []
    case .javascript: []
    }
  }

  private func isNeeded(_ helper: CodeHelper) -> Bool {
    guard helper.language == language else { return false }
    return helper.function.isEmpty ? hasGuards : helper.isUsed(by: functions)
  }

  /// Broken where it is long.
  private var signature: String {
    let (opening, parameters, closing) = signatureParts
    let line = opening + parameters.joined(separator: ", ") + closing
    guard line.utf8.count > 100 else { return line }
    return "\(opening)\n\(language.indentation)\(parameters.joined(separator: ", "))\n\(closing)"
  }

  private var signatureParts: (opening: String, parameters: [String], closing: String) {
    switch language {
    case .c:
      let parameters = takesArray ? ["const double inputs[\(inputs.count)]"] : inputs.map { "double \($0)" }
      return ("\(options.isJacobian ? "void" : "double") \(functionName)(", parameters + resultsInC, ") {")
    case .swift:
      let parameters = takesArray ? ["_ inputs: [Double]"] : inputs.map { "\($0): Double" }
      return ("func \(functionName)(", parameters, ") -> (\(resultsInSwift)) {")
    case .python: return ("def \(functionName)(", takesArray ? ["inputs"] : inputs, "):")
    case .javascript: return ("function \(functionName)(", takesArray ? ["inputs"] : inputs, ") {")
    }
  }

  private var resultsInC: [String] {
    let (rows, columns) = (outputs.count, variables.count)
    if options.isJacobian { return ["double values[\(rows)]", "double jacobian[\(rows)][\(columns)]"] }
    let count = Self.shownNodes(of: graph).count
    let nodes = options.includesNodes ? ["double values[\(count)]", "double adjoints[\(count)]"] : []
    return ["double gradient[\(columns)]"] + nodes
  }

  private var resultsInSwift: String {
    if options.isJacobian { return "values: [Double], jacobian: [[Double]]" }
    let nodes = options.includesNodes ? ", nodes: [(name: String, value: Double, adjoint: Double)]" : ""
    return "value: Double, gradient: [Double]" + nodes
  }
  // MARK: Results

  func writeResults(_ expression: CodeExpression, to stream: inout ByteStream) {
    let values = outputs.map { expression.operand(derivatives.values[$0.node]) }
    let rows = derivatives.jacobian.map { $0.map(expression.operand) }
    let nodes = options.includesNodes ? self.nodes(expression) : []
    switch language {
    case .c: writeC(values, rows, nodes, to: &stream)
    case .swift: writeSwift(values, rows, nodes, to: &stream)
    case .python: writePython(values, rows, nodes, to: &stream)
    case .javascript: writeJavaScript(values, rows, nodes, to: &stream)
    }
    if language != .python { write(line: "}", indentedBy: 0, to: &stream) }
  }

  /// A node's name in the program, and what its value and its adjoint are called.
  private typealias NodeResult = (name: String, value: String, adjoint: String)

  private func nodes(_ expression: CodeExpression) -> [NodeResult] {
    Self.shownNodes(of: graph).map { node in
      let adjoint = derivatives.adjoints.map { expression.operand($0[node]) }
      return (graph.name(of: node), expression.operand(derivatives.values[node]), adjoint ?? "")
    }
  }

  private func writeC(
    _ values: [String], _ rows: [[String]], _ nodes: [NodeResult], to stream: inout ByteStream
  ) {
    for (row, slopes) in rows.enumerated() {
      if options.isJacobian { write(line: "values[\(row)] = \(values[row]);", to: &stream) }
      let array = options.isJacobian ? "jacobian[\(row)]" : "gradient"
      for (column, slope) in slopes.enumerated() { write(line: "\(array)[\(column)] = \(slope);", to: &stream) }
    }
    for (index, node) in nodes.enumerated() {
      write(line: "values[\(index)] = \(node.value);  // \(node.name)", to: &stream)
      write(line: "adjoints[\(index)] = \(node.adjoint);", to: &stream)
    }
    if !options.isJacobian { write(line: "return \(values.first ?? "0.0");", to: &stream) }
  }

  private func writeSwift(
    _ values: [String], _ rows: [[String]], _ nodes: [NodeResult], to stream: inout ByteStream
  ) {
    let rows = rows.map { list("[", $0, "]", indentedBy: options.isJacobian ? 2 : 1) }
    let slopes = options.isJacobian ? list("[", rows, "]", indentedBy: 1) : rows.first ?? "[]"
    let value = options.isJacobian ? list("[", values, "]", indentedBy: 1) : values.first ?? "0.0"
    guard options.includesNodes else { return write(line: "return (\(value), \(slopes))", to: &stream) }
    let items = nodes.map { "(\"\($0.name)\", \($0.value), \($0.adjoint))" }
    write(line: "return (\(value), \(slopes), \(list("[", items, "]", indentedBy: 1)))", to: &stream)
  }

  private func writePython(
    _ values: [String], _ rows: [[String]], _ nodes: [NodeResult], to stream: inout ByteStream
  ) {
    let rows = rows.map { tuple($0, indentedBy: options.isJacobian ? 2 : 1) }
    let slopes = options.isJacobian ? tuple(rows, indentedBy: 1) : rows.first ?? "()"
    let value = options.isJacobian ? tuple(values, indentedBy: 1) : values.first ?? "0.0"
    guard options.includesNodes else { return write(line: "return \(value), \(slopes)", to: &stream) }
    let items = nodes.map { "\"\($0.name)\": (\($0.value), \($0.adjoint))" }
    write(line: "return \(value), \(slopes), \(list("{", items, "}", indentedBy: 1))", to: &stream)
  }

  private func tuple(_ items: [String], indentedBy levels: Int) -> String {
    items.count == 1 ? "(\(items[0]),)" : list("(", items, ")", indentedBy: levels)
  }

  private func writeJavaScript(
    _ values: [String], _ rows: [[String]], _ nodes: [NodeResult], to stream: inout ByteStream
  ) {
    func object(_ names: [String], _ values: [String], _ levels: Int) -> String {
      list("{ ", zip(names, values).map { "\(Self.key($0)): \($1)" }, " }", indentedBy: levels)
    }
    let rows = rows.map { object(variables.map(\.name), $0, options.isJacobian ? 3 : 2) }
    write(line: "return {", to: &stream)
    if options.isJacobian {
      write(line: "values: \(object(outputs.map(\.name), values, 2)),", indentedBy: 2, to: &stream)
      write(line: "jacobian: \(object(outputs.map(\.name), rows, 2)),", indentedBy: 2, to: &stream)
    } else {
      write(line: "value: \(values.first ?? "0"),", indentedBy: 2, to: &stream)
      write(line: "gradient: \(rows.first ?? "{}"),", indentedBy: 2, to: &stream)
    }
    if options.includesNodes {
      let items = nodes.map { "{ value: \($0.value), adjoint: \($0.adjoint) }" }
      write(line: "nodes: \(object(nodes.map(\.name), items, 2)),", indentedBy: 2, to: &stream)
    }
    write(line: "};", to: &stream)
  }

  /// A name of the program as a key; `__proto__` as it stands would be none.
  private static func key(_ name: String) -> String {
    if name == "__proto__" { return "[\"__proto__\"]" }
    return PlainIdentifier.isIdentifier(name) ? name : "\"\(name)\""
  }

  /// On one line where there is room, else an item a line.
  private func list(_ opening: String, _ items: [String], _ closing: String, indentedBy levels: Int) -> String {
    if items.isEmpty { return (opening + closing).split(separator: " ").joined() }
    let length = items.reduce(0) { $0 + $1.utf8.count + 2 }
    if length <= 80, !items.contains(where: { $0.utf8.contains(UInt8(ascii: "\n")) }) {
      return opening + items.joined(separator: ", ") + closing
    }
    let indentation = String(repeating: language.indentation, count: levels)
    let lines = items.map { "\(indentation)\(language.indentation)\($0),\n" }.joined()
    return opening.split(separator: " ").joined() + "\n" + lines + indentation + closing.split(separator: " ").joined()
  }
}
