/// A program for a network of dense layers with tanh, a squared loss, and weights by lot.
public struct SeededNetwork: Sendable {
  public let text: String

  public init(layers: [Int], seed: UInt64) {
    var random = SplitMix64(seed: seed)
    var names = (1...layers[0]).map { "x\($0)" }
    func number(_ bound: Double) -> Double {
      (Double.random(in: -bound...bound, using: &random) * 1000).rounded() / 1000
    }
    var lines = names.map { "\($0) = \(number(1))" }
    for (layer, (width, count)) in zip(layers, layers.dropFirst()).enumerated() {
      let prefix = "\(layer + 1)_"
      var next: [String] = []
      for neuron in 1...count {
        let own = prefix + "\(neuron)"
        let bound = 1 / Double(width).squareRoot()
        for input in 1...width { lines.append("w\(own)_\(input) = \(number(bound))") }
        lines.append("b\(own) = \(number(0.1))")
        let sum = names.enumerated().map { "w\(own)_\($0 + 1)*\($1)" }.joined(separator: " + ")
        lines.append("h\(own) = tanh(\(sum) + b\(own))")
        next.append("h\(own)")
      }
      names = next
    }
    lines += ["t = 0.5", "L = " + names.map { "(\($0) - t)^2" }.joined(separator: " + ")]
    text = lines.joined(separator: "\n") + "\n"
  }
}
