import ComputationGraph
import Differentiation
import Figures
import Notation
import Rendering
import Reports

/// What the page's script knows of the program and its drawings.
extension Page {
  var linearization: String? {
    try? LinearizationScript(of: graph, ties: evaluation?.ties ?? .both).text
  }

  var data: String {
    let operations = graph.nodes.map { JSON.string(description(of: $0)) }
    let starts = graph.nodes.map { graph.edgeRange(into: $0).lowerBound } + [graph.edgeCount]
    return JSON.object([
      ("precision", "\(options.precision)"), ("seconds", rendering.secondsPerStep.notationText),
      ("seeds", JSON.nodes(plan.seeds.map(\.node))),
      ("outputs", JSON.nodes(plan.outputs.map(\.node))), ("results", JSON.nodes(graph.outputs.map(\.node))),
      ("inputs", JSON.array(graph.inputs.map(input))), ("names", JSON.array(operations)),
      ("tails", JSON.nodes(graph.operandNodes)), ("starts", JSON.array(starts.map(String.init))),
      ("choices", JSON.nodes(graph.nodes.filter { graph.operation(of: $0) == .primitive(Primitive.choice) })),
      ("variants", JSON.array(plan.variants.sets.indices.map(variant))),
      ("scenes", JSON.array(scenes.map(scene))), ("words", JSON.object(wordsOfScript.map { ($0, JSON.string($1)) })),
    ])
  }

  private var wordsOfScript: [(String, String)] {
    [
      ("step", words.step("{0}", of: "{1}")), ("undefined", words.undefined),
      ("undefinedPartial", words.undefinedPartial), ("noNumbers", words.noNumbers), ("kink", words.kink),
      ("noNumber", words.noNumber), ("open", words.open), ("close", words.close),
      ("spokenTo", words.spokenTo), ("spokenPower", words.spokenPower), ("right", words.right), ("wrong", words.wrong),
      ("score", words.score("{0}", of: "{1}")), ("path", words.path("{0}", "{1}")),
    ]
  }

  private func description(of node: NodeID) -> String {
    let name = graph.name(of: node)
    switch graph.operation(of: node) {
    case .input, .constant: return name
    case .primitive: return "\(name) = \(graph.expression(of: node))"
    }
  }

  private func input(_ input: Graph.Input) -> String {
    let value = evaluation?.values[input.node] ?? .nan
    return JSON.object([
      ("node", "\(input.node.index)"), ("name", JSON.string(input.name)),
      ("value", value.isFinite ? value.notationText : "null"),
    ])
  }

  // MARK: Drawings

  private func variant(_ index: Int) -> String {
    let arrows = drawnGraphs[index].arrows.map { arrow in
      JSON.object([
        ("tail", "\(arrow.tail.index)"), ("head", "\(arrow.head.index)"),
        ("factors", JSON.array(arrow.factors.map(factor))),
      ])
    }
    let toggles = graph.groups.indices.compactMap { group in
      plan.variants.toggled(group, in: index).map { ("\(group)", "\($0)") }
    }
    return JSON.object([("arrows", JSON.array(arrows)), ("toggles", JSON.object(toggles))])
  }

  private func factor(_ factor: DrawnGraph.Factor) -> String {
    switch factor {
    case .edge(let edge): "\(edge.index)"
    case .composite(let tail, let head, let nodes):
      JSON.object([("tail", "\(tail.index)"), ("head", "\(head.index)"), ("nodes", JSON.nodes(nodes))])
    }
  }

  private func scene(_ drawn: DrawnScene) -> String {
    let (scene, figure) = (drawn.scene, drawn.figure)
    let boxes = figure.boxes.compactMap { box in box.group.map { (box.id, "\($0)") } }
    let frames = figure.frames.enumerated().compactMap { index, frame in frame.group.map { ("frame\(index)", "\($0)") }
    }
    let steps = figure.boxes.compactMap { box in box.step.map { (box.id, "\($0)") } }
    let arrows = figure.arrows.compactMap { arrow in arrow.step.map { (arrow.id, "\($0)") } }
    return JSON.object([
      ("mode", JSON.string(scene.mode.rawValue)), ("seed", "\(scene.seed)"), ("output", "\(scene.output)"),
      ("variant", "\(scene.variant)"), ("last", "\(max(0, figure.steps.count - 1))"),
      ("boxes", JSON.object(boxes)), ("frames", JSON.object(frames)), ("boxSteps", JSON.object(steps)),
      ("arrowSteps", JSON.object(arrows)), ("paths", JSON.array(paths(in: figure))),
    ])
  }

  /// The arrows along each path, as places among the variant's.
  private func paths(in figure: Figure) -> [String] {
    var arrows: [Int: [String]] = [:]
    for arrow in figure.arrows {
      guard case .path(let path) = arrow.role, let end = arrow.id.lastIndex(of: "p") else { continue }
      arrows[path, default: []].append(String(arrow.id[..<end].dropFirst()))
    }
    return arrows.keys.sorted().map { JSON.array(arrows[$0] ?? []) }
  }
}

/// JSON that may stand in a script element: nothing in it ends one.
private enum JSON {
  static func nodes(_ nodes: some Sequence<NodeID>) -> String { array(nodes.map { "\($0.index)" }) }

  static func array(_ items: [String]) -> String { "[" + items.joined(separator: ",") + "]" }

  static func object(_ members: [(String, String)]) -> String {
    "{" + members.map { "\(string($0)):\($1)" }.joined(separator: ",") + "}"
  }

  static func string(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x22, 0x5C, 0x3C, 0x3E, 0x26, 0..<0x20, 0x7F..<0xA0, 0x2028, 0x2029:
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
