import ComputationGraph
import Differentiation
import Notation

/// Writes a trace's formulas as mathematics, in Unicode or in LaTeX.
struct TraceSetter {
  enum Medium: Sendable {
    case text, latex
  }

  let medium: Medium
  let graph: Graph
  let names: TraceNames
  let style: ReportStyle
  private let printer: ExpressionPrinter

  init(_ medium: Medium, of graph: Graph, names: TraceNames, style: ReportStyle) {
    self.medium = medium
    self.graph = graph
    self.names = names
    self.style = style
    var printer = ExpressionPrinter(multiplicationSign: names.isNumbered ? "×" : "·", minusSign: "−")
    printer.signs = [.lessOrEqual: " ≤ ", .greaterOrEqual: " ≥ ", .equal: " = ", .notEqual: " ≠ "]
    self.printer = printer
  }

  func text(of expression: TraceExpression) -> String {
    guard !expression.isEmpty else { return "" }
    let tree = tree(of: expression)
    switch medium {
    case .text: return printer.text(of: tree.root, in: tree)
    case .latex:
      let sign = names.isNumbered ? "\\times" : "\\cdot"
      var setter = MathematicsSetter(LatexExpression(multiplicationSign: sign, namesAreSet: true))
      for id in 0...tree.root {
        setter.append(tree.printableKind(of: id), operandCount: tree.printableOperands(of: id).count)
      }
      return setter.text ?? ""
    }
  }

  private func tree(of expression: TraceExpression) -> PostfixTree {
    var tree = PostfixTree()
    for term in expression.terms {
      switch term {
      case .atom(.number(.double(let value))): append(value, to: &tree)
      case .atom(.number(.exact(let value))): append(value, to: &tree)
      case .atom(let atom): tree.append(.name(text(of: atom)))
      case .negate: tree.append(.negate)
      case .binary(let symbol): tree.append(.binary(symbol))
      case .call(let name, let count): append(call: name, count, to: &tree)
      }
    }
    return tree
  }

  /// Rounded, its sign apart, so that what is around it knows when brackets are needed.
  private func append(_ value: Double, to tree: inout PostfixTree) {
    let number = style.rounded(value)
    tree.append(.name(medium == .latex ? number.latexMagnitude : number.magnitudeText))
    if number.isNegative { tree.append(.negate) }
  }

  /// In text a fraction stands in brackets wherever it is a factor; in LaTeX its bar says what belongs to it.
  private func append(_ value: Rational, to tree: inout PostfixTree) {
    let size = value < 0 ? -value : value
    if value.isShort, value.isWhole || medium == .latex {
      tree.append(.name("\(size.numerator)"))
      if !value.isWhole {
        tree.append(.name("\(size.denominator)"))
        tree.append(.binary(.divide))
      }
      if value < 0 { tree.append(.negate) }
    } else {
      let text = text(of: value)
      let brackets = medium == .latex ? ("\\left(", "\\right)") : ("(", ")")
      tree.append(factor: text, bracketed: brackets.0 + text + brackets.1, isNegative: value < 0)
    }
  }

  private func text(of value: Rational) -> String {
    switch medium {
    case .text where value.isShort: value.tableText(precision: style.precision, minus: "−")
    case .text: "≈" + style.rounded(value.nearestDouble).text(minus: "−")
    case .latex where value.isShort: value.latex
    case .latex: "\\approx " + style.rounded(value.nearestDouble).latex
    }
  }

  /// In the style of the survey `ln v₀` and `sin 5` have no brackets.
  private func append(call name: String, _ count: Int, to tree: inout PostfixTree) {
    let title = names.isNumbered && name == "log" ? "ln" : name
    let operand = count == 1 && names.isNumbered && LatexName.standsOpen(name) ? tree.lastName : nil
    guard let operand else { return tree.append(.call(title), operandCount: count) }
    let function = medium == .latex ? LatexName.function(title) : title
    tree.append(open: .name(function + " " + operand), bracketed: .call(title))
  }

  func text(of atom: TraceAtom) -> String {
    switch atom {
    case .node(let node, let mark): medium == .latex ? names.latex(node, mark) : names.text(node, mark)
    case .named(let name, let mark): text(named: name, mark)
    case .number(.exact(let value)): text(of: value)
    case .number(.double(let value)):
      medium == .latex ? style.rounded(value).latex : style.rounded(value).text(minus: "−")
    case .pi: medium == .latex ? "\\pi" : "π"
    case .partial(let edge): partial(graph.head(of: edge), graph.tail(of: edge))
    case .carried(let edge):
      text(of: .node(graph.head(of: edge), .bar)) + carriedSign + partial(graph.head(of: edge), graph.tail(of: edge))
    case .derivative(let output, let variable): fraction(text(named: output), text(named: variable))
    case .blank: medium == .latex ? "\\underline{\\qquad\\quad}" : "______"
    }
  }

  private func text(named name: String, _ mark: NameMark = .none) -> String {
    medium == .latex ? LatexName.text(of: name, mark: mark) : names.text(named: name, mark)
  }

  private var carriedSign: String {
    switch medium {
    case .text: names.isNumbered ? " " : "·"
    case .latex: names.isNumbered ? " " : " \\cdot "
    }
  }

  private func partial(_ head: NodeID, _ tail: NodeID) -> String {
    fraction(text(of: .node(head)), text(of: .node(tail)))
  }

  private func fraction(_ output: String, _ variable: String) -> String {
    medium == .latex ? "\\frac{\\partial \(output)}{\\partial \(variable)}" : "∂\(output)/∂\(variable)"
  }
}

extension RoundedNumber {
  fileprivate var magnitudeText: String { isNegative ? String(text(minus: "−").dropFirst()) : text(minus: "−") }
}

/// A formula as a printer wants it.
struct PostfixTree: PrintableExpressions {
  private var kinds: [PrintableKind] = []
  private var operandEnds: [Int32] = []
  private var operandList: [Int32] = []
  private var roots: [Int32] = []
  /// How calls without brackets are written where they would be misread.
  private var bracketed: [Int32: PrintableKind] = [:]
  /// The same of numbers that are no plain digits: as factors, and after a sign where they have one of their own.
  private var bracketedFactors: [Int32: (text: String, isNegative: Bool)] = [:]

  var root: Int32 { Int32(truncatingIfNeeded: kinds.count - 1) }

  /// The text of the last expression, where it is a bare name or number.
  var lastName: String? {
    if case .name(let name)? = kinds.last, printableOperands(of: root).isEmpty, bracketedFactors[root] == nil {
      name
    } else {
      nil
    }
  }

  func printableKind(of id: Int32) -> PrintableKind { kinds[Int(id)] }

  func printableOperands(of id: Int32) -> ArraySlice<Int32> {
    let start = id == 0 ? 0 : operandEnds[Int(id) - 1]
    return operandList[Int(start)..<Int(operandEnds[Int(id)])]
  }

  mutating func append(_ kind: PrintableKind) {
    switch kind {
    case .number, .name, .call: append(kind, operandCount: 0)
    case .negate:
      closeFactors(1)
      append(kind, operandCount: 1)
    case .binary(let symbol):
      if [.multiply, .divide, .power].contains(symbol), roots.count > 1 {
        close(roots[roots.count - 2])
        closeFactors(2)
      } else if [.add, .subtract].contains(symbol), let last = roots.last, bracketedFactors[last]?.isNegative == true {
        closeFactors(1)
      }
      append(kind, operandCount: 2)
    }
  }

  mutating func append(_ kind: PrintableKind, operandCount: Int) {
    operandList += roots.suffix(operandCount)
    roots.removeLast(min(operandCount, roots.count))
    roots.append(Int32(truncatingIfNeeded: kinds.count))
    kinds.append(kind)
    operandEnds.append(Int32(truncatingIfNeeded: operandList.count))
  }

  mutating func append(open: PrintableKind, bracketed call: PrintableKind) {
    append(open, operandCount: 1)
    bracketed[root] = call
  }

  mutating func append(factor text: String, bracketed: String, isNegative: Bool) {
    append(.name(text))
    bracketedFactors[root] = (bracketed, isNegative)
  }

  private mutating func closeFactors(_ count: Int) {
    for id in roots.suffix(count) {
      if let factor = bracketedFactors[id] { kinds[Int(id)] = .name(factor.text) }
    }
  }

  private mutating func close(_ id: Int32) {
    if let call = bracketed[id] { kinds[Int(id)] = call }
  }
}
