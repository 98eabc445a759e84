import ComputationGraph
import Reports

/// Puts functions into one program that prints what each of them gives.
struct Harness {
  let language: ProgrammingLanguage

  func program(of exercises: [Exercise]) throws -> String {
    let pieces = try exercises.enumerated().map { index, exercise in
      let name = "p\(index)"
      return (code: try exercise.code(in: language, named: name), call: call(of: exercise, name))
    }
    switch language {
    case .c:
      return "#include <stdio.h>\n" + pieces.map(\.code).joined(separator: "\n")
        + "\nint main(void) {\n" + pieces.map(\.call).joined() + "  return 0;\n}\n"
    case .swift, .python: return pieces.map { $0.code + "\n\n" + $0.call }.joined(separator: "\n\n")
    case .javascript:
      return pieces.map { "{\n\($0.code)\n\($0.call)}\n" }.joined()
    }
  }

  private func call(of exercise: Exercise, _ name: String) -> String {
    switch language {
    case .c: callInC(exercise, name)
    case .swift: callInSwift(exercise, name)
    case .python: callInPython(exercise, name)
    case .javascript: callInJavaScript(exercise, name)
    }
  }

  private func takesArray(_ exercise: Exercise) -> Bool { exercise.point.count > SourceCode.parameterLimit }

  private func arguments(_ exercise: Exercise) -> String {
    exercise.point.map { "\($0)" }.joined(separator: ", ")
  }

  private func callInC(_ exercise: Exercise, _ name: String) -> String {
    let (rows, columns) = (exercise.outputs.count, exercise.variables.count)
    let inputs = takesArray(exercise) ? "(const double[]){\(arguments(exercise))}" : arguments(exercise)
    let print = { (number: String) in "printf(\"%.17g \", \(number));" }
    let loop = { (index: String, count: Int, body: String) in
      "for (int \(index) = 0; \(index) < \(count); \(index)++) { \(body) }"
    }
    let body =
      switch exercise.kind {
      case .gradient:
        "double g[\(columns)]; double v = \(name)(\(inputs), g); \(print("v")) \(loop("i", columns, print("g[i]")))"
      case .jacobian:
        "double v[\(rows)], j[\(rows)][\(columns)]; \(name)(\(inputs), v, j); \(loop("i", rows, print("v[i]"))) "
          + loop("i", rows, loop("k", columns, print("j[i][k]")))
      case .everyNode:
        "double g[\(columns)], n[\(exercise.nodes.count)], a[\(exercise.nodes.count)]; "
          + "double v = \(name)(\(inputs), g, n, a); \(print("v")) \(loop("i", columns, print("g[i]"))) "
          + loop("i", exercise.nodes.count, print("n[i]") + " " + print("a[i]"))
      }
    return "  { \(body) printf(\"\\n\"); }\n"
  }

  private func callInSwift(_ exercise: Exercise, _ name: String) -> String {
    let labels = exercise.graph.inputs.indices.map { "\(parameterNames(exercise, name)[$0]): \(exercise.point[$0])" }
    let inputs = takesArray(exercise) ? "[\(arguments(exercise))]" : labels.joined(separator: ", ")
    let numbers =
      switch exercise.kind {
      case .gradient: "[r.value] + r.gradient"
      case .jacobian: "r.values + r.jacobian.flatMap { $0 }"
      case .everyNode: "[r.value] + r.gradient + r.nodes.flatMap { [$0.value, $0.adjoint] }"
      }
    return """
      do {
        let r = \(name)(\(inputs))
        let numbers: [Double] = \(numbers)
        print(numbers.map { "\\($0)" }.joined(separator: " "))
      }

      """
  }

  /// As the signature has them: the labels of a call are no secret.
  private func parameterNames(_ exercise: Exercise, _ name: String) -> [String] {
    guard !takesArray(exercise), let code = try? exercise.code(in: .swift, named: name) else {
      return exercise.graph.inputs.map(\.name)
    }
    let signature = code.split(separator: "func \(name)(")[1].prefix { $0 != ")" }
    return signature.split(separator: ",").map { part in
      String(part.prefix { $0 != ":" }.drop { $0.isWhitespace })
    }
  }

  private func callInPython(_ exercise: Exercise, _ name: String) -> String {
    let inputs = takesArray(exercise) ? "[\(arguments(exercise))]" : arguments(exercise)
    let numbers =
      switch exercise.kind {
      case .gradient: "r[0], *r[1]"
      case .jacobian: "*r[0], *(x for row in r[1] for x in row)"
      case .everyNode: "r[0], *r[1], *(x for pair in r[2].values() for x in pair)"
      }
    return "r = \(name)(\(inputs))\nprint(\(numbers))\n"
  }

  private func callInJavaScript(_ exercise: Exercise, _ name: String) -> String {
    let inputs = takesArray(exercise) ? "[\(arguments(exercise))]" : arguments(exercise)
    let numbers =
      switch exercise.kind {
      case .gradient: "r.value, ...Object.values(r.gradient)"
      case .jacobian: "...Object.values(r.values), ...Object.values(r.jacobian).flatMap(Object.values)"
      case .everyNode:
        "r.value, ...Object.values(r.gradient), ...Object.values(r.nodes).flatMap((n) => [n.value, n.adjoint])"
      }
    return "const r = \(name)(\(inputs));\nconsole.log([\(numbers)].join(\" \"));\n"
  }
}
