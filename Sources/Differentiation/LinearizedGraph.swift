import ComputationGraph

/// The partials on the ways from variables to outputs, as a graph from which vertices can be taken out until only
/// edges from variables to outputs are left.
///
/// A variable that something asked for leads to, and an output that leads on, are intermediates too: they get a vertex
/// of their own beside them, joined by a unit edge, whose products are no products.
struct LinearizedGraph {
  struct Edge {
    var tail: Int32
    var head: Int32
    var value: Double
    var isUnit: Bool
    var nextOut: Int32 = -1
    var previousOut: Int32 = -1
    var nextIn: Int32 = -1
    var previousIn: Int32 = -1
  }

  /// The graph's nodes on the ways, in evaluation order: the first vertices.
  let nodes: [NodeID]
  /// The vertices to take out, in evaluation order.
  private(set) var intermediates: [Int32] = []
  private(set) var sources: [(vertex: Int32, node: NodeID)] = []
  private(set) var sinks: [(vertex: Int32, node: NodeID)] = []
  private(set) var edges: [Edge] = []
  /// How many different edges of the graph there were at first, parallel ones each counted.
  private(set) var initialEdgeCount = 0
  /// What merging and taking out has cost so far.
  private(set) var structural = OperationCount()
  private(set) var atPoint = OperationCount()
  /// How many edges came to be that were not there at first.
  private(set) var fill = 0
  private var firstOut: [Int32] = []
  private var firstIn: [Int32] = []
  /// Edges that are no unit edges.
  private var outCounts: [Int32] = []
  private var inCounts: [Int32] = []
  private var free: [Int32] = []
  private var positions: [UInt64: Int32] = [:]

  /// - Parameter partials: nil where only counts matter.
  init(of outputs: [NodeID], wrt variables: [NodeID], in graph: Graph, partials: EdgeTable<Double>?) {
    let isOnWay = graph.nodesOnWays(from: variables, to: outputs)
    nodes = graph.nodes.filter { isOnWay[$0] }
    var vertices = NodeTable<Int32>(repeating: -1, count: graph.nodeCount)
    for (vertex, node) in nodes.enumerated() {
      vertices[node] = Int32(truncatingIfNeeded: vertex)
      addVertex()
    }
    for node in nodes {
      for edge in graph.edges(into: node) where isOnWay[graph.tail(of: edge)] && graph.isActive(graph.tail(of: edge)) {
        initialEdgeCount += 1
        add(vertices[graph.tail(of: edge)], vertices[node], partials?[edge] ?? 1, isUnit: false)
      }
    }
    addEnds(outputs.distinct.filter { isOnWay[$0] }, variables.distinct.filter { isOnWay[$0] }, vertices)
    fill = 0
  }

  private mutating func addEnds(_ outputs: [NodeID], _ variables: [NodeID], _ vertices: NodeTable<Int32>) {
    var isEnd = [Bool](repeating: false, count: nodes.count)
    let leadsOn = nodes.indices.map { outCounts[$0] > 0 }
    for node in variables {
      let vertex = vertices[node]
      let isEntered = inCounts[Int(vertex)] > 0
      sources.append((isEntered ? addVertex() : vertex, node))
      if !isEntered { isEnd[Int(vertex)] = true }
      if isEntered { add(sources[sources.count - 1].vertex, vertex, 1, isUnit: true) }
    }
    for node in outputs {
      let vertex = vertices[node]
      let isPassed = leadsOn[Int(vertex)] || isEnd[Int(vertex)]
      sinks.append((isPassed ? addVertex() : vertex, node))
      if !isPassed { isEnd[Int(vertex)] = true }
      if isPassed { add(vertex, sinks[sinks.count - 1].vertex, 1, isUnit: true) }
    }
    intermediates = isEnd.indices.filter { !isEnd[$0] }.map { Int32(truncatingIfNeeded: $0) }
  }

  @discardableResult
  private mutating func addVertex() -> Int32 {
    firstOut.append(-1)
    firstIn.append(-1)
    outCounts.append(0)
    inCounts.append(0)
    return Int32(truncatingIfNeeded: firstOut.count - 1)
  }

  var vertexCount: Int { firstOut.count }

  func edges(into vertex: Int32) -> [Int32] { run(from: firstIn[Int(vertex)], \.nextIn) }
  func edges(outOf vertex: Int32) -> [Int32] { run(from: firstOut[Int(vertex)], \.nextOut) }

  private func run(from first: Int32, _ next: KeyPath<Edge, Int32>) -> [Int32] {
    var found: [Int32] = []
    var edge = first
    while edge >= 0 {
      found.append(edge)
      edge = edges[Int(edge)][keyPath: next]
    }
    return found
  }

  /// How many products taking the vertex out makes: its Markowitz number.
  func products(at vertex: Int32) -> Int { Int(inCounts[Int(vertex)]) * Int(outCounts[Int(vertex)]) }
}

// MARK: - Taking out

extension LinearizedGraph {
  /// Joins every edge into the vertex with every edge out of it, and calls the neighbours whose edges changed.
  mutating func eliminate(_ vertex: Int32, neighbour: (Int32) -> Void = { _ in }) {
    let incoming = edges(into: vertex)
    let outgoing = edges(outOf: vertex)
    for first in incoming {
      for last in outgoing {
        let (a, b) = (edges[Int(first)], edges[Int(last)])
        if !a.isUnit, !b.isUnit { structural.multiplications += 1 }
        if !a.isUnit, !b.isUnit { atPoint.multiply(a.value, b.value) }
        add(a.tail, b.head, Evaluation.carried(a.value, b.value), isUnit: a.isUnit && b.isUnit)
      }
    }
    let tails = incoming.map { edges[Int($0)].tail }
    let heads = outgoing.map { edges[Int($0)].head }
    for edge in incoming + outgoing { remove(edge) }
    tails.forEach(neighbour)
    heads.forEach(neighbour)
  }

  private static func key(_ tail: Int32, _ head: Int32) -> UInt64 {
    UInt64(UInt32(bitPattern: tail)) << 32 | UInt64(UInt32(bitPattern: head))
  }

  /// A new edge, or more on the one that is there.
  private mutating func add(_ tail: Int32, _ head: Int32, _ value: Double, isUnit: Bool) {
    let key = Self.key(tail, head)
    if let known = positions[key].map({ Int($0) }) {
      structural.additions += 1
      atPoint.add(edges[known].value, value)
      edges[known].value += value
      return
    }
    fill += 1
    var edge = Edge(tail: tail, head: head, value: value, isUnit: isUnit)
    edge.nextOut = firstOut[Int(tail)]
    edge.nextIn = firstIn[Int(head)]
    let position = free.popLast() ?? Int32(truncatingIfNeeded: edges.count)
    if edge.nextOut >= 0 { edges[Int(edge.nextOut)].previousOut = position }
    if edge.nextIn >= 0 { edges[Int(edge.nextIn)].previousIn = position }
    firstOut[Int(tail)] = position
    firstIn[Int(head)] = position
    if !isUnit {
      outCounts[Int(tail)] += 1
      inCounts[Int(head)] += 1
    }
    if Int(position) < edges.count { edges[Int(position)] = edge } else { edges.append(edge) }
    positions[key] = position
  }

  private mutating func remove(_ position: Int32) {
    let edge = edges[Int(position)]
    if edge.nextOut >= 0 { edges[Int(edge.nextOut)].previousOut = edge.previousOut }
    if edge.nextIn >= 0 { edges[Int(edge.nextIn)].previousIn = edge.previousIn }
    if edge.previousOut >= 0 {
      edges[Int(edge.previousOut)].nextOut = edge.nextOut
    } else {
      firstOut[Int(edge.tail)] = edge.nextOut
    }
    if edge.previousIn >= 0 {
      edges[Int(edge.previousIn)].nextIn = edge.nextIn
    } else {
      firstIn[Int(edge.head)] = edge.nextIn
    }
    if !edge.isUnit {
      outCounts[Int(edge.tail)] -= 1
      inCounts[Int(edge.head)] -= 1
    }
    positions[Self.key(edge.tail, edge.head)] = nil
    free.append(position)
  }
}

extension Graph {
  /// Whether a way from one of the sources to one of the targets runs through the node. O(nodes and edges).
  func nodesOnWays(from sources: [NodeID], to targets: [NodeID]) -> NodeTable<Bool> {
    var reached = NodeTable<Bool>(repeating: false, count: nodeCount)
    for node in sources { reached[node] = true }
    for node in nodes where !reached[node] && isActive(node) {
      reached[node] = operands(of: node).contains { reached[$0] && isActive($0) }
    }
    var isOnWay = NodeTable<Bool>(repeating: false, count: nodeCount)
    for node in targets { isOnWay[node] = reached[node] }
    for node in nodes.reversed() where isOnWay[node] {
      for operand in operands(of: node) where reached[operand] && isActive(operand) { isOnWay[operand] = true }
    }
    return isOnWay
  }
}

extension [NodeID] {
  /// Each node once, in the order of first occurrence.
  var distinct: [NodeID] {
    var seen: Set<NodeID> = []
    return filter { seen.insert($0).inserted }
  }
}
