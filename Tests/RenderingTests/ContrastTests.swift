import Figures
import Foundation
import Testing

@testable import Rendering

/// WCAG 2's contrast of every colour against everything it can lie on.
@Suite struct ContrastTests {
  private static let surfaces = PaintName.all.filter(\.isFill)
  private static let text: [PaintName] =
    [.ink, .value, .muted, .partial, .forward, .reverse, .kink, .composite, .answer] + (1...12).map { .path($0) }

  @Test(arguments: Theme.allCases)
  func `text stands out from every fill and the page`(_ theme: Theme) throws {
    for paint in Self.text {
      for surface in Self.surfaces {
        let contrast = try contrast(theme.color(paint), theme.color(surface))
        #expect(contrast >= 4.5, "\(paint) on \(surface)")
      }
    }
  }

  @Test(arguments: Theme.allCases)
  func `lines stand out from every fill and the page`(_ theme: Theme) throws {
    for paint in Self.text + [.line, .wire] {
      for surface in Self.surfaces {
        let contrast = try contrast(theme.color(paint), theme.color(surface))
        #expect(contrast >= 3, "\(paint) on \(surface)")
      }
    }
  }

  @Test(arguments: Theme.allCases)
  func `ink stands out from every step of heat`(_ theme: Theme) throws {
    for step in Heat.steps {
      let contrast = try contrast(theme.color(.ink), theme.color(.heat(step)))
      #expect(contrast >= 4.5, "step \(step)")
    }
  }

  @Test(arguments: Theme.allCases)
  func `lightness tells how far a step of heat is from 1, in print how large it is`(_ theme: Theme) throws {
    let luminances = try Heat.steps.map { try luminance(theme.color(.heat($0))) }
    let middle = theme == .print ? luminances.count - 1 : 6
    let (rising, falling) = (Array(luminances[...middle]), Array(luminances[middle...]))
    let signs = [rising, falling].map { half in zip(half, half.dropFirst()).map { $0 < $1 } }
    let isUp = theme != .dark && theme != .print
    #expect(signs[0].allSatisfy { $0 == isUp } && signs[1].allSatisfy { $0 != isUp })
  }

  @Test func `black on white is 21 to 1`() throws {
    #expect(abs(try contrast("#000000", "#ffffff") - 21) < 1e-9)
  }

  private func contrast(_ one: String, _ other: String) throws -> Double {
    let (a, b) = (try luminance(one), try luminance(other))
    return (max(a, b) + 0.05) / (min(a, b) + 0.05)
  }

  private func luminance(_ color: String) throws -> Double {
    let code = try #require(UInt32(color.dropFirst(), radix: 16))
    let channels = [16, 8, 0].map { shift in
      let part = Double(code >> UInt32(shift) & 0xFF) / 255
      return part <= 0.04045 ? part / 12.92 : pow((part + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * channels[0] + 0.7152 * channels[1] + 0.0722 * channels[2]
  }
}
