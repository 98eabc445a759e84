import ChainRule
import Testing

@testable import Pages

/// Pages of worksheets: what a reader is to find is on none.
@Suite struct SheetPageTests {
  private static let text = "x = 1.37; y = 0.61; u = sin(x)*y; f = exp(u)*x + y^3"

  @Test(arguments: Worksheet.Base.allCases, Language.allCases)
  func `there is a field for each blank, and no number that is not on the sheet`(
    _ base: Worksheet.Base, _ language: Language
  ) throws {
    let graph = try Graph(of: Program(parsing: Self.text))
    let evaluation = try graph.evaluated()
    var options = FigureOptions(kind: .worksheet)
    (options.worksheet.base, options.language) = (base, language)
    let page = try Page(of: graph, evaluation: evaluation, options: options)
    let html = page.html
    let sheet = String(decoding: try Figure(of: evaluation, options: options).rendered(as: .svg), as: UTF8.self)
    let asked = page.questions.compactMap(\.quantity)
    #expect(html.matches(of: /<input/).count == asked.count && asked.count > 1)
    for quantity in asked {
      let answer: Double
      switch quantity {
      case .value(let node): answer = evaluation.values[NodeID(node)]
      case .tangent(let node): answer = evaluation.tangents(along: [page.plan.seeds[0].node: 1])[NodeID(node)]
      case .adjoint(let node): answer = evaluation.adjoints(of: graph.outputs[0].node)[NodeID(node)]
      default: continue
      }
      for digits in [RoundedNumber(answer, precision: 4).digits, answer.description] where digits.count > 4 {
        #expect(html.ranges(of: digits).count == sheet.ranges(of: digits).count, "\(quantity) is \(digits)")
      }
    }
  }

  @Test func `symbols are asked for on paper, numbers in fields`() throws {
    let graph = try Graph(of: Program(parsing: "a = 2; b = 1; e = (a + b)*(b + 1)"))
    var options = FigureOptions(kind: .worksheet)
    options.worksheet.base = .paths
    let page = try Page(of: graph, evaluation: graph.evaluated(), options: options)
    #expect(page.questions.map(\.quantity) == [.product(1), .product(2), .sumOverPaths, nil])
    #expect(page.html.matches(of: /on paper/).count == 1)
    #expect(throws: PageError.self) { try Page(of: graph, evaluation: nil, options: options) }
    options.worksheet.base = .partials
    options.partialDisplay = .symbol
    #expect(throws: PageError.self) { try Page(of: graph, evaluation: graph.evaluated(), options: options) }
  }

  @Test func `functions stay as the sheet draws them`() throws {
    let graph = try Graph(of: Program(parsing: "f(u) = u^2*sin(u); x = 1.5; y = f(x)*x"))
    let html = try Page(of: graph, evaluation: graph.evaluated(), options: FigureOptions(kind: .worksheet)).html
    #expect(html.matches(of: /class="drawing"/).count == 1)
  }
}
