import BigInt
import ComputationGraph

/// What multiplying out every path from every variable to every output would take: what sweeps avoid.
public struct PathLedger: Sendable, Equatable {
  /// Exact numbers; nil where they have more digits than it is worth to count.
  public let exact: Exact?
  /// The decimal logarithm of the number of paths, −∞ where there is none.
  public let decimalLogarithm: Double
  /// How many different edges lie on paths.
  public let edges: Int

  public struct Exact: Sendable, Equatable {
    public let count: BigUInt
    /// One less than its edges for each path.
    public let multiplications: BigUInt
  }
}

extension Graph {
  /// Counts the paths between all pairs, and what they take one by one. O(edges · digits).
  public func pathLedger(of outputs: [NodeID], wrt variables: [NodeID]) -> PathLedger {
    let logarithm = binaryLogarithmOfPaths(outputs, variables)
    let isOnWay = nodesOnWays(from: variables, to: outputs)
    let edgeCount = edges.count { isOnWay[head(of: $0)] && isOnWay[tail(of: $0)] && isActive(tail(of: $0)) }
    return PathLedger(
      exact: exactPaths(outputs, variables, isOnWay, bits: logarithm),
      decimalLogarithm: logarithm * 0.301029995663981195, edges: edgeCount)
  }

  private func exactPaths(
    _ outputs: [NodeID], _ variables: [NodeID], _ isOnWay: NodeTable<Bool>, bits: Double
  ) -> PathLedger.Exact? {
    let stepBits = bits + 32
    if stepBits < 63 {
      let totals = pathTotals(outputs, variables, isOnWay, as: UInt64.self)
      return PathLedger.Exact(count: BigUInt(totals.count), multiplications: BigUInt(totals.products))
    }
    guard bits < 65_536, stepBits / 64 * Double(edgeCount) < 5e7 else { return nil }
    let totals = pathTotals(outputs, variables, isOnWay, as: BigUInt.self)
    return PathLedger.Exact(count: totals.count, multiplications: totals.products)
  }

  /// Numbers are let go once their node's last user has them.
  private func pathTotals<Number: UnsignedInteger>(
    _ outputs: [NodeID], _ variables: [NodeID], _ isOnWay: NodeTable<Bool>, as: Number.Type
  ) -> (count: Number, products: Number) {
    let ends = multiplicities(of: outputs)
    let starts = multiplicities(of: variables)
    var uses = useCounts()
    var counts = [Number](repeating: 0, count: nodeCount)
    /// Edges on paths that end at a node, and of them those that begin one.
    var steps = counts
    var total: (count: Number, products: Number) = (0, 0)
    for node in nodes where isOnWay[node] {
      let index = Int(node.index)
      for tail in operands(of: node) where isOnWay[tail] && isActive(tail) {
        counts[index] += counts[Int(tail.index)]
        steps[index] += steps[Int(tail.index)] + counts[Int(tail.index)]
        uses[tail] -= 1
        if uses[tail] == 0 { (counts[Int(tail.index)], steps[Int(tail.index)]) = (0, 0) }
      }
      total.count += (counts[index] + Number(starts[node])) * Number(ends[node])
      total.products += (steps[index] - counts[index]) * Number(ends[node])
      counts[index] += Number(starts[node])
    }
    return total
  }

  private func multiplicities(of nodes: [NodeID]) -> NodeTable<Int> {
    var times = NodeTable<Int>(repeating: 0, count: nodeCount)
    for node in nodes { times[node] += 1 }
    return times
  }

  private func binaryLogarithmOfPaths(_ outputs: [NodeID], _ variables: [NodeID]) -> Double {
    let starts = multiplicities(of: variables)
    let ends = multiplicities(of: outputs)
    var counts = [ScaledCount](repeating: ScaledCount(0), count: nodeCount)
    var total = ScaledCount(0)
    for node in nodes {
      var sum = ScaledCount(Double(starts[node]))
      if isActive(node) {
        for tail in operands(of: node) where isActive(tail) { sum = sum + counts[Int(tail.index)] }
      }
      counts[Int(node.index)] = sum
      for _ in 0..<ends[node] { total = total + sum }
    }
    return total.binaryLogarithm
  }
}

/// A number of paths beyond the range of a double.
private struct ScaledCount {
  private var significand: Double
  private var exponent: Int

  init(_ count: Double) { (significand, exponent) = count == 0 ? (0, 0) : (count.significand, Int(count.exponent)) }

  static func + (a: Self, b: Self) -> Self {
    guard a.significand != 0 else { return b }
    guard b.significand != 0 else { return a }
    let (large, small) = a.exponent >= b.exponent ? (a, b) : (b, a)
    var sum = large
    if large.exponent - small.exponent < 64 {
      sum.significand += small.significand / Double(UInt64(1) << UInt64(large.exponent - small.exponent))
    }
    if sum.significand >= 2 {
      sum.significand /= 2
      sum.exponent += 1
    }
    return sum
  }

  var binaryLogarithm: Double {
    significand == 0 ? -.infinity : Double(exponent) + Double(logarithmOf: significand)
  }
}

extension Double {
  /// The binary logarithm of a number from 1 to 2, by repeated squaring: no library is needed for it.
  fileprivate init(logarithmOf significand: Double) {
    var (rest, bit, sum) = (significand, 0.5, 0.0)
    for _ in 0..<50 {
      rest *= rest
      if rest >= 2 {
        rest /= 2
        sum += bit
      }
      bit /= 2
    }
    self = sum
  }
}
