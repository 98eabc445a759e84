import ComputationGraph
import Differentiation
import Notation
import TestSupport
import Testing

/// Independent ways to the same derivatives, on random programs.
@Suite struct AgreementTests {
  @Test(arguments: Batch.all)
  func `forward sweeps, reverse sweeps and Jacobians agree`(_ batch: Batch) throws {
    for program in batch.programs {
      let evaluation = try program.evaluation()
      let outputs = evaluation.graph.outputs.map(\.node)
      let columns = evaluation.inputNodes.map { evaluation.tangents(along: [$0: 1]) }
      let jacobian = evaluation.jacobian(of: outputs, wrt: evaluation.inputNodes)
      for (row, output) in outputs.enumerated() {
        let adjoints = evaluation.adjoints(of: output)
        let sizes = evaluation.magnitudes(of: output)
        for (column, input) in evaluation.inputNodes.enumerated() {
          let scale = sizes[Int(input.index)]
          expectClose(columns[column][output], adjoints[input], scale: scale, program.text)
          expectClose(jacobian.values[row][column], adjoints[input], scale: scale, program.text)
        }
      }
    }
  }

  @Test(arguments: Batch.all)
  func `the products of all paths add up to the derivative and their number is counted`(_ batch: Batch) throws {
    var summed = 0
    for program in batch.programs {
      let evaluation = try program.evaluation()
      guard let output = evaluation.graph.outputs.last?.node else { continue }
      let adjoints = evaluation.adjoints(of: output)
      let sizes = evaluation.magnitudes(of: output)
      for input in evaluation.inputNodes {
        let paths = evaluation.paths(from: input, to: output)
        guard paths.isAtMost(2_000) else { continue }
        let products = paths.map(\.product)
        summed += products.count
        expectClose(products.reduce(0, +), adjoints[input], scale: sizes[Int(input.index)], program.text)
        if paths.count != products.count { Issue.record("\(paths.count) is not \(products.count): \(program.text)") }
        if paths.sum != adjoints[input] { Issue.record("a sum of paths: \(program.text)") }
      }
    }
    #expect(summed > 200)
  }

  @Test(arguments: Batch.all)
  func `the largest paths are the first of all paths by size`(_ batch: Batch) throws {
    for program in batch.programs {
      let evaluation = try program.evaluation()
      guard let output = evaluation.graph.outputs.last?.node, let input = evaluation.inputNodes.first else { continue }
      let paths = evaluation.paths(from: input, to: output)
      guard paths.isAtMost(500) else { continue }
      let sizes = paths.map { abs($0.product) }.sorted(by: >)
      for count in [1, 5, 1_000] {
        let largest = paths.largest(count)
        let isSame = largest.map { abs($0.product) }.elementsEqual(sizes.prefix(count)) { isClose($0, $1) }
        if !isSame || Set(largest.map(\.edges)).count != largest.count { Issue.record("\(count) of \(program.text)") }
      }
    }
  }

  @Test(arguments: Batch.all)
  func `symbolic derivatives, composed or factored, have the value of the sweeps`(_ batch: Batch) throws {
    for program in batch.programs {
      let evaluation = try program.evaluation()
      guard let output = evaluation.graph.outputs.last?.node else { continue }
      var symbolic = SymbolicPartials(of: evaluation.graph)
      let adjoints = evaluation.adjoints(of: output)
      let sizes = evaluation.magnitudes(of: output)
      let derivatives = try symbolic.derivatives(of: output, wrt: evaluation.inputNodes)
      for (input, derivative) in zip(evaluation.inputNodes, derivatives) {
        let scale = sizes[Int(input.index)]
        let composed = symbolic.store.value(of: derivative, at: evaluation.values)
        expectClose(composed, adjoints[input], scale: scale, program.text)
        let factored = try #require(try symbolic.factoredDerivative(from: input, to: output))
        let product = symbolic.store.value(of: factored, at: evaluation.values)
        expectClose(product, adjoints[input], scale: scale, program.text)
      }
    }
  }

  @Test(arguments: Batch.all)
  func `derivatives are the limits of differences`(_ batch: Batch) throws {
    for program in batch.programsAwayFromKinks {
      let evaluation = try program.evaluation()
      let outputs = evaluation.graph.outputs.map(\.node)
      #expect(evaluation.kinks.isEmpty, "\(program.text)")
      var point = Dictionary(
        uniqueKeysWithValues: evaluation.graph.inputs.map { ($0.name, evaluation.values[$0.node]) })
      for input in evaluation.graph.inputs {
        let center = evaluation.values[input.node]
        let tangents = evaluation.tangents(along: [input.node: 1])
        let measured = try slopes(at: center, step: 1e-4) { shifted in
          point[input.name] = shifted
          let values = try evaluation.graph.values(at: point)
          return outputs.map { values[$0] }
        }
        for (output, slope) in zip(outputs, measured) {
          expectClose(tangents[output], slope, within: 1e-5, program.text)
        }
        point[input.name] = center
      }
    }
  }

  @Test(arguments: Batch.all)
  func `weights times tangents are adjoints times directions`(_ batch: Batch) throws {
    var random = SplitMix64(seed: batch.number)
    for program in batch.programs {
      let evaluation = try program.evaluation()
      var direction: [NodeID: Double] = [:]
      var weights: [NodeID: Double] = [:]
      for input in evaluation.inputNodes { direction[input] = .random(in: -1...1, using: &random) }
      for output in evaluation.graph.outputs { weights[output.node] = .random(in: -1...1, using: &random) }
      let tangents = evaluation.tangents(along: direction)
      let adjoints = evaluation.adjoints(weighting: weights)
      var forward = 0.0
      var reverse = 0.0
      var scale = 0.0
      for output in weights.keys.sorted() {
        forward += (weights[output] ?? 0) * tangents[output]
        let sizes = evaluation.magnitudes(of: output)
        scale += evaluation.inputNodes.reduce(0) { $0 + sizes[Int($1.index)] }
      }
      for input in direction.keys.sorted() { reverse += (direction[input] ?? 0) * adjoints[input] }
      expectClose(forward, reverse, scale: scale, program.text)
    }
  }

  @Test(arguments: Batch.all)
  func `Hessians are symmetric and the slopes of gradients`(_ batch: Batch) throws {
    for program in batch.programsAwayFromKinks {
      let evaluation = try program.evaluation()
      let inputs = evaluation.graph.inputs
      guard let output = evaluation.graph.outputs.last?.node else { continue }
      let hessian = try evaluation.hessian(of: output, wrt: inputs.map(\.node)).values
      let scale = hessian.joined().map(abs).max() ?? 0
      var point = Dictionary(uniqueKeysWithValues: inputs.map { ($0.name, evaluation.values[$0.node]) })
      let row = Int(program.text.utf8.count) % inputs.count
      let center = evaluation.values[inputs[row].node]
      let measured = try slopes(at: center, step: 1e-4) { shifted in
        point[inputs[row].name] = shifted
        let adjoints = try evaluation.graph.evaluated(at: point).adjoints(of: output)
        return inputs.map { adjoints[$0.node] }
      }
      for column in inputs.indices {
        expectClose(hessian[row][column], hessian[column][row], within: 1e-9, scale: scale, program.text)
        expectClose(hessian[row][column], measured[column], within: 1e-4, scale: scale, program.text)
      }
    }
  }

  @Test(arguments: Batch.all.prefix(10))
  func `a program's own verification holds`(_ batch: Batch) throws {
    for program in batch.programsAwayFromKinks {
      let evaluation = try program.evaluation()
      guard let output = evaluation.graph.outputs.last?.node else { continue }
      let verification = evaluation.verified(of: [output], wrt: evaluation.inputNodes)
      for check in verification.checks where !check.holds { Issue.record("\(check) of \(program.text)") }
      #expect(verification.checks.map(\.method) == Verification.Check.Method.allCases)
      #expect(verification.checks.contains { $0.method == .finiteDifferences && $0.compared > 0 })
    }
  }
}
