import ComputationGraph

/// The part of a ledger that sweeps fill, each table of numbers kept no longer than it is needed.
struct SweepLedger {
  private let graph: Graph
  private let outputs: [NodeID]
  private let variables: [NodeID]
  private let evaluation: Evaluation?
  private(set) var agreement: SweepAgreement?

  /// Edges times seeds: some seconds.
  private static let shapeLimit = 20_000_000_000
  private static let numberLimit = 1_500_000_000
  /// Entries of a Jacobian that are all compared; of more, a sample.
  private static let comparisonLimit = 4_000_000
  private static let sampleSize = 64

  init(_ outputs: [NodeID], _ variables: [NodeID], _ graph: Graph, _ evaluation: Evaluation?) {
    self.graph = graph
    self.outputs = outputs
    self.variables = variables
    self.evaluation = evaluation
  }

  private func isWithin(_ limit: Int, _ sweeps: Int) -> Bool {
    let work = sweeps.multipliedReportingOverflow(by: graph.edgeCount + graph.nodeCount)
    return !work.overflow && work.partialValue <= limit
  }

  /// One sweep for each variable, and one for each output.
  mutating func pure() -> [Ledger.Entry] {
    let counts = evaluation.map { counted($0) }
    return [
      entry(.forward, variables.map { [$0] }, counts?.forward, graph.forwardCost),
      entry(.reverse, outputs.map { [$0] }, counts?.reverse, graph.reverseCost),
    ]
  }

  /// Shared sweeps, where they are fewer.
  func compressed(_ pattern: SparsityPattern) -> [Ledger.Entry] {
    var entries: [Ledger.Entry] = []
    if let coloring = pattern.columnColoring(), coloring.count < variables.count {
      let groups = coloring.groups.map { $0.map { variables[$0] } }
      let count = self.count(groups) { $0.sweepForward(from: $1) }
      entries.append(entry(.forwardCompressed, groups, count, graph.forwardCost))
    }
    if let coloring = pattern.transposed().columnColoring(), coloring.count < outputs.count {
      let groups = coloring.groups.map { $0.map { outputs[$0] } }
      let count = self.count(groups) { $0.sweepInReverse(from: $1) }
      entries.append(entry(.reverseCompressed, groups, count, graph.reverseCost))
    }
    return entries
  }

  private func entry(
    _ method: Ledger.Method, _ groups: [[NodeID]], _ atPoint: OperationCount?, _ cost: ([[NodeID]]) -> Cost.Sweeps
  ) -> Ledger.Entry {
    let cost = isWithin(Self.shapeLimit, groups.count) ? cost(groups) : nil
    let structural = cost.map { OperationCount(multiplications: $0.multiplications, additions: $0.additions) }
    return Ledger.Entry(
      method: method, sweeps: groups.count, edges: cost?.edges, structural: structural, atPoint: atPoint)
  }

  private func count(_ groups: [[NodeID]], _ sweep: (inout CountedSweeps, [NodeID]) -> Void) -> OperationCount? {
    guard let evaluation, isWithin(Self.numberLimit, groups.count) else { return nil }
    var sweeps = CountedSweeps(over: evaluation)
    for group in groups { sweep(&sweeps, group) }
    return sweeps.count
  }

  /// Makes the sweeps of both modes, or a sample of them, and compares what they give.
  private mutating func counted(_ evaluation: Evaluation) -> (forward: OperationCount?, reverse: OperationCount?) {
    let isForwardWhole = isWithin(Self.numberLimit, variables.count)
    let isReverseWhole = isWithin(Self.numberLimit, outputs.count)
    let entries = outputs.count.multipliedReportingOverflow(by: variables.count)
    let isWhole =
      isForwardWhole && isReverseWhole && !entries.overflow && entries.partialValue <= Self.comparisonLimit
    guard isWhole || isWithin(Self.numberLimit, 1) else { return (nil, nil) }
    let sample = isWhole ? Int.max : max(1, min(Self.sampleSize, Self.numberLimit / max(1, graph.edgeCount)))
    let whole = compare(evaluation, outputs.sample(sample), variables.sample(sample))
    return (
      sample >= variables.count ? whole.forward : count(variables.map { [$0] }) { $0.sweepForward(from: $1) },
      sample >= outputs.count ? whole.reverse : count(outputs.map { [$0] }) { $0.sweepInReverse(from: $1) }
    )
  }

  private mutating func compare(
    _ evaluation: Evaluation, _ rows: [NodeID], _ columns: [NodeID]
  ) -> (forward: OperationCount, reverse: OperationCount) {
    var forward = CountedSweeps(over: evaluation)
    var derivatives: [Double] = []
    for variable in columns {
      forward.sweepForward(from: [variable])
      for output in rows { derivatives.append(forward[output]) }
    }
    var reverse = CountedSweeps(over: evaluation)
    var tally = AgreementTally()
    for (row, output) in rows.enumerated() {
      reverse.sweepInReverse(from: [output])
      for (column, variable) in columns.enumerated() {
        let tangent = derivatives[column * rows.count + row]
        tally.compare(.init(output: output, variable: variable, forward: tangent, reverse: reverse[variable]))
      }
    }
    agreement = tally.agreement
    return (forward.count, reverse.count)
  }
}

extension [NodeID] {
  /// So many at even distances, or all.
  fileprivate func sample(_ size: Int) -> [NodeID] {
    size >= count ? self : (0..<size).map { self[$0 * count / size] }
  }
}
