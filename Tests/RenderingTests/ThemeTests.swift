import Foundation
import Graphviz
import Notation
import Testing

@testable import Rendering

@Suite struct ThemeTests {
  private static let samples = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "samples/themes")

  private func parsed(_ text: String) throws -> Theme { try Theme(parsing: Source(name: "theme.json", text: text)) }

  private func complaints(_ text: String) -> [String] {
    do {
      _ = try parsed(text)
      return []
    } catch {
      return (error as? SourceErrors)?.errors.map(\.what.message) ?? []
    }
  }

  @Test(arguments: Theme.allCases)
  func `a built-in theme is its file`(_ theme: Theme) throws {
    let file = try String(contentsOf: Self.samples.appending(path: theme.name + ".json"), encoding: .utf8)
    #expect(file == theme.json)
    let read = try parsed(file)
    #expect(read.json == file)
    #expect(PaintName.all.allSatisfy { read.color($0) == theme.color($0) && read.darkColor($0) == theme.darkColor($0) })
    #expect(read.fonts == theme.fonts && read.sizes == theme.sizes && read.shapes == theme.shapes)
    #expect(read.scheme == theme.scheme && read.fillsPage == theme.fillsPage && read.name == theme.name)
  }

  @Test func `a file changes what it names and nothing else`() throws {
    let theme = try parsed(
      """
      {"extends": "dark", "colors": {"ink": "#FFF", "paths": ["#ff0000", "#00ff00"]}, "shapes": {"fills": false},
       "sizes": {"label": 20.5}, "fonts": {"text": "mono", "sans": ["Inter", "sans-serif"]}}
      """)
    #expect(theme.color(.ink) == "#ffffff" && theme.color(.value) == Theme.dark.color(.value))
    #expect([1, 2, 3, 12].map { theme.color(.path($0)) } == ["#ff0000", "#00ff00", "#ff0000", "#00ff00"])
    #expect(theme.fillsPage && theme.darkColors == nil)
    #expect(!theme.shapes.hasFills && theme.shapes.corners == .rounded)
    #expect(theme.sizes.label == 20.5 && theme.sizes.text == 19)
    #expect(theme.fonts.text == .mono && theme.fonts.wires == .sans && theme.fonts.sans == ["Inter", "sans-serif"])
    #expect(try parsed(theme.json).json == theme.json)
  }

  @Test func `a dark half makes a theme follow the screen`() throws {
    let theme = try parsed(##"{"extends": "light", "dark": {"ink": "#eeeeee"}}"##)
    #expect(theme.scheme == .auto && theme.color(.ink) == Theme.light.color(.ink))
    #expect(theme.darkColor(.ink) == "#eeeeee" && theme.darkColor(.value) == Theme.dark.color(.value))
  }

  @Test func `an empty file is the light theme`() throws {
    #expect(try parsed("{}") == .light)
    #expect(try parsed("\u{FEFF} { }\n") == .light)
  }

  @Test(arguments: [
    (##"{"colours": {}}"##, "'colours' is nothing that can be set here"),
    (##"{"colors": {"path-1": "#000000"}}"##, "'path-1' is nothing that can be set here"),
    (##"{"colors": {"ink": "red"}}"##, "'red' is no colour"),
    (##"{"colors": {"ink": "#12345"}}"##, "'#12345' is no colour"),
    (##"{"colors": {"ink": "#+12345"}}"##, "'#+12345' is no colour"),
    (##"{"colors": {"ink": 0}}"##, "ink is a number where a string should be"),
    (##"{"colors": {"paths": []}}"##, "paths has 0 entries; it takes 1 to 12"),
    (##"{"colors": {"paths": "#000000"}}"##, "paths is a string where a list should be"),
    (##"{"colors": {"paths": ["#000000", null]}}"##, "an entry is null where a string should be"),
    (##"{"colors": []}"##, "colours is a list where an object should be"),
    (##"{"sizes": {"text": 8}}"##, "text is from 16 to 48"),
    (##"{"sizes": {"label": 1e300}}"##, "label is from 12 to 48"),
    (##"{"sizes": {"caption": "15"}}"##, "caption is a string where a number should be"),
    (##"{"shapes": {"wire": 1.5}}"##, "wire is a whole number from 1 to 6"),
    (##"{"shapes": {"spacing": -1}}"##, "spacing is from 0.5 to 3"),
    (##"{"shapes": {"fills": 1}}"##, "fills is a number where true or false should be"),
    (##"{"shapes": {"corners": "oval"}}"##, "'oval' is none of 'rounded', 'square'"),
    (##"{"fonts": {"text": "Times"}}"##, "'Times' is none of 'serif', 'sans', 'mono'"),
    (##"{"fonts": {"serif": ["\"><script>"]}}"##, "'\"><script>' is no name"),
    (##"{"fonts": {"serif": [" "]}}"##, "' ' is no name"),
    (##"{"name": "\u0007"}"##, "'␇' is no name"),
    (##"{"page": "white"}"##, "'white' is none of 'transparent', 'filled'"),
    (##"{"extends": "lihgt"}"##, "'lihgt' is no built-in theme"),
    (##"{"extends": "mine.json"}"##, "'mine.json' is no built-in theme"),
    ("[]", "a theme is a list where an object should be"),
  ])
  func `what is good JSON and no theme is told`(_ text: String, _ message: String) {
    #expect(complaints(text) == [message])
  }

  @Test(arguments: [
    ("", "the text ends where a value is missing"),
    ("{", "a key in double quotes is missing here"),
    ("{}{}", "there is more text after the end of the JSON value"),
    (##"{"name": "a", "name": "b"}"##, "the key 'name' is given twice"),
    (##"{"name": "a",}"##, "nothing follows this comma"),
    (##"{"name" "a"}"##, "a colon is missing after the key 'name'"),
    (##"{"name": "a" "page": "b"}"##, "a comma or '}' is missing here"),
    (##"{"fonts": {"sans": ["a" "b"]}}"##, "a comma or ']' is missing here"),
    (##"{name: "a"}"##, "a key in double quotes is missing here"),
    (##"{"name": 'a'}"##, "''a'' is no JSON value"),
    (##"{"name": // a"##, "'//' is no JSON value"),
    (##"{"shapes": {"fills": True}}"##, "'True' is no JSON value"),
    (##"{"sizes": {"text": 016}}"##, "this is no number as JSON writes them"),
    (##"{"sizes": {"text": 1.}}"##, "this is no number as JSON writes them"),
    (##"{"sizes": {"text": -}}"##, "this is no number as JSON writes them"),
    (##"{"sizes": {"text": 1e999}}"##, "this is no number as JSON writes them"),
    (##"{"sizes": {"text": NaN}}"##, "'NaN' is no JSON value"),
    (##"{"name": "a"##, "the string has no end"),
    ("{\"name\": \"a\nb\"}", "the string has no end"),
    (##"{"name": "\x"}"##, "this escape is not one of JSON's"),
    (##"{"name": "\u12G4"}"##, "this escape is not one of JSON's"),
    (##"{"name": "\ud800"}"##, "half of a surrogate pair stands alone"),
    (##"{"name": "\ude00\ud83d"}"##, "half of a surrogate pair stands alone"),
    ("]", "']' is no JSON value"),
  ])
  func `what is no JSON is told`(_ text: String, _ message: String) {
    #expect(complaints(text) == [message])
  }

  @Test func `all that is wrong is told at once, where it stands, with the nearest name`() throws {
    let text = "{\n  \"colors\": {\"imk\": \"#000000\"},\n  \"sizes\": {\"text\": 8}\n}\n"
    let error = #expect(throws: SourceErrors.self) { try parsed(text) }
    #expect(
      error?.description == """
        error: 'imk' is nothing that can be set here
          --> theme.json:2:14
           |
         2 |   "colors": {"imk": "#000000"},
           |              ^^^^^ did you mean 'ink'?

        error: text is from 16 to 48
          --> theme.json:3:21
           |
         3 |   "sizes": {"text": 8}
           |                     ^ indices are three quarters of it, and not below 9 points

        """)
  }

  @Test func `a million brackets and ten megabytes are refused at once`() {
    #expect(
      complaints(String(repeating: "[", count: 1_000_000)) == ["nested deeper than 32 brackets, as no settings are"])
    #expect(
      complaints(##"{"name": ""## + String(repeating: "a", count: 10_000_000))
        == ["the file is longer than a megabyte, and no settings are"])
    #expect(complaints("{" + (0..<500).map { "\"k\($0)\": 0" }.joined(separator: ",") + "}").count == 500)
  }

  @Test func `escapes are read`() throws {
    #expect(try parsed(##"{"name": "\u0054h\u00e8me \ud835\udd18\/"}"##).name == "Thème 𝔘/")
  }

  @Test func `weak colours are no error, and are named with what would do`() throws {
    let theme = try parsed(##"{"extends": "light", "colors": {"muted": "#aaaaaa", "line": "#eeeeee"}}"##)
    let failures = theme.contrastFailures
    #expect(failures.map(\.role) == ["muted", "line"])
    #expect(
      failures[0].message == "'muted' (#aaaaaa) on 'composite-fill' (#f8f5ff) has a contrast of 2.1:1, "
        + "and text needs 4.5:1; \(failures[0].suggestion ?? "") would do")
    for failure in failures {
      let offered = try #require(failure.suggestion)
      #expect(Contrast.ratio(offered, failure.surfaceColor) >= failure.wanted)
    }
    #expect(try parsed(##"{"dark": {"kink": "#222222"}}"##).contrastFailures.map(\.isDark) == [true])
  }

  @Test func `without fills only the page counts`() throws {
    let text = ##"{"colors": {"output-fill": "#000000"}, "shapes": {"fills": FILLS}}"##
    #expect(try !parsed(text.replacing("FILLS", with: "true")).contrastFailures.isEmpty)
    #expect(try parsed(text.replacing("FILLS", with: "false")).contrastFailures.isEmpty)
  }
}
