import Graphviz

extension Arrangement {
  /// How many labels of edges lie on something else.
  var collisions: Int {
    let obstacles = obstacles
    let borders = frames.values.map(\.box)
    return edges.indices.count { index in
      guard let box = edges[index].label?.box else { return false }
      return obstacles.contains(near: box) { obstacles.isMet($0, by: box, ofEdge: index) }
        || borders.contains { $0.touches(box) && !$0.encloses(box) }
    }
  }

  /// Everything that is drawn, borders aside.
  var obstacles: Obstacles {
    var obstacles = Obstacles(in: self)
    for (index, edge) in edges.enumerated() {
      obstacles.add(edge.route, ofEdge: index, halfHead: edge.penWidth / 2)
      if let label = edge.label { obstacles.add(label.box, ofEdge: index) }
    }
    return obstacles
  }
}

extension Obstacles {
  fileprivate func isMet(_ number: Int, by box: Rectangle, ofEdge edge: Int) -> Bool {
    switch kinds[number] {
    case .label(edge), .piece(edge): false
    case .piece: segments[number].meets(box)
    case .box, .text, .label, .head: areas[number].touches(box)
    }
  }
}
