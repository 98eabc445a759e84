import ChainRule
#if canImport(Glibc)
import Glibc
#endif
let p = try Program(parsing: CommandLine.arguments[1])
let g = try Graph(of: p)
let r = try EvaluationReport(of: g, evaluation: g.isBound ? try g.evaluated() : nil, wantsHessian: true)
var s = ByteStream { bytes in _ = bytes.withUnsafeBytes { unsafe write(1, $0.baseAddress, $0.count) } }
try r.writeJSON(to: &s)
s.flush()
