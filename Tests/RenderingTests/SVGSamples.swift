import Graphviz
import Rendering

enum SVGSamples {
  static var drawing: Drawing {
    get throws {
      try Graphviz.drawing(
        of: """
          digraph G {
            node [shape=box, style="rounded,filled", color="#000002", fillcolor="#000003", fontname="Liberation Serif"]
            a [label=<<font color="#000001"><i>a</i> = 2</font>>]
            a -> c [id=local, class=path2, color="#000001"]
            subgraph cluster_x { style=dashed; c }
          }
          """)
    }
  }

  static let options = SVGOptions(
    title: "Chain rule", description: "a is 2, so c is 3.",
    paints: [
      1: Paint(className: "forward", light: "#0060A8", dark: "#56B4E9", print: "#333333"),
      2: Paint(className: "line", light: "#94a3b8", dark: "#64748b"),
      3: Paint(className: "paper", light: "#ffffff", dark: "#111827"),
    ],
    dashes: ["path2": "7 2 1 2"], tooltips: ["local": "∂c/∂a = \"1\" & <more>"])
}
