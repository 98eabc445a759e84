import ComputationGraph
import Differentiation
import Notation

/// Which instructions of straight-line code have a line and a name of their own, and which are written where they are
/// used.
struct CodeListing {
  let code: StraightLine
  /// Whether a result needs the instruction.
  private(set) var isLive: [Bool]
  /// How often an instruction is written.
  private var uses: [Int32]
  private(set) var hasLine: [Bool]
  /// Whether results need the instruction whichever choices are made; else it may be undefined, and nobody minds.
  private(set) var isCertain: [Bool]

  /// An expression of more operations is cut in two: it would be hard to read, and for some compilers hard to check.
  private static let operationLimit = 5

  /// - Parameters:
  ///   - results: what must be defined, and has lines.
  ///   - extras: results too, though an undefined one does no harm.
  ///   - named: what else has a line, for its name's sake.
  init(_ code: StraightLine, results: [InstructionID], extras: [InstructionID], named: [InstructionID]) {
    self.code = code
    isLive = Array(repeating: false, count: code.count)
    uses = Array(repeating: 0, count: code.count)
    hasLine = Array(repeating: false, count: code.count)
    isCertain = Array(repeating: false, count: code.count)
    markLive(from: results, extras)
    giveLines(to: results + extras + named)
  }

  func isLeaf(_ id: InstructionID) -> Bool {
    if case .apply = code.kind(of: id) { false } else { true }
  }

  /// Whether an instruction has a line that Python must be kept from raising in, where others give NaN or infinity.
  func needsGuard(_ id: InstructionID) -> Bool {
    hasLine[Int(id.index)] && !isCertain[Int(id.index)] && mayRaise(id)
  }

  private func mayRaise(_ id: InstructionID) -> Bool {
    guard case .apply(let primitive) = code.kind(of: id) else { return false }
    if case .function = Primitive[primitive].code { return true }
    if Primitive[primitive].form == .infix(.divide) { return true }
    return code.operands(of: id).contains { !hasLine[Int($0.index)] && mayRaise($0) }
  }

  private mutating func markLive(from results: [InstructionID], _ extras: [InstructionID]) {
    for result in results { isCertain[Int(result.index)] = true }
    for result in results + extras { isLive[Int(result.index)] = true }
    for id in code.instructions.reversed() where isLive[Int(id.index)] {
      let isChoice = code.kind(of: id) == .apply(Primitive.choice)
      for (slot, operand) in code.operands(of: id).enumerated() {
        isLive[Int(operand.index)] = true
        uses[Int(operand.index)] += 1
        if isCertain[Int(id.index)], !isChoice || slot == 0 { isCertain[Int(operand.index)] = true }
      }
    }
  }

  /// What is used more than once, named by the program or a result has a line. Comparisons are conditions mostly, and
  /// written wherever they are used; then it is their operands that have lines.
  private mutating func giveLines(to wanted: [InstructionID]) {
    for id in wanted where isLive[Int(id.index)] && !isLeaf(id) { hasLine[Int(id.index)] = true }
    for id in code.instructions.reversed() where isLive[Int(id.index)] && !isLeaf(id) && !hasLine[Int(id.index)] {
      hasLine[Int(id.index)] = uses[Int(id.index)] > 1 && !code.isComparison(id)
      if code.isComparison(id), !hasLine[Int(id.index)], uses[Int(id.index)] > 1 {
        for operand in code.operands(of: id) { uses[Int(operand.index)] = max(2, uses[Int(operand.index)]) }
      }
    }
    cutLongExpressions()
  }

  private mutating func cutLongExpressions() {
    var sizes = [Int](repeating: 0, count: code.count)
    for id in code.instructions where isLive[Int(id.index)] && !isLeaf(id) {
      let inner = code.operands(of: id).reduce(0) { $0 + (hasLine[Int($1.index)] ? 0 : sizes[Int($1.index)]) }
      sizes[Int(id.index)] = inner + 1
      if inner + 1 > Self.operationLimit { hasLine[Int(id.index)] = true }
    }
  }

  /// The functions that lines call.
  var functions: Set<FunctionSpelling> {
    var functions: Set<FunctionSpelling> = []
    var isSeen = [Bool](repeating: false, count: Primitive.all.count)
    for id in code.instructions where isLive[Int(id.index)] {
      guard case .apply(let primitive) = code.kind(of: id), !isSeen[Int(primitive.index)] else { continue }
      isSeen[Int(primitive.index)] = true
      if case .function(let spelling) = Primitive[primitive].code { functions.insert(spelling) }
    }
    return functions
  }
}
