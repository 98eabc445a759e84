import Testing

struct ExactTests {
  static let olah = ["-e", "e = (a + b)*(b + 1)"]

  @Test func `fractions go in and come out`() throws {
    let run = try Command.run(["paths"] + Self.olah + ["--at", "a=2,b=1/3", "--wrt", "b", "--exact"])
    #expect(run.status == 0 && run.errors.isEmpty)
    #expect(run.output.hasPrefix("b → c → e: 1·(4/3) = 4/3\nb → d → e: 1·(7/3) = 7/3\n"))
    let decimal = try Command.run(["eval"] + Self.olah + ["--at", "a=2.5/0.3", "--at", "b=-1e-3", "--exact"])
    #expect(decimal.output.contains("  a     input") && decimal.output.contains("25/3"))
    #expect(decimal.output.contains("-1/1000"))
  }

  @Test func `a trace along a direction of fractions`() throws {
    let run = try Command.run(
      ["trace"] + Self.olah + ["--at", "a=1/3,b=2/5", "--along", "a=1/3,b=1", "--mode", "forward", "--exact"])
    #expect(run.status == 0 && run.errors.isEmpty)
    #expect(run.output.hasPrefix("Forward mode along a = 1/3, b = 1\n"))
    #expect(run.output.contains("ė = ċ·d + ḋ·c = (4/3)·(7/5) + 1·(11/15) = 13/5\n"))
    let symbols = try Command.run(["trace"] + Self.olah + ["--along", "a=1/3", "--mode", "forward", "--exact"])
    #expect(symbols.status == 0 && symbols.output.contains(" = 1/3\n"))
  }

  @Test func `without a value for every input there are symbols`() throws {
    let run = try Command.run(["eval"] + Self.olah + ["--at", "a=1/3", "--exact"])
    #expect(run.status == 0 && run.errors.contains("no value for 'b'"))
  }

  @Test func `the Hessian is exact too`() throws {
    let run = try Command.run("eval", "-e", "y = x^3/9", "--at", "x=1/2", "--exact", "--hessian", "--format", "csv")
    #expect(run.output.contains("hessian,y,x x,,,1/3\n"))
  }

  static let failures: [ExitStatusTests.Case] = [
    .init(65, "'y = sin(x)' is not rational at x = 1/2", "eval", "-e", "y = sin(x)", "--at", "x=0.5", "--exact"),
    .init(65, "division by zero", "paths", "-e", "y = 1/x", "--at", "x=0", "--exact"),
    .init(65, "the partial of 'y = 2^x' by 'x' is not rational", "eval", "-e", "y = 2^x", "--at", "x=2", "--exact"),
    .init(65, "beyond the limit of 10000 digits", "eval", "-e", "y = x^99999", "--at", "x=1/3", "--exact"),
    .init(64, "'--at <bindings>': write a decimal, or add --exact", "eval", "-e", "y = x", "--at", "x=1/3"),
    .init(64, "'--at <bindings>': write a decimal.", "draw", "-e", "y = x", "--at", "x=1/3"),
    .init(64, "invalid for '--at", "eval", "-e", "y = x", "--at", "x=1/0", "--exact"),
    .init(64, "invalid for '--at", "eval", "-e", "y = x", "--at", "x=1/2/3", "--exact"),
    .init(64, "invalid for '--at", "eval", "-e", "y = x", "--at", "x=/2", "--exact"),
    .init(64, "invalid for '--at", "eval", "-e", "y = x", "--at", "x=1/y", "--exact"),
    .init(64, "exclude each other", "eval", "-e", "y = x", "--at", "x=1", "--exact", "--allow-nonfinite"),
    .init(65, "'y = sin(x)' is not rational at x = 1/2", "trace", "-e", "y = sin(x)", "--at", "x=1/2", "--exact"),
    .init(65, "beyond the limit of 10000 digits", "trace", "-e", "y = x^99999", "--at", "x=1/3", "--exact"),
    .init(64, "'--at <bindings>': write a decimal, or add --exact", "trace", "-e", "y = x", "--at", "x=1/3"),
    .init(64, "'--along <tangents>': write a decimal, or add --exact", "trace", "-e", "y = x", "--along", "x=1/3"),
    .init(64, "invalid for '--along", "trace", "-e", "y = x", "--at", "x=1", "--along", "x=1/0", "--exact"),
    .init(64, "exclude each other", "trace", "-e", "y = x", "--at", "x=1", "--exact", "--allow-nonfinite"),
    .init(64, "--style code computes in floating point", "trace", "-e", "y = x", "--exact", "--style", "code"),
    .init(64, "--verify measures rounding errors", "eval", "-e", "y = x", "--at", "x=1", "--exact", "--verify"),
  ]

  @Test(arguments: failures)
  func `what cannot be exact has its status and its message`(_ failure: ExitStatusTests.Case) throws {
    let run = try Command.run(failure.arguments)
    #expect(run.status == failure.status)
    #expect(run.errors.contains(failure.message), "\(run.errors)")
    #expect(run.output.isEmpty)
  }
}

struct CheckTests {
  @Test func `a gradient that holds ends with 0`() throws {
    let run = try Command.run("check", "-e", "y = x*sin(x)", "--at", "x=2")
    #expect(run.status == 0 && run.errors.isEmpty)
    #expect(run.output.contains("  agrees\n") && run.output.hasSuffix("1 derivative holds to within 1e-6\n"))
  }

  @Test(arguments: [
    (["-e", "y = exp(sin(x)*3.3)/7", "--at", "x=1.3", "--tolerance", "0"], "fails: digits lost"),
    (["-e", "y = (1 - cos(x))/x^2", "--at", "x=1e-6"], "digits cancel in b = 1 - a"),
    (["-e", "y = max(x, x)", "--at", "x=1"], "fails: choice at a kink"),
    (["-e", "y = round(x)", "--at", "x=0.5"], "fails: jump"),
  ])
  func `a gradient that does not hold ends with 1, its report written`(_ arguments: [String], _ text: String) throws {
    let run = try Command.run(["check"] + arguments)
    #expect(run.status == 1 && run.errors.isEmpty)
    #expect(run.output.contains(text), "\(run.output)")
  }

  @Test func `the tolerance decides`() throws {
    let arguments = ["check", "-e", "y = (1 - cos(x))/x^2", "--at", "x=0.01", "--tolerance"]
    #expect(try Command.run(arguments + ["1e-3"]).status == 0)
    #expect(try Command.run(arguments + ["1e-14"]).status == 1)
  }

  @Test func `relu and abs at 0 hold, and say so`() throws {
    let run = try Command.run("check", "-e", "y = relu(x)", "-e", "z = abs(x)", "--at", "x=0")
    #expect(run.status == 0)
    #expect(run.output.contains("no derivative at the kink of y = relu(x); 0 from below, 1 from above"))
  }

  static let failures: [ExitStatusTests.Case] = [
    .init(64, "--tolerance is a number from 0 to below 1", "check", "-e", "y = x", "--at", "x=1", "--tolerance=-1"),
    .init(64, "--tolerance is a number from 0 to below 1", "check", "-e", "y = x", "--at", "x=1", "--tolerance", "nan"),
    .init(64, "--tolerance is a number from 0 to below 1", "check", "-e", "y = x", "--at", "x=1", "--tolerance", "1"),
    .init(64, "invalid for '--tolerance", "check", "-e", "y = x", "--at", "x=1", "--tolerance", "small"),
    .init(64, "invalid for '--format", "check", "-e", "y = x", "--at", "x=1", "--format", "svg"),
    .init(64, "Unknown option '--exact'", "check", "-e", "y = x", "--at", "x=1", "--exact"),
    .init(64, "and 'a' is none", "check", "-e", "a = 2*x; y = a^2", "--at", "x=1", "--wrt", "a"),
    .init(64, "check needs finite numbers", "check", "-e", "y = 1/x", "--at", "x=0", "--allow-nonfinite"),
    .init(64, "no node 'q'", "check", "-e", "y = x", "--at", "x=1", "--of", "q"),
    .init(65, "the input 'x' has no value", "check", "-e", "y = 2*x"),
    .init(65, "needs x > 0", "check", "-e", "y = log(x)", "--at", "x=-1"),
    .init(
      64, "1501 inputs and outputs are too many", "check", "-e",
      "y = " + (1...1500).map { "x\($0)" }.joined(separator: " + "), "--at",
      (1...1500).map { "x\($0)=1" }.joined(separator: ",")),
  ]

  @Test(arguments: failures)
  func `a failure has its status and its message`(_ failure: ExitStatusTests.Case) throws {
    let run = try Command.run(failure.arguments)
    #expect(run.status == failure.status)
    #expect(run.errors.contains(failure.message), "\(run.errors)")
    #expect(run.output.isEmpty)
  }
}
