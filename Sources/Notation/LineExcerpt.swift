/// The line a range stands in as errors show it: tabs as spaces, a long line cut to a window around the range.
struct LineExcerpt {
  private(set) var text = ""
  /// Columns before the underline, and its width.
  private(set) var indentation = 0
  private(set) var underline = 0

  private static let width = 100
  private static let context = 30
  /// More bytes than the widest window can show.
  private static let byteLimit: Int32 = 2_000

  init(of range: SourceRange, in source: Source) {
    let line = source.lines.range(ofLine: source.lines.line(of: range.lower))
    let end = line.lower + Int32(source[line].utf8.count - source[line].trailingLineEnd)
    let lower = min(range.lower, end)
    let upper = max(lower, min(range.upper, end))
    let isShort = end - line.lower <= Self.byteLimit
    let before = Self.cells(source, from: isShort ? line.lower : max(line.lower, lower - Self.byteLimit), to: lower)
    let marked = Self.cells(source, from: lower, to: min(upper, lower + Self.byteLimit))
    let after = Self.cells(source, from: upper, to: min(end, upper + Self.byteLimit))
    let isWhole = isShort && before.width + marked.width + after.width <= Self.width
    build(before, marked, after, isWhole: isWhole, cutBefore: !isWhole && before.width > Self.context)
  }

  private typealias Cells = [(text: String, width: Int)]

  private static func cells(_ source: Source, from lower: Int32, to upper: Int32) -> Cells {
    guard lower < upper else { return [] }
    return source[SourceRange(lower: lower, upper: upper)].map { character in
      let text = character.displayText
      return (text, text == "    " ? 4 : text.first?.displayWidth ?? 0)
    }
  }

  private mutating func build(_ before: Cells, _ marked: Cells, _ after: Cells, isWhole: Bool, cutBefore: Bool) {
    let shownBefore = cutBefore ? [("…", 1)] + before.suffix(fitting: Self.context) : before
    indentation = shownBefore.width
    let room = isWhole ? Int.max : Self.width - indentation
    let shownMarked = marked.prefix(fitting: room)
    underline = max(1, shownMarked.width)
    let shownAfter = after.prefix(fitting: room - shownMarked.width)
    let isCut = shownMarked.count < marked.count || shownAfter.count < after.count
    text = (shownBefore + shownMarked + (shownMarked.count == marked.count ? shownAfter : [])).map(\.text).joined()
    if isCut { text += "…" }
  }
}

extension [(text: String, width: Int)] {
  fileprivate var width: Int { reduce(0) { $0 + $1.width } }

  fileprivate func prefix(fitting limit: Int) -> Self {
    var total = 0
    return Self(
      prefix {
        total += $0.width
        return total <= limit
      })
  }

  fileprivate func suffix(fitting limit: Int) -> Self { Self(Self(reversed()).prefix(fitting: limit).reversed()) }
}

extension Substring {
  fileprivate var trailingLineEnd: Int {
    if utf8.last == .newline { return utf8.dropLast().last == .carriageReturn ? 2 : 1 }
    return utf8.last == .carriageReturn ? 1 : 0
  }
}
