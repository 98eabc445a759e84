import ComputationGraph
import Differentiation
import Notation

/// A function in JavaScript that gives the value of every node, the partial on every edge and which nodes lie on a
/// kink: what a page needs to sweep for itself.
///
/// It takes an array of the inputs in the order written and gives `{ values, partials, kinks }`: arrays by node, by edge
/// and of the nodes on a kink. The lines are those of ``SourceCode``, the numbers those of an evaluation, save that what
/// has no value is NaN or infinite.
public struct LinearizationScript: Sendable {
  private let linearization: LinearizationCode
  private let listing: CodeListing
  private let functionName: String

  private var graph: Graph { linearization.graph }
  private var code: StraightLine { linearization.code }

  public init(
    of graph: Graph, functionName: String = "valuesAndPartials", ties: Ties = .both
  ) throws(SourceErrors) {
    let linearization = try LinearizationCode(of: graph, ties: ties)
    self.linearization = linearization
    self.functionName = functionName
    let results = linearization.values.values + linearization.partials.values
    listing = CodeListing(
      linearization.code, results: results, extras: linearization.kinks.map(\.condition), named: [])
  }

  /// O(instructions).
  public var text: String {
    var lines = CodeHelper.all.filter { $0.language == .javascript && $0.isUsed(by: listing.functions) }.map(\.text)
    lines.append("function \(functionName)(inputs) {")
    var expression = CodeExpression(
      language: .javascript, code: code, names: Array(repeating: "", count: code.count))
    var names = CodeNames(in: .javascript, besides: functionName)
    for (index, input) in graph.inputs.enumerated() {
      let id = linearization.values[input.node]
      let name = names.identifier(for: input.name)
      lines.append("  " + ProgrammingLanguage.javascript.declaration(name, "inputs[\(index)]"))
      expression.names[Int(id.index)] = name
    }
    var namesOfValues = namesOfValues(&names)
    for id in code.instructions where listing.hasLine[Int(id.index)] {
      let name = namesOfValues.removeValue(forKey: id) ?? names.temporary()
      lines.append("  " + ProgrammingLanguage.javascript.declaration(name, expression.definition(of: id)))
      expression.names[Int(id.index)] = name
    }
    return (lines + results(expression) + ["}", ""]).joined(separator: "\n")
  }

  /// What is called as the program calls it.
  private func namesOfValues(_ names: inout CodeNames) -> [InstructionID: String] {
    var identifiers: [InstructionID: String] = [:]
    for node in graph.nodes where graph.isNamedByProgram[Int(node.index)] && graph.operation(of: node) != .input {
      let id = linearization.values[node]
      if identifiers[id] == nil { identifiers[id] = names.identifier(for: graph.name(of: node)) }
    }
    return identifiers
  }

  private func results(_ expression: CodeExpression) -> [String] {
    let kinks = linearization.kinks.map { "[\($0.node.index), \(expression.operand($0.condition))]" }
    return [
      "  return {",
      "    values: [\(linearization.values.values.map(expression.operand).joined(separator: ", "))],",
      "    partials: [\(linearization.partials.values.map(expression.operand).joined(separator: ", "))],",
      "    kinks: [\(kinks.joined(separator: ", "))].filter(([, isThere]) => isThere).map(([node]) => node),",
      "  };",
    ]
  }
}
