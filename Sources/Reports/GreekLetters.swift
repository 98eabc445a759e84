/// Greek letters and their English names.
package enum GreekLetters {
  /// `alpha` for `alpha` and for `α`.
  package static func name(of text: String) -> String? { names[text] }

  /// `α` for both.
  static func letter(named text: String) -> String? { names[text].flatMap { letters[$0] } }

  private static let rows: [(name: String, letter: String)] = [
    ("alpha", "α"), ("beta", "β"), ("gamma", "γ"), ("delta", "δ"), ("epsilon", "ε"), ("zeta", "ζ"), ("eta", "η"),
    ("theta", "θ"), ("iota", "ι"), ("kappa", "κ"), ("lambda", "λ"), ("mu", "μ"), ("nu", "ν"), ("xi", "ξ"),
    ("pi", "π"), ("rho", "ρ"), ("sigma", "σ"), ("tau", "τ"), ("upsilon", "υ"), ("phi", "φ"), ("chi", "χ"),
    ("psi", "ψ"), ("omega", "ω"), ("Gamma", "Γ"), ("Delta", "Δ"), ("Theta", "Θ"), ("Lambda", "Λ"), ("Xi", "Ξ"),
    ("Pi", "Π"), ("Sigma", "Σ"), ("Phi", "Φ"), ("Psi", "Ψ"), ("Omega", "Ω"),
  ]

  private static let names = Dictionary(
    uniqueKeysWithValues: rows.flatMap { [($0.name, $0.name), ($0.letter, $0.name)] })
  private static let letters = Dictionary(uniqueKeysWithValues: rows.map { ($0.name, $0.letter) })
}
