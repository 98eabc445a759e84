import ComputationGraph
import Differentiation

extension Figure {
  /// Says beneath the figure what is to be seen, and what its signs mean.
  mutating func addHeatWords(_ context: FigureContext) {
    let sizes = HeatSizes(in: context)
    let summary = HeatSummary(sizes, context)
    if context.options.caption == nil { caption += summary.lines.map { Line($0.colored(.muted)) } }
    legend = summary.legend
  }
}

/// What a figure of sizes shows, in words.
struct HeatSummary {
  private let sizes: HeatSizes
  private let context: FigureContext
  private let nodes: [(node: NodeID, size: Double)]

  init(_ sizes: HeatSizes, _ context: FigureContext) {
    self.sizes = sizes
    self.context = context
    nodes = sizes.nodes
  }

  private var words: Words { context.words }

  private typealias Extreme = (node: NodeID, size: Double)

  private var finite: [Extreme] { nodes.filter { $0.size != 0 && !$0.size.isNaN } }
  private var smallest: Extreme? { finite.min { $0.size.magnitude < $1.size.magnitude } }
  private var largest: Extreme? { finite.max { $0.size.magnitude < $1.size.magnitude } }
  private var zeros: [NodeID] { nodes.filter { $0.size == 0 }.map(\.node) }

  /// `The adjoint falls from 1 at L to 3·10⁻⁷ at w1: vanishing.`
  var lines: [[Run]] {
    var lines: [[Run]] = []
    if let smallest, smallest.size.magnitude < HeatSizes.vanishing, let start = start(besides: smallest) {
      lines.append(course(words.falls, start, smallest, words.vanishing))
    }
    if let largest, largest.size.magnitude >= HeatSizes.exploding, let start = start(besides: largest) {
      lines.append(course(words.grows, start, largest, words.exploding))
    }
    if lines.isEmpty, let smallest, let largest { lines.append(range(smallest, largest)) }
    if !zeros.isEmpty { lines.append(dead) }
    return lines
  }

  /// Where the sweep starts; of values, the other end of the range.
  private func start(besides end: Extreme) -> Extreme? {
    if let seed = sizes.seed { return seed == end.node ? nil : nodes.first { $0.node == seed } }
    return end.node == smallest?.node ? largest : smallest
  }

  private func course(_ verb: (String, String), _ start: Extreme, _ end: Extreme, _ verdict: String) -> [Run] {
    [Run(words.sentence(context.options.heat) + verb.0)] + size(start) + [Run(verb.1)] + size(end)
      + [Run(": " + verdict)]
  }

  private func range(_ smallest: Extreme, _ largest: Extreme) -> [Run] {
    let lead = words.sentence(context.options.heat)
    if smallest.size.magnitude == largest.size.magnitude {
      return [Run(lead + words.isAlways)] + context.number(smallest.size.magnitude)
    }
    return [Run(lead + words.staysBetween.0)] + size(smallest) + [Run(words.staysBetween.1)] + size(largest)
  }

  private func size(_ extreme: Extreme) -> [Run] {
    context.number(extreme.size) + [Run(words.at)] + context.name(extreme.node)
  }

  private var dead: [Run] {
    let names = zeros.prefix(6).map { context.name($0) }
    let more = zeros.count > 6 ? [Run(words.andMore(zeros.count - 6))] : []
    return [Run(words.isZeroAt)] + Array(names.joined(separator: [Run(", ")])) + more
  }

  /// Only the signs that the figure uses.
  var legend: [Figure.LegendEntry] {
    let sizes = nodes.map(\.size)
    let all = nodes.map { Int($0.node.index) }
    let signs = sizes.compactMap { self.sizes.sign(of: $0) }
    var legend: [Figure.LegendEntry] = []
    let entry = { (sign: [Run], words: String) in legend.append(.init(sign: sign, words: words)) }
    if signs.contains("▼") { entry([Run("▼ < ")] + power(-3), words.vanishing) }
    if signs.contains("▲") { entry([Run("▲ ≥ ")] + power(3), words.exploding) }
    if sizes.contains(0) || self.sizes.partials.contains(0) { entry([Run("0")], words.zeroIsDashed) }
    if sizes.contains(where: \.isNaN) { entry([Run("NaN")], words.isNoNumber) }
    if all.contains(where: self.sizes.isSaturated) {
      entry([Run(words.saturated + ": |∂| < ")] + power(-2), words.everyPartial)
    }
    if all.contains(where: self.sizes.isDead) { entry([Run(words.dead + ": ∂ = 0")], words.everyPartial) }
    entry([Run("→")], words.widthGrows)
    return legend
  }

  private func power(_ exponent: Int) -> [Run] {
    [Run("10"), Run((exponent < 0 ? "−" : "") + "\(abs(exponent))", script: .superscripted)]
  }
}
