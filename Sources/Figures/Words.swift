import Differentiation

/// Every word a figure shows, in one language.
struct Words: Wording {
  let language: Language

  var valuesOf: String { say("Values of ", "Giá trị của ") }
  var partialsOf: String { say("The partial derivative on every edge of ", "Đạo hàm riêng trên mỗi cạnh của ") }
  var forwardFrom: String { say("Forward mode, seeded at ", "Lượt truyền xuôi, bắt đầu từ ") }
  var reverseFrom: String { say("Reverse mode, from ", "Lan truyền ngược, bắt đầu từ ") }
  var forwardOf: String { say("Forward mode of ", "Lượt truyền xuôi cho ") }
  var reverseOf: String { say("Reverse mode of ", "Lan truyền ngược cho ") }
  var compareOf: String { say("Forward mode and reverse mode on ", "Truyền xuôi và lan truyền ngược cho ") }

  func sumOverPaths(_ count: String) -> String {
    count == "1"
      ? say(
        "The chain rule: one path, the product of the partials along it",
        "Quy tắc dây chuyền: một đường đi, tích các đạo\u{A0}hàm\u{A0}riêng trên các cạnh của nó")
      : say(
        "The chain rule: the sum over \(count) paths of the product of the partials along each",
        "Quy tắc dây chuyền: cộng qua \(count) đường\u{A0}đi, "
          + "mỗi đường góp tích các đạo\u{A0}hàm\u{A0}riêng trên các cạnh của nó")
  }

  var noPath: String { say("No path leads there: the derivative is 0", "Không có đường đi nào: đạo hàm bằng 0") }
  func furtherPaths(_ count: String) -> String { say("(\(count) more paths)", "(còn \(count) đường đi nữa)") }
  func name(of rule: DifferentiationRule) -> String { say(rule.names.english, rule.names.vietnamese) }
  var derivationTooLong: String {
    say(
      "the derivation is too long to stand beside the drawing; 'diff --steps' writes it",
      "phép tính đạo hàm quá dài để đặt cạnh hình; 'diff --steps' viết ra đầy đủ")
  }
  var factored: String { say("factored: ", "đặt nhân tử chung: ") }
  var tangent: String { say("tangent, carried forward", "đạo hàm tiến, lan truyền xuôi") }
  var adjoint: String { say("adjoint, carried in reverse", "đạo hàm ngược, lan truyền ngược") }
  var valueAboveWire: String { say("value, above the wire", "giá trị, phía trên dây") }
  var tangentBelowWire: String {
    say("tangent, carried forward, below the wire", "đạo hàm tiến, lan truyền xuôi, phía dưới dây")
  }
  var adjointBelowWire: String {
    say("adjoint, the derivative of the output, below the wire", "đạo hàm ngược của đầu ra, phía dưới dây")
  }
  func kink(_ below: String, _ above: String) -> String {
    say("kink: left \(below), right \(above)", "điểm gãy: trái \(below), phải \(above)")
  }
  func kink(of slot: String, _ below: String, _ above: String) -> String {
    say("kink in \(slot): left \(below), right \(above)", "điểm gãy theo \(slot): trái \(below), phải \(above)")
  }
  var kinkInside: String { say("kink inside", "có điểm gãy bên trong") }
  var jump: String { say("jump", "điểm gián đoạn") }
  var forwardMode: String { say("Forward mode", "Truyền xuôi") }
  var reverseMode: String { say("Reverse mode", "Lan truyền ngược") }
  var seededAt: String { say("seed ", "từ ") }
  var from: String { say("from ", "từ ") }

  func ledger(_ mode: String, _ cost: Cost.Sweeps) -> String {
    let sweeps = say(count(cost.sweeps, "sweep"), "\(cost.sweeps) lượt")
    let products = say(count(cost.multiplications, "multiplication"), "\(cost.multiplications) phép nhân")
    let sums = say(count(cost.additions, "addition"), "\(cost.additions) phép cộng")
    if cost.isWhole { return "\(mode): \(sweeps), \(products), \(sums)" }
    return "\(mode): \(sweeps), " + say("at least \(products) and \(sums)", "ít nhất \(products) và \(sums)")
  }

  private func count(_ number: Int, _ noun: String) -> String { "\(number) \(noun)\(number == 1 ? "" : "s")" }

  func pathsAvoided(_ count: String) -> String {
    count == "1"
      ? say(
        "Neither lists the one path from input to output",
        "Cả hai đều không phải liệt kê đường đi duy nhất từ đầu vào đến đầu ra")
      : say(
        "Neither lists the \(count) paths from inputs to outputs one by one",
        "Cả hai đều không phải liệt kê từng đường trong số \(count) đường đi từ đầu vào đến đầu ra")
  }

  func sumOf(_ count: Int) -> String { say("sum of \(count) terms", "tổng của \(count) số hạng") }

  func drawnFrom(_ name: String) -> String {
    say("drawn from '\(name)'; --of chooses another output", "vẽ từ '\(name)'; --of chọn đầu ra khác")
  }
  func drawnTo(_ name: String) -> String {
    say("drawn for the input '\(name)'; --wrt chooses another", "vẽ theo đầu vào '\(name)'; --wrt chọn đầu vào khác")
  }

  var partialOnEdge: String { say("partial, beside its edge", "đạo hàm riêng, cạnh mũi tên") }
  var statement: String { say("statement", "phép tính") }
  var partials: String { say("partials", "đạo hàm riêng") }
  var readDownwards: String { say(", read downwards", ", đọc từ trên xuống") }
  var readUpwards: String { say(", read upwards", ", đọc từ dưới lên") }

  var bothAgree: String { say("Both give ", "Cả hai cùng cho ") }
  func bothDiffer(_ difference: String) -> String {
    say("They differ by at most \(difference)", "Hai kết quả chênh nhau nhiều nhất \(difference)")
  }

  // MARK: Sentences of the text alternative

  func inputIs(_ name: String, _ value: String?) -> String {
    let isValue = value.map { " = \($0)" } ?? ""
    return say("Input \(name)\(isValue).", "Đầu vào \(name)\(isValue).")
  }
  func constantIs(_ name: String, _ value: String) -> String {
    name == value
      ? say("Constant \(value).", "Hằng số \(value).")
      : say("Constant \(name) = \(value).", "Hằng số \(name) = \(value).")
  }
  func pathIs(_ number: Int, _ nodes: String, _ product: String) -> String {
    say("Path \(number): \(nodes), product \(product).", "Đường \(number): \(nodes), tích \(product).")
  }
  var spokenRoot: String { say("the square root of ", "căn bậc hai của ") }
  var spokenCubeRoot: String { say("the cube root of ", "căn bậc ba của ") }
  func edge(_ tail: String, _ head: String) -> String {
    say("Edge from \(tail) to \(head)", "Cạnh từ \(tail) đến \(head)")
  }
}
