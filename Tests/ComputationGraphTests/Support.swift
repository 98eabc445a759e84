import ComputationGraph
import Notation

extension Graph {
  init(_ text: String, _ options: GraphOptions = GraphOptions()) throws {
    self = try Graph(of: Program(parsing: Source(name: "lesson.chain", text: text)), options: options)
  }

  /// Every operation that is drawn, as `name = expression`, in evaluation order.
  var listing: [String] {
    nodes.filter { primitive(of: $0) != nil && !isFoldable($0) }.map { "\(name(of: $0)) = \(expression(of: $0))" }
  }

  var inputNames: [String] { inputs.map(\.name) }
  var outputNames: [String] { outputs.map(\.name) }
}
