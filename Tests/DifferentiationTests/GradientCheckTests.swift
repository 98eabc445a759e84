import ComputationGraph
import Differentiation
import Notation
import TestSupport
import Testing

struct GradientCheckTests {
  private func check(
    _ text: String, at point: [String: Double] = [:], ties: Ties = .both,
    tolerance: Double = GradientCheck.defaultTolerance
  ) throws -> GradientCheck {
    let evaluation = try Evaluation(text, at: point, ties: ties)
    return try evaluation.checked(
      of: evaluation.graph.outputs.map(\.node), wrt: evaluation.graph.inputs, tolerance: tolerance)
  }

  private func row(_ text: String, x: Double, ties: Ties = .both) throws -> GradientCheck.Row {
    try #require(check(text, at: ["x": x], ties: ties).rows.first)
  }

  private func names(_ nodes: [NodeID], _ text: String) throws -> [String] {
    let graph = try Graph(text)
    return nodes.map { graph.name(of: $0) }
  }

  @Test(arguments: 0..<40)
  func `the gradient of a smooth random program holds`(_ seed: UInt64) throws {
    let random = RandomComputation(seed: seed, isAwayFromKinks: true)
    let check = try check(random.text, at: random.point)
    for row in check.rows {
      #expect(row.holds, "\(row.verdict) in\n\(random.text)")
      #expect([.agrees, .differencesOff].contains(row.verdict) || row.verdict == .lostDigits(nil))
    }
  }

  /// d/dx e^(3x) = 3e^(3x), at x = 1/2 to forty digits.
  @Test func `the derivative in eighty digits is the true one`() throws {
    let row = try row("y = exp(3*x)", x: 0.5)
    #expect(try #require(row.precise).decimalText(digits: 40) == "13.44506721101419446780616638035782745702")
    #expect(row.verdict == .agrees && row.holds)
    #expect(try #require(row.ulps) < 4)
    #expect(try #require(row.reverseError) < 1e-15)
    #expect(try #require(row.differenceError) < 1e-9)
  }

  /// (1 − cos x)/x² has the derivative −x/12 + x³/180 − …; the difference 1 − cos x is all that doubles lose.
  @Test func `cancellation is found where it happens`() throws {
    let text = "y = (1 - cos(x))/x^2"
    let row = try row(text, x: 1e-5)
    guard case .lostDigits(let node?) = row.verdict else { return #expect(Bool(false), "\(row.verdict)") }
    #expect(try Graph(text).expression(of: node) == "1 - a")
    #expect(!row.holds)
    #expect(try #require(row.precise).decimalText(digits: 12) == "-8.33333333328e-7")
    #expect(try #require(row.condition) > 1e10)
  }

  @Test func `terms that cancel in the sum over paths are found`() throws {
    let row = try row("y = 1e17*x + x - 1e17*x", x: 1)
    #expect(row.verdict == .lostDigits(try Graph("y = 1e17*x + x - 1e17*x").node(named: "y")) || !row.holds)
    #expect(try #require(row.precise).decimalText(digits: 20) == "1")
  }

  @Test func `at a kink any number between both sides holds, and the node is named`() throws {
    for (text, below, above) in [("y = relu(x)", 0.0, 1.0), ("y = abs(x)", -1, 1), ("y = max(x, 2*x)", 1, 2)] {
      let row = try row(text, x: 0)
      guard case .kink(let nodes) = row.verdict else {
        #expect(Bool(false), "\(text): \(row.verdict)")
        continue
      }
      #expect(try names(nodes, text) == ["y"])
      #expect(row.below?.nearestDouble == below && row.above?.nearestDouble == above)
      #expect(row.precise == nil && row.reverseError == nil)
    }
    #expect(try row("y = relu(x)", x: 0).holds)
    #expect(try row("y = abs(x)", x: 0).holds)
    #expect(try !row("y = max(x, 2*x)", x: 0).holds, "both operands get 1: 1 + 2 lies beyond 2")
    #expect(try row("y = max(x, 2*x)", x: 0, ties: .split).holds)
  }

  @Test func `a tie whose partials add up to no derivative does not hold`() throws {
    let both = try row("y = max(x, x)", x: 2)
    guard case .choiceAtKink(let nodes) = both.verdict else { return #expect(Bool(false), "\(both.verdict)") }
    #expect(try names(nodes, "y = max(x, x)") == ["y"])
    #expect(both.reverse == 2 && both.precise?.nearestDouble == 1 && !both.holds)
    #expect(try row("y = max(x, x)", x: 2, ties: .split).holds)
    let identity = try row("y = abs(x) + x - 2*relu(x)", x: 0)
    #expect(identity.reverse == 1 && identity.precise?.isZero == true && !identity.holds)
  }

  @Test func `a kink that cancels out is none`() throws {
    for text in ["y = abs(x)*x", "y = relu(x)^2"] {
      let row = try row(text, x: 0)
      #expect([.agrees, .differencesOff].contains(row.verdict) && row.holds, "\(text): \(row.verdict)")
      #expect(row.precise?.isZero == true)
    }
  }

  @Test func `a jump does not hold`() throws {
    for text in ["y = floor(x)", "y = step(x - 2)", "y = if(x >= 2, 1, 0)", "y = sign(x - 2)*3"] {
      let row = try row(text, x: 2)
      guard case .jump = row.verdict else {
        #expect(Bool(false), "\(text): \(row.verdict)")
        continue
      }
      #expect(!row.holds)
    }
  }

  @Test func `a step that leaves the domain is said`() throws {
    for (text, x) in [("y = sqrt(x)", 1e-12), ("y = log(x)", 1e-9), ("y = (x - 1)^1.5", 1)] {
      let row = try row(text, x: x)
      #expect(row.verdict == .differencesOutsideDomain && row.difference == nil && row.holds, "\(text)")
    }
  }

  /// The second derivative of sin(10⁶x) is so large that the steps of finite differences see nothing of the first.
  @Test func `finite differences may be wrong where reverse mode is right`() throws {
    let row = try row("y = sin(1e6*x) + x", x: 0.4)
    #expect(row.holds)
    #expect(try #require(row.reverseError) < 1e-8)
    #expect(try #require(row.differenceError) > 1e-3)
  }

  @Test func `a derivative that is 0 by cancellation is measured by its terms`() throws {
    for x in [0.3, 1.1, 2.7] {
      let row = try row("y = sin(x)^2 + cos(x)^2", x: x)
      #expect(row.holds && row.verdict == .agrees, "\(row.verdict)")
    }
  }

  @Test func `a tolerance below rounding does not hold`() throws {
    #expect(try !check("y = exp(sin(x)*3.3)/7", at: ["x": 1.3], tolerance: 0).holds)
    #expect(try check("y = x*x", at: ["x": 1.5], tolerance: 0).holds)
  }

  @Test func `values are compared too`() throws {
    let value = try #require(check("y = (1 - cos(x))/x^2", at: ["x": 1e-5]).values.first)
    #expect(value.precise.decimalText(digits: 20) == "0.49999999999583333333" && value.relativeError > 1e-8)
  }
}
