import Figures
import Rendering

/// The questions of a worksheet, with fields for their answers.
extension Page {
  var answers: String {
    """
    <section class="card">
    <h2>\(words.answers)</h2>
    <ol class="answers">
    \(questions.enumerated().map(answer).joined(separator: "\n"))
    </ol>
    <p class="script-only"><output id="score"></output></p>
    <p class="hint script-only">\(words.answerHint)</p>
    </section>
    """
  }

  private func answer(_ index: Int, _ question: SheetQuestion) -> String {
    let id = "answer-\(index)"
    let asked = "<span class=\"sign\">\(escaped(question.sign))</span> \(HTMLText.line(question.question)) ="
    guard let quantity = question.quantity else {
      return "<li><span class=\"math\">\(asked)</span> <span class=\"hint\">\(words.onPaper)</span></li>"
    }
    return """
      <li><label class="math" for="\(id)">\(asked)</label>
      <span class="field script-only"><input id="\(id)" data-asks="\(quantity.text)" \
      autocomplete="off" spellcheck="false">
      <span class="verdict" id="verdict-\(id)" role="status"></span></span></li>
      """
  }
}
