import Foundation
import Notation
import TestSupport
import Testing

@testable import Reports

struct EvaluationReportTests {
  static let formats: [(ReportFormat, String)] = [
    (.json, "json"), (.text, "txt"), (.csv, "csv"), (.markdown, "md"), (.latex, "tex"),
  ]

  @Test(arguments: formats)
  func `Olah's example in every format`(_ format: ReportFormat, _ ending: String) throws {
    expectGolden(try Example(Example.olah).evaluationText(format, hessian: true), "reports/olah.\(ending)")
  }

  @Test(arguments: formats)
  func `a program without values has symbols and no numbers`(_ format: ReportFormat, _ ending: String) throws {
    let example = try Example("y = exp(w*x_1 + b)/sqrt(x_1)")
    expectGolden(try example.evaluationText(format, hessian: true), "reports/unbound.\(ending)")
  }

  @Test(arguments: formats)
  func `a kink is marked, with the derivatives on both sides`(_ format: ReportFormat, _ ending: String) throws {
    let example = try Example("x = 0\ny = 2\nm = max(y, x + 2)*relu(x) + floor(y)*-1e-9")
    expectGolden(try example.evaluationText(format), "reports/kinks.\(ending)")
  }

  @Test(arguments: formats)
  func `what is not finite is spelled out`(_ format: ReportFormat, _ ending: String) throws {
    expectGolden(try Example("x = 0\na = 1/x\nb = -a\nc = a + b").evaluationText(format), "reports/nonfinite.\(ending)")
  }

  @Test func `tables speak Vietnamese and round as asked`() throws {
    let style = ReportStyle(precision: 2, words: .vietnamese)
    let example = try Example("x = 0.123456\nđiểm = sin(x)")
    expectGolden(try example.evaluationText(.text, hessian: true, style: style), "reports/vietnamese.txt")
  }

  @Test func `a second name for a node makes no node`() throws {
    let json = try Parsed(Example("x = 3\nf = x\ng = f*f").evaluationText(.json, of: ["f", "g"], wrt: ["f"]))
    #expect(json["nodes"].count == 2)
    #expect(json["outputs"][0] == #"{"name": "f", "node": 0}"#)
    #expect(json["jacobian"].text == #"{"of": ["f", "g"], "wrt": ["f"], "values": [[1], [6]]}"#)
    #expect(json["forward"][0] == #"{"wrt": "f", "node": 0, "tangents": [1, 6]}"#)
  }

  @Test func `both edges of a square stand apart`() throws {
    let json = try Parsed(Example("x = 3\nf = x*x").evaluationText(.json))
    #expect(
      json["edges"].lines == [
        #"{"id": 0, "from": 0, "to": 1, "slot": 0, "partial": 3, "symbolic": "x"}"#,
        #"{"id": 1, "from": 0, "to": 1, "slot": 1, "partial": 3, "symbolic": "x"}"#,
      ])
  }

  @Test func `rows and columns follow the order asked for`() throws {
    let example = try Example("a = 2\nb = 3\np = a*b\nq = a - b")
    let json = try Parsed(example.evaluationText(.json, of: ["q", "p"], wrt: ["b", "a"]))
    #expect(json["jacobian"].text == #"{"of": ["q", "p"], "wrt": ["b", "a"], "values": [[-1, 1], [2, 3]]}"#)
    #expect(json["outputs"].lines == [#"{"name": "q", "node": 3}"#, #"{"name": "p", "node": 2}"#])
  }

  @Test func `no hessian stands for two outputs, nor unasked`() throws {
    let two = try Example("x = 1\np = x\nq = x^2").evaluationText(.json, hessian: true)
    #expect(!two.contains("hessian"))
    #expect(try !Example("x = 1\nq = x^2").evaluationText(.json).contains("hessian"))
  }

  private static let manyInputs = "y = " + (1...4000).map { "x\($0)" }.joined(separator: " + ")

  @Test func `what nobody asked for by name is left out where it would be too long, and that is said`() throws {
    let json = try Parsed(Example(Self.manyInputs).evaluationText(.json))
    #expect(json["forward"].text == "null")
    #expect(json["reverse"].count == 1)
    #expect(json["jacobian"].text.hasSuffix("\"values\": null}"))
    #expect(json["cost"].text.contains(#""forward": null, "reverse": {"sweeps": 1, "multiplications": 7998,"#))
    let note = "forward sweeps from 4000 inputs over 7999 nodes are left out; choose inputs with --wrt"
    #expect(json["notes"].text == "[\"\(note)\"]")
  }

  @Test func `what somebody asked for by name is there`() throws {
    let json = try Parsed(Example(Self.manyInputs).evaluationText(.json, wrt: ["x2", "x3999"]))
    #expect(json["forward"].count == 2)
    #expect(json["notes"].text.isEmpty)
    #expect(json["cost"].text.contains(#""forward": {"sweeps": 2, "multiplications": 4001, "additions": 0}"#))
  }

  @Test func `nested brackets and quotes survive in CSV`() throws {
    let csv = try Example("x = 1\ny = atan2(x, 2)").evaluationText(.csv)
    #expect(csv.contains("\nvalue,y,,,\"atan2(x, 2)\",0.4636476090008061\n"))
  }

  @Test func `every report in JSON can be read`() throws {
    for text in [Example.olah, "y = x", "x = 0\ny = 1/x", "y = 2*3", "x = 1; f = x; g = max(x, 1)"] {
      let json = try Example(text).evaluationText(.json, hessian: true)
      #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: Data(json.utf8)) }
    }
  }
}

/// The top-level members of a report, as written.
struct Parsed {
  struct Member {
    var text: String
    var lines: [String] = []
    var count: Int { lines.count }
    subscript(index: Int) -> String { lines.indices.contains(index) ? lines[index] : "" }
  }

  private var members: [String: Member] = [:]

  init(_ json: String) {
    var key = ""
    for line in json.split(separator: "\n").map(String.init) {
      let trimmed = String(line.drop { $0 == " " })
      let bare = trimmed.hasSuffix(",") ? String(trimmed.dropLast()) : trimmed
      if line.hasPrefix("  \""), let colon = line.range(of: ": ") {
        key = String(line[..<colon.lowerBound].dropFirst(3).dropLast())
        members[key] = Member(text: String(bare.dropFirst(key.count + 4)))
      } else if line.hasPrefix("    ") {
        members[key]?.lines.append(bare)
      }
    }
  }

  subscript(key: String) -> Member { members[key] ?? Member(text: "") }
}
