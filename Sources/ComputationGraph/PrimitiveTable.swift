import Notation
import RealModule

extension Primitive {
  /// Every primitive; a row's position is its `PrimitiveID`.
  public static let all: [Primitive] =
    arithmetic + comparisons + powers + exponentials + trigonometry + hyperbolics + steps + activations + reductions

  public static subscript(id: PrimitiveID) -> Primitive { all[Int(id.index)] }

  public static var ids: [PrimitiveID] { all.indices.map(PrimitiveID.init) }

  /// Looks up by name or alias. Operators without a function name are found by their row's name (`add`), which a
  /// program cannot write; ``callable(_:)`` leaves those out.
  public static func named(_ name: String) -> PrimitiveID? { byName[name] }

  /// Looks up what a program may call.
  public static func callable(_ name: String) -> PrimitiveID? {
    guard let id = byName[name], Primitive[id].form == .function || name == "pow" else { return nil }
    return id
  }

  /// Every name and alias a program may call, in the order of the table.
  public static let callableNames: [String] = all.flatMap { [$0.name] + $0.aliases }.filter { callable($0) != nil }

  private static let byName: [String: PrimitiveID] = Dictionary(
    all.enumerated().flatMap { index, row in ([row.name] + row.aliases).map { ($0, PrimitiveID(index)) } },
    uniquingKeysWith: { first, _ in first })

  private static let arithmetic: [Primitive] = [
    Primitive(
      "add", arity: .exactly(2), form: .infix(.add), symbol: "+", value: .binary(+), partials: .each(["1", "1"]),
      isCommutative: true, testPoint: [1.3, -0.4]),
    Primitive(
      "sub", arity: .exactly(2), form: .infix(.subtract), symbol: "−", value: .binary(-),
      partials: .each(["1", "-1"]), testPoint: [1.3, -0.4]),
    Primitive(
      "mul", arity: .exactly(2), form: .infix(.multiply), symbol: "×", value: .binary(*),
      partials: .each(["y", "x"]), isCommutative: true, testPoint: [1.3, -0.4]),
    Primitive(
      "div", arity: .exactly(2), form: .infix(.divide), symbol: "÷", value: .binary(/),
      partials: .each(["1/y", "-x/y^2"]), domain: "y != 0", testPoint: [1.3, -0.4]),
    Primitive(
      "neg", form: .negation, symbol: "× −1", value: .unary { -$0 }, partials: .each(["-1"]), testPoint: [1.3]),
  ]

  private static let comparisons: [Primitive] = [
    comparison("lt", .less, "<") { $0 < $1 },
    comparison("le", .lessOrEqual, "≤") { $0 <= $1 },
    comparison("gt", .greater, ">") { $0 > $1 },
    comparison("ge", .greaterOrEqual, "≥") { $0 >= $1 },
    comparison("eq", .equal, "=") { $0 == $1 },
    comparison("ne", .notEqual, "≠") { $0 != $1 },
    Primitive(
      "if", arity: .exactly(3), value: .ternary { $0 != 0 ? $1 : $2 },
      partials: .each(["0", "x != 0", "x == 0"]), built: .choice, code: .syntax, testPoint: [1, 0.3, -0.4]),
  ]

  private static func comparison(
    _ name: String, _ form: BinaryOperator, _ symbol: String, _ holds: @escaping @Sendable (Double, Double) -> Bool
  ) -> Primitive {
    Primitive(
      name, arity: .exactly(2), form: .infix(form), symbol: symbol, value: .binary { holds($0, $1) ? 1 : 0 },
      partials: .each(["0", "0"]), kinks: [Kink("x - y", ("0", "0"), ("0", "0"), isJump: true)],
      testPoint: [1.3, -0.4])
  }

  private static let powers: [Primitive] = [
    Primitive(
      "pow", arity: .exactly(2), form: .infix(.power), symbol: "^", value: .binary(power),
      partials: .each(["y*x^(y - 1)", "v*log(x)"]), domain: "x > 0, or an integer y and x not 0 where y < 0",
      code: .function(FunctionSpelling("pow")), testPoint: [1.7, 2.3]),
    Primitive(
      "sqrt", symbol: "√", { $0.squareRoot() }, "1/(2*v)", domain: "x >= 0", definition: "x^0.5",
      built: .function(.squareRoot)),
    Primitive("cbrt", symbol: "∛", { Double.root($0, 3) }, "1/(3*v^2)", built: .function(.cubeRoot)),
    Primitive(
      "hypot", arity: .exactly(2), value: .binary(Double.hypot),
      partials: .each(["if(v == 0, 0, x/v)", "if(v == 0, 0, y/v)"]),
      kinks: [Kink("v", ("-1", "1"), ("-1", "1"))], isCommutative: true, definition: "sqrt(x^2 + y^2)",
      testPoint: [1.3, -0.4]),
  ]

  /// `Double.pow` of swift-numerics is undefined for negative bases; programs write `x^2` and mean it.
  private static let power: @Sendable (Double, Double) -> Double = { base, exponent in
    if exponent == 2 { return base * base }
    guard base < 0 || base == 0 || !base.isFinite, let whole = Int(exactly: exponent) else {
      if base == 0 { return exponent == 0 ? 1 : exponent > 0 ? 0 : .infinity }
      return Double.pow(base, exponent)
    }
    return Double.pow(base, whole)
  }

  private static let exponentials: [Primitive] = [
    Primitive("exp", Double.exp, "v", built: .function(.exp)),
    Primitive("expm1", Double.expMinusOne, "v + 1", definition: "exp(x) - 1", built: .function(.expMinusOne)),
    Primitive("log", aliases: ["ln"], { Double.log($0) }, "1/x", domain: "x > 0", built: .function(.log)),
    Primitive(
      "log1p", { Double.log(onePlus: $0) }, "1/(1 + x)", domain: "x > -1", definition: "log(1 + x)",
      built: .function(.logOnePlus)),
    Primitive("log2", Double.log2, "1/(x*log(2))", domain: "x > 0", definition: "log(x)/log(2)"),
    Primitive("log10", Double.log10, "1/(x*log(10))", domain: "x > 0", definition: "log(x)/log(10)"),
    Primitive(
      "erf", Double.erf, "2/sqrt(pi)*exp(-x^2)", built: .function(.erf),
      code: .function(FunctionSpelling("erf", javascript: "erf"))),
    Primitive(
      "erfc", Double.erfc, "-2/sqrt(pi)*exp(-x^2)", definition: "1 - erf(x)", built: .function(.erfc),
      code: .function(FunctionSpelling("erfc", javascript: "erfc"))),
  ]

  private static let trigonometry: [Primitive] = [
    Primitive("sin", Double.sin, "cos(x)", built: .function(.sin)),
    Primitive("cos", Double.cos, "-sin(x)", built: .function(.cos)),
    Primitive("tan", Double.tan, "1 + v^2", definition: "sin(x)/cos(x)"),
    Primitive(
      "asin", Double.asin, "1/sqrt(1 - x^2)", domain: "-1 <= x <= 1",
      built: .notation("atan2(x, sqrt((1 - x)*(1 + x)))")),
    Primitive(
      "acos", Double.acos, "-1/sqrt(1 - x^2)", domain: "-1 <= x <= 1",
      built: .notation("atan2(sqrt((1 - x)*(1 + x)), x)")),
    Primitive("atan", Double.atan, "1/(1 + x^2)", built: .function(.atan)),
    Primitive(
      "atan2", arity: .exactly(2), value: .binary { Double.atan2(y: $0, x: $1) },
      partials: .each(["y/(x^2 + y^2)", "-x/(x^2 + y^2)"]), built: .notation(angle), testPoint: [1.3, -0.4]),
  ]

  private static let angle = """
    if(y > 0, atan(x/y), if(y < 0, if(x >= 0, atan(x/y) + pi, atan(x/y) - pi), \
    if(x > 0, pi/2, if(x < 0, -pi/2, 0))))
    """

  private static let hyperbolics: [Primitive] = [
    Primitive(
      "sinh", Double.sinh, "cosh(x)", definition: "(exp(x) - exp(-x))/2",
      built: .notation("(expm1(x) - expm1(-x))/2")),
    Primitive("cosh", Double.cosh, "sinh(x)", definition: "(exp(x) + exp(-x))/2"),
    Primitive(
      "tanh", Double.tanh, "1 - v^2", definition: "(exp(x) - exp(-x))/(exp(x) + exp(-x))",
      built: .notation("-sign(x)*expm1(-2*abs(x))/(2 + expm1(-2*abs(x)))")),
    Primitive(
      "asinh", Double.asinh, "1/sqrt(x^2 + 1)",
      built: .notation("sign(x)*log1p(abs(x) + x^2/(1 + sqrt(1 + x^2)))")),
    Primitive(
      "acosh", Double.acosh, "1/sqrt(x^2 - 1)", domain: "x >= 1",
      built: .notation("log1p(x - 1 + sqrt((x - 1)*(x + 1)))"), at: 1.7),
    Primitive(
      "atanh", Double.atanh, "1/(1 - x^2)", domain: "-1 < x < 1", built: .notation("log1p(2*x/(1 - x))/2")),
  ]

  private static let steps: [Primitive] = [
    Primitive(
      "abs", { Swift.abs($0) }, "sign(x)", kinks: [Kink("x", ("-1", "1"))], built: .notation("if(x < 0, -x, x)"),
      code: .function(FunctionSpelling("fabs", swift: "abs", python: "abs", javascript: "Math.abs"))),
    Primitive(
      "sign", { $0 > 0 ? 1 : $0 < 0 ? -1 : 0 }, "0", kinks: [Kink("x", ("0", "0"), isJump: true)],
      built: .notation("(x > 0) - (x < 0)"), code: .expression("if(x > 0, 1, if(x < 0, -1, 0))")),
    Primitive(
      "step", { $0 > 0 ? 1 : 0 }, "0", kinks: [Kink("x", ("0", "0"), isJump: true)], built: .notation("x > 0"),
      code: .expression("x > 0")),
    Primitive(
      "floor", { $0.rounded(.down) }, "0", kinks: [Kink("x - floor(x)", ("0", "0"), isJump: true)],
      built: .function(.floor), code: .function(FunctionSpelling("floor", python: "float(math.floor"))),
    Primitive(
      "ceil", { $0.rounded(.up) }, "0", kinks: [Kink("x - floor(x)", ("0", "0"), isJump: true)],
      built: .notation("-floor(-x)"), code: .function(FunctionSpelling("ceil", python: "float(math.ceil"))),
    Primitive(
      "round", { $0.rounded(.toNearestOrEven) }, "0",
      kinks: [Kink("x - floor(x) - 0.5", ("0", "0"), isJump: true)],
      built: .notation("if(x - floor(x) == 0.5, 2*floor((floor(x) + 1)/2), floor(x + 0.5))"),
      code: .function(FunctionSpelling("rint", python: "float(round", javascript: "roundHalfToEven"))),
  ]

  private static let activations: [Primitive] = [
    Primitive(
      "sigmoid", aliases: ["σ"], symbol: "σ", logistic, "v*(1 - v)", definition: "1/(1 + exp(-x))",
      built: .notation("if(x >= 0, 1/(1 + exp(-x)), exp(x)/(1 + exp(x)))"),
      code: .expression("if(x >= 0, 1, exp(-abs(x)))/(1 + exp(-abs(x)))")),
    Primitive(
      "relu", symbol: "ReLU", { $0 > 0 ? $0 : 0 }, "x > 0", kinks: [Kink("x", ("0", "1"))], definition: "max(0, x)",
      code: .expression("if(x > 0, x, 0)")),
    Primitive(
      "leakyrelu", arity: .optional(required: 1, defaults: [0.01]), symbol: "LeakyReLU",
      value: .binary { x, slope in x > 0 ? x : slope * x },
      partials: .each(["if(x > 0, 1, y)", "if(x > 0, 0, x)"]), kinks: [Kink("x", ("y", "1"), ("0", "0"))],
      definition: "if(x > 0, x, y*x)", code: .expression("if(x > 0, x, y*x)"), testPoint: [-0.7, 0.1]),
    Primitive(
      "elu", arity: .optional(required: 1, defaults: [1]), symbol: "ELU",
      value: .binary { x, alpha in x > 0 ? x : alpha * Double.expMinusOne(x) },
      partials: .each(["if(x > 0, 1, v + y)", "if(x > 0, 0, expm1(x))"]), kinks: [Kink("x", ("y", "1"), ("0", "0"))],
      definition: "if(x > 0, x, y*expm1(x))", code: .expression("if(x > 0, x, y*expm1(x))"),
      testPoint: [-0.7, 1.2]),
    Primitive(
      "softplus", { Swift.max($0, 0) + Double.log(onePlus: Double.exp(-Swift.abs($0))) }, "sigmoid(x)",
      definition: "log(1 + exp(x))", built: .notation("max(x, 0) + log1p(exp(-abs(x)))"),
      code: .expression("if(x > 0, x, 0) + log1p(exp(-abs(x)))")),
    Primitive(
      "softsign", { $0 / (1 + Swift.abs($0)) }, "1/(1 + abs(x))^2", definition: "x/(1 + abs(x))",
      code: .expression("x/(1 + abs(x))")),
    Primitive(
      "silu", symbol: "SiLU", { $0 * logistic($0) }, "sigmoid(x)*(1 + x*(1 - sigmoid(x)))",
      definition: "x*sigmoid(x)", code: .expression("x*sigmoid(x)")),
    Primitive(
      "gelu", symbol: "GELU", { $0 * 0.5 * Double.erfc(-$0 / 2.0.squareRoot()) },
      "erfc(-x/sqrt(2))/2 + x*exp(-x^2/2)/sqrt(2*pi)", definition: "x*(1 + erf(x/sqrt(2)))/2",
      built: .notation("x*erfc(-x/sqrt(2))/2"), code: .expression("x*0.5*erfc(-x/sqrt(2))")),
  ]

  private static let logistic: @Sendable (Double) -> Double = { x in
    if x >= 0 { return 1 / (1 + Double.exp(-x)) }
    let small = Double.exp(x)
    return small / (1 + small)
  }

  private static let reductions: [Primitive] = [
    Primitive(
      "max", arity: .atLeast(1), value: .variadic { $0.reduce(-.infinity, larger) },
      partials: .every("x >= v", pair: ["x >= y", "y >= x"]), isCommutative: true, built: .fold(.largest),
      code: .fold(step: "if(x > y, x, if(x == x, y, x))"), testPoint: [1.3, -0.4, 0.2]),
    Primitive(
      "min", arity: .atLeast(1), value: .variadic { $0.reduce(.infinity, smaller) },
      partials: .every("x <= v", pair: ["x <= y", "y <= x"]), isCommutative: true, built: .fold(.smallest),
      code: .fold(step: "if(x < y, x, if(x == x, y, x))"), testPoint: [1.3, -0.4, 0.2]),
    Primitive(
      "sum", arity: .atLeast(1), symbol: "Σ", value: .variadic { $0.reduce(0, +) }, partials: .every("1"),
      built: .fold(.sum), code: .fold(step: "x + y"), testPoint: [1.3, -0.4, 0.2]),
    Primitive(
      "mean", arity: .atLeast(1), value: .variadic { $0.reduce(0, +) / Double($0.count) },
      partials: .every("1/n"), built: .fold(.mean), code: .fold(step: "x + y", whole: "x/n"),
      testPoint: [1.3, -0.4, 0.2]),
    Primitive(
      "prod", arity: .atLeast(1), symbol: "∏", value: .variadic { $0.reduce(1, *) }, partials: .productOfOthers,
      built: .fold(.product), code: .fold(step: "x*y"), testPoint: [1.3, -0.4, 0.2]),
  ]

  /// Unlike `Swift.max`, keeps a NaN.
  private static let larger: @Sendable (Double, Double) -> Double = { $0.isNaN || $0 > $1 ? $0 : $1 }
  private static let smaller: @Sendable (Double, Double) -> Double = { $0.isNaN || $0 < $1 ? $0 : $1 }
}
