import ChainRule
import Foundation
let a = CommandLine.arguments
let p = try Program(parsing: a[1])
var go = GraphOptions()
if a.count > 6 { go.expandedBuiltins = [a[6]] }
let g = try Graph(of: p, options: go)
var o = FigureOptions(kind: FigureKind(rawValue: a[2])!, style: FigureStyle(rawValue: a[3])!)
if a.count > 5, a[5] == "vi" { o.language = .vietnamese }
if a.count > 6 { o.expanded = [a[6]]; o.showsOnlyNames = a[6] == "names" }
let f = try Figure(of: g, evaluation: g.isBound ? try g.evaluated() : nil, options: o)
let fmt = Format(fileName: a[4])!
try Data(try f.rendered(as: fmt)).write(to: URL(filePath: a[4]))
