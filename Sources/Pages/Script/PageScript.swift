/// The script of every page: plain JavaScript in parts of one idea each.
enum PageScript {
  static let text = [data, numbers, sweeps, problems, lines, drawings, player, inputs, page].joined(separator: "\n")

  static let data = #"""
    // What the page knows of its program: see Page+Data.swift.
    const data = JSON.parse(document.getElementById("data").textContent);
    const byId = (id) => document.getElementById(id);
    const all = (selector, root = document) => [...root.querySelectorAll(selector)];
    const filled = (text, ...words) => text.replace(/\{(\d)\}/g, (_, index) => words[index]);
    """#
}
