import ComputationGraph
import Notation
import Testing

@Suite struct StructureTests {
  @Test(arguments: [
    ("e = (a + b) * (b + 1)", ["c = a + b", "d = b + 1", "e = c*d"]),
    ("y = x*x", ["y = x*x"]),
    ("y = -x + x", ["a = -x", "y = a + x"]),
    ("f = sin(x)^2 + a", ["b = sin(x)", "c = b^2", "f = c + a"]),
    ("out = (a + b)*(b + 1)", ["v1 = a + b", "v2 = b + 1", "out = v1*v2"]),
    ("v1 = a*b; v3 = (a + v1)*(b - 1)", ["v1 = a*b", "v2 = a + v1", "v4 = b - 1", "v3 = v2*v4"]),
    ("y = leakyrelu(x)", ["y = leakyrelu(x, 0.01)"]),
    ("y = max(x, 2*pi, 1)", ["y = max(x, (2*pi), 1)"]),
    ("sq(t) = t*t\ny = sq(x + 1)", ["v1 = x + 1", "y = v1*v1"]),
    ("x > 1", ["f = x > 1"]),
    ("f = x", []),
    ("a = 2; b = 3", []),
    ("y = 2*3", ["y = 2*3"]),
  ])
  func `operations stand in evaluation order with names of their own`(_ text: String, _ listing: [String]) throws {
    #expect(try Graph(text).listing == listing)
  }

  @Test(arguments: [
    ("e = (a + b)*(b + 1)", ["e"]),
    ("a = 2; b = a + 1; c = a*2", ["b", "c"]),
    ("f = x", ["f"]),
    ("a = 2; b = 3", ["a", "b"]),
    ("const k = 2", ["k"]),
    ("y = 2*3", ["y"]),
    ("sq(y) = y*y\ny = sq(x)", ["y"]),
    ("f(p) = p*k\nk = 2", []),
    ("a + 1; a - 1", ["f", "g"]),
    ("f(x) = x", []),
  ])
  func `outputs are the names nothing else uses`(_ text: String, _ names: [String]) throws {
    #expect((try? Graph(text).outputNames) ?? [] == names)
  }

  @Test func `inputs come first, then constants, then operations`() throws {
    let graph = try Graph("const k = 3\ny = x*2 + k\nz = y*w")
    #expect(graph.nodes.map { graph.name(of: $0) } == ["x", "w", "k", "2", "a", "y", "z"])
    #expect(graph.inputNames == ["x", "w"])
    #expect(graph.literal(of: NodeID(2)) == 3)
  }

  @Test(arguments: Sharing.allCases)
  func `inputs come in the order written, however much is shared`(_ sharing: Sharing) throws {
    let graph = try Graph("y = b + c; z = a + y", GraphOptions(sharing: sharing))
    #expect(graph.inputNames == ["b", "c", "a"])
    #expect(graph.nodes.prefix(3).map { graph.name(of: $0) } == ["b", "c", "a"])
  }

  @Test func `an alias makes no node`() throws {
    let graph = try Graph("f = x; g = f; h = g + 1")
    #expect(graph.nodeCount == 3)
    #expect(graph.node(named: "g") == graph.node(named: "x"))
    let output = try Graph("f = x")
    #expect(output.outputs == [Graph.Output(name: "f", node: NodeID(0))])
  }

  @Test func `multi-edges stay`() throws {
    let graph = try Graph("y = x*x")
    #expect(graph.edges.map { graph.tail(of: $0) } == [NodeID(0), NodeID(0)])
    #expect(graph.edges.map { graph.slot(of: $0) } == [0, 1])
    #expect(graph.useCounts()[NodeID(0)] == 2)
  }

  @Test(
    arguments: [
      (.tree, ["v1 = x + y", "v2 = y + x", "v3 = x + y", "v4 = v2*v3", "z = v1 - v4"]),
      (.names, ["s = x + y", "a = y + x", "b = a*s", "z = s - b"]),
      (.all, ["s = x + y", "a = s*s", "z = s - a"]),
    ] as [(Sharing, [String])])
  func `sharing is as asked`(_ sharing: Sharing, _ listing: [String]) throws {
    let graph = try Graph("s = x + y; z = s - (y + x)*s", GraphOptions(sharing: sharing))
    #expect(graph.listing.count == listing.count)
    if sharing != .tree { #expect(graph.listing == listing) }
    #expect(graph.outputNames == ["z"])
  }

  @Test(arguments: [
    ("y = a + b + c + d", ["y = sum(a, b, c, d)"]),
    ("y = a*b*c - d", ["e = prod(a, b, c)", "y = e - d"]),
    ("y = a + (b + c)", ["d = b + c", "y = a + d"]),
    ("s = a + b; y = s + c", ["s = a + b", "y = s + c"]),
    ("y = a + b", ["y = a + b"]),
    ("y = x + x + x", ["y = sum(x, x, x)"]),
    ("y = a*b + c*d + a", ["e = a*b", "f = c*d", "y = sum(e, f, a)"]),
  ])
  func `chains are merged where nothing else uses their links`(_ text: String, _ listing: [String]) throws {
    #expect(try Graph(text, GraphOptions(mergesChains: true)).listing == listing)
  }

  @Test func `a merged chain leaves a composite's arguments in their places`() throws {
    let options = GraphOptions(sharing: .all, mergesChains: true)
    let graph = try Graph("first(p, q) = p\nz = first(a + b + c, a + b)", options)
    let group = try #require(graph.groups.first)
    #expect(group.arguments.map { graph.expression(of: $0) } == ["v1 + c", "a + b"])
  }

  @Test func `a use of a function is a group`() throws {
    let graph = try Graph("sq(t) = t*t\nnorm(u, w) = sqrt(sq(u) + sq(w))\ny = norm(x, 3) + 1")
    #expect(graph.groups.map(\.function) == ["norm", "sq", "sq"])
    #expect(graph.groups.map(\.parent) == [nil, 0, 0])
    let root = try #require(graph.nodes.first { graph.primitive(of: $0)?.name == "sqrt" })
    #expect(graph.groups[0].result == root)
    #expect(graph.group(of: root) == 0)
    #expect(graph.groups[0].arguments.map { graph.name(of: $0) } == ["x", "3"])
    #expect(graph.group(of: try #require(graph.node(named: "y"))) == nil)
  }

  @Test func `a parameter hides a name of the program inside its function only`() throws {
    let graph = try Graph("t = 2; sq(x) = x*t\ny = sq(t + 1)*x")
    #expect(graph.listing.first == "v1 = t + 1")
    #expect(graph.inputNames == ["t", "x"])
  }

  @Test(
    arguments: [
      ("const k = 2*3 + 1", 7), ("const h = 2\nconst k = h^3", 8), ("const k = 2*pi", 2 * .pi),
      ("double(p) = 2*p\nconst k = double(4)", 8), ("const h = 3\ntimes(p) = h*p\nconst k = times(5)", 15),
      ("const k = max(1, sqrt(16), 2)", 4), ("const k = π", .pi),
    ] as [(String, Double)])
  func `constants are worked out at once`(_ text: String, _ value: Double) throws {
    for sharing in Sharing.allCases {
      let graph = try Graph(text, GraphOptions(sharing: sharing))
      let node = try #require(graph.node(named: "k"))
      #expect(graph.literal(of: node) == value)
      #expect(graph.operation(of: node) == .constant)
      #expect(graph.groups.isEmpty)
    }
  }

  @Test func `a function that hides a built-in one wins, with a note`() throws {
    let graph = try Graph("exp(x) = 1 + x\ny = exp(a)")
    #expect(graph.listing == ["y = 1 + a"])
    #expect(graph.notes.map(\.what.message) == ["'exp' here is the program's own function, not the built-in one"])
  }

  @Test func `an opened built-in function does not meet the program's own names`() throws {
    let graph = try Graph("exp(x) = 1 + x\nx = 3\ny = sinh(a)", GraphOptions(expandedBuiltins: ["sinh"]))
    #expect(graph.nodes.compactMap { graph.primitive(of: $0)?.name } == ["exp", "neg", "exp", "sub", "div"])
    #expect(graph.inputNames == ["x", "a"])
  }

  @Test func `names may be Vietnamese and Greek`() throws {
    let graph = try Graph("điểm = 2; θ = 3; kết_quả = điểm*θ' + σ(θ)")
    #expect(graph.inputNames == ["điểm", "θ", "θ'"])
    #expect(graph.node(named: "đie\u{302}\u{309}m") == graph.node(named: "điểm"))
    #expect(graph.listing.last == "kết_quả = v1 + v2")
  }

  @Test func `forty inputs are forty inputs`() throws {
    let graph = try Graph("y = " + (1...40).map { "x\($0)" }.joined(separator: " + "))
    #expect(graph.inputs.count == 40)
    #expect(graph.nodeCount == 79)
    #expect(graph.listing.last == "y = v38 + x40")
  }

  @Test func `letters run out and numbers take over`() throws {
    let few = try Graph("y = " + String(repeating: "sin(", count: 24) + "x" + String(repeating: ")", count: 24))
    #expect(few.listing.first == "a = sin(x)")
    let many = try Graph("y = " + String(repeating: "sin(", count: 26) + "x" + String(repeating: ")", count: 26))
    #expect(many.listing.first == "v1 = sin(x)")
  }
}
