import Differentiation

/// The words around derivatives in symbols, in one language.
struct DerivationWords: Sendable {
  private let isVietnamese: Bool

  static let english = DerivationWords(isVietnamese: false)
  static let vietnamese = DerivationWords(isVietnamese: true)

  private func say(_ english: String, _ vietnamese: String) -> String { isVietnamese ? vietnamese : english }

  func name(of rule: DifferentiationRule) -> String {
    say(rule.names.english, rule.names.vietnamese)
  }

  /// `outer sin(u), inner u = x^2`, the mathematics set by the caller.
  func composition(_ outer: String, _ inner: [String]) -> String {
    say("outer \(outer), inner ", "hàm ngoài \(outer), hàm trong ") + inner.joined(separator: ", ")
  }

  func tooLong(_ size: String) -> String {
    say("\(size) operands and operations, too many to write out", "\(size) toán hạng và phép toán, quá dài để viết ra")
  }

  func size(raw: String, simplified: String?, shared: String, nodes: String) -> String {
    let middle = simplified.map { say(", simplified \($0)", ", rút gọn \($0)") } ?? ""
    return say(
      "size: raw \(raw)\(middle), equal parts shared \(shared); the graph has \(nodes) \(nodes == "1" ? "node" : "nodes")",
      "kích thước: chưa rút gọn \(raw)\(middle), dùng chung phần giống nhau \(shared); đồ thị có \(nodes) nút")
  }
}
