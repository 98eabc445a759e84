import BigInt
import ComputationGraph
import Differentiation
import Notation

/// The paths of a figure, few enough to draw each.
struct PathLabels {
  /// As arcs of the presentation.
  let paths: [[Int]]
  private let context: FigureContext
  private let pathsOfArc: [Int: [Int]]

  static let limit = 12

  /// Nil where there are more paths than can be drawn apart.
  init?(from source: NodeID, to target: NodeID, in context: FigureContext) {
    guard !context.presentation.isFolded else { return nil }
    guard let paths = context.presentation.paths(from: source, to: target, limit: Self.limit) else { return nil }
    self.paths = paths
    self.context = context
    var pathsOfArc: [Int: [Int]] = [:]
    for (index, path) in paths.enumerated() {
      for arc in path { pathsOfArc[arc, default: []].append(index + 1) }
    }
    self.pathsOfArc = pathsOfArc
  }

  func paths(through arc: Int) -> [Int] { pathsOfArc[arc] ?? [] }

  /// Where the figure shows one path after the other.
  func step(of path: Int) -> Int? { context.isStepwise ? path : nil }

  /// The step that adds the paths up.
  var sumStep: Int? { context.isStepwise ? paths.count + 1 : nil }

  func label(_ index: Int, path: Int) -> Line {
    wholeLabel(index, path: path).appearing(at: step(of: path))
  }

  private func wholeLabel(_ index: Int, path: Int) -> Line {
    let arc = context.presentation.arcs[index]
    let role = Role.path(path)
    let sign = paths.count > 1 ? [Run(Self.sign(path) + " ", role: role)] : []
    if let partial = arc.partial { return Line(sign + context.number(partial, .partial(index), role: role)) }
    return Line([.runs(sign)] + (context.symbolPieces(arc, role: role) ?? [.runs([Run("∂", role: role)])])).merged
  }

  /// ① ② … ⑫
  static func sign(_ path: Int) -> String {
    Unicode.Scalar(UInt32(0x245F + path)).map { String(Character($0)) } ?? "\(path)"
  }

  /// `1·2`, or in symbols where there are no numbers.
  ///
  /// - Parameter isAlone: whether nothing stands before it.
  func product(_ path: Int, isAlone: Bool = false) -> [Piece] {
    let role = Role.path(path + 1)
    let factors = paths[path].enumerated().map { index, arc in
      factor(arc, isFirst: index == 0 && (path == 0 || isAlone), role)
    }
    guard !factors.isEmpty else { return [.runs([Run("1", role: role)])] }
    return Line(Array(factors.joined(separator: [.runs([Run("·", role: role)])]))).merged.pieces
  }

  private func factor(_ index: Int, isFirst: Bool, _ role: Role) -> [Piece] {
    let arc = context.presentation.arcs[index]
    if let partial = arc.partial {
      return [.runs(context.factor(partial, .partial(index), isFirst: isFirst, role: role))]
    }
    let pieces = context.symbolPieces(arc, role: role) ?? [.runs([Run("∂", role: role)])]
    return needsBrackets(pieces) ? [.runs([Run("(", role: role)])] + pieces + [.runs([Run(")", role: role)])] : pieces
  }

  /// Whether there is a sum, a sign or a comparison outside of fractions.
  private func needsBrackets(_ pieces: [Piece]) -> Bool {
    pieces.contains { piece in
      if case .runs(let runs) = piece { runs.plainText.contains { " −/<>=≤≥".contains($0) } } else { false }
    }
  }

  func plainNodes(_ path: Int) -> String { names(path).joined(separator: " → ") }

  func names(_ path: Int) -> [String] {
    let presentation = context.presentation
    guard let first = paths[path].first else { return [] }
    let vertices = [presentation.arcs[first].tail] + paths[path].map { presentation.arcs[$0].head }
    return vertices.map { context.plainName(presentation.vertices[$0].node) }
  }
}

extension Figure {
  /// An arrow, or beside each other one for each path that takes it.
  mutating func append(_ arrow: Arrow, _ index: Int, _ paths: PathLabels?) {
    guard let paths, !paths.paths(through: index).isEmpty else { return arrows.append(arrow) }
    for path in paths.paths(through: index) {
      var arrow = arrow
      arrow.id += "p\(path)"
      arrow.role = .path(path)
      arrow.isCarrying = true
      arrow.label = paths.label(index, path: path)
      arrow.step = paths.step(of: path)
      arrows.append(arrow)
    }
  }
}

extension Presentation {
  /// Every path between two vertices as arcs, in the order of the arcs; nil where there are more than `limit`.
  func paths(from source: NodeID, to target: NodeID, limit: Int) -> [[Int]]? {
    guard let end = vertexOfNode[target], vertexOfNode[source] != nil else { return [] }
    let starts = vertices.indices.filter { vertices[$0].node == source }
    var leaving = [[Int]](repeating: [], count: vertices.count)
    let reaches = reaching(end)
    for (index, arc) in arcs.enumerated() where reaches[arc.head] && graph.isActive(vertices[arc.tail].node) {
      leaving[arc.tail].append(index)
    }
    var found: [[Int]] = []
    var stack: [(path: [Int], vertex: Int)] = starts.reversed().map { ([], $0) }
    while let (path, vertex) = stack.popLast() {
      if vertex == end {
        found.append(path)
        if found.count > limit { return nil }
      } else {
        for arc in leaving[vertex].reversed() { stack.append((path + [arc], arcs[arc].head)) }
      }
    }
    return found
  }

  private func reaching(_ end: Int) -> [Bool] {
    var reaches = [Bool](repeating: false, count: vertices.count)
    reaches[end] = true
    for arc in arcs.reversed() where reaches[arc.head] { reaches[arc.tail] = true }
    return reaches
  }
}
