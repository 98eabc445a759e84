import Notation

/// Writes a program's statements out as nodes, with a stack of frames of its own: nested functions and trees may be
/// as deep as they like.
struct GraphCompiler {
  let program: Program
  let options: GraphOptions
  var emission = Emission()
  var groups: [Graph.Group] = []
  var inputs: [Input] = []
  /// The node each name stands for, or -1.
  var nodeOfName: [Int32]
  private var statementOfName: [Int32]
  var frames: [Frame] = []
  /// The results of the open frames' expressions, one frame after another.
  var results: [Int32] = []
  var knownCalls: [CallKey: Int32] = [:]
  var definitions: [PrimitiveID: Body] = [:]
  var pi: Int32 = -1
  /// How each `const` was computed.
  var constantSteps: [(node: Int32, steps: [ConstantStep])] = []
  var isFoldingConstant = false
  /// How often something was written out again: it may be much work even where no node comes of it.
  var expansionCount = 0
  private let body: Body

  struct Input {
    let name: String
    let id: NameID
    let node: Int32
    let value: Double?
  }

  struct CallKey: Hashable {
    let function: String
    let arguments: [Int32]
    let group: Int32
  }

  /// A text that frames share: the reader's, or a primitive's definition.
  final class Body: Sendable {
    let program: Program

    init(_ program: Program) { self.program = program }
  }

  /// A run of expressions being written out.
  struct Frame {
    let body: Body
    let expressions: Range<Int32>
    var next: Int32
    let base: Int
    let parameters: [Int32: Int32]
    let group: Int32
    /// Set while a primitive's definition is written out: its own text is not the reader's.
    let callRange: SourceRange?
    let call: CallKey?
  }

  init(_ program: Program, options: GraphOptions) {
    self.program = program
    body = Body(program)
    self.options = options
    nodeOfName = Array(repeating: -1, count: program.names.count)
    statementOfName = Array(repeating: -1, count: program.names.count)
    for (index, statement) in program.statements.enumerated() {
      statementOfName[Int(statement.name.index)] = Int32(truncatingIfNeeded: index)
    }
  }

  mutating func compile() throws(SourceErrors) {
    let uses = options.sharing == .tree ? program.firstUses() : []
    for statement in program.statements {
      switch statement.kind {
      case .function: break
      case .input:
        nodeOfName[Int(statement.name.index)] = addInput(
          statement.name, value: statement.inputValue, at: statement.nameRange)
      case .constant: try addConstant(statement)
      case .definition, .output:
        if options.sharing == .tree, uses[Int(statement.name.index)] >= 0 { continue }
        let node = try node(for: statement)
        nodeOfName[Int(statement.name.index)] = node
        if case .primitive = emission.operations[Int(node)], emission.names[Int(node)] == nil {
          emission.names[Int(node)] = program.name(statement.name)
        }
      }
    }
  }

  mutating func addInput(_ id: NameID, value: Double?, at range: SourceRange) -> Int32 {
    let name = program.name(id)
    let node = emission.append(.input, literal: 0, name: name, group: -1, at: range)
    inputs.append(Input(name: name, id: id, node: node, value: value))
    return node
  }

  func statement(of name: NameID) -> Statement? {
    let index = statementOfName[Int(name.index)]
    return index < 0 ? nil : program.statements[Int(index)]
  }

  private mutating func addConstant(_ statement: Statement) throws(SourceErrors) {
    let start = emission.count
    let groupCount = groups.count
    isFoldingConstant = true
    defer { isFoldingConstant = false }
    let root = try node(for: statement)
    let value = emission.constantValue(of: root, from: start)
    let steps = emission.steps(to: root, from: start)
    emission.truncate(to: start)
    groups.removeSubrange(groupCount...)
    if Int(pi) >= start { pi = -1 }
    let name = program.name(statement.name)
    guard value.isFinite else { throw error(.constantNotFinite(name, value), at: statement.range) }
    nodeOfName[Int(statement.name.index)] = emission.append(
      .constant, literal: value, name: name, group: -1, at: statement.nameRange)
    constantSteps.append((nodeOfName[Int(statement.name.index)], steps))
  }

  private mutating func node(for statement: Statement) throws(SourceErrors) -> Int32 {
    push(body, statement.expressions, parameters: [:], group: -1)
    while true {
      if let finished = try runTopFrame() { return finished }
      if expansionCount > 0, emission.count + expansionCount > options.maximumNodeCount {
        throw error(.tooLarge(options.maximumNodeCount, options.sharing), at: statement.nameRange)
      }
    }
  }

  func error(_ what: SourceError.What, at range: SourceRange) -> SourceErrors {
    SourceErrors(errors: [SourceError(what, at: range)], source: program.source)
  }
}
