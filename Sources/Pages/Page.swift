import ComputationGraph
import Differentiation
import Figures
import Rendering
import Reports

/// A page for a lecture: the drawings of a program, a sweep step by step, every number in a table, and inputs that
/// readers move. Of a worksheet: fields for the blanks, which tell right from wrong.
///
/// One file that asks for nothing else and needs no network; without JavaScript it shows the end of the sweep. The
/// bytes are the same on every machine.
public struct Page: Sendable {
  let graph: Graph
  let evaluation: Evaluation?
  let options: FigureOptions
  let rendering: RenderingOptions
  let words: PageWords
  /// Which drawings there are.
  let plan: ScenePlan
  let scenes: [DrawnScene]
  /// For each choice of opened composites.
  let drawnGraphs: [DrawnGraph]
  /// Of a worksheet, for each of its blanks.
  let questions: [SheetQuestion]
  /// What was chosen where nobody had asked for one thing, for whoever ordered the page.
  public let remarks: [String]

  /// - Parameters:
  ///   - options: of the figure that the page opens with. With ``FigureKind/steps`` the others, along other inputs and
  ///     for other outputs, are on the page too.
  ///   - rendering: its limits and its salt.
  public init(
    of graph: Graph, evaluation: Evaluation?, options: FigureOptions, rendering: RenderingOptions = RenderingOptions()
  ) throws(PageError) {
    self.graph = graph
    self.evaluation = evaluation
    self.options = options
    self.rendering = rendering
    words = PageWords(language: options.language)
    let first: Figure
    do { first = try Figure(of: graph, evaluation: evaluation, options: options) } catch { throw .figure(error) }
    plan = ScenePlan(of: graph, options: options, opened: Set(first.frames.compactMap(\.group)))
    var scenes: [DrawnScene] = []
    for scene in plan.scenes {
      if let drawn = try Self.drawn(scene, plan, graph, evaluation, options, rendering) { scenes.append(drawn) }
    }
    self.scenes = scenes
    drawnGraphs = try Self.drawnGraphs(plan, graph, evaluation, options)
    questions = try Self.questions(plan, graph, evaluation, options)
    remarks = options.kind == .steps ? [] : first.remarks
  }

  /// Nil where there is no such figure, as of more paths than can be told apart.
  private static func drawn(
    _ scene: Scene, _ plan: ScenePlan, _ graph: Graph, _ evaluation: Evaluation?, _ options: FigureOptions,
    _ rendering: RenderingOptions
  ) throws(PageError) -> DrawnScene? {
    let figure: Figure
    do {
      figure = try Figure(of: graph, evaluation: evaluation, options: plan.figureOptions(of: scene, options))
    } catch {
      if scene == plan.scenes.first { throw .figure(error) }
      return nil
    }
    var rendering = rendering
    rendering.isInline = true
    rendering.isMarked = true
    rendering.hasRoom = evaluation != nil && hasInputs(graph, figure)
    rendering.theme = .auto
    rendering.salt += " \(scene.mode.rawValue) \(scene.seed) \(scene.output) \(scene.variant)"
    do {
      let svg = try figure.rendered(as: .svg, options: rendering)
      return DrawnScene(scene: scene, figure: figure, svg: String(decoding: svg, as: UTF8.self))
    } catch {
      throw .layout(error)
    }
  }

  /// A worksheet asks for one number at least, for symbols are not checked.
  private static func questions(
    _ plan: ScenePlan, _ graph: Graph, _ evaluation: Evaluation?, _ options: FigureOptions
  ) throws(PageError) -> [SheetQuestion] {
    guard options.kind == .worksheet else { return [] }
    let questions: [SheetQuestion]
    do {
      let asked = plan.figureOptions(of: plan.scenes[0], options)
      questions = try graph.sheetQuestions(options: asked, evaluation: evaluation)
    } catch {
      throw .figure(error)
    }
    if questions.allSatisfy({ $0.quantity == nil }) { throw .nothingToCheck }
    return questions
  }

  /// Whether readers can move inputs: colours of sizes, and what is said of folded nodes, do not follow numbers.
  private static func hasInputs(_ graph: Graph, _ figure: Figure) -> Bool {
    let isFolded = figure.boxes.contains { $0.standsFor != nil }
    return !graph.inputs.isEmpty && !isFolded && ![.heat, .worksheet].contains(figure.kind)
  }

  var hasInputs: Bool { scenes.allSatisfy { Self.hasInputs(graph, $0.figure) } }

  private static func drawnGraphs(
    _ plan: ScenePlan, _ graph: Graph, _ evaluation: Evaluation?, _ options: FigureOptions
  ) throws(PageError) -> [DrawnGraph] {
    var graphs: [DrawnGraph] = []
    for variant in plan.variants.sets.indices {
      let scene = Scene(mode: plan.modes[0], seed: 0, output: 0, variant: variant)
      do {
        graphs.append(
          try DrawnGraph(of: graph, evaluation: evaluation, options: plan.figureOptions(of: scene, options)))
      } catch {
        throw .figure(error)
      }
    }
    return graphs
  }
}

/// A scene with its drawing.
struct DrawnScene: Sendable {
  let scene: Scene
  let figure: Figure
  let svg: String

  /// Its size in CSS pixels, as custom properties.
  var size: String { "--width:\(attribute("width"));--height:\(attribute("height"))" }

  /// Whether it wants the whole width of a screen, as long circuits do.
  var isWide: Bool {
    guard let width = Double(attribute("width")), let height = Double(attribute("height")) else { return false }
    return width > 1000 && width > 1.5 * height
  }

  private func attribute(_ name: String) -> String {
    svg.firstRange(of: " \(name)=\"").map { String(svg[$0.upperBound...].prefix { $0 != "\"" }) } ?? "600"
  }
}

/// Why a page cannot be made.
public enum PageError: Error, Sendable {
  case figure(FigureError)
  case layout(LayoutError)
  /// A worksheet that asks for symbols alone.
  case nothingToCheck
}
