extension Words {
  func sizesOf(_ quantity: HeatQuantity) -> String {
    switch quantity {
    case .adjoint: say("The size of adjoints and partials of ", "Độ lớn đạo hàm ngược và đạo hàm riêng của ")
    case .tangent: say("The size of tangents and partials of ", "Độ lớn đạo hàm tiến và đạo hàm riêng của ")
    case .value: say("The size of values and partials of ", "Độ lớn giá trị và đạo hàm riêng của ")
    }
  }

  /// The beginning of a sentence about a quantity.
  func sentence(_ quantity: HeatQuantity) -> String {
    switch quantity {
    case .adjoint: say("The adjoint ", "Đạo hàm ngược ")
    case .tangent: say("The tangent ", "Đạo hàm tiến ")
    case .value: say("The value ", "Giá trị ")
    }
  }

  var falls: (String, String) { (say("falls from ", "giảm từ "), say(" to ", " xuống ")) }
  var grows: (String, String) { (say("grows from ", "tăng từ "), say(" to ", " lên ")) }
  var staysBetween: (String, String) { (say("lies between ", "nằm giữa "), say(" and ", " và ")) }
  var isAlways: String { say("has the same size everywhere: ", "ở đâu cũng có độ lớn ") }
  var at: String { say(" at ", " tại ") }
  var isZeroAt: String { say("Exactly 0 at ", "Bằng đúng 0 tại ") }
  func andMore(_ count: Int) -> String { say(" and \(count) more", " và \(count) nút nữa") }

  var vanishing: String { say("vanishing", "triệt tiêu") }
  var exploding: String { say("exploding", "bùng nổ") }
  var dead: String { say("dead", "chết") }
  var saturated: String { say("saturated", "bão hòa") }
  var zeroIsDashed: String { say("exactly 0, dashed: nothing passes", "bằng đúng 0, nét đứt: không gì truyền qua") }
  var isNoNumber: String { say("no number", "không phải số") }
  var everyPartial: String { say("of every partial", "với mọi đạo hàm riêng") }
  var widthGrows: String { say("the wider, the larger the partial", "càng đậm, đạo hàm riêng càng lớn") }
}
