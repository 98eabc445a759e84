import ChainRule

extension DrawCommand {
  /// A page with the figure, that recomputes its numbers, or checks the answers to its worksheet.
  func page(of loaded: LoadedProgram) throws -> [UInt8] {
    if sheet.key == "only" {
      throw CommandFailure.usage("a page tells right answers from wrong: draw the key of a worksheet as a picture")
    }
    let options = try options(loaded, isKey: false)
    let rendering = RenderingOptions(salt: rendering.salt, secondsPerStep: rendering.stepSeconds ?? 2)
    let page: Page
    do {
      page = try Page(of: loaded.graph, evaluation: loaded.evaluation, options: options, rendering: rendering)
    } catch .figure(let error) {
      throw CommandFailure(error)
    } catch .layout(let error) {
      throw CommandFailure(error)
    } catch .nothingToCheck {
      throw CommandFailure.usage(
        "a page checks numbers, and this worksheet asks for none: give every input a value, or draw it as a picture")
    }
    for remark in page.remarks { output.remark(remark) }
    return Array(page.html.utf8)
  }
}

extension RenderingChoice {
  /// Whether a page is asked for: figures alone have no such format.
  func isPage(_ output: OutputOptions) -> Bool {
    renderer == .own && !printsAlternative && ["html", "htm"].contains(formatName(output).lowercased())
  }
}
