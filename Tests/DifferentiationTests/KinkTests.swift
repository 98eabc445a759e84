import ComputationGraph
import Differentiation
import Notation
import TestSupport
import Testing

/// A point on a kink of a primitive.
struct KinkPoint: Sendable, CustomTestStringConvertible {
  let name: String
  let operands: [Double]

  var testDescription: String { "\(name)(\(operands))" }

  static let all: [KinkPoint] =
    ["abs", "sign", "step", "relu"].map { KinkPoint(name: $0, operands: [0]) }
    + ["floor", "ceil"].flatMap { name in [-1, 0, 2].map { KinkPoint(name: name, operands: [$0]) } }
    + [-1.5, 0.5, 2.5].map { KinkPoint(name: "round", operands: [$0]) }
    + ["leakyrelu", "elu"].map { KinkPoint(name: $0, operands: [0, 0.3]) }
    + [KinkPoint(name: "hypot", operands: [0, 0])]
    + ["lt", "le", "gt", "ge", "eq", "ne"].map { KinkPoint(name: $0, operands: [1.5, 1.5]) }
    + ["max", "min"].flatMap { name in [[2, 2], [3, 3, 3]].map { KinkPoint(name: name, operands: $0) } }
}

@Suite struct KinkTests {
  @Test func `every kink of the table is tested`() {
    let tested = Set(KinkPoint.all.map(\.name))
    #expect(Primitive.all.filter { !$0.kinks.isEmpty && !tested.contains($0.name) }.map(\.name) == [])
  }

  @Test(arguments: KinkPoint.all)
  func `one-sided partials at a kink agree with one-sided differences`(_ kink: KinkPoint) throws {
    let primitive = Primitive[try #require(Primitive.named(kink.name))]
    let row = try Row(primitive, operands: kink.operands.count)
    let report = try #require(try row.evaluation(at: kink.operands).kinks.first)
    let center = try row.value(at: kink.operands)
    for side in report.sides {
      let (below, above) = try (row.oneSided(kink.operands, side.slot, -1), row.oneSided(kink.operands, side.slot, 1))
      expectClose(side.below, below.slope, within: 1e-5, "below \(side.slot)")
      expectClose(side.above, above.slope, within: 1e-5, "above \(side.slot)")
      let jumps = abs(below.limit - center) > 1e-3 || abs(above.limit - center) > 1e-3
      #expect(jumps == report.isJump)
    }
    #expect(!report.sides.isEmpty)
  }

  @Test(arguments: KinkPoint.all)
  func `beside a kink none is reported`(_ kink: KinkPoint) throws {
    let primitive = Primitive[try #require(Primitive.named(kink.name))]
    let row = try Row(primitive, operands: kink.operands.count)
    for step in [-1e-9, 1e-9] {
      var moved = kink.operands
      moved[0] += step
      if kink.operands.count > 2 { moved[1] -= step }
      #expect(try row.evaluation(at: moved).kinks.isEmpty)
    }
  }

  @Test func `derivatives at kinks are those of the usual libraries`() throws {
    for (text, derivative) in [
      ("relu(x)", 0), ("abs(x)", 0), ("sign(x)", 0), ("step(x)", 0), ("floor(x)", 0), ("hypot(x, x)", 0),
      ("leakyrelu(x)", 0.01), ("elu(x, 2)", 2), ("if(x < 0, -x, x)", 1),
    ] as [(String, Double)] {
      #expect(try Evaluation("x = 0; y = " + text).derivative(of: "y", by: "x") == derivative, "\(text)")
    }
  }

  @Test(
    arguments: [
      (.both, "max(x, x)", 2), (.split, "max(x, x)", 1), (.first, "max(x, x)", 1),
      (.both, "min(x, x, x)", 3), (.split, "min(x, x, x)", 1), (.first, "min(x, x, x)", 1),
      (.both, "max(2, x)", 1), (.split, "max(2, x)", 0.5), (.first, "max(2, x)", 0), (.first, "max(x, 2)", 1),
      (.both, "max(x, 1)", 1), (.split, "max(x, 3)", 0), (.both, "max(x)", 1),
    ] as [(Ties, String, Double)])
  func `ties are shared out as asked`(_ ties: Ties, _ text: String, _ derivative: Double) throws {
    #expect(try Evaluation("x = 2; y = " + text, ties: ties).derivative(of: "y", by: "x") == derivative)
  }

  @Test func `only operands that inputs reach have sides`() throws {
    let report = try #require(try Evaluation("x = 0; y = max(0, x)").kinks.first)
    #expect(report.sides.map(\.slot) == [1])
    #expect(report.sides.map(\.below) == [0])
    #expect(report.sides.map(\.above) == [1])
    #expect(!report.isJump)
    #expect(try Evaluation("x = 0; y = x + abs(0)").kinks.isEmpty)
  }

  @Test func `a kink without a bend is none`() throws {
    #expect(try Evaluation("x = 0; y = elu(x)").kinks.isEmpty)
    #expect(try Evaluation("x = 0; y = leakyrelu(x, 1)").kinks.isEmpty)
  }
}

extension Row {
  /// The slope on one side, and the value the side tends to.
  fileprivate func oneSided(_ operands: [Double], _ slot: Int, _ sign: Double) throws -> (slope: Double, limit: Double)
  {
    func value(_ step: Double) throws -> Double {
      var moved = operands
      moved[slot] += sign * step
      return try self.value(at: moved)
    }
    let (near, far) = try (value(1e-7), value(1e-6))
    return (sign * (far - near) / 9e-7, near)
  }
}
