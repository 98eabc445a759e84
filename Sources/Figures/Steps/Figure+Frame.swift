extension Figure {
  /// The figure as it stands at a step: arrows that are gone along later carry nothing yet, and the words tell what has
  /// been found so far.
  ///
  /// Text that comes later is still there, so that nothing moves from one frame to the next; its ``Run/step`` says so.
  public func frame(_ step: Int) -> Figure {
    var frame = self
    for index in arrows.indices {
      guard let own = arrows[index].step, own > step, arrows[index].isCarrying else { continue }
      frame.arrows[index].isCarrying = false
      frame.arrows[index].role = .muted
    }
    if step < steps.count - 1 {
      for index in boxes.indices { frame.boxes[index].seed = nil }
    }
    frame.title = "\(Words(language: language).step(step, of: steps.count - 1)): \(title)"
    let sentences = steps.prefix(step + 1).map(\.text).joined(separator: " ")
    frame.description = Spoken.text(sentences, words: Words(language: language))
    return frame
  }
}
