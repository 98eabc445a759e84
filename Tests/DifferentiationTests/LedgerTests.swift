import BigInt
import ComputationGraph
import Notation
import TestSupport
import Testing

@testable import Differentiation

@Suite struct LedgerTests {
  private func ledger(_ evaluation: Evaluation) -> Ledger {
    let outputs = evaluation.graph.outputs.map(\.node)
    return Ledger(of: outputs, wrt: evaluation.inputNodes, in: evaluation.graph, evaluation: evaluation)
  }

  // MARK: Speelpenning's product

  private func speelpenning(_ n: Int) throws -> Evaluation {
    let inputs = (1...n).map { "x\($0) = \(1 + Double($0 % 7) / 1000)" }
    return try Evaluation((inputs + ["y = " + (1...n).map { "x\($0)" }.joined(separator: "*")]).joined(separator: "\n"))
  }

  @Test(arguments: [7, 1000])
  func `Speelpenning's product: every derivative is the product of the others`(_ n: Int) throws {
    let evaluation = try speelpenning(n)
    let factors = evaluation.inputNodes.map { evaluation.values[$0] }
    let adjoints = evaluation.adjoints(of: "y")
    for (index, input) in evaluation.inputNodes.enumerated() {
      let others = factors.enumerated().reduce(1.0) { $1.offset == index ? $0 : $0 * $1.element }
      expectClose(adjoints[input], others)
    }
  }

  /// n − 1 products have 2(n − 1) edges. Forward mode sends the input i, n − 1 edges from the end at most, through all
  /// that follow it; the first two edges of a reverse sweep are products by the seed.
  @Test(arguments: [7, 1000])
  func `Speelpenning's product: what each way takes`(_ n: Int) throws {
    let ledger = ledger(try speelpenning(n))
    let edges = 2 * (n - 1)
    let forward = n * (n + 1) / 2 - 1
    #expect(ledger[.forward]?.structural == OperationCount(multiplications: forward))
    #expect(ledger[.reverse]?.structural == OperationCount(multiplications: edges))
    #expect(ledger[.forwardElimination]?.structural == OperationCount(multiplications: forward - n))
    #expect(ledger[.reverseElimination]?.structural == OperationCount(multiplications: edges - 2))
    #expect(ledger[.markowitz]?.structural == OperationCount(multiplications: edges - 2))
    #expect(ledger[.reverse]?.edges == edges && ledger[.forward]?.edges == edges)
    #expect(ledger.verdict == (.reverse, .multiplications))
    #expect(ledger.paths.exact?.count == BigUInt(n))
    #expect(ledger.paths.exact?.multiplications == BigUInt(forward - n))
    if n == 7 { #expect(ledger[.best]?.structural == OperationCount(multiplications: edges - 2)) }
  }

  // MARK: Helmholtz energy

  @Test func `Helmholtz energy of twenty fluids: the Hessian is that of the closed form`() throws {
    let helmholtz = Helmholtz(20)
    let evaluation = try Evaluation(helmholtz.text)
    let energy = try #require(evaluation.graph.node(named: "H"))
    expectClose(evaluation.values[energy], helmholtz.energy, within: 1e-12)
    let hessian = try evaluation.hessian(of: energy, wrt: evaluation.inputNodes).values
    for row in 0..<20 {
      for column in 0..<20 { expectClose(hessian[row][column], helmholtz.hessian(row, column), within: 1e-10) }
    }
    let ledger = ledger(evaluation)
    #expect(ledger[.forward]?.sweeps == 20 && ledger[.reverse]?.sweeps == 1)
    #expect(ledger.verdict == (.reverse, .multiplications))
    #expect(ledger[.reverse]?.structural?.multiplications == ledger[.reverse]?.edges)
    let both = try HessianLedger(of: energy, wrt: evaluation.inputNodes, in: evaluation.graph, evaluation: evaluation)
    #expect(both.entryCount == 400 && both.columnProducts == 20 && both.starProducts == 20)
  }

  // MARK: Rosenbrock

  @Test(arguments: [10, 100, 1000])
  func `Rosenbrock's function: two products give the Hessian, however many variables`(_ n: Int) throws {
    let inputs = (1...n).map { "x\($0) = \($0.isMultiple(of: 2) ? 1 : -1.2)" }
    let terms = stride(from: 1, to: n, by: 2).map { "pair(x\($0), x\($0 + 1))" }
    let pair = "pair(u, v) = 100*(v - u^2)^2 + (1 - u)^2"
    let sum = "f = sum(\(terms.joined(separator: ", ")))"
    let evaluation = try Evaluation((inputs + [pair, sum]).joined(separator: "\n"))
    let f = try #require(evaluation.graph.node(named: "f"))
    let ledger = try HessianLedger(of: f, wrt: evaluation.inputNodes, in: evaluation.graph, evaluation: evaluation)
    #expect(ledger.columnProducts == 2 && ledger.starProducts == 2 && ledger.entryCount == 2 * n)
    let hessian = try evaluation.hessian(of: f, wrt: evaluation.inputNodes).values
    for row in 0..<n {
      for column in 0..<n {
        let isPair = row / 2 == column / 2
        let expected = !isPair ? 0 : row != column ? 480 : row.isMultiple(of: 2) ? 1200 * 1.44 - 400 + 2 : 200
        expectClose(hessian[row][column], expected, within: 1e-13)
      }
    }
  }

  // MARK: Counting

  @Test(arguments: Batch.all.prefix(4))
  func `counted sweeps give the numbers of sweeps, and agreement counts those that differ`(_ batch: Batch) throws {
    for program in batch.programs {
      let evaluation = try program.evaluation()
      let outputs = evaluation.graph.outputs.map(\.node)
      var equal = 0
      var forward = CountedSweeps(over: evaluation)
      var reverse = CountedSweeps(over: evaluation)
      for output in outputs {
        reverse.sweepInReverse(from: [output])
        #expect(reverse.table.map(\.bitPattern) == evaluation.adjoints(of: output).table.values.map(\.bitPattern))
        for input in evaluation.inputNodes where evaluation.tangents(along: [input: 1])[output] == reverse[input] {
          equal += 1
        }
      }
      for node in evaluation.graph.nodes.prefix(12) {
        forward.sweepForward(from: [node])
        #expect(forward.table.map(\.bitPattern) == evaluation.tangents(along: [node: 1]).table.values.map(\.bitPattern))
      }
      let agreement = try #require(ledger(evaluation).agreement)
      #expect(agreement.compared == outputs.count * evaluation.inputNodes.count)
      #expect(agreement.equal == equal, "\(program.text)")
    }
  }

  @Test(arguments: Batch.all.prefix(4))
  func `at a point no more is counted than by the shape, and no path is counted twice`(_ batch: Batch) throws {
    for program in batch.programs {
      let evaluation = try program.evaluation()
      let ledger = ledger(evaluation)
      for entry in ledger.entries {
        let (shape, atPoint) = (try #require(entry.structural), try #require(entry.atPoint))
        #expect(atPoint.multiplications <= shape.multiplications && atPoint.additions <= shape.additions)
      }
      let pairs = evaluation.graph.outputs.flatMap { output in
        evaluation.inputNodes.map { evaluation.paths(from: $0, to: output.node) }
      }
      let exact = try #require(ledger.paths.exact)
      #expect(exact.count == pairs.reduce(0) { $0 + $1.count })
      guard exact.count < 2000 else { continue }
      #expect(exact.multiplications == pairs.joined().reduce(0) { $0 + BigUInt(max(0, $1.edges.count - 1)) })
    }
  }

  @Test(arguments: [
    (1.0, 1.0, 0), (0, -0.0, 0), (1, 1.0.nextUp, 1), (-1, 1.0, 9_214_364_837_600_034_816), (.nan, .nan, 0),
  ])
  func `steps from double to double`(_ a: Double, _ b: Double, _ steps: UInt64) {
    #expect(a.ulps(to: b) == steps && b.ulps(to: a) == steps)
  }

  @Test func `paths beyond counting have a size`() throws {
    let doublings = 200_000
    let graph = try Graph((1...doublings).reduce("v0 = 0\n") { $0 + "v\($1) = v\($1 - 1) + v\($1 - 1)\n" })
    let paths = graph.pathLedger(of: graph.outputs.map(\.node), wrt: graph.inputs.map(\.node))
    #expect(paths.exact == nil)
    expectClose(paths.decimalLogarithm, 60205.99913279624)
    #expect(paths.edges == 2 * doublings)
  }

  @Test func `five hundred doublings are counted exactly`() throws {
    let graph = try Graph((1...500).reduce("v0 = 0\n") { $0 + "v\($1) = v\($1 - 1) + v\($1 - 1)\n" })
    let paths = graph.pathLedger(of: graph.outputs.map(\.node), wrt: graph.inputs.map(\.node))
    #expect(paths.exact?.count == BigUInt(1) << 500)
    #expect(paths.exact?.multiplications == (BigUInt(1) << 500) * 499)
  }

  @Test func `many inputs and one output: the shorter mode is counted, the longer one by its sweeps`() throws {
    let n = 200_000
    let graph = try Graph("y = sum(" + (1...n).map { "x\($0)" }.joined(separator: ", ") + ")")
    let ledger = Ledger(of: graph.outputs.map(\.node), wrt: graph.inputs.map(\.node), in: graph, evaluation: nil)
    #expect(ledger[.forward]?.structural == nil && ledger[.forward]?.sweeps == n)
    #expect(ledger[.reverse]?.structural?.multiplications == n)
    #expect(ledger.verdict == (.reverse, .sweeps))
    #expect(ledger.agreement == nil)
  }
}

/// H(x) = Σ xᵢ log(xᵢ/(1 − bᵀx)) − xᵀAx/(√8 bᵀx) · log((1 + (1 + √2)bᵀx)/(1 + (1 − √2)bᵀx)), with R·T = 1: Griewank and
/// Walther, Evaluating Derivatives, 2nd ed., where A and b are the fluids' constants; here bᵢ = (1 + i mod 5)/(10n) and
/// aᵢⱼ = 1/(1 + |i − j|).
private struct Helmholtz {
  private let n: Int
  private let x: [Double]
  private let b: [Double]
  private let a: [[Double]]

  init(_ n: Int) {
    self.n = n
    x = (0..<n).map { Double(1 + $0 % 3) / Double(2 * n) }
    b = (0..<n).map { Double(1 + $0 % 5) / Double(10 * n) }
    a = (0..<n).map { i in (0..<n).map { j in 1 / Double(1 + abs(i - j)) } }
  }

  var text: String {
    let inputs = (0..<n).map { "x\($0) = \(x[$0])" }
    let share = "s = " + (0..<n).map { "\(b[$0])*x\($0)" }.joined(separator: " + ")
    let ideal = (0..<n).map { "x\($0)*log(x\($0)/(1 - s))" }.joined(separator: " + ")
    let rows = (0..<n).map { i in "x\(i)*(" + (0..<n).map { "\(a[i][$0])*x\($0)" }.joined(separator: " + ") + ")" }
    let logarithm = "log((1 + (1 + sqrt(2))*s)/(1 + (1 - sqrt(2))*s))"
    return (inputs + [share, "q = " + rows.joined(separator: " + "), "H = \(ideal) - q/(sqrt(8)*s)*\(logarithm)"])
      .joined(separator: "\n")
  }

  private var s: Double { zip(b, x).reduce(0) { $0 + $1.0 * $1.1 } }
  private func ax(_ i: Int) -> Double { zip(a[i], x).reduce(0) { $0 + $1.0 * $1.1 } }
  private var q: Double { (0..<n).reduce(0) { $0 + x[$1] * ax($1) } }

  /// φ(s) = log((1 + cs)/(1 + ds))/(√8 s) and its first two derivatives.
  private var phi: (value: Double, first: Double, second: Double) {
    let (c, d, s) = (1 + 2.0.squareRoot(), 1 - 2.0.squareRoot(), self.s)
    let l = Primitive.value("log", [(1 + c * s) / (1 + d * s)])
    let l1 = c / (1 + c * s) - d / (1 + d * s)
    let l2 = d * d / ((1 + d * s) * (1 + d * s)) - c * c / ((1 + c * s) * (1 + c * s))
    let k = 1 / 8.0.squareRoot()
    return (k * l / s, k * (l1 / s - l / (s * s)), k * (l2 / s - 2 * l1 / (s * s) + 2 * l / (s * s * s)))
  }

  var energy: Double { x.reduce(0) { $0 + $1 * Primitive.value("log", [$1 / (1 - s)]) } - q * phi.value }

  func hessian(_ i: Int, _ j: Int) -> Double {
    let (rest, total) = (1 - s, x.reduce(0, +))
    let ideal = (i == j ? 1 / x[i] : 0) + (b[i] + b[j]) / rest + total * b[i] * b[j] / (rest * rest)
    let phi = self.phi
    let mixed = 2 * ax(i) * phi.first * b[j] + 2 * ax(j) * phi.first * b[i]
    return ideal - 2 * a[i][j] * phi.value - mixed - q * phi.second * b[i] * b[j]
  }
}
