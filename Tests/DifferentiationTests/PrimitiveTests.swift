import ComputationGraph
import Differentiation
import Notation
import TestSupport
import Testing

extension Primitive: CustomTestStringConvertible {
  public var testDescription: String { name }
}

/// A row of the table as a program: the operation on inputs, and nothing else.
struct Row {
  let primitive: Primitive
  let names: [String]
  let graph: Graph

  init(_ primitive: Primitive, operands: Int, _ options: GraphOptions = GraphOptions()) throws {
    self.primitive = primitive
    names = (0..<operands).map { "x\($0)" }
    graph = try Graph("y = " + primitive.written(names), options)
  }

  func point(_ operands: [Double]) -> [String: Double] { Dictionary(uniqueKeysWithValues: zip(names, operands)) }

  func value(at operands: [Double]) throws -> Double {
    try graph.values(at: point(operands))[try #require(graph.node(named: "y"))]
  }

  func evaluation(at operands: [Double], ties: Ties = .both) throws -> Evaluation {
    try graph.evaluated(at: point(operands), ties: ties)
  }

  func gradient(at operands: [Double]) throws -> [Double] {
    let adjoints = try evaluation(at: operands).adjoints(of: "y")
    return try names.map { try #require(adjoints[$0]) }
  }

  func slope(at operands: [Double], by slot: Int) throws -> Double {
    try DifferentiationTests.slope(at: operands[slot], step: 1e-3) { shifted in
      var point = operands
      point[slot] = shifted
      return try value(at: point)
    }
  }
}

extension Primitive {
  /// The row's own test point and random ones, inside the domain and away from kinks.
  var points: [[Double]] {
    var random = SplitMix64(seed: UInt64(name.utf8.reduce(7) { $0 &* 31 &+ Int($1) }))
    var points = [testPoint]
    while points.count < 12 {
      let point = testPoint.map { _ in Double.random(in: -2.5...2.5, using: &random) }
      if SafeOperands(primitive: self, values: point, isAwayFromKinks: true).areSafe, isDefined(at: point) {
        points.append(point)
      }
    }
    return points
  }

  private func isDefined(at point: [Double]) -> Bool {
    // A power with a negative base has a slope only along its base.
    name != "pow" || point[0] > 0
  }
}

@Suite struct PrimitiveTests {
  @Test(arguments: Primitive.all)
  func `partials agree with central differences`(_ primitive: Primitive) throws {
    let row = try Row(primitive, operands: primitive.testPoint.count)
    for point in primitive.points {
      let gradient = try row.gradient(at: point)
      for slot in point.indices {
        let measured = try row.slope(at: point, by: slot)
        expectClose(gradient[slot], measured, within: 2e-9, "\(primitive.name) by \(slot) at \(point)")
      }
    }
  }

  @Test(arguments: Primitive.all)
  func `second partials agree with differences of first ones`(_ primitive: Primitive) throws {
    let row = try Row(primitive, operands: primitive.testPoint.count)
    let output = try #require(row.graph.node(named: "y"))
    for point in primitive.points {
      let inputs = try row.names.map { try #require(row.graph.node(named: $0)) }
      let hessian = try row.evaluation(at: point).hessian(of: output, wrt: inputs).values
      for (by, also) in point.indices.flatMap({ by in point.indices.map { (by, $0) } }) {
        let measured = try slope(at: point[by], step: 1e-3) { shifted in
          var moved = point
          moved[by] = shifted
          return try row.gradient(at: moved)[also]
        }
        expectClose(hessian[by][also], measured, within: 1e-7, "\(primitive.name) by \(by), \(also) at \(point)")
      }
    }
  }

  @Test(arguments: Primitive.all.filter { $0.definition != nil })
  func `a definition has the primitive's value and gradient`(_ primitive: Primitive) throws {
    let row = try Row(primitive, operands: primitive.testPoint.count)
    let opened = try Row(
      primitive, operands: primitive.testPoint.count, GraphOptions(expandedBuiltins: [primitive.name]))
    #expect(opened.graph.groups.map(\.function) == [primitive.name])
    #expect(opened.graph.nodes.allSatisfy { opened.graph.primitive(of: $0)?.name != primitive.name })
    for point in primitive.points {
      expectClose(try row.value(at: point), try opened.value(at: point), within: 1e-13, "\(point)")
      for (mine, theirs) in zip(try row.gradient(at: point), try opened.gradient(at: point)) {
        expectClose(mine, theirs, within: 1e-12, "\(primitive.name) at \(point)")
      }
    }
  }

  @Test(arguments: Primitive.all)
  func `the partials in use are the table's formulas`(_ primitive: Primitive) throws {
    for count in primitive.operandCounts {
      let row = try Row(primitive, operands: count)
      for point in primitive.points {
        let operands = (0..<count).map { point[$0 % point.count] + ($0 < point.count ? 0 : Double($0)) }
        let value = try row.value(at: operands)
        #expect(value == operands.withUnsafeBufferPointer { primitive.value($0) })
        let partials = try row.evaluation(at: operands).partials.values
        for slot in operands.indices {
          expectClose(partials[slot], try primitive.partial(slot, at: operands, value), within: 1e-15)
        }
      }
    }
  }

  @Test(arguments: Primitive.all)
  func `symbolic partials have the value of the numbers on the edges`(_ primitive: Primitive) throws {
    for count in primitive.operandCounts {
      let row = try Row(primitive, operands: count)
      var symbolic = SymbolicPartials(of: row.graph)
      for point in primitive.points {
        let operands = (0..<count).map { point[$0 % point.count] + ($0 < point.count ? 0 : Double($0)) }
        let evaluation = try row.evaluation(at: operands)
        var names = row.point(operands)
        names["y"] = evaluation.value(of: "y")
        for edge in row.graph.edges {
          let text = try symbolic.text(on: edge)
          expectClose(try value(of: text, at: names), evaluation.partials[edge], within: 1e-14, text)
        }
      }
    }
  }

  @Test(arguments: Primitive.all)
  func `a function is found by its name and by its aliases`(_ primitive: Primitive) {
    for name in [primitive.name] + primitive.aliases {
      #expect(Primitive.named(name).map { Primitive[$0].name } == primitive.name)
      let isCallable = primitive.form == .function || name == "pow"
      #expect((Primitive.callable(name) != nil) == isCallable)
    }
  }
}

extension Primitive {
  fileprivate var operandCounts: [Int] { isVariadic ? [1, 2, 3, 5] : [testPoint.count] }

  /// The formula of the table, evaluated by nothing else.
  fileprivate func partial(_ slot: Int, at operands: [Double], _ value: Double) throws -> Double {
    switch partials {
    case .each(let texts):
      return try Formula(parsing: texts[slot]).value(operands, value, operands.count)
    case .every(let text, _):
      return try Formula(parsing: text).value([operands[slot]], value, operands.count)
    case .productOfOthers:
      return operands.indices.reduce(1) { $1 == slot ? $0 : $0 * operands[$1] }
    }
  }
}

extension Formula {
  fileprivate func value(_ operands: [Double], _ value: Double, _ count: Int) -> Double {
    operands.withUnsafeBufferPointer { self($0, value: value, count: count) }
  }
}
