import Differentiation

/// The words of a gradient check in one language.
public struct CheckWords: Sendable {
  let title, derivative, reverse, precise, error, ulps, difference, estimate, verdict: String
  let values, value: String
  let fails: String
  /// In a table.
  let verdictName: @Sendable (GradientCheck.Verdict) -> String
  /// What lies behind it, a `#` where its nodes are named; nil where the table says all.
  let explanation: @Sendable (GradientCheck.Verdict) -> String?
  let reverseGives, sizes, times: String
  let summary: @Sendable (_ held: Int, _ count: Int, _ tolerance: String) -> String

  static let english = CheckWords(
    title: "Gradient", derivative: "derivative", reverse: "reverse mode", precise: "80 digits", error: "error",
    ulps: "ulps", difference: "finite difference", estimate: "estimate", verdict: "verdict",
    values: "Values", value: "value", fails: "fails",
    verdictName: { verdict in
      switch verdict {
      case .agrees: "agrees"
      case .differencesOff: "agrees, but not the difference"
      case .differencesOutsideDomain: "agrees"
      case .lostDigits: "digits lost"
      case .kink: "kink"
      case .choiceAtKink: "choice at a kink"
      case .jump: "jump"
      case .mismatch: "mismatch"
      }
    },
    explanation: { verdict in
      switch verdict {
      case .agrees: nil
      case .differencesOff: "the finite difference is further off than it estimates; reverse mode is right"
      case .differencesOutsideDomain: "the steps of finite differences leave the domain"
      case .lostDigits(nil): "digits cancel in the sum over paths"
      case .lostDigits: "digits cancel in #"
      case .kink([]): "no derivative here: a kink that rounding hides"
      case .kink: "no derivative at the kink of #"
      case .choiceAtKink: "there is a derivative, but the partials chosen at the kink of # make another number"
      case .jump: "no derivative: the value of # jumps"
      case .mismatch: "the values change at another rate than reverse mode says"
      }
    },
    reverseGives: "reverse mode gives", sizes: "the terms are", times: "times as large as their sum",
    summary: { held, count, tolerance in
      let derivatives = count == 1 ? "1 derivative" : "\(count) derivatives"
      let isOne = count == 1 || held == 1
      let share = held == count ? derivatives : "\(held) of \(derivatives)"
      return "\(share) \(isOne ? "holds" : "hold") to within \(tolerance)"
    })

  static let vietnamese = CheckWords(
    title: "Gradient", derivative: "đạo hàm", reverse: "lan truyền ngược", precise: "80 chữ số", error: "sai số",
    ulps: "số ulp", difference: "sai phân hữu hạn", estimate: "ước lượng", verdict: "kết luận",
    values: "Giá trị", value: "giá trị", fails: "không đạt",
    verdictName: { verdict in
      switch verdict {
      case .agrees: "khớp"
      case .differencesOff: "khớp, trừ sai phân"
      case .differencesOutsideDomain: "khớp"
      case .lostDigits: "mất chữ số"
      case .kink: "điểm gãy"
      case .choiceAtKink: "quy ước tại điểm gãy"
      case .jump: "điểm gián đoạn"
      case .mismatch: "không khớp"
      }
    },
    explanation: { verdict in
      switch verdict {
      case .agrees: nil
      case .differencesOff: "sai phân hữu hạn lệch nhiều hơn ước lượng của chính nó; lan truyền ngược cho kết quả đúng"
      case .differencesOutsideDomain: "các bước sai phân ra ngoài tập xác định"
      case .lostDigits(nil): "các chữ số triệt tiêu lẫn nhau trong tổng theo đường đi"
      case .lostDigits: "các chữ số triệt tiêu lẫn nhau ở #"
      case .kink([]): "không có đạo hàm: điểm gãy bị sai số làm tròn che khuất"
      case .kink: "không có đạo hàm tại điểm gãy của #"
      case .choiceAtKink: "có đạo hàm, nhưng các đạo hàm riêng quy ước tại điểm gãy của # cho một số khác"
      case .jump: "không có đạo hàm: giá trị của # bị gián đoạn"
      case .mismatch: "giá trị thay đổi với tốc độ khác với kết quả của lan truyền ngược"
      }
    },
    reverseGives: "lan truyền ngược cho", sizes: "các số hạng lớn gấp", times: "lần tổng của chúng",
    summary: { held, count, tolerance in
      held == count
        ? "\(count) đạo hàm đạt với sai số không quá \(tolerance)"
        : "\(held) trong số \(count) đạo hàm đạt với sai số không quá \(tolerance)"
    })
}
