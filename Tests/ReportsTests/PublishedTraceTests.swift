import Foundation
import Notation
import Testing

@testable import Reports

/// Traces as they are printed in books and papers.
struct PublishedTraceTests {
  /// The rows of a table of text, with single spaces.
  private func rows(_ text: String, of title: String) -> [String] {
    let table = text.components(separatedBy: "\n\n").first { $0.hasPrefix(title) } ?? ""
    let rows = table.split(separator: "\n").dropFirst(2).filter { !$0.contains("─") }
    return rows.map { $0.split(separator: " ").joined(separator: " ") }
  }

  private var survey: String {
    get throws { try Example(Example.survey).traceText(.text, .griewank, in: ReportStyle(decimals: 3)) }
  }

  /// Baydin, Pearlmutter, Radul and Siskind, "Automatic differentiation in machine learning: a survey", table 2.
  @Test func `the survey's forward trace as printed`() throws {
    #expect(
      rows(try survey, of: "Forward mode") == [
        "v₋₁ = x₁ = 2 v̇₋₁ = ẋ₁ = 1",
        "v₀ = x₂ = 5 v̇₀ = ẋ₂ = 0",
        "v₁ = ln v₋₁ = ln 2 v̇₁ = v̇₋₁/v₋₁ = 1/2",
        "v₂ = v₋₁×v₀ = 2×5 v̇₂ = v̇₋₁×v₀ + v̇₀×v₋₁ = 1×5 + 0×2",
        "v₃ = sin v₀ = sin 5 v̇₃ = v̇₀×cos v₀ = 0×cos 5",
        "v₄ = v₁ + v₂ = 0.693 + 10 v̇₄ = v̇₁ + v̇₂ = 0.5 + 5",
        "v₅ = v₄ − v₃ = 10.693 + 0.959 v̇₅ = v̇₄ − v̇₃ = 5.5 − 0",
        "y = v₅ = 11.652 ẏ = v̇₅ = 5.5",
      ])
  }

  /// Table 3 of the same; its right column is read from below.
  @Test func `the survey's reverse trace as printed`() throws {
    #expect(
      rows(try survey, of: "Reverse mode") == [
        "v₋₁ = x₁ = 2 x̄₁ = v̄₋₁ = 5.5",
        "v₀ = x₂ = 5 x̄₂ = v̄₀ = 1.716",
        "v₁ = ln v₋₁ = ln 2 v̄₋₁ = v̄₋₁ + v̄₁ ∂v₁/∂v₋₁ = v̄₋₁ + v̄₁/v₋₁ = 5.5",
        "v₂ = v₋₁×v₀ = 2×5 v̄₀ = v̄₀ + v̄₂ ∂v₂/∂v₀ = v̄₀ + v̄₂×v₋₁ = 1.716",
        "v̄₋₁ = v̄₂ ∂v₂/∂v₋₁ = v̄₂×v₀ = 5",
        "v₃ = sin v₀ = sin 5 v̄₀ = v̄₃ ∂v₃/∂v₀ = v̄₃×cos v₀ = −0.284",
        "v₄ = v₁ + v₂ = 0.693 + 10 v̄₂ = v̄₄ ∂v₄/∂v₂ = v̄₄×1 = 1",
        "v̄₁ = v̄₄ ∂v₄/∂v₁ = v̄₄×1 = 1",
        "v₅ = v₄ − v₃ = 10.693 + 0.959 v̄₃ = v̄₅ ∂v₅/∂v₃ = v̄₅×(−1) = −1",
        "v̄₄ = v̄₅ ∂v₅/∂v₄ = v̄₅×1 = 1",
        "y = v₅ = 11.652 v̄₅ = ȳ = 1",
      ])
  }

  private struct Published: Decodable {
    struct Trace: Decodable {
      let primal: [Double]
      let tangentX1: [Double]
    }

    let id: String
    let program: String
    let at: [String: Double]?
    let adjoints: [String: [String: Double]]?
    let trace: Trace?
  }

  @Test func `the survey's numbers, one for each operation`() throws {
    let tests = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    let data = try Data(contentsOf: tests.appending(path: "Data/published.json"))
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    let published = try #require(decoder.decode([Published].self, from: data).first { $0.id == "baydin" })
    let printed = try #require(published.trace)
    let point = try #require(published.at)
    let trace = try Example(
      point.keys.sorted().map { "\($0) = \(point[$0] ?? 0)" }.joined(separator: "\n") + "\n" + published.program
    ).trace(order: .levels)
    let evaluation = try #require(trace.evaluation)
    let tangents = try #require(trace.tangents)
    let adjoints = try #require(trace.adjoints)
    // The file lists −0.959 in the survey's place of v₃.
    #expect(trace.operations.count == printed.primal.count)
    for (place, node) in trace.operations.enumerated() {
      #expect(abs(evaluation.values[node] - printed.primal[place]) < 0.0005)
      #expect(abs(tangents[node] - printed.tangentX1[place]) < 0.0005)
    }
    for input in trace.graph.inputs {
      let expected = try #require(published.adjoints?["y"]?[input.name])
      #expect(abs(adjoints.adjoints[input.node] - expected) < 1e-12)
    }
  }

  /// Griewank and Walther, "Evaluating Derivatives", table 1.2: y = [sin(x₁/x₂) + x₁/x₂ − exp(x₂)]·[x₁/x₂ − exp(x₂)].
  /// The book multiplies rounded factors and gets 2.0167.
  @Test func `the book's evaluation trace, its numbers and its results`() throws {
    let program = """
      x1 = 1.5
      x2 = 0.5
      a = x1/x2
      b = sin(a)
      c = exp(x2)
      d = a - c
      p = b + d
      y = p*d
      """
    let text = try Example(program).traceText(
      .text, .griewank, isReverse: false, showsResults: true, in: ReportStyle(decimals: 4))
    let statements = rows(text, of: "Forward mode").map { $0.components(separatedBy: " v̇").first ?? "" }
    #expect(
      statements.dropLast() == [
        "v₋₁ = x₁ = 1.5",
        "v₀ = x₂ = 0.5",
        "v₁ = v₋₁/v₀ = 1.5/0.5 = 3",
        "v₂ = sin v₁ = sin 3 = 0.1411",
        "v₃ = exp v₀ = exp 0.5 = 1.6487",
        "v₄ = v₁ − v₃ = 3 − 1.6487 = 1.3513",
        "v₅ = v₂ + v₄ = 0.1411 + 1.3513 = 1.4924",
        "v₆ = v₅×v₄ = 1.4924×1.3513 = 2.0166",
      ])
  }
}
