import ChainRule
import Foundation
import TestSupport
import Testing

@testable import Pages

/// The page's script against the library, in node.
@Suite struct ScriptTests {
  private func lines(of script: String) throws -> [Substring] {
    let run = try #require(Tool.node).run([], on: "\"use strict\";\n" + script, named: "script.js")
    #expect(run.status == 0, "\(run.output.suffix(1500))")
    return run.output.split(separator: "\n")
  }

  @Test(arguments: [PageScript.text, PageScript.sheetText])
  func `no function of a page takes the name of another`(_ script: String) {
    let names = script.matches(of: /(?m)^(?:async )?function (\w+)|^const (\w+) =/).compactMap { $0.1 ?? $0.2 }
    let repeated = Dictionary(grouping: names) { $0 }.filter { $0.value.count > 1 }.keys.sorted()
    #expect(names.count > 20 && repeated.isEmpty, "\(repeated)")
  }

  @Test(.enabled(if: Tool.node != nil, "no node here"), arguments: [1, 4, 7, 17])
  func `numbers are written as figures write them`(_ precision: Int) throws {
    var random = SplitMix64(seed: 7)
    var values = [
      0, -0.0, 0.15, 0.25, 9.9995, 99995, 999_999, 1_000_000, 1e-4, 9.9999e-5, -1e300,
      .leastNonzeroMagnitude, 123_456.7, 1e21,
    ]
    values += (0..<3000).map { _ in Double(bitPattern: random.next()) }.filter(\.isFinite)
    values += (0..<3000).map { _ in Double(Int.random(in: -99_999...99_999, using: &random)) / 1000 }
    let list = values.map(\.description).joined(separator: ",").replacing("+", with: "")
    let script =
      "\(PageScript.numbers)\nfor (const value of [\(list)]) {"
      + "const { digits, exponent } = rounded(value, \(precision)); console.log(`${digits} ${exponent}`); }"
    let found = try lines(of: script)
    try #require(found.count == values.count)
    for (value, text) in zip(values, found) {
      let number = RoundedNumber(value, precision: precision)
      let sign = number.isNegative ? "−" : ""
      #expect(text == "\(sign)\(number.digits) \(number.exponent.map(String.init) ?? "null")", "\(value)")
    }
  }

  @Test(.enabled(if: Tool.node != nil, "no node here"))
  func `values, partials and kinks are those of an evaluation`() throws {
    var evaluations: [Evaluation] = []
    for seed in 0..<150 as Range<UInt64> {
      let program = RandomComputation(seed: seed, isAwayFromKinks: true)
      evaluations.append(try Graph(of: Program(parsing: program.text)).evaluated(at: program.point))
    }
    for text in [
      "x = 2; y = max(x, 2) + abs(x - 2) + relu(x)", "x = -1; y = if(x > 0, log(x), x^2)",
      "x = 0; y = hypot(x, x) + floor(x)",
    ] {
      evaluations.append(try Graph(of: Program(parsing: text)).evaluated())
    }
    let script = try evaluations.map { evaluation in
      let inputs = evaluation.graph.inputs.map { evaluation.values[$0.node].description }.joined(separator: ", ")
      return "{\n\(try LinearizationScript(of: evaluation.graph).text)\n"
        + "const { values, partials, kinks } = valuesAndPartials([\(inputs)]);\n"
        + "console.log([...values, ...partials].join(\" \") + \";\" + kinks.join(\" \")); }"
    }.joined(separator: "\n")
    let found = try lines(of: script)
    try #require(found.count == evaluations.count)
    for (evaluation, line) in zip(evaluations, found) {
      let parts = line.split(separator: ";", omittingEmptySubsequences: false)
      let numbers = parts[0].split(separator: " ").map { Double($0) ?? .nan }
      let wanted = evaluation.values.values + evaluation.partials.values
      try #require(numbers.count == wanted.count)
      for (number, value) in zip(numbers, wanted) where value.isFinite {
        #expect(abs(number - value) <= 1e-11 * max(1, abs(value)), "\(evaluation.graph.program.source.text)")
      }
      #expect(parts[1].split(separator: " ").map { Int($0) ?? -1 } == evaluation.kinks.map { Int($0.node.index) })
    }
  }
}
