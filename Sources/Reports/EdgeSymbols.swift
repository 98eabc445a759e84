import ComputationGraph
import Differentiation
import Notation

/// The partials of a graph's edges in symbols, one after another in bounded memory.
struct EdgeSymbols {
  private var partials: SymbolicPartials
  private var written = 0

  init(of graph: Graph) { partials = SymbolicPartials(of: graph) }

  mutating func text(on edge: EdgeID) throws(SourceErrors) -> String {
    written += 1
    if written % 4096 == 0 { partials.reset() }
    return try partials.text(on: edge)
  }
}
