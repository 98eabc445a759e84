import ComputationGraph
import Differentiation
import Foundation
import Notation
import TestSupport
import Testing

/// A Python that can import SymPy: the one that `make sympy` sets up, else one on the path.
enum SymPy {
  static let python: String? = {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let own = root.appending(path: ".build/python/bin/python3").path(percentEncoded: false)
    let found = [own, "/usr/bin/env python3"].first { command in
      (try? run(command.split(separator: " ").map(String.init) + ["-c", "import sympy"]).status) == 0
    }
    if found == nil { print("SKIPPED: no Python with SymPy; `make sympy` installs it into .build/python") }
    return found
  }()

  static func run(_ command: [String], input: Data = Data()) throws -> (status: Int32, output: String) {
    let folder = FileManager.default.temporaryDirectory.appending(path: "chainrule-sympy-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let files = ["in", "out"].map { folder.appending(path: $0) }
    for (file, content) in zip(files, [input, Data()]) { try content.write(to: file) }
    let process = Process()
    process.executableURL = URL(filePath: command[0])
    process.arguments = Array(command.dropFirst())
    process.standardInput = try FileHandle(forReadingFrom: files[0])
    let output = try FileHandle(forWritingTo: files[1])
    (process.standardOutput, process.standardError) = (output, output)
    try process.run()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: try Data(contentsOf: files[1]), as: UTF8.self))
  }
}

/// A program of a few operations on x and y that SymPy can read, with points at which it is defined.
struct ReadableProgram {
  let text: String
  let graph: Graph
  let points: [[String: Double]]

  /// The first program from this seed on whose values and derivatives are of ordinary size at both points.
  init(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    while true {
      let text = Self.text(&random)
      let graph = try Graph(text)
      let points = (0..<2).map { _ in
        Dictionary(uniqueKeysWithValues: graph.inputs.map { ($0.name, Self.decimal(&random)) })
      }
      guard points.allSatisfy({ Self.isTame(graph, $0) }) else { continue }
      (self.text, self.graph, self.points) = (text, graph, points)
      return
    }
  }

  private static func decimal(_ random: inout SplitMix64) -> Double {
    (Double.random(in: -2...2, using: &random) * 1000).rounded() / 1000
  }

  private static func isTame(_ graph: Graph, _ point: [String: Double]) -> Bool {
    guard !point.isEmpty, let evaluation = try? graph.evaluated(at: point), evaluation.partialErrors.isEmpty,
      evaluation.kinks.isEmpty, let output = graph.outputs.last?.node,
      let hessian = try? evaluation.hessian(of: output, wrt: graph.inputs.map(\.node))
    else { return false }
    let sizes = evaluation.values.values + evaluation.partials.values + hessian.values.joined()
    return sizes.allSatisfy { $0.isFinite && abs($0) < 1e3 }
  }

  private static func text(_ random: inout SplitMix64) -> String {
    let names = ["x", "y", "u", "v", "w"]
    let count = Int.random(in: 1...3, using: &random)
    let lines = (0..<count).map { index in
      "\(names[index + 2]) = x + \(expression(depth: 3, Array(names.prefix(index + 2)), &random))"
    }
    return lines.joined(separator: "\n")
  }

  private static let functions = [
    "sin", "cos", "tan", "exp", "log", "sqrt", "tanh", "atan", "sinh", "cosh", "asinh", "sigmoid", "softplus", "erf",
    "abs", "relu", "log1p", "expm1", "asin", "atanh", "cbrt", "silu", "log2",
  ]

  private static func expression(depth: Int, _ names: [String], _ random: inout SplitMix64) -> String {
    if depth == 0 || Int.random(in: 0..<6, using: &random) == 0 {
      let numbers = ["2", "3", "0.5", "1.25", "7"]
      let isName = Int.random(in: 0..<4, using: &random) > 0
      return (isName ? names.suffix(3) : numbers[...]).randomElement(using: &random) ?? "x"
    }
    let left = expression(depth: depth - 1, names, &random)
    let right = expression(depth: depth - 1, names, &random)
    switch Int.random(in: 0..<14, using: &random) {
    case 0, 1: return "(\(left) + \(right))"
    case 2: return "(\(left) - \(right))"
    case 3, 4, 5: return "(\(left))*(\(right))"
    case 6: return "(\(left))/(\(right))"
    case 7: return "(\(left))^\(Int.random(in: 2...4, using: &random))"
    case 8: return "(\(left))^(\(right))"
    case 9:
      return ["max", "min", "hypot", "atan2"].randomElement(using: &random).map { "\($0)(\(left), \(right))" } ?? left
    case 10: return "if(\(left) > \(right), \(left), (\(right))^2)"
    default: return "\(functions.randomElement(using: &random) ?? "sin")(\(left))"
    }
  }
}

@Suite struct SymPyTests {
  static let count: UInt64 = 500

  private struct Claim: Encodable {
    let program: String
    let output: String
    let points: [[String: Double]]
    let derivatives: [Derivative]

    struct Derivative: Encodable {
      let variables: [String]
      let text: String
    }
  }

  private static func claim(seed: UInt64) throws -> Claim {
    let program = try ReadableProgram(seed: seed)
    let output = try #require(program.graph.outputs.last)
    let inputs = program.graph.inputs
    var symbols = SymbolicDerivatives(of: program.graph, wrt: inputs.map(\.node))
    var derivatives: [Claim.Derivative] = []
    for (index, input) in inputs.enumerated() {
      for variables in [[input]] + (index == 0 ? inputs.map { [input, $0] } : []) {
        let derivative = try symbols.derivative(of: output.node, wrt: variables.map(\.node))
        #expect(derivative.form == .simplified)
        derivatives.append(
          Claim.Derivative(variables: variables.map(\.name), text: symbols.store.text(of: derivative.expression)))
      }
    }
    return Claim(
      program: program.text, output: output.name, points: program.points, derivatives: derivatives)
  }

  @Test(.enabled(if: SymPy.python != nil, "no Python with SymPy: `make sympy` installs it into .build/python"))
  func `first and second derivatives of five hundred random programs are SymPy's`() throws {
    let python = try #require(SymPy.python).split(separator: " ").map(String.init)
    let script = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "SymPy/check_derivatives.py").path(percentEncoded: false)
    let claims = try (0..<Self.count).map { try Self.claim(seed: $0) }
    let run = try SymPy.run(python + [script], input: JSONEncoder().encode(claims))
    #expect(run.status == 0, "\(run.output)")
    #expect(run.output.hasPrefix("\(Self.count) programs, "), "\(run.output)")
    print("SymPy: " + run.output)
  }
}
