import ChainRule

extension DrawCommand {
  /// A page with the figure, that recomputes its numbers.
  func page() throws -> [UInt8] {
    if figure.figure == .worksheet {
      throw CommandFailure.usage("a page shows every number: draw a worksheet as a picture")
    }
    let (loaded, options) = try asked()
    let rendering = RenderingOptions(salt: rendering.salt, secondsPerStep: rendering.stepSeconds ?? 2)
    let page: Page
    do {
      page = try Page(of: loaded.graph, evaluation: loaded.evaluation, options: options, rendering: rendering)
    } catch .figure(let error) {
      throw CommandFailure(error)
    } catch .layout(let error) {
      throw CommandFailure(error)
    } catch .program(let errors) {
      throw CommandFailure.program(errors)
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
