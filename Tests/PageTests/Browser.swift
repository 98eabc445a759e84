import Foundation
import TestSupport

/// A Python that can drive Chromium: the one that `make browser` sets up.
enum Browser {
  static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  static let python: Tool? = {
    let own = Tool(at: root.appending(path: ".build/browser/bin/python3"))
    let probe = "import os, playwright, axe_playwright_python; os.stat('/usr/bin/chromium')"
    if let run = try? Tool.inFolder({ try own.run(["-c", probe], in: $0) }), run.status == 0 { return own }
    print("SKIPPED: no browser to try pages in; `make browser` installs one")
    return nil
  }()
}
