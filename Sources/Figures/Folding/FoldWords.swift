/// What a figure says of what it folds.
extension Words {
  /// 1,234,567 or 1.234.567.
  func count(_ number: Int) -> String {
    let digits = String(number)
    var text = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index).isMultiple(of: 3) { text += say(",", ".") }
      text.append(digit)
    }
    return text
  }

  private func count(_ number: Int, _ noun: String, _ vietnamese: String) -> String {
    say("\(count(number)) \(noun)\(number == 1 ? "" : "s")", "\(count(number)) \(vietnamese)")
  }

  func operations(_ number: Int) -> String { count(number, "operation", "phép tính") }
  func inputs(_ number: Int) -> String { count(number, "input", "đầu vào") }
  func constants(_ number: Int) -> String { count(number, "constant", "hằng số") }
  func edges(_ number: Int) -> String { count(number, "edge", "cạnh") }
  func partials(_ number: Int) -> String { count(number, "partial", "đạo hàm riêng") }

  /// `4 inputs and 120 operations`
  func content(of fold: Fold) -> String {
    let parts = [
      fold.inputCount > 0 ? inputs(fold.inputCount) : nil, fold.constantCount > 0 ? constants(fold.constantCount) : nil,
      fold.operationCount > 0 ? operations(fold.operationCount) : nil,
    ].compactMap(\.self)
    guard parts.count > 1, let last = parts.last else { return parts.first ?? "" }
    return parts.dropLast().joined(separator: ", ") + say(" and ", " và ") + last
  }

  func folded(boxes: Int, nodes: Int) -> String {
    say(
      "Folded: \(count(boxes)) of the boxes \(boxes == 1 ? "stands" : "stand") for \(count(nodes)) nodes of the graph",
      "Đã gấp gọn: \(count(boxes)) ô thay cho \(count(nodes)) nút của đồ thị")
  }

  func standsFor(_ names: String, _ content: String) -> String { say("\(names): \(content)", "\(names): \(content)") }

  func furtherBoxes(_ number: Int) -> String {
    say(
      "\(count(number)) more \(number == 1 ? "box says" : "boxes say") how many",
      "\(count(number)) ô khác ghi rõ số lượng")
  }

  func reclosed(_ number: Int) -> String {
    say(
      "Too large to be open: \(number == 1 ? "one function is" : "\(count(number)) functions are") drawn closed",
      "Hình quá lớn: \(count(number)) hàm được vẽ đóng")
  }

  func about(_ number: String) -> String { say("about \(number)", "khoảng \(number)") }

  func times(_ number: Int) -> String { "\(count(number)) ×" }

  var rangeOfMany: String {
    say("from the least to the greatest number of a folded box", "từ số nhỏ nhất đến số lớn nhất trong ô gấp")
  }
  var blockOfMany: String {
    say(
      "m × n partials: of m nodes by n nodes, from the least to the greatest",
      "m × n đạo hàm riêng: của m nút theo n nút, từ nhỏ nhất đến lớn nhất")
  }
  var stackSign: String { say("equal ones, folded", "các phần giống nhau, đã gấp") }

  func isBetween(_ what: String, _ least: String, _ most: String) -> String {
    say("\(what) from \(least) to \(most)", "\(what) từ \(least) đến \(most)")
  }
}
