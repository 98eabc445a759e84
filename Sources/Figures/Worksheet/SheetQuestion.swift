import ComputationGraph
import Differentiation

/// What a worksheet asks for in one of its blanks, for pages that tell right answers from wrong ones.
public struct SheetQuestion: Sendable {
  /// That stands in the blank: `①`.
  public var sign: String
  /// `∂e/∂b`
  public var question: Line
  /// The number that is right there; nil where the answer is symbols.
  public var quantity: ShownNumber.Quantity?
}

extension Graph {
  /// The questions of the worksheet that the options describe, in the order of its blanks.
  public func sheetQuestions(options: FigureOptions, evaluation: Evaluation?) throws(FigureError) -> [SheetQuestion] {
    var options = options
    options.kind = options.worksheet.base.kind
    options.worksheet.isKey = false
    let figure = try Figure(of: self, evaluation: evaluation, options: options)
    let context: FigureContext
    do { context = try FigureContext(self, evaluation, options) } catch { throw .nothingToDraw }
    let worked = WorkedAnswers(in: context)
    let asksForRule = options.kind == .partials && options.partialDisplay == .symbol
    return Blanks(of: figure, in: context).unknowns.enumerated().map { index, unknown in
      SheetQuestion(
        sign: options.worksheet.base.sign(index + 1), question: Line(worked.answer(to: unknown).question),
        quantity: evaluation == nil ? nil : unknown.quantity(isRule: asksForRule))
    }
  }
}

extension Unknown {
  fileprivate func quantity(isRule: Bool) -> ShownNumber.Quantity? {
    switch self {
    case .number(.partial) where isRule: nil
    case .number(let quantity): quantity
    case .product(let path): .product(path)
    case .factored: nil
    }
  }
}
