import ChainRule

/// Checks names that options give against those of a graph.
struct KnownNames {
  let graph: Graph

  init(of graph: Graph) { self.graph = graph }

  func check(inputs names: [String]) throws(CommandFailure) {
    let known = Set(graph.inputs.map(\.name))
    for name in names where !known.contains(name) {
      let isComputed = graph.node(named: name) != nil
      let what = isComputed ? "\(quoted(name)) is computed, not an input" : "the program has no input \(quoted(name))"
      throw .usage(what + offer(for: name, among: graph.inputs.map(\.name)))
    }
  }

  func nodes(named lists: [NameList]) throws(CommandFailure) -> AskedNodes? {
    guard !lists.isEmpty else { return nil }
    let names = lists.flatMap(\.names)
    for name in names where graph.node(named: name) == nil {
      throw .usage("the program has no node \(quoted(name))" + offer(for: name, among: nodeNames))
    }
    return AskedNodes(named: names, in: graph)
  }

  func check(functions names: [String]) throws(CommandFailure) {
    let own = Set(graph.program.statements.filter { $0.kind == .function }.map { graph.program.name($0.name) })
    for name in names where name != "all" && !own.contains(name) {
      let primitive = Primitive.callable(name)
      if let primitive, Primitive[primitive].definition != nil { continue }
      let isKnown = primitive != nil
      let what = isKnown ? "\(quoted(name)) has nothing inside to open" : "there is no function \(quoted(name))"
      throw .usage(what + offer(for: name, among: own.sorted() + Self.openable))
    }
  }

  private static let openable = Primitive.all.filter { $0.definition != nil }.map(\.name)

  /// The program's names, then those made for intermediates; a graph may have a million.
  private var nodeNames: [String] {
    let written = graph.program.names.prefix(10_000).filter { graph.node(named: $0) != nil }
    let known = Set(written)
    let made = graph.nodes.prefix(10_000).map { graph.name(of: $0) }
    return written + made.filter { graph.node(named: $0) != nil && !known.contains($0) }
  }

  private func quoted(_ name: String) -> String { SourceError.What.quoted(name) }

  private func offer(for name: String, among candidates: [String]) -> String {
    if let nearest = name.count > 1 ? Spelling.nearest(to: name, among: candidates) : nil {
      return "; did you mean \(quoted(nearest))?"
    }
    return candidates.isEmpty || candidates.count > 12 ? "" : "; there are \(candidates.joined(separator: ", "))"
  }
}
