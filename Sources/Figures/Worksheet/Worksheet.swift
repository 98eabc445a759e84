import ComputationGraph

/// What is left out of a figure for a learner to find.
public struct Worksheet: Sendable, Hashable {
  /// The figure that something is left out of.
  public enum Base: String, Sendable, Hashable, CaseIterable {
    case values, partials, forward, reverse, paths

    public var kind: FigureKind {
      switch self {
      case .values: .values
      case .partials: .partials
      case .forward: .forward
      case .reverse: .reverse
      case .paths: .paths
      }
    }

    /// What the figure is about: what a learner finds when all else is given.
    public var subject: Choice {
      switch self {
      case .values: .values
      case .partials: .partials
      case .forward: .tangents
      case .reverse: .adjoints
      case .paths: .sums
      }
    }
  }

  /// A kind of number to leave out; inputs and what a sweep starts from are given.
  public enum Choice: Sendable, Hashable {
    case values, partials, tangents, adjoints
    /// In reverse mode the sums where edges fork, each as a whole; of paths the products, their sum and its factors.
    case sums
    /// What the base figure is about, at one node; partials are those by a node's operands.
    case node(NodeID)
  }

  public var base: Base
  /// The base's subject where empty.
  public var choices: [Choice]
  /// How much of what was chosen is left out, drawn by lot; above 0, at most 1.
  public var share: Double
  /// Of the lot.
  public var seed: UInt64
  /// Whether the blanks are filled in.
  public var isKey: Bool

  public init(
    base: Base = .reverse, choices: [Choice] = [], share: Double = 1, seed: UInt64 = 0, isKey: Bool = false
  ) {
    self.base = base
    self.choices = choices
    self.share = share
    self.seed = seed
    self.isKey = isKey
  }
}

extension Figure {
  /// What a worksheet and its key share, so that both have one layout.
  public struct Sheet: Sendable, Hashable, Codable {
    /// What stands in each blank, by its number from 1.
    public var signs: [String]
    /// How wide the answer to any blank is at most, in ems; every blank is as wide, so that its width tells nothing.
    public var room: Double
    /// Whether an answer has a fraction.
    public var isTall: Bool
    /// How wide the widest line of words or answers is at most, in ems.
    public var width: Double
    /// Each answer and how it comes about; empty on the worksheet itself.
    public var answers: [Line]
  }
}

extension Worksheet.Base {
  /// `①`; of paths, which have circled numbers already, `A`.
  func sign(_ number: Int) -> String {
    let (first, count) = self == .paths ? (0x41, 26) : (0x2460, 20)
    guard number <= count, let scalar = Unicode.Scalar(UInt32(first + number - 1)) else { return "(\(number))" }
    return String(Character(scalar))
  }
}
