import ComputationGraph
import Differentiation
import Notation

/// How a trace is written.
public enum TraceStyle: String, Sendable, CaseIterable {
  /// With the program's own names: `c = a + b = 2 + 1 = 3`, `b̄ = b̄ + c̄·∂c/∂b`.
  case names
  /// As Griewank and Walther number evaluations and the survey of Baydin and others prints them: inputs up to v₀,
  /// operations from v₁ on.
  case griewank
  /// Adjoints add up: `b̄ += c̄·1`.
  case adjoint
  /// As backpropagation is written by hand in Python: `db += (1) * dc`. Computes in floating point, whatever the trace.
  case code

  /// In which order the style lists operations.
  public var order: Trace.Order { self == .griewank ? .levels : .evaluation }
}

extension ReportWords {
  /// Says from which of several inputs a forward sweep starts that nobody chose.
  public func remark(onChosen seeds: [Trace.Seed], in graph: Graph) -> [String] {
    guard let seed = seeds.first else { return [trace.noInput] }
    return graph.inputs.count > 1 ? [trace.forwardChosen(SourceError.What.quoted(seed.name))] : []
  }

  /// The same of outputs and a reverse sweep.
  public func remark(onChosen output: NamedNode, in graph: Graph) -> [String] {
    graph.outputs.count > 1 ? [trace.reverseChosen(SourceError.What.quoted(output.name))] : []
  }
}

/// A trace in print: as tables, as a program, or as data.
public struct TraceReport: Sendable {
  /// What a worksheet is made of.
  public enum Sheet: String, Sendable, CaseIterable {
    /// With nothing left out.
    case full
    /// With blanks for what a learner is to find.
    case worksheet
    /// The worksheet, and after it, on a page of its own, the same with nothing left out.
    case worksheetAndKey
    /// The key alone.
    case key
  }

  public let trace: Trace
  public let style: TraceStyle
  /// Whether Griewank's style shows the value of every operation, as the book does, or as the survey only of outputs.
  public var showsResults: Bool
  /// Text, Markdown and LaTeX only: data has nothing to fill in.
  public var sheet: Sheet
  /// Whether LaTeX is a document, or a part of one that loads amsmath, booktabs and longtable.
  public var isStandalone: Bool

  public init(
    of trace: Trace, style: TraceStyle = .names, showsResults: Bool = false, sheet: Sheet = .full,
    isStandalone: Bool = false
  ) {
    self.trace = trace
    self.style = style
    self.showsResults = showsResults
    self.sheet = sheet
    self.isStandalone = isStandalone
  }

  /// Writes the report row by row. O(nodes and edges), however long the text.
  ///
  /// - Throws: only where a rule in the table of primitives cannot be read.
  public func write(
    as format: ReportFormat, style: ReportStyle = ReportStyle(), to stream: inout ByteStream
  ) throws(SourceErrors) {
    switch format {
    case .json: try writeJSON(style, to: &stream)
    case .csv: try writeCSV(style, to: &stream)
    case .text, .markdown, .latex: try writePages(as: format, style, to: &stream)
    }
  }

  var names: TraceNames { style == .griewank ? TraceNames(numbering: trace) : TraceNames(of: trace.graph) }

  /// The outputs that are listed: the one that was asked for, else all.
  var outputs: [NamedNode] {
    let all = AskedNodes.everyOutput(of: trace.graph).all
    guard let output = trace.output, !all.contains(output) else { return all }
    return [output]
  }
}

// MARK: - Pages

extension TraceReport {
  private func writePages(
    as format: ReportFormat, _ style: ReportStyle, to stream: inout ByteStream
  ) throws(SourceErrors) {
    let isDocument = isStandalone && format == .latex
    if isDocument { stream.write(LatexDocument.opening(for: style.words.trace.all + trace.graph.program.names)) }
    if sheet == .worksheet || sheet == .worksheetAndKey { try writePage(as: format, isBlank: true, style, to: &stream) }
    if sheet == .worksheetAndKey { stream.write(Self.pageBreak(format)) }
    if sheet != .worksheet { try writePage(as: format, isBlank: false, style, to: &stream) }
    if isDocument { stream.write(LatexDocument.closing) }
  }

  private static func pageBreak(_ format: ReportFormat) -> StaticString {
    switch format {
    case .latex: "\n\\clearpage\n"
    case .markdown: "\n---\n\n"
    case .text, .csv, .json: "\n"
    }
  }

  private func writePage(
    as format: ReportFormat, isBlank: Bool, _ style: ReportStyle, to stream: inout ByteStream
  ) throws(SourceErrors) {
    let words = style.words.trace
    let page = sheet == .full ? nil : isBlank ? words.worksheet : words.key
    if self.style == .code {
      return try PythonTrace(of: self, isBlank: isBlank, style).write(as: format, title: page, to: &stream)
    }
    let setter = TraceSetter(format == .text ? .text : .latex, of: trace.graph, names: names, style: style)
    let tables = tables(isBlank: isBlank, words)
    for (place, table) in tables.enumerated() {
      if place > 0 { stream.write("\n") }
      let title = (page.map { $0 + ": " } ?? "") + table.title
      switch format {
      case .latex: try TraceLatex(setter: setter).write(table, title: title, to: &stream)
      case .markdown: try TraceMarkdown(setter: setter).write(table, title: title, to: &stream)
      case .text, .csv, .json: try TraceText(setter: setter).write(table, title: title, to: &stream)
      }
    }
    if !isBlank { writeKinks(as: format, setter, to: &stream) }
  }

  private func tables(isBlank: Bool, _ words: TraceWords) -> [TraceTable] {
    let rows = TraceRows(
      trace: trace, style: style, showsResults: showsResults || style != .griewank, isBlank: isBlank, outputs: outputs)
    let primal = TraceTable.Column(heading: words.primal, partCount: rows.primalPartCount)
    let leaves = trace.graph.inputs.count + outputs.count
    var tables: [TraceTable] = []
    if !trace.seeds.isEmpty {
      tables.append(
        TraceTable(
          title: forwardTitle(words),
          columns: [primal, TraceTable.Column(heading: words.tangent, partCount: rows.primalPartCount)],
          rowCount: leaves + trace.operations.count, forEachRow: rows.forEachForwardRow))
    }
    if let output = trace.output {
      tables.append(
        TraceTable(
          title: words.reverse(output.name),
          columns: [primal, TraceTable.Column(heading: words.adjoint, partCount: rows.adjointPartCount)],
          rowCount: leaves + max(trace.operations.count, trace.graph.edgeCount), forEachRow: rows.forEachReverseRow))
    }
    return tables
  }

  private func forwardTitle(_ words: TraceWords) -> String {
    if trace.seeds.count == 1, let seed = trace.seeds.first, seed.tangent == 1 { return words.forward(seed.name) }
    let direction = trace.seeds.prefix(8).map { "\($0.name) = \($0.tangentText)" }.joined(separator: ", ")
    return words.along(direction + (trace.seeds.count > 8 ? ", …" : ""))
  }

  /// `* ∂f/∂x: 0 from below, 1 from above`
  private func writeKinks(as format: ReportFormat, _ setter: TraceSetter, to stream: inout ByteStream) {
    guard let kinks = trace.evaluation?.kinks, !kinks.isEmpty else { return }
    stream.write("\n")
    let words = setter.style.words
    for kink in kinks {
      for (side, edge) in trace.sides(of: kink).map({
        ($0, trace.graph.edgeRange(into: kink.node).lowerBound + $0.slot)
      }) {
        let text = { (atom: TraceAtom) in format == .text ? setter.text(of: atom) : "$\(setter.text(of: atom))$" }
        let mark = format == .text ? "* " : format == .latex ? "\\noindent$^{*}$ " : "\\* "
        let end = format == .text ? "\n" : format == .latex ? "\\par\n" : "  \n"
        let jump = kink.isJump ? "; " + words.jump : ""
        stream.write(
          mark + text(.partial(EdgeID(edge))) + ": " + text(.number(side.below)) + " \(words.below), "
            + text(.number(side.above)) + " \(words.above)\(jump)\(end)")
      }
    }
  }
}
