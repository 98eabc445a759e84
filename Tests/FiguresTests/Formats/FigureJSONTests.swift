import ChainRule
import Foundation
import TestSupport
import Testing

@testable import ChainRuleCommand

@Suite struct FigureJSONTests {
  private func bytes(_ figure: Figure) throws -> Data { Data(try figure.rendered(as: .json)) }

  @Test func `a figure is the JSON that was looked at`() throws {
    let entry = try #require(GalleryEntry.all.first { $0.name == "product" })
    expectGolden(try bytes(entry.command().described()), "figures/product.json")
  }

  @Test(arguments: GalleryEntry.all)
  func `a figure of the gallery is read back from its JSON`(_ entry: GalleryEntry) throws {
    let figure = try entry.command().described()
    #expect(try JSONDecoder().decode(Figure.self, from: bytes(figure)) == figure)
    #expect(try JSONDecoder().decode(Figure.self, from: JSONEncoder().encode(figure)) == figure)
  }

  @Test(arguments: ["\"\\\u{1}\n\t\u{7F}", "漢字 שלום", ""])
  func `any text is read back`(_ caption: String) throws {
    let graph = try Graph(of: Program(parsing: "f = x^2/y"))
    let options = FigureOptions(kind: .partials, style: .circuit, caption: caption)
    let figure = try Figure(of: graph, evaluation: nil, options: options)
    #expect(try JSONDecoder().decode(Figure.self, from: bytes(figure)) == figure)
  }

  @Test(arguments: GalleryEntry.all)
  func `every object has its members in alphabetical order`(_ entry: GalleryEntry) throws {
    let text = String(decoding: try bytes(entry.command().described()), as: UTF8.self)
    var keys: [String] = []
    var isSorted = true
    // A string, a key if a colon follows; or the beginning or end of an object.
    for match in text.matches(of: /"((?:[^"\\]|\\.)*)"(:?)|[{}]/) {
      switch match.output.0 {
      case "{": keys.append("")
      case "}": keys.removeLast()
      default:
        guard match.output.2 == ":", let key = match.output.1.map(String.init), let last = keys.popLast() else {
          continue
        }
        isSorted = isSorted && last < key
        keys.append(key)
      }
    }
    #expect(isSorted && keys.isEmpty)
  }

  @Test func `the layout is that of the drawing`() throws {
    let entry = try #require(GalleryEntry.all.first { $0.name == "olah-6-paths" })
    let figure = try entry.command().described()
    let whole = try #require(JSONSerialization.jsonObject(with: bytes(figure)) as? [String: Any])
    #expect(whole["schema"] as? String == "chainrule.figure/1")
    let layout = try #require(whole["layout"] as? [String: Any])
    let bounds = try figure.drawing().bounds
    #expect(abs((layout["width"] as? Double ?? 0) - bounds.width) < 0.01)
    let boxes = try #require(layout["boxes"] as? [[String: Any]])
    #expect(boxes.map { $0["id"] as? String } == figure.boxes.map(\.id))
    for box in boxes { #expect((box["width"] as? Double ?? 0) > 30 && (box["x"] as? Double ?? -1) > 0) }
    let arrows = try #require(layout["arrows"] as? [[String: Any]])
    for arrow in arrows { #expect((arrow["points"] as? [[Double]] ?? []).count % 3 == 1) }
  }

  @Test(arguments: ["nobody", "path-0", "path-", "path-x", ""])
  func `a role that there is not is refused`(_ role: String) throws {
    #expect(throws: DecodingError.self) { try JSONDecoder().decode([Role].self, from: Data("[\"\(role)\"]".utf8)) }
  }
}
