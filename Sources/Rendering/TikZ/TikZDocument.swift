import Figures
import Graphviz
import Reports

/// Puts a picture into a document that pdfLaTeX, LuaLaTeX and XeLaTeX compile, or leaves it to the reader's own.
struct TikZDocument {
  let theme: Theme
  let picture: TikZPicture

  /// Colours, styles and the `tikzpicture`, to be read by `\input`.
  var code: String {
    var text = """
      % Needs \\usepackage{amsmath,tikz} and \\usetikzlibrary{arrows.meta}\(letters.isEmpty ? "" : Self.lettersNeeded).
      % Colours that the document has defined under these names stay; styles are changed by
      % \\tikzset{chainrule/custom/.style={chainrule/forward/.append style={blue}}}.

      """
    let styles = TikZStyles.definitions(of: picture.styles)
    let mentioned = styles.map { $0.options + "," }.joined() + picture.body
    for paint in PaintName.all where mentioned.mentions("chainrule-" + paint.className) { text += color(paint) }
    text += signs
    text += "\\tikzset{\n"
    for style in styles { text += "  chainrule/\(style.name)/.style={\(style.options)},\n" }
    text += "  chainrule/custom/.try,\n}\n"
    return text + "\\begin{tikzpicture}[x=1bp, y=1bp]\n" + picture.body + "\\end{tikzpicture}\n"
  }

  /// A page as large as the picture, with as few packages as can be.
  var document: String {
    """
    \\documentclass{article}
    \\usepackage{amsmath}
    \\usepackage{tikz}
    \\usetikzlibrary{arrows.meta}
    \(letters)\(color(.background))\\newsavebox{\\figurebox}
    \\begin{document}
    \\begin{lrbox}{\\figurebox}%
    \(code)\\end{lrbox}%
    \\sbox{\\figurebox}{\\setlength{\\fboxsep}{6bp}\\colorbox{chainrule-background}{\\usebox{\\figurebox}}}%
    % The page is as large as the figure.
    \\ifdefined\\pdfpagewidth\\else\\let\\pdfpagewidth\\pagewidth\\let\\pdfpageheight\\pageheight\\fi
    \\pdfpagewidth=\\wd\\figurebox
    \\pdfpageheight=\\dimexpr\\ht\\figurebox+\\dp\\figurebox\\relax
    \\hoffset=-1in \\voffset=-1in
    \\shipout\\box\\figurebox
    \\end{document}

    """
  }

  private static let lettersNeeded = ", and an encoding with its\n% letters, \\usepackage[T5]{fontenc} for Vietnamese"

  private var letters: String {
    let used = Set(picture.body.filter { !$0.isASCII })
    return used.isEmpty ? "" : VietnameseLetters.definitions(for: used.contains)
  }

  private func color(_ paint: PaintName) -> String {
    let code = theme.color(paint).dropFirst().uppercased()
    return "\\providecolor{chainrule-\(paint.className)}{HTML}{\(code)}\n"
  }

  /// Commands for what is no sign of LaTeX, where they are used.
  private var signs: String {
    var text = ""
    if picture.body.contains("\\chainrulesign{") {
      text += "\\providecommand*\\chainrulesign[1]{\\mbox{\\ooalign{"
      text += "\\hfil$\\scriptstyle#1$\\hfil\\cr\\hfil$\\bigcirc$\\hfil}}}\n"
    }
    if picture.body.contains("\\chainruleletter{") {
      text += "% By its number where the font has no such letter, as in pdfLaTeX.\n"
      text += "\\providecommand*\\chainruleletter[1]{\\ifdefined\\Umathcode\\char\"#1\\relax"
      text += "\\else\\texttt{U+#1}\\fi}\n"
    }
    return text
  }
}

extension String {
  /// Whether a colour's name stands here, and not as the beginning of a longer one.
  fileprivate func mentions(_ name: String) -> Bool {
    ranges(of: name).contains { range in
      guard range.upperBound < endIndex else { return true }
      let next = self[range.upperBound]
      return !(next.isLetter || next.isNumber || next == "-")
    }
  }
}

extension Figure {
  func tikz(_ options: RenderingOptions) throws(GraphvizError) -> String {
    let picture = TikZPicture(self, on: try drawing(limits: options.limits))
    let document = TikZDocument(theme: options.theme, picture: picture)
    return options.isCodeOnly ? document.code : document.document
  }
}
