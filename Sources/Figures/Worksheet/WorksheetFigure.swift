import ComputationGraph
import Differentiation

extension Figure {
  /// The base figure with blanks, or with these filled in.
  static func worksheet(
    of graph: Graph, _ evaluation: Evaluation?, _ options: FigureOptions
  ) throws(FigureError) -> Figure {
    var options = options
    options.kind = options.worksheet.base.kind
    options.showsDerivation = false
    var figure = try Figure(of: graph, evaluation: evaluation, options: options)
    let context: FigureContext
    do { context = try FigureContext(graph, evaluation, options) } catch { throw .nothingToDraw }
    figure.hideKinks(context.words)
    let blanks = Blanks(of: figure, in: context)
    guard !blanks.unknowns.isEmpty else { throw .nothingToBlank }
    figure.leaveOut(blanks, context)
    return figure
  }

  private mutating func leaveOut(_ blanks: Blanks, _ context: FigureContext) {
    let isKey = context.options.worksheet.isKey
    let worked = WorkedAnswers(in: context)
    let answers = blanks.unknowns.map { worked.answer(to: $0) }
    sheet = sheet(blanks, answers, context)
    replaceLines { isKey ? blanks.filled($0, at: $1) : blanks.blanked($0, at: $1) }
    let text = WorksheetText(blanks: blanks, context: context, isKey: isKey)
    let tooltips = text.tooltips
    for index in boxes.indices { boxes[index].tooltip = tooltips[boxes[index].tooltip] ?? "" }
    for index in arrows.indices { arrows[index].tooltip = tooltips[arrows[index].tooltip] ?? "" }
    caption = context.worksheetCaption(caption, answers.count, isKey: isKey)
    title = context.words.sheet(isKey: isKey) + ": " + title
    description = Spoken.text(text.description(title, answers).withPlainSigns, words: Words(language: language))
    kind = .worksheet
  }

  private func sheet(_ blanks: Blanks, _ answers: [WorkedAnswer], _ context: FigureContext) -> Sheet {
    var room = 0.0
    var isTall = false
    var copy = self
    copy.replaceLines { line, place in
      for answer in blanks.answers(in: line, at: place) {
        room = max(room, answer.ems)
        isTall = isTall || answer.pieces.contains { if case .fraction = $0 { true } else { false } }
      }
      return line
    }
    let worksheet = context.options.worksheet
    let signs = (1...answers.count).map { worksheet.base.sign($0) }
    let lines = zip(signs, answers).map { context.line($1, sign: $0) }
    let captions = [true, false].flatMap { context.worksheetCaption(caption, answers.count, isKey: $0) }
    let width = (lines.map(\.ems) + captions.map { min($0.ems, Self.captionWidth) }).max() ?? 0
    return Sheet(signs: signs, room: room, isTall: isTall, width: width, answers: worksheet.isKey ? lines : [])
  }

  /// Longer captions are broken into lines.
  private static let captionWidth = 36.0

  /// One-sided partials would give the partial away.
  private mutating func hideKinks(_ words: Words) {
    replaceLines { line, _ in
      let isKink = line.atoms.contains { $0.role == .kink }
      return isKink && line.plainText.contains(where: \.isNumber) ? Line(words.kinkHere, role: .kink) : line
    }
  }
}

extension FigureContext {
  /// `① ∂e/∂b = 2·1 + 3·1 = 5`
  fileprivate func line(_ answer: WorkedAnswer, sign: String) -> Line {
    var pieces: [Piece] = [.runs([Run(sign + " ", role: .muted)])] + answer.question
    for (index, step) in answer.steps.enumerated() {
      let isResult = index == answer.steps.count - 1
      pieces += [.runs(equals(.ink))] + step.map { isResult ? $0.colored(.answer) : $0 }
    }
    return Line(pieces).merged
  }

  /// What the base's caption says, and what is to be done.
  fileprivate func worksheetCaption(_ caption: [Line], _ count: Int, isKey: Bool) -> [Line] {
    if options.caption != nil { return caption }
    let worksheet = options.worksheet
    let signs = [1, count].map { worksheet.base.sign($0) }
    let task = isKey ? words.keyTo(signs, count) : words.fillIn(signs, count)
    return caption + [Line(task, role: .muted)]
  }
}
