import ComputationGraph

/// What the nodes of a graph, their tangents and adjoints are called in Python, no two alike.
struct PythonNames {
  private let graph: Graph
  private var taken: Set<String>
  /// Where a name is not the one that comes first to mind.
  private var values: [NodeID: String] = [:]
  private var marked: [NameMark: [NodeID: String]] = [:]

  init(of graph: Graph) {
    self.graph = graph
    taken = Self.reserved
    for node in graph.nodes where Self.isStated(node, in: graph) {
      let name = Self.identifier(graph.name(of: node))
      let free = claim(name)
      if free != graph.name(of: node) { values[node] = free }
    }
  }

  /// Makes names for what a pass computes at every node.
  mutating func addNames(_ mark: NameMark) {
    for node in graph.nodes where Self.isStated(node, in: graph) {
      let name = Self.marked(self.name(of: node), mark)
      let free = claim(name)
      if free != name { marked[mark, default: [:]][node] = free }
    }
  }

  private static func isStated(_ node: NodeID, in graph: Graph) -> Bool {
    graph.isNamedConstant(node) || !graph.isFoldable(node)
  }

  func name(of node: NodeID, _ mark: NameMark = .none) -> String {
    let value = values[node] ?? graph.name(of: node)
    return mark == .none ? value : marked[mark]?[node] ?? Self.marked(value, mark)
  }

  private static func marked(_ name: String, _ mark: NameMark) -> String {
    switch mark {
    case .none: name
    case .dot: name + "_dot"
    case .bar: "d" + name
    }
  }

  mutating func claim(_ name: String) -> String {
    var name = name
    while !taken.insert(name).inserted { name += "_" }
    return name
  }

  /// Letters that Python would take for others, as compatibility forms, are spelled by their numbers.
  static func identifier(_ name: String) -> String {
    var text = ""
    for scalar in name.unicodeScalars {
      switch scalar {
      case "'": text += "_prime"
      case "a"..."z", "A"..."Z", "0"..."9", "_": text.unicodeScalars.append(scalar)
      case "\u{C0}"..."\u{D6}", "\u{D8}"..."\u{F6}", "\u{F8}"..."\u{131}", "\u{1A0}", "\u{1A1}", "\u{1AF}", "\u{1B0}",
        "\u{391}"..."\u{3A1}", "\u{3A3}"..."\u{3C9}", "\u{410}"..."\u{44F}", "\u{1EA0}"..."\u{1EF9}",
        "\u{300}"..."\u{323}":
        text.unicodeScalars.append(scalar)
      default: text += "u" + String(scalar.value, radix: 16)
      }
    }
    return text
  }

  private static let reserved: Set<String> = Set(
    """
    False None True and as assert async await break class continue def del elif else except finally for from global if \
    import in is lambda nonlocal not or pass raise return try while with yield print math float abs max min round sum
    """.split { $0 == " " || $0 == "\n" }.map(String.init) + PythonFunction.all.map(\.name))
}

/// A function that Python does not have, by the name it gets and in one line.
struct PythonFunction {
  let name: String
  let definition: String
  /// Others that it calls.
  var needed: [String] = []

  /// How a primitive is called. Python's own functions keep their names; what is no row here is in `math`.
  static func call(_ name: String, operandCount: Int) -> String {
    switch name {
    case "abs", "round": name
    case "max", "min": operandCount == 1 ? "float" : name
    default: renamed[name] ?? (named[name] == nil ? "math." + name : name)
    }
  }

  private static let renamed = ["if": "where", "sum": "total"]

  static let named = Dictionary(all.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })

  /// In an order in which each follows what it calls.
  static let all: [PythonFunction] = [
    PythonFunction(name: "where", definition: "def where(c, x, y): return x if c else y"),
    PythonFunction(name: "cbrt", definition: "def cbrt(x): return math.copysign(abs(x) ** (1 / 3), x)"),
    PythonFunction(name: "sign", definition: "def sign(x): return (x > 0) - (x < 0)"),
    PythonFunction(name: "step", definition: "def step(x): return 1.0 if x > 0 else 0.0"),
    PythonFunction(
      name: "sigmoid",
      definition: "def sigmoid(x): return 1 / (1 + math.exp(-x)) if x >= 0 else math.exp(x) / (1 + math.exp(x))"),
    PythonFunction(name: "relu", definition: "def relu(x): return x if x > 0 else 0.0"),
    PythonFunction(name: "leakyrelu", definition: "def leakyrelu(x, slope): return x if x > 0 else slope * x"),
    PythonFunction(name: "elu", definition: "def elu(x, alpha): return x if x > 0 else alpha * math.expm1(x)"),
    PythonFunction(name: "softplus", definition: "def softplus(x): return max(x, 0) + math.log1p(math.exp(-abs(x)))"),
    PythonFunction(name: "softsign", definition: "def softsign(x): return x / (1 + abs(x))"),
    PythonFunction(name: "silu", definition: "def silu(x): return x * sigmoid(x)", needed: ["sigmoid"]),
    PythonFunction(name: "gelu", definition: "def gelu(x): return x * 0.5 * math.erfc(-x / math.sqrt(2))"),
    PythonFunction(name: "total", definition: "def total(*x): return sum(x)"),
    PythonFunction(name: "mean", definition: "def mean(*x): return sum(x) / len(x)"),
    PythonFunction(name: "prod", definition: "def prod(*x): return math.prod(x)"),
  ]
}
