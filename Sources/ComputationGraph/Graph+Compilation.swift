import Notation

extension Graph {
  /// Compiles a program. O(size of the graph).
  ///
  /// - Throws: for unknown functions, wrong numbers of operands, constants that depend on inputs, and programs that
  ///   grow beyond `options.maximumNodeCount`.
  public init(of program: Program, options: GraphOptions = GraphOptions()) throws(SourceErrors) {
    let resolution = Resolution(of: program)
    guard resolution.errors.isEmpty else {
      throw SourceErrors(errors: resolution.errors, source: program.source)
    }
    var compiler = GraphCompiler(program, options: options)
    try compiler.compile()
    self.init(program: program)
    notes = resolution.notes
    let kept = compiler.nodeOfName + compiler.groups.flatMap { ($0.arguments + [$0.result]).map(\.index) }
    let isMerged = options.mergesChains ? compiler.emission.mergeChains(keeping: kept) : []
    assemble(compiler, isMerged: isMerged)
    nameNodes()
  }

  /// What a program says that no graph can be made of, though its syntax may be broken elsewhere.
  public static func errors(in program: Program) -> [SourceError] { Resolution(of: program).errors }

  /// Moves inputs, then constants, to the front and renumbers.
  private mutating func assemble(_ compiler: GraphCompiler, isMerged: [Bool]) {
    let emission = compiler.emission
    let inputs = Self.inOrderWritten(compiler)
    let order = Self.evaluationOrder(emission, inputs: inputs.map { Int($0.node) }).filter {
      isMerged.isEmpty || !isMerged[$0]
    }
    var newIDs = [Int32](repeating: 0, count: emission.count)
    for (new, old) in order.enumerated() { newIDs[old] = Int32(truncatingIfNeeded: new) }
    reserve(nodes: emission.count, edges: emission.operands.count)
    for old in order { append(old, of: emission, newIDs: newIDs) }
    self.inputs = inputs.map { Input(name: $0.name, node: NodeID(Int(newIDs[Int($0.node)])), value: $0.value) }
    groups = compiler.groups
    for index in groups.indices {
      groups[index].result = NodeID(Int(newIDs[Int(groups[index].result.index)]))
      groups[index].arguments = groups[index].arguments.map { NodeID(Int(newIDs[Int($0.index)])) }
    }
    for (old, steps) in compiler.constantSteps {
      constantSteps[NodeID(Int(newIDs[Int(old)]))] = steps.map { $0.renumbered(newIDs) }
    }
    nodesByName.reserveCapacity(compiler.nodeOfName.count)
    for (index, old) in compiler.nodeOfName.enumerated() where old >= 0 {
      nodesByName[program.names[index]] = NodeID(Int(newIDs[Int(old)]))
    }
    outputs = findOutputs()
  }

  /// However much is shared: a tree meets its inputs in another order.
  private static func inOrderWritten(_ compiler: GraphCompiler) -> [GraphCompiler.Input] {
    let uses = compiler.program.firstUses()
    return compiler.inputs.map { input in
      let isDefined = compiler.statement(of: input.id) != nil
      return (input, isDefined ? compiler.emission.ranges[Int(input.node)].lower : uses[Int(input.id.index)])
    }.sorted { $0.1 < $1.1 }.map(\.0)
  }

  private static func evaluationOrder(_ emission: Emission, inputs: [Int]) -> [Int] {
    var constants: [Int] = []
    var rest: [Int] = []
    for (index, operation) in emission.operations.enumerated() {
      switch operation {
      case .input: break
      case .constant: constants.append(index)
      case .primitive: rest.append(index)
      }
    }
    return inputs + constants + rest
  }

  private mutating func reserve(nodes: Int, edges: Int) {
    operations.reserveCapacity(nodes)
    literals.reserveCapacity(nodes)
    ranges.reserveCapacity(nodes)
    groupOfNode.reserveCapacity(nodes)
    isActive.reserveCapacity(nodes)
    names.reserveCapacity(nodes)
    isNamedByProgram.reserveCapacity(nodes)
    operandStarts.reserveCapacity(nodes + 1)
    operandNodes.reserveCapacity(edges)
    edgeHeads.reserveCapacity(edges)
  }

  private mutating func append(_ old: Int, of emission: Emission, newIDs: [Int32]) {
    let node = NodeID(nodeCount)
    operations.append(emission.operations[old])
    literals.append(emission.literals[old])
    ranges.append(emission.ranges[old])
    groupOfNode.append(emission.groups[old])
    names.append(emission.names[old] ?? "")
    isNamedByProgram.append(emission.names[old] != nil)
    var active = emission.operations[old] == .input
    for operand in emission.operands(of: Int32(truncatingIfNeeded: old)) {
      let id = NodeID(Int(newIDs[Int(operand)]))
      operandNodes.append(id)
      edgeHeads.append(node)
      active = active || isActive(id)
    }
    operandStarts.append(Int32(truncatingIfNeeded: operandNodes.count))
    isActive.append(active)
  }

  /// The defined names that nothing else uses; where there are none but inputs and constants, those.
  private func findOutputs() -> [Output] {
    let uses = program.firstUses()
    let unused = program.statements.filter { $0.kind != .function && uses[Int($0.name.index)] < 0 }
    let computed = unused.filter { $0.kind == .definition || $0.kind == .output }
    return (computed.isEmpty ? unused : computed).compactMap { statement in
      let name = program.name(statement.name)
      return nodesByName[name].map { Output(name: name, node: $0) }
    }
  }
}
