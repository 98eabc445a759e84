/// Shows the steps of a drawing one after the other, over and over, with a rest on the last.
///
/// What has the class `cr-after-3`, or `data-step="3"`, is there from step 3 on, `cr-before-3` until then, `cr-now-3` and
/// `data-rule="3"` in step 3 alone. Changes are sudden but few, far below three a second. Readers who want no motion get
/// what the attributes alone show.
public struct SVGAnimation: Sendable, Hashable {
  /// The number of the last step.
  public var lastStep: Int
  public var secondsPerStep: Double

  public init(lastStep: Int, secondsPerStep: Double) {
    self.lastStep = lastStep
    self.secondsPerStep = secondsPerStep
  }

  /// The last step stands for three.
  private var stepCount: Int { lastStep + 3 }

  func addStyle(to text: inout PrefixedText) {
    text += "<style>\n@media (prefers-reduced-motion:no-preference){\n"
    for step in 0...max(lastStep, 0) {
      if step > 0 {
        add("after", step, [".cr-after-\(step)", "[data-step=\"\(step)\"]"], [(0, false), (step, true)], to: &text)
        add("before", step, [".cr-before-\(step)"], [(0, true), (step, false)], to: &text)
      }
      let start = step > 0 ? [(0, false)] : []
      let end = step < lastStep ? [(step + 1, false)] : []
      add("now", step, [".cr-now-\(step)", "[data-rule=\"\(step)\"]"], start + [(step, true)] + end, to: &text)
    }
    text += "}\n</style>\n"
  }

  private func add(
    _ name: String, _ step: Int, _ selectors: [String], _ changes: [(step: Int, isVisible: Bool)],
    to text: inout PrefixedText
  ) {
    for (index, selector) in selectors.enumerated() {
      text += index > 0 ? ",#" : "#"
      text.addPrefix()
      text += " \(selector)"
    }
    text += "{animation:"
    text.addPrefix()
    text += "-\(name)-\(step) \(number(secondsPerStep * Double(stepCount)))s step-end infinite}\n@keyframes "
    text.addPrefix()
    text += "-\(name)-\(step){"
    for change in changes {
      let percent = number(100 * Double(change.step) / Double(stepCount))
      text += "\(percent)%{visibility:\(change.isVisible ? "visible" : "hidden")}"
    }
    text += "100%{visibility:\(changes.last?.isVisible == true ? "visible" : "hidden")}}\n"
  }
}
