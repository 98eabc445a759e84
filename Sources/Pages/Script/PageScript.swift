/// The script of every page: plain JavaScript in parts of one idea each.
enum PageScript {
  static let text = join([
    data, numbers, sweeps, problems, lines, drawings, description, rules, player, inputs, choices, theme, page,
  ])

  /// Of a page with a worksheet, which shows no number that a reader is to find.
  static let sheetText = join([data, numbers, sweeps, problems, theme, sheet])

  private static func join(_ parts: [String]) -> String { parts.joined(separator: "\n") }

  static let data = #"""
    // What the page knows of its program: see Page+Data.swift.
    const data = JSON.parse(document.getElementById("data").textContent);
    const byId = (id) => document.getElementById(id);
    const all = (selector, root = document) => [...root.querySelectorAll(selector)];
    const filled = (text, ...words) => text.replace(/\{(\d)\}/g, (_, index) => words[index]);
    """#
}
