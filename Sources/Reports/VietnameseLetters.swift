/// Vietnamese for pdfLaTeX: in the encoding made for it where vntex is installed, else put together from letters and
/// accents. The other engines have the letters in their fonts.
package enum VietnameseLetters {
  /// A letter as one character of Unicode, if it is one beyond ASCII.
  package static func composed(_ character: Character) -> Character? { all.firstIndex(of: character).map { all[$0] } }

  private static let all = Set((letters + letters.uppercased()).filter { !$0.isASCII } + "đĐ")

  static let definitions = definitions { _ in true }

  /// Of those letters alone that a text has, in encodings that lack them.
  package static func definitions(for isUsed: (Character) -> Bool) -> String {
    """
    \\usepackage{iftex}
    \\ifPDFTeX
      \\IfFileExists{lmodern.sty}{\\usepackage{lmodern}}{}
      \\IfFileExists{t5enc.def}{\\usepackage[T5]{fontenc}}{\\usepackage[T1]{fontenc}
        \\DeclareRobustCommand{\\withhorn}[1]{##1\\kern-.1em\\raise.4ex\\hbox{\\scriptsize'}\\kern-.05em}
        \\DeclareRobustCommand{\\withhook}[1]{{\\ooalign{\\hfil\\raise1.1ex\\hbox{\\scriptsize'}\\hfil\\cr##1\\cr}}}
    \(declarations(isUsed))  }
    \\fi

    """
  }

  private static let bases =
    ["a", "\\u{a}", "\\^{a}", "e", "\\^{e}", "i", "o", "\\^{o}", "\\withhorn{o}", "u"]
    + ["\\withhorn{u}", "y"]

  /// One word for each base: without a tone, falling, rising, asking, tumbling, heavy.
  private static let letters = """
    aàáảãạ ăằắẳẵặ âầấẩẫậ eèéẻẽẹ êềếểễệ iìíỉĩị oòóỏõọ ôồốổỗộ ơờớởỡợ uùúủũụ ưừứửữự yỳýỷỹỵ
    """

  private static let tones = ["", "\\`", "\\'", "\\withhook", "\\~", "\\d"]

  private static func declarations(_ isUsed: (Character) -> Bool) -> String {
    var text = ""
    for (base, word) in zip(bases, letters.split(separator: " ")) {
      for (tone, letter) in zip(tones, word) where !letter.isASCII {
        if isUsed(letter) { text += declaration(of: letter, base, tone) }
        if let upper = letter.uppercased().first, isUsed(upper) {
          text += declaration(of: upper, capital(base), tone)
        }
      }
    }
    return text
  }

  /// The letter is the last of the commands that write it, `\^{a}`.
  private static func capital(_ base: String) -> String {
    base.count == 1 ? base.uppercased() : base.dropLast(2) + base.suffix(2).uppercased()
  }

  private static func declaration(of letter: Character, _ base: String, _ tone: String) -> String {
    guard let scalar = letter.unicodeScalars.first else { return "" }
    let code = String(scalar.value, radix: 16, uppercase: true)
    let text = tone.isEmpty ? base : tone + "{" + base + "}"
    return "    \\DeclareUnicodeCharacter{\(code.count < 4 ? "0" + code : code)}{\(text)}\n"
  }
}
