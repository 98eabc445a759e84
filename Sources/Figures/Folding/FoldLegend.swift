extension Figure {
  /// What ranges mean, where there are any.
  mutating func addFoldLegend(_ context: FigureContext) {
    guard !context.presentation.folds.isEmpty, kind != .graph, context.evaluation != nil else { return }
    let sign = style == .circuit ? "[a, b]" : "∈ [a, b]"
    legend.append(LegendEntry(sign: [Run(sign)], words: context.words.rangeOfMany))
    let hasBlocks = context.presentation.arcs.contains { ($0.block?.count ?? 0) > 1 }
    if kind == .partials, hasBlocks {
      legend.append(LegendEntry(sign: [Run("m × n", role: .partial)], words: context.words.blockOfMany))
    }
  }
}
