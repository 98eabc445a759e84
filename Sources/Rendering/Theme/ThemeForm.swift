import Graphviz

/// The faces of a theme: names of fonts, the first that a reader has is taken.
///
/// Layout counts with the widths of Times, Arial and Courier; SVG fits text in other faces into these.
struct ThemeFonts: Sendable, Hashable {
  var serif = ["STIX Two Text", "Times New Roman", "Liberation Serif", "Tinos", "serif"]
  var sans = ["Arial", "Helvetica", "Liberation Sans", "Arimo", "sans-serif"]
  var mono = ["Courier New", "Liberation Mono", "Cousine", "monospace"]
  /// Everything but the numbers on the wires of circuits.
  var text = Font.Family.serif
  var wires = Font.Family.sans

  subscript(family: Font.Family) -> [String] {
    get {
      switch family {
      case .serif: serif
      case .sans: sans
      case .mono: mono
      }
    }
    set {
      switch family {
      case .serif: serif = newValue
      case .sans: sans = newValue
      case .mono: mono = newValue
      }
    }
  }
}

/// Sizes of text in points. Each stands for a group of sizes, which grow with it.
struct ThemeSizes: Sendable, Hashable {
  /// Names in boxes.
  var text = 19.0
  /// Numbers beside edges.
  var label = 14.0
  /// Words beneath the drawing.
  var caption = 15.0

  /// What `size` becomes in boxes, on gates and wires, in titles of frames and in notes.
  func inBoxes(_ size: Double) -> Double { scaled(size, text / 19) }

  func onEdges(_ size: Double) -> Double { scaled(size, label / 14) }

  func beneath(_ size: Double) -> Double { scaled(size, caption / 15) }

  /// A length that holds text in boxes, in whole points.
  func lengthInBoxes(_ length: Double) -> Int { Int(scaled(length, text / 19).rounded(.up)) }

  private func scaled(_ size: Double, _ factor: Double) -> Double {
    factor == 1 ? size : (size * factor * 100).rounded() / 100
  }
}

/// Boxes, lines and the room between them. Widths are in points.
struct ThemeShapes: Sendable, Hashable {
  enum Corners: String, Sendable, CaseIterable {
    case rounded, square
  }

  var corners = Corners.rounded
  var hasFills = true
  /// Of boxes.
  var outline = 1.4
  /// Of arrows that carry nothing.
  var line = 1.5
  /// Of arrows that carry a path, a tangent or an adjoint.
  var carrying = 2.4
  /// Of wires and gates.
  var wire = 2.0
  /// Against Graphviz's own.
  var arrowhead = 0.75
  /// Against what is usual between nodes.
  var spacing = 1.0

  /// Graphviz's `style` of something drawn in these shapes.
  func style(dashed: Bool = false) -> String {
    let parts = [corners == .rounded ? "rounded" : nil, hasFills ? "filled" : nil, dashed ? "dashed" : nil]
    return parts.compactMap(\.self).joined(separator: ",")
  }
}
