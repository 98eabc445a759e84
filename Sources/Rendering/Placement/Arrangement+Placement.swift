import Figures
import Graphviz

extension Arrangement {
  /// What is given up, one after the other, for the sake of labels that find no place.
  private enum Concession {
    /// Straight lines near them.
    case lines
    /// Straight lines of edges side by side: they follow Graphviz's curve.
    case straightBundles
    /// Side by side, of the edges that these labels belong to; then of all near them.
    case crowdedBundles, nearBundles
  }

  /// Straightens what can be straight and puts every label beside its edge.
  ///
  /// Gives the edges whose labels have no place, and those that do not run side by side with their like.
  mutating func place() -> (unplaced: [Int], uneven: [Int]) {
    let original = edges
    let bundles = Bundles(in: self, StraightRoutes(in: self))
    straighten(bundles)
    var placing = LabelPlacing(in: self)
    let concessions: [Concession] = [.lines, .lines, .lines, .straightBundles, .crowdedBundles, .nearBundles]
    for concession in concessions where !placing.unplaced.isEmpty {
      guard concede(concession, for: placing.unplaced, bundles, original) else { continue }
      placing = LabelPlacing(in: self)
    }
    for (edge, place) in placing.places { edges[edge].label?.box = place.box }
    if !placing.unplaced.isEmpty { takeBack(original) }
    return (placing.unplaced, bundles.all.joined().filter { edges[$0].route == original[$0].route })
  }

  /// False if nothing changes.
  private mutating func concede(
    _ concession: Concession, for unplaced: [Int], _ bundles: Bundles, _ original: [Edge]
  ) -> Bool {
    switch concession {
    case .lines: return restoreRoutes(near: unplaced, original, besides: Set(bundles.all.joined()))
    case .straightBundles:
      let crowded = bundles.all.filter { !Set($0).isDisjoint(with: unplaced) }
      let routes = crowded.flatMap { bundle in bundles.curves(of: bundle).map { Array(zip(bundle, $0)) } ?? [] }
      for (edge, route) in routes { edges[edge].route = route }
      return !routes.isEmpty
    case .crowdedBundles:
      let kept = bundles.all.filter { Set($0).isDisjoint(with: unplaced) }
      return restoreRoutes(near: unplaced, original, besides: Set(kept.joined()))
    case .nearBundles: return restoreRoutes(near: unplaced, original, besides: [])
    }
  }

  /// Leaves everything where Graphviz had it, for it made room for every label, if that is the better.
  private mutating func takeBack(_ original: [Edge]) {
    var other = self
    other.edges = original
    other.growFrames()
    growFrames()
    if other.collisions <= collisions { self = other }
  }

  private mutating func straighten(_ bundles: Bundles) {
    for (edge, route) in bundles.routes { edges[edge].route = route }
    guard figure.style != .circuit else { return }
    let lines = bundles.lines.routes(besides: Set(bundles.all.joined()), edges.map(\.route))
    for (edge, route) in lines { edges[edge].route = route }
  }

  /// Takes Graphviz's own ways again where labels found no place, and at the same boxes; false if nothing changes.
  private mutating func restoreRoutes(near unplaced: [Int], _ original: [Edge], besides bundled: Set<Int>) -> Bool {
    let ends = Set(unplaced.flatMap { [edges[$0].arrow.from, edges[$0].arrow.to] })
    var hasChanged = false
    for index in edges.indices where ends.contains(edges[index].arrow.from) || ends.contains(edges[index].arrow.to) {
      guard !bundled.contains(index), edges[index].route != original[index].route else { continue }
      edges[index].route = original[index].route
      hasChanged = true
    }
    return hasChanged
  }

  /// With edges and labels where another arrangement of the same layout has them.
  func arranged(as other: Arrangement) -> Arrangement {
    var arranged = self
    for index in edges.indices where other.edges.indices.contains(index) {
      arranged.edges[index].route = other.edges[index].route
      if let box = other.edges[index].label?.box { arranged.edges[index].label?.box = box }
    }
    for (frame, place) in other.frames {
      arranged.frames[frame]?.box = place.box
      if let box = place.title?.box { arranged.frames[frame]?.title?.box = box }
    }
    return arranged
  }

  /// What was moved, for Graphviz's own renderers.
  var placements: [Placement] {
    edges.compactMap { placement(of: $0) }
      + frames.sorted { $0.key < $1.key }.compactMap { placement(of: $1, id: "frame\($0)") }
  }

  private func placement(of frame: Frame, id: String) -> Placement? {
    let shift = frame.title?.shift ?? Point(x: 0, y: 0)
    guard shift.length > 0 || frame.box != frame.original else { return nil }
    return Placement(
      kind: .cluster, id: id, labelShift: shift, topLeftShift: frame.topLeftShift,
      bottomRightShift: frame.bottomRightShift)
  }

  private func placement(of edge: Edge) -> Placement? {
    guard case .shape(let curve) = drawing.operations[edge.curveAt], let start = curve.points.first else { return nil }
    let shift = edge.label?.shift ?? Point(x: 0, y: 0)
    let isRerouted = curve.points != edge.route.controls
    guard isRerouted || shift.length > 0 else { return nil }
    return Placement(
      kind: .edge, id: edge.arrow.id, labelShift: shift,
      curve: isRerouted ? edge.route.controls.map { $0 - start } : [],
      tip: edge.route.tip.map { $0 - start } ?? Point(x: 0, y: 0))
  }

  /// The drawing with everything where it was moved to.
  var placed: Drawing {
    var drawing = drawing
    for edge in edges {
      drawing.replaceRoute(of: edge)
      if let label = edge.label { drawing.move(label) }
    }
    for frame in frames.values {
      drawing.resize(frame)
      if let title = frame.title { drawing.move(title) }
    }
    return drawing
  }
}

extension Arrangement.Frame {
  fileprivate var topLeftShift: Point { Point(x: box.x - original.x, y: box.y - original.y) }
  fileprivate var bottomRightShift: Point { Point(x: box.right - original.right, y: box.bottom - original.bottom) }
}

extension Arrangement.Label {
  fileprivate var shift: Point { Point(x: box.x - original.x, y: box.y - original.y) }
}

extension Drawing {
  fileprivate mutating func replaceRoute(of edge: Arrangement.Edge) {
    guard case .shape(var curve) = operations[edge.curveAt], curve.points != edge.route.controls else { return }
    let before = curve.points.last
    curve.points = edge.route.controls
    operations[edge.curveAt] = .shape(curve)
    guard let index = edge.headAt, case .shape(var head) = operations[index], let before,
      let after = edge.route.controls.last, let tip = edge.route.tip
    else { return }
    head.points = head.points.map { Self.turned($0, from: (before, head.points[1]), to: (after, tip)) }
    operations[index] = .shape(head)
  }

  /// The point that lies to a new arrow as this one lies to the old.
  private static func turned(_ point: Point, from old: (Point, Point), to new: (Point, Point)) -> Point {
    let before = (old.1 - old.0).unit
    let after = (new.1 - new.0).unit
    let along = (point - old.1).x * before.x + (point - old.1).y * before.y
    let beside = (point - old.1).x * before.turned.x + (point - old.1).y * before.turned.y
    return new.1 + after * along + after.turned * beside
  }

  fileprivate mutating func resize(_ frame: Arrangement.Frame) {
    guard frame.box != frame.original else { return }
    let center = frame.original.center
    for index in frame.shapes {
      guard case .shape(var shape) = operations[index] else { continue }
      shape.points = shape.points.map { point in
        let across = point.x < center.x ? frame.topLeftShift : frame.bottomRightShift
        let along = point.y < center.y ? frame.topLeftShift : frame.bottomRightShift
        return Point(x: point.x + across.x, y: point.y + along.y)
      }
      operations[index] = .shape(shape)
    }
  }

  fileprivate mutating func move(_ label: Arrangement.Label) {
    let step = label.shift
    guard step.length > 0 else { return }
    for index in label.operations {
      switch operations[index] {
      case .text(var run):
        run.x += step.x
        run.baseline += step.y
        operations[index] = .text(run)
      case .shape(var shape):
        shape.points = shape.points.map { $0 + step }
        operations[index] = .shape(shape)
      case .begin, .end: break
      }
    }
  }
}
