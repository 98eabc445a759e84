import Figures
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
      <title>\(HTMLText.escaped(title))</title>
      <style>
      \(themes)
      \(PageStyle.text)
      </style>
      </head>
      <body data-style="\(options.style.rawValue)">
      \(header)
      <main>
      <div class="stage">
      \(controls)
      \(drawings)
      \(player)
      </div>
      <div class="side">
      \(currentStep)
      \(localRules)
      \(inputs)
      </div>
      <div class="below">
      \(table)
      \(allSteps)
      </div>
      </main>
      <footer><p>\(words.madeBy)</p></footer>
      <script type="application/json" id="data">\(data)</script>
      <script>
      "use strict";
      \(numbersScript)
      \(PageScript.text)
      </script>
      </body>
      </html>

      """
  }

  /// What the drawing's own title says.
  private var title: String { scenes.first?.figure.title ?? "" }

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
    <h1>\(heading)</h1>
    <button type="button" id="theme" class="script-only" data-dark="\(words.dark)" data-light="\(words.light)">\
    \(words.dark)</button>
    </header>
    """
  }

  /// The program where it is one line, as mathematics; else the drawing's title.
  private var heading: String {
    guard let output = graph.outputs.first, graph.outputs.count == 1,
      graph.program.statements.count(where: { $0.kind == .definition || $0.kind == .output }) == 1
    else { return HTMLText.escaped(title) }
    let text = graph.typeset(wholeExpressionOf: output)
    return text.plainText.count <= 60 ? HTMLText.line(text) : HTMLText.escaped(title)
  }
}
