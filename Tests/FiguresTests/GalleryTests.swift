import ChainRule
import Foundation
import TestSupport
import Testing

@testable import ChainRuleCommand

@Suite struct GalleryTests {
  @Test func `the gallery has figures`() {
    #expect(GalleryEntry.all.count >= 25)
  }

  @Test(arguments: GalleryEntry.all)
  func `a figure of the gallery is the one that was looked at`(_ entry: GalleryEntry) throws {
    let command = try entry.command()
    let bytes = try command.rendering.bytes(of: command.described(), output: command.output)
    expectGolden(Data(bytes), "../../samples/\(entry.name).svg")
  }

  @Test(arguments: GalleryEntry.all)
  func `a figure of the gallery has the same bytes each time`(_ entry: GalleryEntry) throws {
    let command = try entry.command()
    let first = try command.rendering.bytes(of: command.described(), output: command.output)
    for _ in 0..<2 {
      #expect(try command.rendering.bytes(of: command.described(), output: command.output) == first)
    }
  }
}
