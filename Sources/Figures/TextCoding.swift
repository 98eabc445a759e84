// How text is coded: a role is a word, a line the list of its pieces, a piece a list of runs or a fraction.

extension Role {
  /// `forward`, `path-3`.
  package var text: String {
    switch self {
    case .ink: "ink"
    case .value: "value"
    case .muted: "muted"
    case .partial: "partial"
    case .forward: "forward"
    case .reverse: "reverse"
    case .kink: "kink"
    case .composite: "composite"
    case .answer: "answer"
    case .path(let number): "path-\(number)"
    }
  }

  private init?(text: String) {
    let plain: [Role] = [.ink, .value, .muted, .partial, .forward, .reverse, .kink, .composite, .answer]
    if let role = plain.first(where: { $0.text == text }) {
      self = role
    } else if text.hasPrefix("path-"), let number = Int(text.dropFirst("path-".count)), number > 0 {
      self = .path(number)
    } else {
      return nil
    }
  }

  public init(from decoder: any Decoder) throws {
    self = try decoder.word("role", Role.init(text:))
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(text)
  }
}

extension Decoder {
  /// What one word stands for.
  fileprivate func word<Meaning>(_ kind: String, _ meaning: (String) -> Meaning?) throws -> Meaning {
    let container = try singleValueContainer()
    let text = try container.decode(String.self)
    guard let found = meaning(text) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "there is no \(kind) '\(text)'")
    }
    return found
  }
}

extension Run {
  private enum CodingKeys: String, CodingKey {
    case text, isItalic, script, role, number, step, blank
  }

  /// An upright run on the line that is no number says only its text and its role.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      try container.decode(String.self, forKey: .text),
      isItalic: try container.decodeIfPresent(Bool.self, forKey: .isItalic) ?? false,
      script: try container.decodeIfPresent(Script.self, forKey: .script) ?? .normal,
      role: try container.decode(Role.self, forKey: .role))
    number = try container.decodeIfPresent(ShownNumber.self, forKey: .number)
    step = try container.decodeIfPresent(Int.self, forKey: .step)
    blank = try container.decodeIfPresent(Int.self, forKey: .blank)
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(text, forKey: .text)
    if isItalic { try container.encode(isItalic, forKey: .isItalic) }
    if script != .normal { try container.encode(script, forKey: .script) }
    try container.encode(role, forKey: .role)
    try container.encodeIfPresent(number, forKey: .number)
    try container.encodeIfPresent(step, forKey: .step)
    try container.encodeIfPresent(blank, forKey: .blank)
  }
}

extension ShownNumber.Quantity {
  /// As `data-number` has it: `adjoint-3`.
  public var text: String {
    switch self {
    case .value(let node): "value-\(node)"
    case .tangent(let node): "tangent-\(node)"
    case .adjoint(let node): "adjoint-\(node)"
    case .partial(let arrow): "partial-\(arrow)"
    case .contribution(let arrow): "contribution-\(arrow)"
    case .product(let path): "product-\(path)"
    case .largest(let place): "largest-\(place)"
    case .rest(let count): "rest-\(count)"
    case .sumOverPaths: "sum"
    }
  }

  private init?(text: String) {
    let parts = text.split(separator: "-")
    switch (parts.first, parts.count == 2 ? Int(parts[1]) : nil) {
    case ("value", let node?): self = .value(node)
    case ("tangent", let node?): self = .tangent(node)
    case ("adjoint", let node?): self = .adjoint(node)
    case ("partial", let arrow?): self = .partial(arrow)
    case ("contribution", let arrow?): self = .contribution(arrow)
    case ("product", let path?): self = .product(path)
    case ("largest", let place?): self = .largest(place)
    case ("rest", let count?): self = .rest(count)
    case ("sum", nil): self = .sumOverPaths
    default: return nil
    }
  }

  public init(from decoder: any Decoder) throws {
    self = try decoder.word("quantity", ShownNumber.Quantity.init(text:))
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(text)
  }
}

extension Piece {
  private enum CodingKeys: String, CodingKey {
    case numerator, denominator, role
  }

  public init(from decoder: any Decoder) throws {
    if let runs = try? decoder.singleValueContainer().decode([Run].self) {
      self = .runs(runs)
      return
    }
    let container = try decoder.container(keyedBy: CodingKeys.self)
    self = .fraction(
      numerator: try container.decode([Run].self, forKey: .numerator),
      denominator: try container.decode([Run].self, forKey: .denominator),
      role: try container.decode(Role.self, forKey: .role))
  }

  public func encode(to encoder: any Encoder) throws {
    switch self {
    case .runs(let runs):
      var container = encoder.singleValueContainer()
      try container.encode(runs)
    case .fraction(let numerator, let denominator, let role):
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(numerator, forKey: .numerator)
      try container.encode(denominator, forKey: .denominator)
      try container.encode(role, forKey: .role)
    }
  }
}

extension Line {
  public init(from decoder: any Decoder) throws {
    self.init(try decoder.singleValueContainer().decode([Piece].self))
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(pieces)
  }
}

extension Figure.Box.Shape {
  private enum CodingKeys: String, CodingKey {
    case name, above, below, cells
  }

  private enum Plain: String, Codable {
    case box, gate, plain
  }

  /// A word, the three texts of a wire, or the cells of a row.
  public init(from decoder: any Decoder) throws {
    if let shape = try? decoder.singleValueContainer().decode(Plain.self) {
      switch shape {
      case .box: self = .box
      case .gate: self = .gate
      case .plain: self = .plain
      }
      return
    }
    let container = try decoder.container(keyedBy: CodingKeys.self)
    if let cells = try container.decodeIfPresent([[Line]].self, forKey: .cells) {
      self = .row(cells)
      return
    }
    self = .wire(
      name: try container.decode([Run].self, forKey: .name), above: try container.decode([Run].self, forKey: .above),
      below: try container.decode([Run].self, forKey: .below))
  }

  public func encode(to encoder: any Encoder) throws {
    switch self {
    case .box: try Plain.box.encode(to: encoder)
    case .gate: try Plain.gate.encode(to: encoder)
    case .plain: try Plain.plain.encode(to: encoder)
    case .row(let cells):
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(cells, forKey: .cells)
    case .wire(let name, let above, let below):
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(name, forKey: .name)
      try container.encode(above, forKey: .above)
      try container.encode(below, forKey: .below)
    }
  }
}
