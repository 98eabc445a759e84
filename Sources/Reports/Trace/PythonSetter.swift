import ComputationGraph
import Notation

/// Writes formulas in Python, and remembers what they call.
struct PythonSetter {
  let names: PythonNames
  private(set) var functions: Set<String> = []
  private let printer: ExpressionPrinter

  init(names: PythonNames) {
    self.names = names
    var printer = ExpressionPrinter(multiplicationSign: " * ")
    printer.signs = [.divide: " / ", .power: " ** "]
    self.printer = printer
  }

  mutating func text(of expression: TraceExpression) -> String {
    var tree = PostfixTree()
    for term in expression.terms {
      switch term {
      case .atom(let atom): append(atom, to: &tree)
      case .negate: tree.append(.negate)
      case .binary(let symbol): tree.append(.binary(symbol))
      case .call(let name, let count):
        let call = PythonFunction.call(name, operandCount: count)
        functions.insert(call)
        tree.append(.call(call), operandCount: count)
      }
    }
    return printer.text(of: tree.root, in: tree)
  }

  private mutating func append(_ atom: TraceAtom, to tree: inout PostfixTree) {
    switch atom {
    case .number(let number):
      let value = number.nearestDouble
      tree.append(.name(Self.literal(abs(value))))
      if value < 0 { tree.append(.negate) }
    case .pi:
      functions.insert("math.pi")
      tree.append(.name("math.pi"))
    case .node(let node, let mark): tree.append(.name(names.name(of: node, mark)))
    case .named, .partial, .carried, .derivative, .blank: tree.append(.name("None"))
    }
  }

  /// As a program's reader writes it: `2`, `0.5`.
  static func literal(_ value: Double) -> String {
    guard value.isFinite else { return float(value) }
    return value.magnitude < 1e15 ? value.notationText : float(value)
  }

  /// A number that Python computes with as we do, in floating point.
  static func float(_ value: Double) -> String {
    guard value.isFinite else {
      return value.isNaN ? "float(\"nan\")" : value < 0 ? "-float(\"inf\")" : "float(\"inf\")"
    }
    let text = value.notationText
    return text.utf8.allSatisfy { $0 == UInt8(ascii: "-") || UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }
      ? text + ".0" : text
  }
}
