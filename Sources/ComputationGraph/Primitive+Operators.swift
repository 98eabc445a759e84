import Notation

extension Primitive {
  /// The row of an operator sign.
  public static func `operator`(_ symbol: BinaryOperator) -> PrimitiveID { operators[Int(symbol.rawValue)] }

  public static let negation: PrimitiveID = firstRow { $0.form == .negation }

  public static let choice: PrimitiveID = firstRow { $0.name == "if" }

  public static let maximum: PrimitiveID = firstRow { $0.name == "max" }

  public static let minimum: PrimitiveID = firstRow { $0.name == "min" }

  public static let product: PrimitiveID = firstRow { $0.name == "prod" }

  private static let operators: [PrimitiveID] = BinaryOperator.allCases.map { symbol in
    firstRow { $0.form == .infix(symbol) }
  }

  private static func firstRow(where matches: (Primitive) -> Bool) -> PrimitiveID {
    PrimitiveID(all.firstIndex(where: matches) ?? 0)
  }
}
