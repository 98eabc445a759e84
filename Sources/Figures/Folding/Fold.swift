import ComputationGraph

/// A box that stands for many.
struct Fold {
  enum Kind {
    /// Equal ones, side by side.
    case stack
    /// Ones that use each other: a run, a band of levels.
    case part
  }

  let kind: Kind
  /// Whether only one member is used from outside, so that what the box gives is that one.
  let hasOneEnd: Bool
  /// What others may see of it, in evaluation order: each neuron of a layer, each operation of a run.
  let members: [NodeID]
  /// The letter of all members' names where these differ in numbers alone.
  let commonName: String?
  /// How many nodes of the graph are in it, constants in labels left out.
  let nodeCount: Int
  let inputCount: Int
  let constantCount: Int

  var operationCount: Int { nodeCount - inputCount - constantCount }

  var fill: Figure.Box.Fill { operationCount > 0 ? .operation : inputCount > 0 ? .input : .constant }
}

/// The partials between two boxes of which one at least stands for many.
struct PartialBlock {
  /// How many members use something, and how many are used.
  let rows: Int
  let columns: Int
  /// How many partials there are; the others of `rows · columns` are 0 by the structure.
  let count: Int
  /// Nil without numbers, or where the box in between has several ends and one number would not do.
  let range: ClosedRange<Double>?
  let norm: Double?
}
