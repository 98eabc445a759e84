/// A whole document around a report, for pdfLaTeX, LuaLaTeX and XeLaTeX.
enum LatexDocument {
  static let closing: StaticString = "\n\\end{document}\n"

  /// - Parameter texts: where the document's letters come from.
  static func opening(for texts: [String]) -> String {
    let letters = texts.contains { !$0.utf8.allSatisfy { $0 < 0x80 } } ? VietnameseLetters.definitions : ""
    return """
      \\documentclass{article}
      \\usepackage[a4paper,landscape,margin=15mm]{geometry}
      \\usepackage{amsmath,booktabs,longtable}
      \(letters)\\pagestyle{empty}
      \\begin{document}

      """
  }
}
