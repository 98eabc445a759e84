import ComputationGraph
import Notation

/// A language that source code is made in.
public enum ProgrammingLanguage: String, Sendable, CaseIterable {
  case c, swift, python, javascript

  /// The language that a file's ending stands for.
  public init?(fileExtension: String) {
    switch fileExtension.lowercased() {
    case "c", "h": self = .c
    case "swift": self = .swift
    case "py": self = .python
    case "js", "mjs", "cjs": self = .javascript
    default: return nil
    }
  }

  /// How a person writes its name.
  public var title: String {
    switch self {
    case .c: "C"
    case .swift: "Swift"
    case .python: "Python"
    case .javascript: "JavaScript"
    }
  }

  var comment: String { self == .python ? "#" : "//" }

  var indentation: String { self == .python ? "    " : "  " }

  /// The shortest literal that is read back as the same number.
  func literal(_ value: Double) -> String {
    let sign = value.sign == .minus ? "-" : ""
    // Swift warns of decimals below the normal numbers, exact or not.
    if self == .swift, value.isSubnormal { return sign + "0x\(String(value.significandBitPattern, radix: 16))p-1074" }
    if value.isFinite { return self == .javascript ? value.notationText : value.description }
    return switch self {
    case .c: value.isNaN ? "NAN" : sign + "INFINITY"
    case .swift: value.isNaN ? "Double.nan" : sign + "Double.infinity"
    case .python: value.isNaN ? "math.nan" : sign + "math.inf"
    case .javascript: value.isNaN ? "NaN" : sign + "Infinity"
    }
  }

  func sign(of comparison: BinaryOperator) -> String {
    let isEquality = comparison == .equal || comparison == .notEqual
    return self == .javascript && isEquality ? comparison.symbol + "=" : comparison.symbol
  }

  func spelling(of function: FunctionSpelling) -> String {
    switch self {
    case .c: function.c
    case .swift: function.swift
    case .python: function.python
    case .javascript: function.javascript
    }
  }

  func declaration(_ name: String, _ value: String) -> String {
    switch self {
    case .c: "const double \(name) = \(value);"
    case .swift: "let \(name): Double = \(value)"
    case .python: "\(name) = \(value)"
    case .javascript: "const \(name) = \(value);"
    }
  }

  /// The function's name where none is asked for.
  func defaultFunctionName(isJacobian: Bool) -> String {
    switch self {
    case .c, .python: isJacobian ? "values_and_jacobian" : "value_and_gradient"
    case .swift, .javascript: isJacobian ? "valuesAndJacobian" : "valueAndGradient"
    }
  }

  /// Words that name something else already, in the language or in the functions made.
  var reservedWords: Set<String> {
    let functions = self == .c || self == .swift ? Self.mathematics : []
    return functions.union(keywords.split { $0 == " " || $0 == "\n" }.map(String.init))
  }

  /// What `math.h` declares, macros included.
  private static let mathematics: Set<String> = {
    let spelled = Primitive.all.compactMap { row in
      if case .function(let spelling) = row.code { spelling.c } else { nil }
    }
    let others = """
      acosf copysign drem exp10 exp2 fdim finite fma fmax fmin fmod frexp gamma ilogb infinity isfinite isinf isnan
      isnormal j0 j1 jn ldexp lgamma llrint llround logb lrint lround modf nan nearbyint nextafter nexttoward pow10
      remainder remquo round scalb scalbln scalbn signbit signgam significand tgamma trunc y0 y1 yn
      DOMAIN FP_FAST_FMA FP_ILOGB0 FP_ILOGBNAN FP_INFINITE FP_NAN FP_NORMAL FP_SUBNORMAL FP_ZERO HUGE HUGE_VAL
      MATH_ERREXCEPT MATH_ERRNO MAXFLOAT M_1_PI M_2_PI M_2_SQRTPI M_E M_LN10 M_LN2 M_LOG10E M_LOG2E M_PI M_PI_2 M_PI_4
      M_SQRT1_2 M_SQRT2 OVERFLOW PLOSS SING TLOSS UNDERFLOW X_TLOSS
      """
    return Set(spelled + others.split { $0 == " " || $0 == "\n" }.map(String.init))
  }()

  private var keywords: String {
    switch self {
    case .c:
      """
      alignas alignof and and_eq asm atomic auto bitand bitor bool break case catch char class compl complex concept
      const consteval constexpr constinit continue decltype default delete do double else enum errno explicit export
      extern false final float for friend goto if imaginary inline int linux long main mutable namespace new noexcept
      not not_eq nullptr operator or or_eq override private protected public register reinterpret_cast requires
      restrict return short signed sizeof static static_assert static_cast struct switch template this thread_local
      throw true try typedef typeid typename typeof typeof_unqual union unix unsigned using virtual void volatile
      wchar_t while xor xor_eq NULL NAN INFINITY EOF gradient jacobian values adjoints inputs
      """
    case .swift:
      """
      Any Double Float Int Protocol Self String Type actor any as associatedtype async await borrowing break case catch
      class consume consuming continue copy default defer deinit discard do dynamic each else enum extension
      fallthrough false fileprivate final for func get guard if import in indirect infix init inout internal is lazy
      left let macro mutating nil none nonisolated nonmutating open operator optional override package postfix
      precedence precedencegroup prefix private protocol public repeat required rethrows return right self set some
      static struct subscript super switch throw throws true try typealias unowned var weak where while willSet didSet
      yield abs max min print inputs
      """
    case .python:
      """
      False None True and as assert async await break case class continue def del elif else except finally for from
      global if import in is lambda match nonlocal not or pass raise return try type while with yield abs float math
      round print inputs
      """
    case .javascript:
      """
      Infinity Math NaN abstract arguments async await boolean break byte case catch char class const continue debugger
      default delete do double else enum erf erfc eval export extends false final finally float for function get goto
      if implements import in instanceof int interface let long native new null of package private protected public
      return roundHalfToEven set short static super switch synchronized this throw throws transient true try typeof
      undefined var void volatile while with yield inputs
      """
    }
  }
}
