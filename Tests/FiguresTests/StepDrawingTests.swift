import ChainRule
import Foundation
import Graphviz
import TestSupport
import Testing

@testable import ChainRuleCommand

/// Steps as frames and as an SVG that moves.
@Suite struct StepDrawingTests {
  static let entries = GalleryEntry.all.filter { $0.arguments.contains("steps") }

  @Test func `the gallery has steps in both directions, both styles and both languages`() {
    #expect(Self.entries.count >= 5)
  }

  @Test(arguments: entries)
  func `no frame of the gallery has text that overlaps, and nothing moves between frames`(_ entry: GalleryEntry) throws
  {
    let figure = try entry.command().described()
    let drawings = try figure.stepDrawings()
    for (step, drawing) in drawings.enumerated() {
      #expect(GeometryChecker(drawing, of: figure).violations == [], "step \(step)")
    }
    expectRegister(drawings, entry.name)
  }

  @Test(arguments: [FigureStyle.olah, .circuit], [SweepDirection.forward, .reverse])
  func `frames of random programs are as clean as the figure of the sweep`(
    _ style: FigureStyle, _ sweep: SweepDirection
  ) throws {
    for seed in 0..<30 as Range<UInt64> {
      let computation = RandomComputation(seed: seed, isAwayFromKinks: true)
      let graph = try Graph(of: Program(parsing: computation.text))
      guard graph.nodeCount <= 18 else { continue }
      let evaluation = try graph.evaluated(at: computation.point)
      var options = FigureOptions(kind: .steps, style: style, sweep: sweep)
      let figure = try Figure(of: graph, evaluation: evaluation, options: options)
      let drawings = try figure.stepDrawings()
      let page = try MarkupReader(String(decoding: figure.rendered(as: .svg), as: UTF8.self))
      if !page.repeatedIDs.isEmpty { Issue.record("seed \(seed): \(page.repeatedIDs) stand twice") }
      options.kind = sweep.kind
      let end = try Figure(of: graph, evaluation: evaluation, options: options)
      let known = GeometryChecker(try end.drawing(), of: end).violations.count
      for (step, drawing) in drawings.enumerated() {
        let violations = GeometryChecker(drawing, of: figure).violations
        if violations.count > known { Issue.record("seed \(seed), step \(step): \(violations)") }
      }
      expectRegister(drawings, "seed \(seed)")
    }
  }

  /// Pages are of one size, and what stands in a frame outside of the rule stands in the last one at the same place.
  private func expectRegister(_ drawings: [Drawing], _ name: String) {
    guard let last = drawings.last else { return }
    let final = Set(last.placedTexts)
    for (step, drawing) in drawings.enumerated() {
      if drawing.bounds != last.bounds { Issue.record("\(name): step \(step) has another size") }
      let moved = drawing.placedTexts.filter { !final.contains($0) }
      if !moved.isEmpty { Issue.record("\(name), step \(step): \(moved.map(\.text)) moved") }
    }
  }

  @Test(arguments: entries)
  func `without animation an SVG of steps shows the last step`(_ entry: GalleryEntry) throws {
    let figure = try entry.command().described()
    let moving = String(decoding: try figure.rendered(as: .svg), as: UTF8.self)
    let frames = try figure.renderedSteps(as: .svg)
    #expect(frames.count == figure.steps.count)
    let last = String(decoding: try #require(frames.last), as: UTF8.self)
    #expect(try VisibleText(moving).text.sorted() == VisibleText(last).text.sorted())
  }

  @Test(arguments: entries)
  func `an SVG of steps moves under its own prefix, unless the reader wants no motion`(_ entry: GalleryEntry) throws {
    let figure = try entry.command().described()
    let svg = String(decoding: try figure.rendered(as: .svg), as: UTF8.self)
    #expect(try MarkupReader(svg).repeatedIDs.isEmpty)
    let style = try #require(svg.split(separator: "<style>").last?.split(separator: "</style>").first)
    #expect(style.hasPrefix("\n@media (prefers-reduced-motion:no-preference){"))
    let prefix = try #require(svg.firstMatch(of: /<svg [^>]*id="(cr[0-9a-f]+)"/)).1
    for line in style.split(separator: "\n").dropFirst() where line != "}" {
      #expect(line.hasPrefix("#\(prefix) ") || line.hasPrefix("@keyframes \(prefix)-"), "\(line)")
    }
    #expect(!svg.contains("<script") && !svg.contains("<animate"))
  }

  @Test func `a step lasts as long as asked, and the last three times as long`() throws {
    let entry = try #require(Self.entries.first)
    let figure = try entry.command().described()
    let svg = String(
      decoding: try figure.rendered(as: .svg, options: RenderingOptions(secondsPerStep: 1.5)), as: UTF8.self)
    let period = 1.5 * Double(figure.steps.count + 2)
    #expect(svg.contains(" \(period == period.rounded() ? String(Int(period)) : String(period))s step-end infinite"))
  }

  @Test func `what is found later is not in the text of a page`() throws {
    let graph = try Graph(of: Program(parsing: "a = 2\nb = 1\ne = (a + b)*(b + 1)"))
    let figure = try Figure(of: graph.evaluated(), options: FigureOptions(kind: .steps))
    let frames = try figure.renderedSteps(as: .svg).map { String(decoding: $0, as: UTF8.self) }
    #expect(frames.map { $0.contains("2 × 1 + 3 × 1") } == [false, false, false, false, true, true, true])
    #expect(frames[2].contains("<title id=") && frames[2].contains("Step 2 of 6"))
    #expect(frames[2].contains("d feeds only e") && !frames[1].contains("d feeds only e"))
  }
}

extension Drawing {
  fileprivate struct PlacedText: Hashable {
    let text: String
    let x: Double
    let baseline: Double
  }

  /// The text of boxes and arrows that can be seen.
  fileprivate var placedTexts: [PlacedText] {
    var texts: [PlacedText] = []
    var isGraph = false
    for operation in operations {
      switch operation {
      case .begin(let object): isGraph = object.kind == .graph
      case .text(let run) where !isGraph && run.color & 0xFF != 0:
        texts.append(PlacedText(text: run.text, x: run.x, baseline: run.baseline))
      default: break
      }
    }
    return texts
  }
}

/// The text of an SVG that is not hidden by an attribute.
private struct VisibleText {
  private(set) var text: [Character] = []

  init(_ svg: String) throws {
    let body = try #require(svg.firstRange(of: "</desc>")).upperBound
    var hidden: [Bool] = [false]
    var isWord = true
    for part in svg[body...].split(separator: "<", omittingEmptySubsequences: true) {
      let pieces = part.split(separator: ">", maxSplits: 1, omittingEmptySubsequences: false)
      let tag = pieces[0]
      if tag.hasPrefix("/") {
        if hidden.count > 1 { hidden.removeLast() }
      } else if !tag.hasSuffix("/") {
        hidden.append(hidden[hidden.count - 1] || tag.contains("visibility=\"hidden\""))
      }
      isWord = !tag.hasPrefix("title") && !tag.hasPrefix("style")
      if pieces.count > 1, isWord, !(hidden.last ?? false) {
        text += pieces[1].filter { !$0.isWhitespace && $0 != "\u{A0}" }
      }
    }
  }
}
