import Notation

/// Sets the quotients of a sum of products as fractions: `-x/y^2 + 1` as −x over y², plus 1.
///
/// A quotient inside brackets, a power or another fraction keeps its slash: a line has one level of fractions.
struct Quotients {
  private let program: Program
  private let typesetter: Typesetter
  private let role: Role
  private var pieces: [Piece] = []

  /// What is still to be set, from the left.
  private enum Part {
    case sign(String)
    case expression(Int32)
    /// In brackets where it is a sum or has a sign.
    case factor(Int32)
  }

  static func pieces(of notation: String, typesetter: Typesetter, role: Role) -> [Piece] {
    guard notation.utf8.contains(UInt8(ascii: "/")),
      let program = try? Program(parsing: "quotient = " + notation), let statement = program.statements.first
    else { return [.runs(typesetter.runs(of: FigureContext.markingIndicators(notation), role: role))] }
    var quotients = Quotients(program: program, typesetter: typesetter, role: role)
    quotients.set(statement.root.index)
    return quotients.pieces
  }

  private init(program: Program, typesetter: Typesetter, role: Role) {
    self.program = program
    self.typesetter = typesetter
    self.role = role
  }

  private mutating func set(_ root: Int32) {
    var parts: [Part] = [.expression(root)]
    while let part = parts.popLast() {
      switch part {
      case .sign(let text): append([Run(text, role: role)])
      case .expression(let id): parts.append(contentsOf: self.parts(of: id).reversed())
      case .factor(let id):
        switch program.printableKind(of: id) {
        case .negate where pieces.isEmpty: parts.append(.expression(id))
        case .negate, .binary(.add), .binary(.subtract): append(runs(of: id, inBrackets: true))
        case .binary(.divide) where !pieces.isEmpty && hasSign(id):
          parts += [.sign(")"), .expression(id), .sign("(")]
        default: parts.append(.expression(id))
        }
      }
    }
  }

  /// The parts of a sum, product or negation; a fraction or what has no parts is set here.
  private mutating func parts(of id: Int32) -> [Part] {
    let operands = Array(program.printableOperands(of: id))
    switch program.printableKind(of: id) {
    case .negate: return [.sign("−"), .factor(operands[0])]
    case .binary(.add): return [.expression(operands[0]), .sign(" + "), .factor(operands[1])]
    case .binary(.subtract): return [.expression(operands[0]), .sign(" − "), .factor(operands[1])]
    case .binary(.multiply): return [.factor(operands[0]), .sign(" · "), .factor(operands[1])]
    case .binary(.divide): return fraction(operands[0], operands[1])
    default:
      append(runs(of: id))
      return []
    }
  }

  /// A sign stands before the fraction, not in it.
  private mutating func fraction(_ numerator: Int32, _ denominator: Int32) -> [Part] {
    var top = runs(of: numerator)
    if let first = top.first?.text.first, first == "−", isSigned(numerator) {
      top[0].text.removeFirst()
      append([Run("−", role: role)])
    }
    pieces.append(.fraction(numerator: top, denominator: runs(of: denominator), role: role))
    return []
  }

  /// Whether a quotient's sign will stand before it.
  private func hasSign(_ id: Int32) -> Bool {
    guard let numerator = program.printableOperands(of: id).first, isSigned(numerator) else { return false }
    return runs(of: numerator).first?.text.first == "−"
  }

  private func isSigned(_ id: Int32) -> Bool {
    switch program.printableKind(of: id) {
    case .negate, .number, .binary(.multiply): true
    default: false
    }
  }

  private func runs(of id: Int32, inBrackets: Bool = false) -> [Run] {
    let text = FigureContext.markingIndicators(ExpressionPrinter().text(of: id, in: program))
    return typesetter.runs(of: inBrackets ? "(\(text))" : text, role: role)
  }

  private mutating func append(_ runs: [Run]) {
    if case .runs(let last) = pieces.last {
      pieces[pieces.count - 1] = .runs(last + runs)
    } else {
      pieces.append(.runs(runs))
    }
  }
}
