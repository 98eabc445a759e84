import ChainRule
import Foundation
import Testing

@Suite struct HostileFormatTests {
  @Test(arguments: HostileBatch.all.prefix(6))
  func `random programs are written in every format of text`(_ batch: HostileBatch) throws {
    for (index, drawing) in try batch.drawings(count: 4).enumerated() {
      let kind = FigureKind.allCases[(index + Int(batch.number)) % FigureKind.allCases.count]
      let figure = try drawing.figure(kind, FigureStyle.allCases[index % FigureStyle.allCases.count])
      guard figure.boxes.count < 60 else { continue }
      let json = Data(try figure.rendered(as: .json))
      #expect(try JSONDecoder().decode(Figure.self, from: json) == figure, "\(drawing.name)")
      let code = String(decoding: try figure.rendered(as: .tex), as: UTF8.self)
      #expect(braceDepth(code) == 0, "\(drawing.name)")
      let flowchart = String(decoding: try figure.rendered(as: .mermaid), as: UTF8.self)
      #expect(flowchart.split(separator: "\n").allSatisfy { $0.count { $0 == "\"" }.isMultiple(of: 2) })
    }
  }

  /// Of braces that are not escaped; -1 where one closes that none has opened.
  private func braceDepth(_ code: String) -> Int {
    var depth = 0
    var isEscaped = false
    for byte in code.utf8 where depth >= 0 {
      switch byte {
      case UInt8(ascii: "\\"): isEscaped.toggle()
      case UInt8(ascii: "{") where !isEscaped: depth += 1
      case UInt8(ascii: "}") where !isEscaped: depth -= 1
      default: break
      }
      if byte != UInt8(ascii: "\\") { isEscaped = false }
    }
    return depth
  }
}
