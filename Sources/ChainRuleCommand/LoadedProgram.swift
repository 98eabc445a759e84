import ChainRule

/// A program that has been read and made a graph of, with its values where every input has one.
struct LoadedProgram {
  let graph: Graph
  let point: [String: Double]
  /// With exact numbers: those rounded.
  let evaluation: Evaluation?
  let exact: ExactEvaluation?

  /// Reports all that is wrong with the program at once, and remarks on standard error.
  ///
  /// - Parameter needsPartials: whether a partial that is not finite is an error, or of no interest.
  init(
    _ options: ProgramOptions, output: OutputOptions, needsPartials: Bool = true, isExact: Bool = false
  ) throws(CommandFailure) {
    graph = try Self.graph(options, output: output)
    point = options.point
    guard graph.inputs.allSatisfy({ $0.value != nil || options.point[$0.name] != nil }) else {
      (evaluation, exact) = (nil, nil)
      return
    }
    if isExact {
      let exact = try Self.exact(graph, options)
      (evaluation, self.exact) = (exact.rounded, exact)
    } else {
      evaluation = try Self.evaluated(graph, at: point, options, needsPartials: needsPartials)
      exact = nil
    }
  }

  /// The graph alone, for what asks for no numbers.
  static func graph(_ options: ProgramOptions, output: some FileOptions) throws(CommandFailure) -> Graph {
    StandardError.colorChoice = output.color
    let source = try source(options)
    let graph = try graph(of: source, options)
    if !graph.notes.isEmpty, !output.quiet {
      let notes = SourceErrors(errors: graph.notes, source: source)
      StandardError.write(notes.rendered(color: StandardError.isColored, as: .note))
    }
    let names = KnownNames(of: graph)
    try names.check(inputs: options.bindings.flatMap(\.bindings).map(\.name))
    try names.check(functions: options.expanded.flatMap(\.names))
    return graph
  }

  /// What keeps the program from having numbers.
  var notes: [String] {
    if graph.nodeCount == 0 { return ["the program only defines functions; a line such as 'y = f(2)' uses one"] }
    let unbound = graph.inputs.filter { $0.value == nil && point[$0.name] == nil }.map(\.name)
    guard !unbound.isEmpty else { return [] }
    let names = unbound.prefix(5).map { SourceError.What.quoted($0) }.joined(separator: ", ")
    let more = unbound.count > 5 ? " and \(unbound.count - 5) more" : ""
    return ["no value for \(names)\(more): symbols only; set values with --at"]
  }

  private static func source(_ options: ProgramOptions) throws(CommandFailure) -> Source {
    if let path = options.path { return try InputFile(path: path).source() }
    do {
      return try Source.decoding(Array(options.lines.joined(separator: "\n").utf8), name: "program")
    } catch {
      throw .program(error)
    }
  }

  private static func graph(of source: Source, _ options: ProgramOptions) throws(CommandFailure) -> Graph {
    let (program, errors) = Program.recovering(source)
    guard errors.isEmpty else {
      let known = Set(errors.map(\.range.lower))
      let more = Graph.errors(in: program).filter { !known.contains($0.range.lower) }
      throw .program(SourceErrors(errors: errors + more, source: source))
    }
    do {
      return try Graph(of: program, options: options.graphOptions)
    } catch {
      throw .program(error)
    }
  }

  private static func exact(_ graph: Graph, _ options: ProgramOptions) throws(CommandFailure) -> ExactEvaluation {
    do throws(SourceErrors) {
      let evaluation = try graph.evaluated(in: Rational.self, at: options.exactPoint, ties: options.ties)
      guard evaluation.partialErrors.isEmpty else {
        throw SourceErrors(errors: evaluation.partialErrors, source: graph.program.source)
      }
      return evaluation
    } catch {
      throw .program(error)
    }
  }

  private static func evaluated(
    _ graph: Graph, at point: [String: Double], _ options: ProgramOptions, needsPartials: Bool
  ) throws(CommandFailure) -> Evaluation {
    do throws(SourceErrors) {
      let evaluation = try graph.evaluated(at: point, ties: options.ties, allowsNonfinite: options.allowsNonfinite)
      guard !needsPartials || evaluation.partialErrors.isEmpty else {
        throw SourceErrors(errors: evaluation.partialErrors, source: graph.program.source)
      }
      return evaluation
    } catch {
      throw .program(error)
    }
  }

  /// For what cannot be done without numbers: the evaluation, or an error that names the inputs without a value.
  func requiredEvaluation(_ options: ProgramOptions) throws(CommandFailure) -> Evaluation {
    if let evaluation { return evaluation }
    return try Self.evaluated(graph, at: point, options, needsPartials: true)
  }
}
