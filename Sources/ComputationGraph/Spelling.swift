/// Finds the word somebody may have meant.
public enum Spelling {
  /// The candidate with the fewest edits, the earlier one at a tie; nil where none is near.
  public static func nearest(to word: String, among candidates: [String]) -> String? {
    let letters = Array(word.lowercased())
    guard !letters.isEmpty, letters.count <= 24 else { return nil }
    let limit = letters.count <= 3 ? 1 : letters.count <= 6 ? 2 : 3
    var best: (distance: Int, word: String)?
    for candidate in candidates where abs(candidate.count - letters.count) <= limit {
      let distance = edits(letters, Array(candidate.lowercased()))
      if distance <= limit, distance < letters.count, distance < best?.distance ?? .max {
        best = (distance, candidate)
      }
    }
    return best?.word
  }

  /// Damerau–Levenshtein distance (optimal string alignment).
  static func edits(_ a: [Character], _ b: [Character]) -> Int {
    var beforeLast: [Int] = []
    var last = Array(0...b.count)
    for i in 0..<a.count {
      var row = [i + 1]
      for j in 0..<b.count {
        var cost = min(last[j] + (a[i] == b[j] ? 0 : 1), last[j + 1] + 1, row[j] + 1)
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { cost = min(cost, beforeLast[j - 1] + 1) }
        row.append(cost)
      }
      beforeLast = last
      last = row
    }
    return last[b.count]
  }
}
