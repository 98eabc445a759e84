import ComputationGraph

/// A function that a language's standard mathematics lacks, put above those that call it.
struct CodeHelper {
  let language: ProgrammingLanguage
  /// What calls of it begin with; empty for what lines call of themselves.
  let function: String
  /// Helpers that it is called by.
  var callers: [String] = []
  let text: String

  func isUsed(by functions: Set<FunctionSpelling>) -> Bool {
    functions.contains { spelling in
      let name = language.spelling(of: spelling)
      return name == function || callers.contains(name)
    }
  }

  static let all = [
    CodeHelper(
      language: .python, function: "",
      text: """
        def _or_nan(compute):
            \"\"\"NaN where Python raises: the number is that of a choice not taken, and nobody uses it.\"\"\"
            try:
                return compute()
            except (ArithmeticError, ValueError):
                return math.nan
        """),
    CodeHelper(
      language: .javascript, function: "roundHalfToEven",
      text: """
        function roundHalfToEven(x) {
          const floor = Math.floor(x), rest = x - floor;
          return rest < 0.5 || (rest === 0.5 && floor % 2 === 0) ? floor : Math.ceil(x);
        }
        """),
    CodeHelper(
      language: .javascript, function: "erf", callers: ["erfc"],
      text: """
        function erf(x) {
          if (Math.abs(x) >= 0.5) return x > 0 ? 1 - erfc(x) : erfc(-x) - 1;
          // The series 2/√π e^(-x²) (x + 2x³/3 + 4x⁵/15 + …), whose terms have one sign.
          let term = x, sum = x;
          for (let n = 1; n < 16; n++) sum += term *= 2 * x * x / (2 * n + 1);
          return 2 / Math.sqrt(Math.PI) * Math.exp(-x * x) * sum;
        }
        """),
    CodeHelper(
      language: .javascript, function: "erfc", callers: ["erf"],
      text: """
        function erfc(x) {
          if (!(x >= 0.5)) return x < -0.5 ? 2 - erfc(-x) : 1 - erf(x);
          if (x > 28) return 0;
          // The trapezoidal rule with steps of 1/2 on erfc(x) = x/π e^(-x²) ∫ e^(-t²)/(t² + x²) dt, and the residue
          // at t = ix where that counts: exact to the last digits (Chiarella and Reichel, 1968).
          let sum = 0.5 / (x * x);
          for (let k = 1; k < 14; k++) sum += Math.exp(-k * k / 4) / (k * k / 4 + x * x);
          const near = Math.fround(x);  // its square is exact
          const power = Math.exp(-near * near) * Math.exp((near - x) * (near + x));
          return x / Math.PI * power * sum - (x < 6 ? 2 / Math.expm1(4 * Math.PI * x) : 0);
        }
        """),
  ]
}
