import ComputationGraph
import Differentiation
import Notation
import TestSupport
import Testing

/// Sweeps that are shared give what each would give alone.
@Suite struct CompressionTests {
  @Test(arguments: Batch.all)
  func `a compressed Jacobian is that of single sweeps to the last bit`(_ batch: Batch) throws {
    for program in batch.programs {
      let evaluation = try program.evaluation()
      let outputs = evaluation.graph.outputs.map(\.node) + evaluation.graph.nodes.suffix(6)
      let variables = evaluation.inputNodes + evaluation.graph.nodes.prefix(9)
      for (rows, columns) in [(outputs, variables), (outputs + outputs + outputs, evaluation.inputNodes)] {
        let jacobian = evaluation.jacobian(of: rows, wrt: columns)
        #expect(jacobian.values.bits == singleSweeps(evaluation, rows, columns).bits, "\(program.text)")
        let pattern = try #require(evaluation.graph.jacobianPattern(of: rows, wrt: columns))
        for (row, values) in jacobian.values.enumerated() {
          let inside = Set(pattern.columns(inRow: row).map(Int.init))
          for (column, value) in values.enumerated() where value != 0 { #expect(inside.contains(column)) }
        }
      }
    }
  }

  private func singleSweeps(_ evaluation: Evaluation, _ outputs: [NodeID], _ variables: [NodeID]) -> [[Double]] {
    if outputs.count <= variables.count {
      return outputs.map { output in
        let adjoints = evaluation.adjoints(of: output)
        return variables.map { adjoints[$0] }
      }
    }
    let columns = variables.map { evaluation.tangents(along: [$0: 1]) }
    return outputs.map { output in columns.map { $0[output] } }
  }

  @Test(arguments: Batch.all.prefix(12))
  func `a compressed Hessian is that of single products to the last bit`(_ batch: Batch) throws {
    for program in batch.programs {
      let evaluation = try program.evaluation()
      let inputs = evaluation.inputNodes
      for output in evaluation.graph.outputs.map(\.node).suffix(2) {
        let rows = try inputs.map { input in
          let product = try evaluation.hessianProduct(of: output, along: [input: 1])
          return inputs.map { product[$0] }
        }
        #expect(try evaluation.hessian(of: output, wrt: inputs).values.bits == rows.bits, "\(program.text)")
        let star = try evaluation.graph.hessianPlan(of: output, wrt: inputs, coloring: .star)
        let mirrored = try evaluation.hessian(of: output, wrt: inputs, by: star).values
        let scale = rows.joined().reduce(1) { max($0, abs($1)) }
        for (a, b) in zip(mirrored.joined(), rows.joined()) {
          expectClose(a, b, within: 1e-9, scale: scale, program.text)
        }
        let pattern = try #require(try evaluation.graph.hessianPattern(of: output, wrt: inputs))
        #expect(pattern == pattern.transposed())
        for (row, values) in rows.enumerated() {
          let inside = Set(pattern.columns(inRow: row).map(Int.init))
          for (column, value) in values.enumerated() where value != 0 {
            #expect(inside.contains(column), "\(program.text)")
          }
        }
      }
    }
  }

  /// A residual of each variable and its neighbours.
  @Test func `a tridiagonal Jacobian takes three sweeps of either mode`() throws {
    let n = 50
    let lines = (1...n).map { "r\($0) = (3 - 2*x\($0))*x\($0) - x\(max(1, $0 - 1)) - 2*x\(min(n, $0 + 1)) + 1" }
    let inputs = (1...n).map { "x\($0) = \(Double($0) / 10)" }
    let evaluation = try Evaluation((inputs + lines).joined(separator: "\n"))
    let outputs = evaluation.graph.outputs.map(\.node)
    let ledger = Ledger(of: outputs, wrt: evaluation.inputNodes, in: evaluation.graph, evaluation: evaluation)
    #expect(ledger[.forwardCompressed]?.sweeps == 3)
    #expect(ledger[.reverseCompressed]?.sweeps == 3)
    #expect(ledger.nonzeroCount == 3 * n - 2)
    #expect(ledger[.forwardCompressed]?.structural == ledger[.forward]?.structural)
    let jacobian = evaluation.jacobian(of: outputs, wrt: evaluation.inputNodes).values
    for row in 1..<n - 1 {
      #expect(jacobian[row][row - 1] == -1)
      #expect(jacobian[row][row + 1] == -2)
      expectClose(jacobian[row][row], 3 - 4 * Double(row + 1) / 10)
    }
  }

  @Test(arguments: [
    ("a*b + c*d", [[1], [0], [3], [2]]),
    ("a + 2*b - c/3 + relu(d)", [[], [], [], []]),
    ("a/b + exp(c) + d^2", [[1], [0, 1], [2], [3]]),
    ("if(a > b, c*c, d)", [[], [], [2], []]),
    ("sin(a + b) + max(c, d)", [[0, 1], [0, 1], [], []]),
    ("abs(a)*step(b) + hypot(c, d)", [[1], [0], [2, 3], [2, 3]]),
    ("mean(a, b, c)*d", [[3], [3], [3], [0, 1, 2]]),
  ])
  func `variables interact where something nonlinear joins them`(_ text: String, _ partners: [[Int32]]) throws {
    let graph = try Graph("a = 1\nb = 2\nc = 3\nd = 4\nf = \(text)")
    let output = try #require(graph.node(named: "f"))
    let pattern = try #require(try graph.hessianPattern(of: output, wrt: graph.inputs.map(\.node)))
    #expect((0..<4).map { Array(pattern.columns(inRow: $0)) } == partners)
  }

  @Test func `a Hessian times a direction is what the Hessian says`() throws {
    let evaluation = try Evaluation("x = 1.2\ny = -0.4\nz = 2\nf = x*y*exp(z) + sin(x*z)")
    let f = try #require(evaluation.graph.node(named: "f"))
    let hessian = try evaluation.hessian(of: f, wrt: evaluation.inputNodes).values
    let product = try evaluation.hessianProduct(of: "f", along: ["x": 2, "y": -1, "z": 0.5, "nothing": 7])
    for (row, input) in zip(hessian, evaluation.inputNodes) {
      expectClose(product[input], 2 * row[0] - row[1] + 0.5 * row[2])
    }
    #expect(try evaluation.hessianProduct(of: "nothing", along: ["x": 1])["x"] == 0)
  }

  @Test func `variables that are no inputs have a product each`() throws {
    let evaluation = try Evaluation("x = 2\nu = x^2\nv = 3*x\nf = u*u + v")
    let nodes = try ["u", "v"].map { try #require(evaluation.graph.node(named: $0)) }
    let f = try #require(evaluation.graph.node(named: "f"))
    #expect(try evaluation.graph.hessianPlan(of: f, wrt: nodes, coloring: .star).groups == [[0], [1]])
    #expect(try evaluation.hessian(of: f, wrt: nodes).values == [[2, 0], [0, 0]])
  }
}

extension [[Double]] {
  fileprivate var bits: [[UInt64]] { map { $0.map(\.bitPattern) } }
}
