import Foundation
import TestSupport
import Testing

/// The gallery, of a few samples.
@Suite struct GalleryPageTests {
  @Test(.enabled(if: Browser.python != nil, "make browser"))
  func `the gallery describes what it shows, and axe finds nothing, light and dark`() throws {
    let python = try #require(Browser.python)
    try Tool.inFolder { folder in
      let script = Browser.root.appending(path: "Tests/Gallery/gallery.py").path(percentEncoded: false)
      let command = BuiltProducts.chainrule.path(percentEncoded: false)
      let figures = ["--only", "olah-5-reverse", "product-rule", "vi"]
      let rows = ["--kinds", "reverse", "worksheet", "--styles", "olah"]
      let drawn = try python.run([script, command, "out"] + figures + rows, in: folder)
      try #require(drawn.status == 0, "\(drawn.output)")
      let check = Browser.root.appending(path: "Tests/Browser/check_gallery.py").path(percentEncoded: false)
      let run = try python.run([check, "out"], in: folder)
      #expect(run.status == 0, "\(run.output)")
    }
  }
}
