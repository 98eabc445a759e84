import CGraphvizShim

/// Where an edge, or a cluster's border and title, are drawn instead of where layout put them.
///
/// Lengths are points, y grows downwards.
public struct Placement: Sendable, Equatable {
  public enum Kind: Sendable {
    case edge, cluster
  }

  public var kind: Kind
  /// The `id` attribute.
  public var id: String
  public var labelShift: Point
  /// A start, then three points for each cubic piece, counted from where the curve as laid out starts; empty where it
  /// stays.
  public var curve: [Point]
  /// Of the arrowhead, counted from there too; the arrowhead has the length that its `arrowsize` gives it.
  public var tip: Point

  /// How far two corners of a cluster's border move.
  public var topLeftShift: Point
  public var bottomRightShift: Point

  public init(
    kind: Kind, id: String, labelShift: Point = Point(x: 0, y: 0), curve: [Point] = [],
    tip: Point = Point(x: 0, y: 0), topLeftShift: Point = Point(x: 0, y: 0), bottomRightShift: Point = Point(x: 0, y: 0)
  ) {
    self.kind = kind
    self.id = id
    self.labelShift = labelShift
    self.curve = curve
    self.tip = tip
    self.topLeftShift = topLeftShift
    self.bottomRightShift = bottomRightShift
  }
}

extension [Placement] {
  /// Runs `body` with the placements as the shim reads them, sorted by id.
  func withShim<Result>(_ body: (UnsafeBufferPointer<gvshim_placement>) -> Result) -> Result {
    let sorted = sorted { $0.id.utf8.lexicographicallyPrecedes($1.id.utf8) }
    let ids = UnsafeMutableBufferPointer<CChar>.allocate(capacity: sorted.reduce(0) { $0 + $1.id.utf8.count + 1 })
    let curves = UnsafeMutableBufferPointer<gvshim_point>.allocate(capacity: sorted.reduce(0) { $0 + $1.curve.count })
    defer {
      ids.deallocate()
      curves.deallocate()
    }
    var (id, point) = (0, 0)
    let placements = sorted.map { placement in
      let value = placement.shim(
        id: UnsafePointer(ids.baseAddress.map { $0 + id }), curve: UnsafePointer(curves.baseAddress.map { $0 + point }))
      for byte in placement.id.utf8CString {
        ids[id] = byte
        id += 1
      }
      for corner in placement.curve {
        curves[point] = corner.shim
        point += 1
      }
      return value
    }
    return placements.withUnsafeBufferPointer(body)
  }
}

extension Placement {
  fileprivate func shim(id: UnsafePointer<CChar>?, curve: UnsafePointer<gvshim_point>?) -> gvshim_placement {
    gvshim_placement(
      kind: kind == .edge ? GVSHIM_EDGE : GVSHIM_CLUSTER, id: id, label_shift: labelShift.shim,
      curve: self.curve.isEmpty ? nil : curve, count: self.curve.count, tip: tip.shim,
      top_left: topLeftShift.shim, bottom_right: bottomRightShift.shim)
  }
}

extension Point {
  var shim: gvshim_point { gvshim_point(x: x, y: y) }
}
