import Foundation
import Testing

@Suite struct DocumentTests {
  @Test(arguments: Document.all)
  func `every command of a document prints what the document says`(_ document: Document) throws {
    let shell = try Shell()
    let transcripts = try document.blocks(in: "console").flatMap(Transcript.commands)
    #expect(!transcripts.isEmpty)
    for transcript in transcripts {
      let result = try shell.run(transcript.command)
      #expect(result.status == 0, "\(transcript.command)")
      #expect(
        transcript.isPrinted(in: result.text),
        "$ \(transcript.command)\nsaid:\n\(transcript.output.joined(separator: "\n"))\nprinted:\n\(result.text)")
    }
  }

  @Test func `every picture of the README is a figure of the gallery`() throws {
    let gallery = try String(contentsOf: Document.root.appending(path: "samples/gallery.txt"), encoding: .utf8)
    let drawn = Set(gallery.split(separator: "\n").compactMap { $0.split(separator: ":").first.map(String.init) })
    let shown = try Document.readme.text().matches(of: /samples\/([^"\s)]+)\.svg"/).map { String($0.output.1) }
    #expect(shown.count > 5)
    for name in shown { #expect(drawn.contains(name), "\(name).svg") }
  }

  @Test func `every link of the README that leads into the package leads to a file`() throws {
    let links = try Document.readme.text().matches(of: /\]\(([A-Za-z][^):#]*)\)/).map { String($0.output.1) }
    #expect(!links.isEmpty)
    for link in links where !link.hasSuffix(".svg") {
      #expect(FileManager.default.fileExists(atPath: Document.root.appending(path: link).path), "\(link)")
    }
  }

  @Test(arguments: [
    ("a\n", ["a"], true), ("a\n", ["b"], false), ("a\nb\n", ["a"], false), ("", [], true),
    ("a\nb\nc\n", ["a", "…", "c"], true), ("a\nc\n", ["a", "…", "c"], true), ("a\nb\n", ["a", "…", "c"], false),
    ("a\nb\nc\nd\n", ["…", "b", "…", "d"], true), ("a\n", ["a", "…", "a"], false),
  ])
  func `a transcript knows what was printed`(_ text: String, _ output: [String], _ isPrinted: Bool) {
    #expect(Transcript(command: "", output: output).isPrinted(in: text) == isPrinted)
  }
}
