import ChainRule

/// Every number in a figure by what it is; one shown twice must be written the same way.
struct ShownNumbers {
  private(set) var texts: [ShownNumber.Quantity: Set<String>] = [:]

  init(_ figure: Figure) {
    let lines = figure.boxes.flatMap(\.allLines) + figure.arrows.compactMap(\.label)
    for line in lines {
      for piece in line.pieces {
        if case .runs(let runs) = piece { add(runs) }
      }
    }
  }

  /// Neighbours that show one number are its parts: `2·10` and the exponent.
  private mutating func add(_ runs: [Run]) {
    var current: (number: ShownNumber, text: String)?
    for run in runs {
      if let number = run.number, number == current?.number {
        current?.text += Line([run]).plainText
      } else {
        record(current)
        current = run.number.map { ($0, Line([run]).plainText) }
      }
    }
    record(current)
  }

  private mutating func record(_ shown: (number: ShownNumber, text: String)?) {
    guard let shown else { return }
    let isBracketed = shown.number.isBracketed && shown.text.hasPrefix("(")
    let text = isBracketed ? String(shown.text.dropFirst().dropLast()) : shown.text
    texts[shown.number.quantity, default: []].insert(text)
  }

  /// Without those that `isLeft` out.
  func keeping(_ isKept: (ShownNumber.Quantity) -> Bool) -> [ShownNumber.Quantity: Set<String>] {
    texts.filter { isKept($0.key) }
  }
}
