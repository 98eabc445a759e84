import Figures
import Graphviz

extension Figure {
  /// What a step is drawn in.
  var stepRole: Role { sweep == .forward ? .forward : .reverse }

  /// Every step as a figure of its own. One layout serves for all, so that nothing moves from one to the next; none
  /// where the figure has no steps.
  public func renderedSteps(
    as format: Format, options: RenderingOptions = RenderingOptions()
  ) throws(GraphvizError) -> [[UInt8]] {
    guard !steps.isEmpty else { return [] }
    let setting = try settled(limits: options.limits, rules: .step(0)).setting
    var rendered: [[UInt8]] = []
    for step in steps.indices { rendered.append(try self.rendered(step, as: format, setting, options)) }
    return rendered
  }

  /// What Graphviz makes of each step, for those who measure it.
  public func stepDrawings(limits: LayoutLimits = .standard) throws(GraphvizError) -> [Drawing] {
    guard !steps.isEmpty else { return [] }
    let setting = try settled(limits: limits, rules: .step(0)).setting
    var drawings: [Drawing] = []
    for step in steps.indices { drawings.append(try frame(step).drawing(of: step, setting, limits)) }
    return drawings
  }

  /// All steps in one SVG, which shows one after the other.
  func animatedSVG(_ options: RenderingOptions) throws(GraphvizError) -> String {
    let marks = TextMarks(of: self)
    let animated = AnimatedDrawing(
      try settled(limits: options.limits, marks: marks, rules: .all).drawing, of: self, marks: marks)
    var svg = svgOptions(options, marks)
    svg.hiddenObjects = animated.hidden
    svg.animation = SVGAnimation(lastStep: steps.count - 1, secondsPerStep: options.secondsPerStep)
    return SVGWriter(svg).markup(of: animated.drawing)
  }

  /// The last step, for formats that stand still.
  func renderedLastStep(as format: Format, _ options: RenderingOptions) throws(GraphvizError) -> [UInt8] {
    let setting = try settled(limits: options.limits, rules: .step(0)).setting
    return try rendered(steps.count - 1, as: format, setting, options)
  }

  private func rendered(
    _ step: Int, as format: Format, _ setting: LayoutSetting, _ options: RenderingOptions
  ) throws(GraphvizError) -> [UInt8] {
    let frame = frame(step)
    switch format {
    case .svg:
      let writer = SVGWriter(frame.svgOptions(options))
      return Array(writer.markup(of: try frame.drawing(of: step, setting, options.limits)).utf8)
    case .dot: return Array(frame.dot(of: step, options, setting, background: "transparent").utf8)
    case .png: return try frame.native(step, "png", options, setting, dpi: 96 * options.scale)
    case .pdf: return try frame.native(step, "pdf", options, setting, dpi: nil)
    }
  }

  private func drawing(
    of step: Int, _ setting: LayoutSetting, _ limits: LayoutLimits
  ) throws(GraphvizError) -> Drawing {
    let dot = DOTWriter.text(of: self, palette: .until(step, .coded(.none)), setting: setting, rules: .step(step))
    return try Graphviz.drawing(of: dot, limits: limits)
  }

  private func dot(
    of step: Int, _ options: RenderingOptions, _ setting: LayoutSetting, background: String
  ) -> String {
    DOTWriter.text(
      of: self, palette: .until(step, .theme(options.theme)), setting: setting, background: background,
      rules: .step(step))
  }

  private func native(
    _ step: Int, _ format: String, _ options: RenderingOptions, _ setting: LayoutSetting, dpi: Double?
  ) throws(GraphvizError) -> [UInt8] {
    let dot = dot(of: step, options, setting, background: options.theme.page)
    return try Graphviz.rendered(dot, as: format, text: .ownMetrics, dpi: dpi, limits: options.limits)
  }
}
