import Notation
import Testing

@Suite struct NamePartsTests {
  @Test(arguments: [
    ("x", "x", ""), ("x1", "x", "1"), ("x_1", "x", "1"), ("x_max", "x", "max"), ("alpha1", "alpha", "1"),
    ("alpha", "alpha", ""), ("layer1", "layer1", ""), ("w_1_2", "w", "1_2"), ("_a", "_a", ""),
    ("learning_rate", "learning", "rate"),
  ])
  func `a letter and its digits, or what stands before a line and after it`(name: String, base: String, index: String) {
    #expect(NameParts(of: name).base == base && NameParts(of: name).index == index)
  }

  @Test func `a letter is one with an English name too`() {
    #expect(NameParts(of: "eta_0").isLetter && NameParts(of: "x1").isLetter && !NameParts(of: "loss_1").isLetter)
  }
}
