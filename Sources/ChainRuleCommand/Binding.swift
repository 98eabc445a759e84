import ArgumentParser
import ChainRule

/// `a=2`, as `--at` takes it.
struct Binding: ExpressibleByArgument {
  let name: String
  let value: Double
  let exact: Rational
  /// Whether the value was written as `1/3`, which exact arithmetic alone can take at its word.
  let isFraction: Bool

  /// A value is written as in a program, `-2`, `1e-3`, `+.5`, or as a fraction of two such numbers.
  init?(argument: String) {
    let parts = argument.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    guard let input = Self.input(parts[0]) else { return nil }
    name = input.name
    isFraction = parts.count == 2
    guard isFraction else {
      value = input.value
      exact = input.exact
      return
    }
    guard let divisor = Self.input("divisor=" + parts[1])?.exact.reciprocal else { return nil }
    exact = input.exact * divisor
    value = exact.nearestDouble
  }

  private static func input(_ text: String) -> (name: String, value: Double, exact: Rational)? {
    let program = try? Program(parsing: text)
    guard let program, program.statements.count == 1, let statement = program.statements.first else { return nil }
    guard statement.kind == .input, let value = statement.inputValue else { return nil }
    let digits = text.drop { $0 != "=" }.dropFirst().filter { !$0.isWhitespace }
    return (program.name(statement.name), value, Rational(literal: value, writtenAs: String(digits)))
  }
}

/// `a=2,b=1`
struct BindingList: ExpressibleByArgument {
  let text: String
  let bindings: [Binding]

  init?(argument: String) {
    let parts = argument.split(separator: ",", omittingEmptySubsequences: false)
    let bindings = parts.compactMap { Binding(argument: String($0)) }
    guard bindings.count == parts.count else { return nil }
    text = argument
    self.bindings = bindings
  }
}

extension [BindingList] {
  /// Fractions are for exact arithmetic alone.
  ///
  /// - Parameter arithmetic: nil for a command that computes in doubles alone.
  func check(_ arithmetic: ArithmeticOptions?, of option: String) throws {
    if arithmetic?.isExact == true { return }
    guard let list = first(where: { $0.bindings.contains(where: \.isFraction) }) else { return }
    let advice = arithmetic == nil ? "write a decimal" : "write a decimal, or add --exact"
    throw ValidationError("The value '\(list.text)' is invalid for '\(option)': \(advice).")
  }
}

/// `b,c`
struct NameList: ExpressibleByArgument {
  let names: [String]

  init(names: [String]) { self.names = names }

  init?(argument: String) {
    let isSpace = { (character: Character) in character == " " }
    names = argument.split(separator: ",", omittingEmptySubsequences: false).map { part in
      let trimmed = part.drop(while: isSpace)
      return String(trimmed.reversed().drop(while: isSpace).reversed())
    }
    if names.contains("") { return nil }
  }
}
