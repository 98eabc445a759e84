extension Words {
  func sheet(isKey: Bool) -> String { isKey ? say("Key", "Đáp án") : say("Worksheet", "Phiếu bài tập") }

  func blank(_ number: Int) -> String { say("blank \(number)", "ô trống \(number)") }
  func blankAsks(_ number: Int, _ question: String) -> String {
    say("Blank \(number): \(question).", "Ô trống \(number): \(question).")
  }

  func fillIn(_ signs: [String], _ count: Int) -> String {
    say("Worksheet: fill in \(range(signs, count))", "Bài tập: điền vào \(range(signs, count))")
  }
  func keyTo(_ signs: [String], _ count: Int) -> String {
    say("Key to \(range(signs, count))", "Đáp án \(range(signs, count))")
  }

  private func range(_ signs: [String], _ count: Int) -> String {
    count == 1 ? signs[0] : say("\(signs[0]) to \(signs[1])", "\(signs[0]) đến \(signs[1])")
  }

  var kinkHere: String { say("kink", "điểm gãy") }
}
