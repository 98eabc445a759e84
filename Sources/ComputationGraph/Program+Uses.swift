import Notation

extension Program {
  /// By `NameID`, where each name is first used as a value, or -1. A parameter inside its function is no use.
  func firstUses() -> [Int32] {
    var uses = [Int32](repeating: -1, count: names.count)
    for statement in statements {
      let parameters = statement.parameters.map(\.name)
      for index in statement.expressions {
        let id = ExpressionID(index: index)
        guard case .name(let name) = expressions.kind(of: id), uses[Int(name.index)] < 0 else { continue }
        if parameters.isEmpty || !parameters.contains(name) { uses[Int(name.index)] = expressions.range(of: id).lower }
      }
    }
    return uses
  }

  /// The names that stand for something: not a word such as `const`, not a built-in function.
  var meaningfulNames: some Sequence<String> {
    var isMeant = firstUses().map { $0 >= 0 }
    for statement in statements {
      isMeant[Int(statement.name.index)] = true
      for parameter in statement.parameters { isMeant[Int(parameter.name.index)] = true }
    }
    return zip(names, isMeant).lazy.filter(\.1).map(\.0)
  }
}
