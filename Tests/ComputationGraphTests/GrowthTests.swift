import ComputationGraph
import Notation
import Testing

@Suite struct GrowthTests {
  @Test(arguments: [(.names, 100_000), (.all, 5_000), (.tree, 5_000)] as [(Sharing, Int)])
  func `functions may be nested a hundred thousand deep`(_ sharing: Sharing, _ count: Int) throws {
    let functions = (1...count).map { "f\($0)(x) = f\($0 - 1)(x) + 1" }.joined(separator: "\n")
    let graph = try Graph("f0(x) = 2*x\n\(functions)\ny = f\(count)(x)", GraphOptions(sharing: sharing))
    #expect(graph.listing.count == count + 1)
    #expect(graph.groups.count == count + 1)
  }

  @Test func `a tree may be twenty thousand definitions deep`() throws {
    let count = 20_000
    let lines = (1...count).map { "v\($0) = v\($0 - 1)*2" }.joined(separator: "\n")
    #expect(try Graph("v0 = 1\n" + lines, GraphOptions(sharing: .tree)).listing.count == count)
  }

  @Test(arguments: [
    "f0(x) = x + 1\n" + (1...60).map { "f\($0)(x) = f\($0 - 1)(x)*f\($0 - 1)(x + 1)" }.joined(separator: "\n"),
    "f0(x, y) = x\n" + (1...60).map { "f\($0)(x, y) = f\($0 - 1)(f\($0 - 1)(x, y), y)" }.joined(separator: "\n"),
  ])
  func `functions that double each other end in an error`(_ functions: String) {
    let arguments = functions.contains("f60(x, y)") ? "x, y" : "x"
    let errors = #expect(throws: SourceErrors.self) {
      try Graph(functions + "\nz = f60(\(arguments))", GraphOptions(maximumNodeCount: 10_000))
    }
    #expect(errors?.errors.first?.what.message == "the program grows too large when its functions are written out")
  }

  @Test func `a program that writes nothing out may be as large as it likes`() throws {
    #expect(try Graph("y = a + b + c", GraphOptions(maximumNodeCount: 1)).listing.count == 2)
  }

  @Test func `a tree that doubles ends in an error and a shared one does not`() throws {
    let text = "v0 = 1\n" + (1...60).map { "v\($0) = v\($0 - 1) + v\($0 - 1)" }.joined(separator: "\n")
    #expect(throws: SourceErrors.self) { try Graph(text, GraphOptions(sharing: .tree, maximumNodeCount: 10_000)) }
    #expect(try Graph(text).listing.count == 60)
  }

  @Test func `a chain of many thousand operations has names and merges`() throws {
    let text = "y = x" + String(repeating: " + x*x", count: 10_000)
    #expect(try Graph(text).listing.last == "y = v19998 + v19999")
    let merged = try Graph(text, GraphOptions(mergesChains: true))
    #expect(merged.operands(of: NodeID(merged.nodeCount - 1)).count == 10_001)
  }
}
