import ComputationGraph
import Differentiation
import Foundation
import Notation
import TestSupport
import Testing

@testable import Reports

/// What holds of the trace of every program.
struct TracePropertyTests {
  static let seeds = Array(UInt64(1)...60)

  private func example(_ seed: UInt64) throws -> Example {
    try Example(RandomComputation(seed: seed, isAwayFromKinks: seed % 2 == 0))
  }

  private func isNear(_ a: Double, _ b: Double) -> Bool { abs(a - b) <= 1e-9 * max(1, abs(a), abs(b)) }

  @Test(arguments: seeds)
  func `every order lists every operation after its operands`(_ seed: UInt64) throws {
    let graph = try example(seed).graph
    let levels = graph.tracedOperations(in: .levels)
    #expect(levels.sorted() == graph.tracedOperations(in: .evaluation))
    var seen = Set(graph.nodes.filter { graph.primitive(of: $0) == nil || graph.isFoldable($0) })
    for node in levels {
      #expect(graph.operands(of: node).allSatisfy(seen.contains))
      seen.insert(node)
    }
  }

  @Test(arguments: seeds)
  func `what edges add comes to the adjoints of a reverse sweep`(_ seed: UInt64) throws {
    let example = try example(seed)
    let evaluation = try #require(example.evaluation)
    for order in [Trace.Order.evaluation, .levels] {
      let trace = example.trace(order: order)
      let output = try #require(trace.output)
      let record = try #require(trace.adjoints)
      let sweep = evaluation.adjoints(of: output.node)
      var totals = NodeTable<Double>(repeating: 0, count: trace.graph.nodeCount)
      totals[output.node] = 1
      var reached: Set = [output.node]
      for edge in trace.operations.reversed().flatMap(trace.carryingEdges) {
        let tail = trace.graph.tail(of: edge)
        #expect(record.priors[edge] == totals[tail])
        #expect(trace.isFirst(edge) == reached.insert(tail).inserted)
        totals[tail] += record.contributions[edge]
      }
      for node in trace.graph.nodes {
        #expect(totals[node] == record.adjoints[node])
        #expect(order == .levels ? isNear(totals[node], sweep[node]) : totals[node] == sweep[node])
      }
    }
  }

  @Test(arguments: seeds)
  func `tangents printed are a program whose values they are`(_ seed: UInt64) throws {
    let example = try example(seed)
    let evaluation = try #require(example.evaluation)
    let input = try #require(example.graph.inputs.first)
    let text = try example.traceText(.csv, in: ReportStyle(precision: 17))
    let steps = PrintedStep.all(in: text)
    let lines = steps.filter { $0.trace != "adjoint" }.map { "\($0.name) = \($0.formula)" }
    let graph = try Graph(of: Program(parsing: lines.joined(separator: "\n")))
    let values = try graph.values()
    let tangents = evaluation.tangents(along: [input.node: 1])
    for node in example.trace().operations {
      let name = PrintedStep.name(example.graph.name(of: node), dotted: true)
      let printed = try #require(graph.node(named: name))
      #expect(isNear(values[printed], tangents[node]), "\(name)")
    }
  }

  @Test(arguments: seeds)
  func `adjoints printed are formulas whose values are added`(_ seed: UInt64) throws {
    let example = try example(seed)
    let record = try #require(example.trace().adjoints)
    let steps = PrintedStep.all(in: try example.traceText(.csv, .adjoint, in: ReportStyle(precision: 17)))
    var bindings = steps.filter { $0.trace == "primal" }.map { "\($0.name) = \($0.value)" }
    for node in example.graph.nodes where !example.graph.isFoldable(node) {
      let name = PrintedStep.name(example.graph.name(of: node), dotted: false)
      bindings.append("\(name) = \(record.adjoints[node].notationText)")
    }
    let edges = example.trace().operations.reversed().flatMap(example.trace().carryingEdges)
    let formulas = steps.filter { $0.trace == "adjoint" }.dropFirst().map(\.formula)
    #expect(formulas.count == edges.count)
    let lines = formulas.enumerated().map { "term_\($0) = \($1)" }
    let graph = try Graph(of: Program(parsing: (bindings + lines).joined(separator: "\n")))
    let values = try graph.values()
    for (place, edge) in edges.enumerated() {
      let node = try #require(graph.node(named: "term_\(place)"))
      #expect(isNear(values[node], record.contributions[edge]), "\(formulas[place])")
    }
  }
}

/// A row of a trace as data, in notation: `ẋ` is x_dot there, `x̄` is x_bar.
struct PrintedStep {
  let trace: String
  let name: String
  let formula: String
  let value: String

  static func all(in csv: String) -> [PrintedStep] {
    csv.split(separator: "\n").dropFirst().compactMap { line in
      let fields = fields(in: line)
      guard fields.count == 6, let sign = fields[4].range(of: fields[4].contains(" += ") ? " += " : " = ") else {
        return nil
      }
      let name = String(fields[4][..<sign.lowerBound])
      let formula = String(fields[4][sign.upperBound...]).replacing(" = ", with: " == ")
      return PrintedStep(
        trace: fields[0], name: inNotation(name), formula: inNotation(formula), value: fields[5])
    }
  }

  /// By RFC 4180.
  private static func fields(in line: Substring) -> [String] {
    var fields = [""]
    var isQuoted = false
    for character in line {
      switch character {
      case "\"": isQuoted.toggle()
      case "," where !isQuoted: fields.append("")
      default: fields[fields.count - 1].append(character)
      }
    }
    return fields
  }

  static func name(_ name: String, dotted: Bool) -> String {
    inNotation(UnicodeName.text(of: name, mark: dotted ? .dot : .bar, hasSubscript: false))
  }

  /// Marked names come without primes, which notation allows only at the end.
  private static func inNotation(_ text: String) -> String {
    var result = ""
    var word: [Unicode.Scalar] = []
    func flush() {
      guard !word.isEmpty else { return }
      let letters = word.filter { $0 != "\u{307}" && $0 != "\u{304}" }
      let isDotted = word.contains("\u{307}")
      let mark = isDotted ? "_dot" : letters.count < word.count ? "_bar" : ""
      result += String(String.UnicodeScalarView(letters)).replacing("'", with: "_prime") + mark
      word = []
    }
    for scalar in text.unicodeScalars {
      let isName =
        scalar.properties.isAlphabetic || scalar.properties.numericType != nil
        || "_'\u{307}\u{304}".unicodeScalars.contains(scalar)
        || scalar.properties.generalCategory == .nonspacingMark
        || (!word.isEmpty && scalar == "." && word.allSatisfy { $0.properties.numericType != nil })
      if isName {
        word.append(scalar)
        continue
      }
      flush()
      switch scalar {
      case "≥": result += ">="
      case "≤": result += "<="
      case "≠": result += "!="
      default: result.unicodeScalars.append(scalar)
      }
    }
    flush()
    return result
  }
}
