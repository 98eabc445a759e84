import ArgumentParser

/// The numbers that are computed with.
struct ArithmeticOptions: ParsableArguments {
  @Flag(
    name: .customLong("exact"),
    help: "Fractions instead of rounded numbers; 0.1 is a tenth, and --at takes a=1/3.")
  var isExact = false
}
