/// The words of tables in one language.
public struct ReportWords: Sendable {
  let nodes, node, expression, input, value: String
  let partials, partial, symbolic, jacobian, hessian: String
  let cost, mode, forward, reverse, sweeps, multiplications, additions: String
  let below, above, jump: String
  let check: CheckWords
  let path, factors, product, factored: String
  let trace: TraceWords
  /// How many paths there are.
  let pathCount: @Sendable (_ count: String) -> String
  let pathsShown: @Sendable (_ listed: Int, _ count: String) -> String
  let largestShown: @Sendable (_ listed: Int, _ count: String) -> String
  let pathsNotListed: @Sendable (_ count: String) -> String
  let derivation: DerivationWords
  let comparison: ComparisonWords

  public static let english = ReportWords(
    nodes: "Nodes", node: "node", expression: "expression", input: "input", value: "value",
    partials: "Partials", partial: "partial", symbolic: "symbolic", jacobian: "Jacobian", hessian: "Hessian",
    cost: "Cost", mode: "mode", forward: "forward", reverse: "reverse", sweeps: "sweeps",
    multiplications: "multiplications", additions: "additions",
    below: "from below", above: "from above", jump: "the value jumps", check: .english,
    path: "path", factors: "partials", product: "product", factored: "factored", trace: .english,
    pathCount: { $0 == "1" ? "1 path" : "\($0) paths" },
    pathsShown: { "\($0) of \($1) paths shown" },
    largestShown: { "\($0) of \($1) paths shown, the largest first" },
    pathsNotListed: { "\($0) paths, too many to list; --top shows the largest" },
    derivation: .english, comparison: .english)

  public static let vietnamese = ReportWords(
    nodes: "Các nút", node: "nút", expression: "biểu thức", input: "đầu vào", value: "giá trị",
    partials: "Đạo hàm riêng", partial: "đạo hàm riêng", symbolic: "dạng ký hiệu", jacobian: "Ma trận Jacobi",
    hessian: "Ma trận Hesse",
    cost: "Chi phí tính toán", mode: "chiều lan truyền", forward: "xuôi", reverse: "ngược", sweeps: "số lượt",
    multiplications: "số phép nhân", additions: "số phép cộng",
    below: "từ bên trái", above: "từ bên phải", jump: "giá trị bị gián đoạn",
    check: .vietnamese,
    path: "đường đi", factors: "đạo hàm riêng", product: "tích", factored: "đặt nhân tử chung",
    trace: .vietnamese,
    pathCount: { "\($0) đường đi" },
    pathsShown: { "hiện \($0) trong số \($1) đường đi" },
    largestShown: { "hiện \($0) trong số \($1) đường đi, đóng góp lớn nhất xếp trước" },
    pathsNotListed: { "\($0) đường đi, quá nhiều để liệt kê; dùng --top để xem những đường có đóng góp lớn nhất" },
    derivation: .vietnamese, comparison: .vietnamese)
}
