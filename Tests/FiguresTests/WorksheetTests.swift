import Foundation
import Graphviz
import TestSupport
import Testing

@testable import ChainRule
@testable import Figures

/// A sheet, its key and the figure both come from.
private struct Exercise: CustomTestStringConvertible {
  let name: String
  let evaluation: Evaluation
  let base: Figure
  let sheet: Figure
  let key: Figure

  var testDescription: String { name }

  /// Nil where there is nothing to leave out.
  init?(_ name: String, _ evaluation: Evaluation, _ worksheet: Worksheet, _ style: FigureStyle) throws {
    self.name = name
    self.evaluation = evaluation
    var options = FigureOptions(kind: worksheet.base.kind, style: style, precision: 6)
    base = try Figure(of: evaluation, options: options)
    options.kind = .worksheet
    options.worksheet = worksheet
    do {
      sheet = try Figure(of: evaluation, options: options)
    } catch FigureError.nothingToBlank {
      return nil
    }
    options.worksheet.isKey = true
    key = try Figure(of: evaluation, options: options)
  }

  /// Of random programs, in every base and style.
  static func all(seed: UInt64) throws -> [Exercise] {
    let computation = RandomComputation(seed: seed, isAwayFromKinks: true)
    let evaluation = try Graph(of: Program(parsing: computation.text)).evaluated(at: computation.point)
    guard evaluation.graph.nodeCount < 25 else { return [] }
    return try Worksheet.Base.allCases.flatMap { base in
      try FigureStyle.allCases.compactMap { style in
        try Exercise("\(seed) \(base) \(style)", evaluation, Worksheet(base: base), style)
      }
    }
  }
}

extension Figure {
  fileprivate var runs: [Figures.Run] {
    var runs: [Figures.Run] = []
    var copy = self
    copy.replaceLines { line, _ in
      for piece in line.pieces {
        switch piece {
        case .runs(let more): runs += more
        case .fraction(let numerator, let denominator, _): runs += numerator + denominator
        }
      }
      return line
    }
    return runs
  }
}

/// The numbers in a text that are long enough not to stand there by chance.
private func longNumbers(in text: String) -> Set<String> {
  let words = text.split(whereSeparator: { !("0"..."9").contains($0) && $0 != "." })
  return Set(words.map(String.init).filter { $0.count >= 5 })
}

@Suite struct WorksheetTests {
  @Test(arguments: UInt64(0)..<40)
  func `no answer can be read from a worksheet`(_ seed: UInt64) throws {
    for exercise in try Exercise.all(seed: seed) {
      let filled = exercise.key.runs.filter { $0.blank != nil }
      let hidden = Set(filled.compactMap(\.number?.quantity))
      let given = exercise.base.runs.filter { !isHidden($0, hidden) }
      let legitimate = longNumbers(in: given.map(\.text).joined(separator: " "))
      let answers = longNumbers(in: filled.map(\.text).joined(separator: " "))
      let written = try longNumbers(in: writtenText(of: exercise.sheet))
      let leaks = answers.subtracting(legitimate).intersection(written)
      if !leaks.isEmpty { Issue.record("\(exercise.name): \(leaks.sorted())") }
    }
  }

  /// The factors of products over paths are partials, which stand on the edges too.
  private func isHidden(_ run: Figures.Run, _ hidden: Set<ShownNumber.Quantity>) -> Bool {
    switch run.number?.quantity {
    case nil: false
    case .partial where hidden.contains(.sumOverPaths): false
    case .some(let quantity): hidden.contains(quantity)
    }
  }

  /// All text of the SVG and the DOT, without the numbers of their geometry.
  private func writtenText(of figure: Figure) throws -> String {
    let markup = try String(decoding: figure.rendered(as: .svg), as: UTF8.self) + figure.dot()
    let texts = markup.matches(of: />([^<]+)</).map { String($0.1) }.filter { !$0.contains("{") }
    let tooltips = figure.boxes.map(\.tooltip) + figure.arrows.map(\.tooltip)
    return (texts + tooltips + [figure.title, figure.description]).joined(separator: " ")
  }

  @Test(arguments: UInt64(0)..<40)
  func `the key has the evaluation's numbers`(_ seed: UInt64) throws {
    for exercise in try Exercise.all(seed: seed) {
      let evaluation = exercise.evaluation
      let output = try #require(evaluation.graph.outputs.first?.node)
      let adjoints = evaluation.adjoints(of: output)
      let typesetter = Typesetter(precision: 6)
      for run in exercise.key.runs where run.blank != nil && run.script == .normal {
        let expected: Double
        switch run.number?.quantity {
        case .value(let node): expected = evaluation.values[NodeID(node)]
        case .adjoint(let node): expected = adjoints[NodeID(node)]
        default: continue
        }
        let texts = typesetter.number(expected).map(\.text) + ["(", ")"]
        if !texts.contains(run.text) { Issue.record("\(exercise.name): \(run.text) is not \(expected)") }
      }
    }
  }

  @Test(arguments: UInt64(0)..<25)
  func `a worksheet and its key have one geometry`(_ seed: UInt64) throws {
    for exercise in try Exercise.all(seed: seed) {
      let (sheet, key) = (try exercise.sheet.drawing(), try exercise.key.drawing())
      let (before, after) = (sheet.skeleton, key.skeleton)
      #expect(before.names == after.names, "\(exercise.name)")
      // Graphviz turns the page over by its height, which costs some last bits.
      let moved = zip(before.places, after.places).map { abs($0 - $1) }.max() ?? 0
      #expect(moved < 1e-6 && before.places.count == after.places.count, "\(exercise.name) \(moved)")
      for (drawing, figure) in [(sheet, exercise.sheet), (key, exercise.key)] {
        let faults = GeometryChecker(drawing, of: figure).violations.filter {
          $0.contains("overlaps") || $0.contains("leaves")
        }
        #expect(faults == [], "\(exercise.name)")
      }
    }
  }

  @Test func `every blank of a sheet is as wide and has its sign`() throws {
    let graph = try Graph(of: Program(parsing: "a = 2\nb = 1\ne = (a + b)*(b + 1)"))
    let exercise = try #require(try Exercise("olah", graph.evaluated(), Worksheet(), .olah))
    #expect(exercise.sheet.sheet?.signs == ["①", "②", "③", "④"])
    #expect(exercise.sheet.sheet?.answers == [])
    #expect(
      exercise.key.sheet?.answers.map(\.plainText) == [
        "① ∂e/∂d = 1·3 = 3", "② ∂e/∂c = 1·2 = 2", "③ ∂e/∂b = 2·1 + 3·1 = 5", "④ ∂e/∂a = 2·1 = 2",
      ])
    #expect(exercise.sheet.description.hasSuffix("Blank 3: ∂e/∂b. Blank 4: ∂e/∂a."))
    let papers = try exercise.sheet.drawing().operations.compactMap { operation -> Double? in
      guard case .shape(let shape) = operation, shape.kind == .polygon, shape.stroke == nil else { return nil }
      let (xs, ys) = (shape.points.map(\.x), shape.points.map(\.y))
      return (ys.max() ?? 0) - (ys.min() ?? 0) > 20 ? (xs.max() ?? 0) - (xs.min() ?? 0) : nil
    }
    #expect(papers.count >= 12 && papers.allSatisfy { $0 >= 36 && abs($0 - (papers.first ?? 0)) < 2.5 })
  }

  @Test func `a share is drawn by the seed`() throws {
    let evaluation = try Graph(of: Program(parsing: "x = 0.3\ny = sin(cos(exp(sin(cos(exp(x))))))")).evaluated()
    let answers = try (UInt64(0)..<6).map { seed in
      let worksheet = Worksheet(choices: [.adjoints], share: 0.5, seed: seed)
      return try #require(try Exercise("share", evaluation, worksheet, .olah)).key.sheet?.answers ?? []
    }
    #expect(answers.allSatisfy { $0.count == 3 } && Set(answers).count > 1)
  }

  @Test func `kinks do not tell the partial`() throws {
    let evaluation = try Graph(of: Program(parsing: "x = 0\ny = relu(x)")).evaluated()
    let exercise = try #require(try Exercise("kink", evaluation, Worksheet(base: .partials), .olah))
    #expect(exercise.sheet.boxes.contains { $0.lines.contains { $0.plainText == "kink" } })
  }
}

extension Drawing {
  /// What is drawn and where, but for answers and the text beneath.
  fileprivate var skeleton: (names: [String], places: [Double]) {
    var isGraph = true
    var names: [String] = []
    var places: [Double] = []
    for operation in operations {
      switch operation {
      case .begin(let object):
        isGraph = object.kind == .graph
        names.append(object.id)
      case .text(let run) where !isGraph && !run.font.bold:
        names.append(run.text)
        places += [run.x, run.baseline]
      case .shape(let shape) where !isGraph:
        names.append("\(shape.kind)")
        places += shape.points.flatMap { [$0.x, $0.y] }
      case .end, .text, .shape: break
      }
    }
    return (names, places)
  }
}
