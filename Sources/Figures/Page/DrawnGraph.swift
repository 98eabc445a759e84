import ComputationGraph
import Differentiation

/// The nodes and arrows of a drawing with what there is to say of each beside it: for pages on which readers point at
/// them, and change the numbers.
public struct DrawnGraph: Sendable {
  public var nodes: [Node]
  /// In the order of the drawing: the arrow `e3` is the fourth.
  public var arrows: [Arrow]

  public struct Node: Sendable {
    public var node: NodeID
    /// `c = a + b = 3`
    public var definition: Line
    /// `∂c/∂a = 1`, for each arrow that leads here.
    public var partials: [Line]
    /// How a forward sweep gets here: `ċ = 1·0 + 1·1 = 1`; none where it starts.
    public var forwardRule: Line?
    /// How a reverse sweep gets here: `b̄ = 2·1 + 3·1 = 5`; none where it starts.
    public var reverseRule: Line?
  }

  public struct Arrow: Sendable {
    public var tail: NodeID
    public var head: NodeID
    /// Of the partial along the arrow.
    public var factors: [Factor]
    /// The partial in symbols and as a number.
    public var partial: Line?
  }

  /// Sweeps start as the options say.
  public init(of graph: Graph, evaluation: Evaluation?, options: FigureOptions) throws(FigureError) {
    let context: FigureContext
    do { context = try FigureContext(graph, evaluation, options) } catch { throw .nothingToDraw }
    let presentation = context.presentation
    let composites = presentation.closed.nodes
    let rules = DrawnRules(in: context)
    arrows = presentation.arcs.indices.map { index in
      let arc = presentation.arcs[index]
      return Arrow(
        tail: presentation.vertices[arc.tail].node, head: presentation.vertices[arc.head].node,
        factors: arc.route.map { presentation.factors(of: $0, composites) } ?? [], partial: rules.partial(index))
    }
    nodes = presentation.vertices.indices.filter { presentation.isFirst($0) }.map(rules.node)
  }
}

extension Presentation {
  /// Whether a vertex is the only leaf of its input, or the first of them.
  fileprivate func isFirst(_ vertex: Int) -> Bool { vertexOfNode[vertices[vertex].node] == vertex }
}

extension Graph {
  /// What a node is called and how it is computed, as drawings set it: `c` and `a + b`; an input has no second line.
  public func typeset(_ node: NodeID, precision: Int = 4) -> (name: Line, expression: Line?) {
    let typesetter = Typesetter(precision: precision)
    let name = Line(typesetter.name(self.name(of: node)))
    return (name, operation(of: node) == .input ? nil : Line(typesetter.runs(of: labelExpression(of: node))))
  }
}

extension Line {
  /// Words, then names: `Computational graph of e, L`.
  public init(_ words: String, names: [String]) {
    let typesetter = Typesetter(precision: 4)
    let lists = names.enumerated().map { ($0 > 0 ? [Run(", ")] : []) + typesetter.name($1) }
    self.init([Run(words)] + lists.flatMap(\.self))
  }

  /// A number as drawings write it.
  public init(_ number: Double, precision: Int) { self.init(Typesetter(precision: precision).number(number)) }
}

extension Graph {
  /// An output with everything it is computed from in one expression: `e = (a + b)·(b + 1)`.
  public func typeset(wholeExpressionOf output: Output) -> Line {
    let typesetter = Typesetter(precision: 17)
    let text = expression(of: output.node, isExpandingUnnamed: true)
    return Line(typesetter.name(output.name) + [Run(" = ")] + typesetter.runs(of: text))
  }
}
