import ArgumentParser

/// An option with a few values, each called by its raw value.
///
/// The parser would find the names by reflection, which takes longer than laying out a small figure.
protocol Choice: ExpressibleByArgument, CaseIterable, RawRepresentable where RawValue == String, AllCases == [Self] {}

extension Choice {
  public static var allValueStrings: [String] { allCases.map(\.rawValue) }
  public static var allValueDescriptions: [String: String] { [:] }
  public var defaultValueDescription: String { rawValue }
}
