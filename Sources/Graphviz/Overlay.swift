import CGraphvizShim

extension [Shape] {
  /// Runs `body` with the filled polygons among the shapes as the shim reads them.
  func withShim<Result>(_ body: (UnsafeBufferPointer<gvshim_shape>) -> Result) -> Result {
    let polygons = filter { $0.kind == .polygon && $0.fill != nil }
    let corners = UnsafeMutableBufferPointer<gvshim_point>.allocate(
      capacity: polygons.reduce(0) { $0 + $1.points.count })
    defer { corners.deallocate() }
    var corner = 0
    let shapes = polygons.map { polygon in
      let start = corner
      for point in polygon.points {
        corners[corner] = point.shim
        corner += 1
      }
      return gvshim_shape(
        kind: GVSHIM_POLYGON, points: UnsafePointer(corners.baseAddress.map { $0 + start }),
        count: polygon.points.count, filled: true, stroke: 0, fill: polygon.fill ?? 0, pen_width: 0, pen: GVSHIM_NO_PEN)
    }
    return shapes.withUnsafeBufferPointer(body)
  }
}
