import Notation
import TestSupport
import Testing

@Suite struct DiagnosticTests {
  @Test(arguments: Diagnostic.all)
  func `an error reads as its golden file says`(_ diagnostic: Diagnostic) {
    let source = Source(name: "lesson.chain", text: diagnostic.program)
    let errors = #expect(throws: SourceErrors.self) { try Program(parsing: source) }
    expectGolden(errors?.rendered() ?? "", "diagnostics/\(diagnostic.name).txt")
  }
}
