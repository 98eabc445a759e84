import ChainRule
let p = try Program(parsing: CommandLine.arguments[1])
let g = try Graph(of: p)
for n in g.nodes { print(n, g.name(of: n), g.expression(of: n), g.isActive(n)) }
var s = SymbolicPartials(of: g)
for e in g.edges { print(g.name(of: g.tail(of: e)), "->", g.name(of: g.head(of: e)), try s.text(on: e)) }
for i in g.inputs { if let f = try s.factoredDerivative(from: i.node, to: g.outputs[0].node) { print("d/d\(i.name)", s.store.text(of: f, printer: ExpressionPrinter(multiplicationSign: "·"))) } }
if g.isBound {
let ev = try g.evaluated()
for n in g.nodes { print(g.name(of: n), ev.values[n]) }
print(ev.adjoints(of: g.outputs[0].node).table.values)
for i in g.inputs { print(i.name, ev.paths(from: i.name, to: g.outputs[0].name).map(\.product), ev.paths(from: i.name, to: g.outputs[0].name).largest(3).map(\.product)) }
print(try ev.hessian(of: g.outputs[0].node, wrt: g.inputs.map(\.node)).values, ev.kinks)
}
