import Differentiation

/// A piece of a report that each format sets in its own way.
enum Cell: Sendable {
  case words(String)
  case notation(String)
  /// `∂e/∂b`; a dot stands for whatever node the row is about.
  case derivative(of: String, by: String)
  /// Rounded; a dash where there is none. Marked where the point lies on a kink.
  case number(Double?, isMarked: Bool = false)
  /// In full, as a fraction, where it is not too long for a table.
  case exact(Rational, isMarked: Bool = false)
  /// A decimal with all its digits.
  case decimal(String)
  /// `b → c → e`
  case path([String])
  /// `1·2`; whether it stands first in its sum decides about brackets.
  case factors([Factor], isFirst: Bool = true)

  static let anyNode = "·"
}

struct Table: Sendable {
  struct Column: Sendable {
    let header: Cell
    let isNumeric: Bool

    static func left(_ header: Cell) -> Column { Column(header: header, isNumeric: false) }
    static func right(_ header: Cell) -> Column { Column(header: header, isNumeric: true) }
  }

  let title: String
  let columns: [Column]
  var rows: [[Cell]] = []
}

/// What a report for people is made of.
enum Block: Sendable {
  case table(Table)
  case line([Cell])
}

/// One way of setting tables and lines.
protocol BlockWriter {
  func write(_ table: Table, to stream: inout ByteStream)
  func write(line: [Cell], to stream: inout ByteStream)
}

extension BlockWriter {
  /// Tables stand apart by an empty line; lines follow each other.
  func write(_ blocks: [Block], to stream: inout ByteStream) {
    var wasTable = true
    for (index, block) in blocks.enumerated() {
      switch block {
      case .table(let table):
        if index > 0 { stream.write("\n") }
        write(table, to: &stream)
        wasTable = true
      case .line(let cells):
        if index > 0, wasTable { stream.write("\n") }
        write(line: cells, to: &stream)
        wasTable = false
      }
    }
  }
}
