/// A table of words in one language.
package protocol Wording: Sendable {
  var language: Language { get }
}

extension Wording {
  package func say<Text>(_ english: Text, _ vietnamese: Text) -> Text {
    switch language {
    case .english: english
    case .vietnamese: vietnamese
    }
  }

  package var computationalGraph: String { say("Computational graph of ", "Đồ thị tính toán của ") }

  // MARK: Names of numbers, as heads of columns have them

  package var value: String { say("value", "giá trị") }
  package var tangentOfRow: String { say("tangent", "đạo hàm tiến") }
  package var adjointOfRow: String { say("adjoint", "đạo hàm ngược") }

  // MARK: Said aloud

  package var spokenTo: String { say("to", "đến") }
  package var spokenPower: String { say("to the power of", "mũ") }
}
