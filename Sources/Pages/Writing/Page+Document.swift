import ComputationGraph
import Figures
import Notation
import Rendering

extension Page {
  /// The whole document.
  public var html: String {
    let policy =
      "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data:; "
      + "base-uri 'none'; form-action 'none'"
    return """
      <!DOCTYPE html>
      <html lang="\(options.language.rawValue)">
      <head>
      <meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="\(policy)">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <title>\(escaped(title))</title>
      <style>
      \(themes)
      \(PageStyle.text)
      </style>
      </head>
      <body data-style="\(options.style.rawValue)">
      \(header)
      <main\(scenes[0].isWide ? " class=\"is-wide\"" : "")>
      <div class="stage">
      \(controls)
      \(drawings)
      \(player)
      </div>
      \(isSheet ? sheet : beside)
      </main>
      <footer><p>\(words.madeBy)</p></footer>
      <script type="application/json" id="data">\(data)</script>
      <script>
      "use strict";
      \(numbersScript)
      \(isSheet ? PageScript.sheetText : PageScript.text)
      </script>
      </body>
      </html>

      """
  }

  private var isSheet: Bool { options.kind == .worksheet }

  private var sheet: String { "<div class=\"side\">\n\(answers)\n</div>" }

  private var beside: String {
    """
    <div class="side">
    \(currentStep)
    \(localRules)
    \(inputs)
    </div>
    <div class="below">
    \(table)
    \(allSteps)
    </div>
    """
  }

  private var title: String { heading.plainText }

  private var themes: String {
    let (light, dark) = (Theme.light.customProperties, Theme.dark.customProperties)
    return """
      :root{\(light)}
      @media (prefers-color-scheme:dark){:root:not([data-theme=light]){\(dark)}}
      :root[data-theme=dark]{\(dark)}
      @media print{:root:root:root{\(Theme.light.customProperties)}}
      """
  }

  /// Without an evaluation there are no numbers to compute.
  private var numbersScript: String {
    guard evaluation != nil, let code = linearization else { return "const valuesAndPartials = null;" }
    return code
  }

  private var header: String {
    """
    <header>
    <h1>\(HTMLText.line(heading))</h1>
    <button type="button" id="theme" class="script-only" data-dark="\(words.dark)" data-light="\(words.light)">\
    \(words.dark)</button>
    </header>
    """
  }

  /// The program where it is one line, as mathematics; else what it gives.
  private var heading: Line {
    let statements = graph.program.statements.count { $0.kind == .definition || $0.kind == .output }
    if statements == 1, graph.outputs.count == 1, let output = graph.outputs.first {
      let whole = graph.typeset(wholeExpressionOf: output)
      if whole.plainText.count <= 60 { return whole }
    }
    let outputs = plan.outputs.isEmpty ? graph.outputs : plan.outputs
    return Line(words.computationalGraph, names: outputs.prefix(4).map(\.name))
  }
}
