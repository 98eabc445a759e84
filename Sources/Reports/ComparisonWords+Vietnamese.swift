import Differentiation

extension ComparisonWords {
  static let vietnamese = ComparisonWords(
    title: { "Ma trận Jacobi của \($0) đầu ra theo \($1) đầu vào" },
    nothing: "Không có gì để lấy đạo hàm.",
    way: "cách tính", edges: "số cạnh đi qua", multiplicationsAtPoint: "× tại điểm này",
    additionsAtPoint: "+ tại điểm này",
    method: methodInVietnamese,
    counting: "Đếm theo hình dạng đồ thị: trong mỗi lượt, mỗi cạnh đi qua là một phép nhân, kể cả nhân với giá trị "
      + "khởi đầu 1, và mỗi chỗ các cạnh gặp nhau là một phép cộng.",
    countingAtPoint: "Tại điểm này, phép nhân với 0, 1, −1 và phép cộng với 0 không tính.",
    countingElimination: "Phép khử bỏ dần từng nút trung gian; ở đó không có giá trị khởi đầu để nhân.",
    paths: { count, multiplications, edges in
      let alone = multiplications.map { "; nhân riêng từng đường cần \($0) phép nhân" } ?? ""
      return "Số đường đi: \(count)\(alone). Các lượt lan truyền không cần đến: mọi đường dùng chung \(edges) cạnh."
    },
    agreement: { agreement in
      let all = agreement.isWhole ? "" : " đã so sánh, trong số \(agreement.entries)"
      let isAll = agreement.equal == agreement.compared
      let share = isAll ? "cả \(agreement.compared)" : "\(agreement.equal) trong \(agreement.compared)"
      return "Chiều xuôi và chiều ngược trùng nhau đến bit cuối cùng ở \(share) đạo hàm\(all)"
    },
    worst: { "; sai khác lớn nhất là \($0) ulp: " },
    and: " và ",
    verdict: verdictInVietnamese, crossCountry: crossCountryInVietnamese,
    tangled: { "Một vài thứ tự khử bị bỏ qua vì cần hơn \($0) phép nhân." },
    sparsity: {
      "Trong \($1) phần tử của ma trận Jacobi có \($0) phần tử có thể khác 0; những gì không gặp nhau dùng chung một lượt."
    },
    hessianTitle: { "Ma trận Hesse của \($0) theo \($1) đầu vào" },
    hessianWay: "cách tính", products: "số tích Hesse–vectơ", eachItsOwn: "mỗi đầu vào một tích",
    columnColoring: "tô màu cột", starColoring: "tô màu sao",
    hessianSparsity: { "Trong \($1) phần tử của ma trận Hesse có \($0) phần tử có thể khác 0." },
    hessianAgreement: { ulps in
      guard let ulps else { return "Hai cách tô màu cho cùng các số đến bit cuối cùng." }
      return "Hai cách tô màu cho cùng các số, trừ các phần tử đối xứng sai khác nhau nhiều nhất \(ulps) ulp."
    })

  private static let methodInVietnamese: @Sendable (Ledger.Method) -> String = { method in
    switch method {
    case .forward: "chiều xuôi"
    case .reverse: "chiều ngược"
    case .forwardCompressed: "chiều xuôi, nén"
    case .reverseCompressed: "chiều ngược, nén"
    case .forwardElimination: "khử theo thứ tự xuôi"
    case .reverseElimination: "khử theo thứ tự ngược"
    case .markowitz: "khử theo Markowitz"
    case .best: "khử theo thứ tự tốt nhất"
    }
  }

  private static let verdictInVietnamese: @Sendable (Verdict) -> String = { verdict in
    let (first, second) = (verdict.first, verdict.second)
    guard verdict.winner != .neither else {
      let products = first.count.map { " và \($0.multiplications) phép nhân" } ?? ""
      return "Hai chiều ngang nhau: mỗi chiều \(first.sweeps) lượt\(products)."
    }
    let isForward = verdict.winner == .forward
    var reasons = ["\(first.sweeps) lượt so với \(second.sweeps)"]
    if let a = first.count, let b = second.count {
      let isSettled = verdict.criterion == .multiplications
      let products = "\(a.multiplications) phép nhân"
      reasons.append(isSettled ? "\(products) so với \(b.multiplications)" : "cùng \(products)")
      if verdict.criterion == .additions { reasons.append("\(a.additions) phép cộng so với \(b.additions)") }
    }
    let why =
      first.sweeps < second.sweeps
      ? isForward
        ? "Một lượt xuôi cho đạo hàm của mọi đầu ra cùng lúc, mà số đầu vào ít hơn số đầu ra."
        : "Một lượt ngược cho đạo hàm theo mọi đầu vào cùng lúc, mà số đầu ra ít hơn số đầu vào."
      : first.sweeps == second.sweeps
        ? "Số lượt bằng nhau nhưng mỗi lượt ngắn hơn." : "Số lượt nhiều hơn nhưng mỗi lượt ngắn hơn."
    return "Chiều \(isForward ? "xuôi" : "ngược") thắng: \(reasons.joined(separator: ", ")). \(why)"
  }

  private static let crossCountryInVietnamese: @Sendable (CrossCountry) -> String = { count in
    let orders = "thứ tự xuôi \(count.forward), thứ tự ngược \(count.reverse)"
    var text =
      count.isBetter
      ? "Không chiều thuần nào là tốt nhất: khử theo Markowitz cần \(count.markowitz) phép nhân, \(orders)."
      : "Khử đan xen không lợi hơn ở đây: theo Markowitz cần \(count.markowitz) phép nhân, \(orders)."
    guard let best = count.best, best.orders > 1 else { return text }
    if best.products < count.markowitz {
      text += " Thứ tự tốt nhất trong \(best.orders) thứ tự chỉ cần \(best.products): "
      text += "quy tắc Markowitz không tìm ra nó."
    } else {
      text += " Không thứ tự nào trong \(best.orders) thứ tự cần ít hơn."
    }
    return text
  }
}
