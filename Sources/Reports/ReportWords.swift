/// The words of tables in one language.
public struct ReportWords: Sendable {
  let nodes, node, expression, input, value: String
  let partials, partial, symbolic, operand: String
  let jacobian, hessian, derivative: String
  let cost, mode, forward, reverse, sweeps, multiplications, additions: String
  let kinks, below, above, jump: String
  let path, paths, product, factored, largest, outOf, notListed: String

  public static let english = ReportWords(
    nodes: "Nodes", node: "node", expression: "expression", input: "input", value: "value",
    partials: "Partials", partial: "partial", symbolic: "symbolic", operand: "operand",
    jacobian: "Jacobian", hessian: "Hessian", derivative: "derivative",
    cost: "Cost", mode: "mode", forward: "forward", reverse: "reverse", sweeps: "sweeps",
    multiplications: "multiplications", additions: "additions",
    kinks: "Kinks", below: "from below", above: "from above", jump: "the value jumps",
    path: "path", paths: "paths", product: "product", factored: "factored", largest: "the largest",
    outOf: "of", notListed: "too many to list; the largest few with --top")

  public static let vietnamese = ReportWords(
    nodes: "Các nút", node: "nút", expression: "biểu thức", input: "đầu vào", value: "giá trị",
    partials: "Đạo hàm riêng", partial: "đạo hàm riêng", symbolic: "dạng ký hiệu", operand: "toán hạng",
    jacobian: "Ma trận Jacobi", hessian: "Ma trận Hesse", derivative: "đạo hàm",
    cost: "Chi phí tính toán", mode: "chiều lan truyền", forward: "xuôi", reverse: "ngược", sweeps: "số lượt",
    multiplications: "phép nhân", additions: "phép cộng",
    kinks: "Điểm gãy", below: "từ bên trái", above: "từ bên phải", jump: "giá trị nhảy bậc",
    path: "đường đi", paths: "đường đi", product: "tích", factored: "đặt nhân tử chung", largest: "lớn nhất",
    outOf: "trên", notListed: "quá nhiều để liệt kê; xem những đường lớn nhất bằng --top")
}
