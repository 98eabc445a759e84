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
    let layout = try shown.settled(options.theme, limits: options.limits, rules: .step(0))
    var rendered: [[UInt8]] = []
    for step in steps.indices { rendered.append(try self.rendered(step, as: format, layout, options)) }
    return rendered
  }

  /// What Graphviz makes of each step, for those who measure it.
  public func stepDrawings(limits: LayoutLimits = .standard) throws(GraphvizError) -> [Drawing] {
    guard !steps.isEmpty else { return [] }
    let layout = try shown.settled(.light, limits: limits, rules: .step(0))
    var drawings: [Drawing] = []
    for step in steps.indices { drawings.append(try frame(step).shown.drawing(of: step, layout, .light, limits)) }
    return drawings
  }

  /// All steps in one SVG, which shows one after the other.
  func animatedSVG(_ options: RenderingOptions) throws(GraphvizError) -> String {
    let marks = TextMarks(of: self)
    let layout = try shown.settled(options.theme, limits: options.limits, marks: marks, rules: .all)
    let animated = AnimatedDrawing(layout.arrangement.placed, of: self, marks: marks, options.theme)
    var svg = svgOptions(options, layout.setting, marks)
    svg.hiddenObjects = animated.hidden
    svg.animation = SVGAnimation(lastStep: steps.count - 1, secondsPerStep: options.secondsPerStep)
    return SVGWriter(svg).markup(of: animated.drawing)
  }

  /// The last step, for formats that stand still.
  func renderedLastStep(as format: Format, _ options: RenderingOptions) throws(GraphvizError) -> [UInt8] {
    let layout = try shown.settled(options.theme, limits: options.limits, rules: .step(0))
    return try rendered(steps.count - 1, as: format, layout, options)
  }

  private func rendered(
    _ step: Int, as format: Format, _ layout: SettledLayout, _ options: RenderingOptions
  ) throws(GraphvizError) -> [UInt8] {
    let frame = frame(step)
    let shown = frame.shown
    switch format {
    case .svg:
      let drawing = try shown.drawing(of: step, layout, options.theme, options.limits)
      let writer = SVGWriter(frame.svgOptions(options, layout.setting))
      return Array(writer.markup(of: drawing, outlines: try options.outlines(of: drawing)).utf8)
    case .dot:
      let dot = shown.dot(of: step, options, layout.setting.withoutBars, background: "transparent")
      return Array(dot.utf8)
    case .tex, .mermaid, .json: return try shown.standing(at: step).rendered(as: format, options: options)
    case .png, .webp, .jpg, .gif, .tiff, .bmp, .pdf, .eps, .ps:
      let dot = shown.dot(of: step, options, layout.setting.forPictures, background: options.theme.page)
      return try shown.native(format, dot, layout.arrangement, options)
    }
  }

  /// A step as a figure without steps: text that comes later is gone, and the rule stands beneath.
  private func standing(at step: Int) -> Figure {
    var figure = self
    figure.boxes = boxes.map { box in
      var box = box
      box.lines = box.lines.compactMap { $0.until(step) }
      if case .wire(let name, let above, let below) = box.shape {
        box.shape = .wire(name: name, above: above.until(step), below: below.until(step))
      }
      return box
    }
    for index in arrows.indices { figure.arrows[index].label = arrows[index].label?.until(step) }
    figure.formulas += steps.indices.contains(step) ? steps[step].lines : []
    figure.steps = []
    return figure
  }

  private func drawing(
    of step: Int, _ layout: SettledLayout, _ theme: Theme, _ limits: LayoutLimits
  ) throws(GraphvizError) -> Drawing {
    let dot = DOTWriter.text(of: self, palette: .coded(theme).until(step), setting: layout.setting, rules: .step(step))
    let drawing = try Graphviz.drawing(of: dot, limits: limits)
    return Arrangement(of: drawing, self).arranged(as: layout.arrangement).placed
  }

  private func dot(
    of step: Int, _ options: RenderingOptions, _ setting: LayoutSetting, background: String
  ) -> String {
    DOTWriter.text(
      of: self, palette: .theme(options.theme).until(step), setting: setting, background: background,
      rules: .step(step))
  }
}

extension Line {
  /// Nil where nothing of it has come.
  fileprivate func until(_ step: Int) -> Line? {
    let pieces = pieces.compactMap { piece -> Piece? in
      switch piece {
      case .runs(let runs):
        let seen = runs.until(step)
        return seen.isEmpty ? nil : .runs(seen)
      case .fraction(let numerator, _, _): return numerator.until(step).isEmpty ? nil : piece
      }
    }
    return pieces.isEmpty ? nil : Line(pieces)
  }
}

extension [Run] {
  fileprivate func until(_ step: Int) -> [Run] { filter { ($0.step ?? 0) <= step } }
}
