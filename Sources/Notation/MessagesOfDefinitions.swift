/// Errors between statements.
extension SourceError.What {
  static func definedTwice(_ name: String, isMixed: Bool) -> Self {
    Self(
      isMixed ? "\(quoted(name)) is defined as a function and as a value" : "\(quoted(name)) is defined twice",
      hint: "give one of them another name")
  }
  static func parameterTwice(_ name: String) -> Self { Self("two parameters are named \(quoted(name))") }
  static func unusedParameter(_ name: String) -> Self {
    Self(
      "the parameter \(quoted(name)) is never used, and the program defines that name too", hint: "rename or remove it")
  }
  static func functionAsValue(_ name: String) -> Self {
    Self("\(quoted(name)) is a function and needs its arguments", hint: "write '\(shortened(name))(…)'")
  }
  static func definedByItself(_ name: String) -> Self {
    Self("\(quoted(name)) is used in its own definition", hint: "a new value needs a new name")
  }
  static func usedBeforeDefinition(_ name: String) -> Self {
    Self("\(quoted(name)) is used before it is defined", hint: "move its definition above this line")
  }
  static func notConstant(_ name: String) -> Self {
    Self("a constant is made of constants, and \(quoted(name)) is none")
  }
  static func recursion(_ name: String) -> Self {
    Self("the function \(quoted(name)) calls itself", hint: "a function may call those defined above it")
  }
  static func valueCalled(_ name: String, offer text: String?) -> Self {
    Self("\(quoted(name)) is a value, not a function", hint: text.map { offer($0) } ?? "write '*' after it to multiply")
  }
}
