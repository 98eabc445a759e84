import ComputationGraph

/// What to draw of a graph, and how.
public struct FigureOptions: Sendable {
  public var kind: FigureKind
  /// What ``FigureKind/steps`` goes through.
  public var sweep: SweepDirection
  public var style: FigureStyle
  public var language: Language
  /// The outputs to differentiate; the graph's own where empty. Sweeps and paths use the first.
  public var outputs: [Graph.Output]
  /// The variables to differentiate by; every input where empty. Sweeps and paths use the first.
  public var variables: [Graph.Output]
  /// Significant digits of numbers, 1 to 17.
  public var precision: Int
  public var partialDisplay: PartialDisplay
  /// Whether constants are nodes of their own instead of parts of labels.
  public var showsConstants: Bool
  /// Whether chains of unnamed operations become edges that carry the product along them.
  public var showsOnlyNames: Bool
  /// Whether every use of an input is a leaf of its own, as an expression tree has it.
  public var repeatsInputs: Bool
  /// Whether the derivative by the first variable is derived beside the drawing, one rule after the other; only in
  /// the style `olah`.
  public var showsDerivation: Bool
  /// The functions whose composites are drawn open; `"all"` stands for every one.
  public var expanded: Set<String>
  /// Composites nested less deep than this are drawn open.
  public var depth: Int
  /// Instead of ``expanded`` and ``depth`` the very composites that are drawn open, as indices of the graph's groups;
  /// one inside of a closed composite is not seen.
  public var openedGroups: Set<Int>?
  /// Beyond so many nodes a figure is folded.
  public var maximumNodeCount: Int
  /// Whether a figure that would have too many nodes is folded, rather than refused.
  public var isFolding: Bool
  /// Instead of the caption made from the program; empty for none.
  public var caption: String?
  public var worksheet = Worksheet()
  /// What nodes are coloured by in a figure of the kind `heat`.
  public var heat = HeatQuantity.adjoint

  public init(
    kind: FigureKind = .graph, style: FigureStyle = .olah, language: Language = .english,
    outputs: [Graph.Output] = [], variables: [Graph.Output] = [], precision: Int = 4,
    partialDisplay: PartialDisplay = .both, showsConstants: Bool = false, showsOnlyNames: Bool = false,
    repeatsInputs: Bool = false, showsDerivation: Bool = false, expanded: Set<String> = [], depth: Int = 0,
    openedGroups: Set<Int>? = nil, maximumNodeCount: Int = 150, isFolding: Bool = true, caption: String? = nil,
    sweep: SweepDirection = .reverse
  ) {
    self.kind = kind
    self.sweep = sweep
    self.style = style
    self.language = language
    self.outputs = outputs
    self.variables = variables
    self.precision = precision
    self.partialDisplay = partialDisplay
    self.showsConstants = showsConstants
    self.showsOnlyNames = showsOnlyNames
    self.repeatsInputs = repeatsInputs
    self.showsDerivation = showsDerivation
    self.expanded = expanded
    self.depth = depth
    self.openedGroups = openedGroups
    self.maximumNodeCount = maximumNodeCount
    self.isFolding = isFolding
    self.caption = caption
  }
}

/// Why a graph cannot be drawn as asked.
public enum FigureError: Error, Sendable, Hashable {
  /// Where it is not to be folded.
  case tooManyNodes(Int, limit: Int)
  case nothingToDraw
  case noOutput
  /// To go through one by one.
  case tooManyPaths(limit: Int)
  case nothingToBlank
  case noNumbers

  /// For a person at the command line, options to try included.
  public var message: String {
    switch self {
    case .tooManyNodes(let count, let limit):
      "the figure would have \(count) nodes, more than \(limit): let it be folded without --no-fold, keep functions "
        + "closed, draw only names with --named-only, or raise --max-nodes"
    case .nothingToDraw: "the program has nothing to draw"
    case .tooManyPaths(let limit):
      "there are more than \(limit) paths, too many to go through one by one: --sweep forward and --sweep reverse "
        + "merge them at each node"
    case .noOutput: "the program has no output to differentiate"
    case .nothingToBlank: "the figure shows nothing of what is to be left blank"
    case .noNumbers: "sizes need numbers: set a value for every input with --at"
    }
  }
}
