import Graphviz

enum Samples {
  static let small = """
    digraph G {
      graph [rankdir=BT, fontname="Liberation Serif"]
      node [shape=box, style="rounded,filled", fillcolor="#eff6ff", fontname="Liberation Serif", fontsize=18]
      edge [fontname="Liberation Serif"]
      a [label=<<i>a</i> = 2>]
      b [label=<<i>x</i><sub>12</sub> + <i>e</i><sup>−z</sup>>]
      subgraph cluster_c { style=dashed; label="group"; c }
      a -> c [label=<∂<i>c</i>/∂<i>a</i>>, style=dotted, class="path1 shared", id="first"]
      b -> c [style=invis]
    }
    """
}

extension Drawing {
  var nodeCount: Int { objects(.node).count }

  func objects(_ kind: Object.Kind) -> [Object] {
    operations.compactMap { if case .begin(let object) = $0, object.kind == kind { object } else { nil } }
  }

  var texts: [TextRun] {
    operations.compactMap { if case .text(let run) = $0 { run } else { nil } }
  }

  var shapes: [Shape] {
    operations.compactMap { if case .shape(let shape) = $0 { shape } else { nil } }
  }
}

func failure(_ body: () throws(GraphvizError) -> Void) -> GraphvizError? {
  do {
    try body()
    return nil
  } catch {
    return error
  }
}

func stage(_ body: () throws(GraphvizError) -> Void) -> GraphvizError.Stage? { failure(body)?.stage }
