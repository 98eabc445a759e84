import BigInt
import ComputationGraph
import Differentiation

extension FigureContext {
  /// How many paths are drawn one by one; nil where there are too many, or where a folded box hides some.
  func drawnPathCount(from source: NodeID, to target: NodeID) -> Int? {
    presentation.isFolded
      ? nil : presentation.paths(from: source, to: target, limit: PathLabels.limit)?.count
  }

  /// The exact count; of one with hundreds of thousands of digits only how many these are.
  func pathCountText(from source: NodeID, to target: NodeID) -> String {
    guard presentation.isFolded else { return digits(graph.pathCount(from: source, to: target)) }
    let size = graph.pathCountLogarithm(from: source, to: target)
    guard size * Double(graph.edgeCount) < Self.longestCount else {
      return words.about("10^\(words.count(Int(size * 0.30103)))")
    }
    return digits(graph.pathCount(from: source, to: target))
  }

  private static let longestCount = 2e10

  /// Whether listing the largest paths takes no longer than drawing.
  var canListLargestPaths: Bool { !presentation.isFolded || graph.edgeCount <= 200_000 }
}

extension Graph {
  /// The binary logarithm of the number of paths; 0 where there is none. O(edges).
  func pathCountLogarithm(from source: NodeID, to target: NodeID) -> Double {
    guard source <= target else { return 0 }
    var logarithms = [Double](repeating: -.infinity, count: nodeCount)
    logarithms[Int(source.index)] = 0
    for node in nodes[Int(source.index)...Int(target.index)] where node != source {
      var sum = -Double.infinity
      for operand in operands(of: node) {
        let (a, b) = (sum, logarithms[Int(operand.index)])
        let (larger, smaller) = (max(a, b), min(a, b))
        sum = larger == -.infinity ? larger : larger + Self.log2OnePlus(smaller - larger)
      }
      logarithms[Int(node.index)] = sum
    }
    return max(0, logarithms[Int(target.index)])
  }

  /// Of 1 + 2^x for x ≤ 0, to a few digits.
  private static func log2OnePlus(_ x: Double) -> Double {
    guard x > -60 else { return 0 }
    let scaled = 1 + exp2(x)
    return Double(scaled.exponent) + (scaled.significand - 1)
  }

  private static func exp2(_ x: Double) -> Double {
    let whole = x.rounded(.down)
    let fraction = x - whole
    return Double(sign: .plus, exponent: Int(whole), significand: 1 + fraction)
  }

  /// Of these nodes the first with the most paths to a target, counted up to a dozen: one path shows no sum. O(edges).
  func busiest(of sources: [NodeID], to target: NodeID) -> NodeID? {
    var counts = [UInt8](repeating: 0, count: nodeCount)
    counts[Int(target.index)] = 1
    for node in nodes[...Int(target.index)].reversed() where counts[Int(node.index)] > 0 {
      for operand in operands(of: node) where isActive(operand) {
        counts[Int(operand.index)] = min(13, counts[Int(operand.index)] + counts[Int(node.index)])
      }
    }
    let most = sources.map { counts[Int($0.index)] }.max()
    return sources.first { counts[Int($0.index)] == most }
  }
}
