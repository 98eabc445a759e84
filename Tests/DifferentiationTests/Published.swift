import Foundation
import Testing

/// A worked example of the literature with the numbers printed there.
struct Published: Decodable, Sendable, CustomTestStringConvertible {
  let id: String
  let program: String
  let at: [String: Double]?
  let values: [String: Double]?
  let partials: [String: Double]?
  let tangents: [String: [String: Double]]?
  let adjoints: [String: [String: Double]]?
  let paths: [String: [Double]]?
  let pathsCount: [String: Int]?
  let factored: [String: String]?
  /// Value and adjoint to two decimals, by the text of the operation.
  let drawn: [String: [Double]]?
  let trace: Trace?
  let derivatives: [String: String]?

  /// One number for each operation, to three decimals.
  struct Trace: Decodable, Sendable {
    let primal: [Double]
    let tangentX1: [Double]
  }

  var testDescription: String { id }

  static let all: [Published] = {
    let tests = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    do {
      let decoder = JSONDecoder()
      decoder.keyDecodingStrategy = .convertFromSnakeCase
      return try decoder.decode(
        [Published].self, from: Data(contentsOf: tests.appending(path: "Data/published.json")))
    } catch {
      Issue.record("the published examples cannot be read: \(error)")
      return []
    }
  }()
}
