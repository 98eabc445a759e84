import Foundation

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// The elements of an XML document in the order they begin.
public final class MarkupReader: NSObject, XMLParserDelegate {
  public struct Element {
    public var name: String
    public var attributes: [String: String]
    public var text = ""

    public subscript(attribute: String) -> String? { attributes[attribute] }
  }

  /// Where the document is not well-formed, and why.
  public struct Fault: Error, CustomStringConvertible {
    public let description: String
  }

  public private(set) var elements: [Element] = []
  /// The titles of objects, by the objects' ids.
  public private(set) var titles: [String: String] = [:]
  private var open: [Int] = []

  public init(_ markup: String) throws {
    super.init()
    let parser = XMLParser(data: Data(markup.utf8))
    parser.delegate = self
    if !parser.parse() {
      throw Fault(description: "line \(parser.lineNumber): \(String(describing: parser.parserError))")
    }
  }

  public var names: Set<String> { Set(elements.map(\.name)) }

  /// The innermost elements with text on the page.
  public var spans: [Element] { elements.filter { ($0.name == "text" || $0.name == "tspan") && !$0.text.isEmpty } }
  public var texts: [String] { spans.map(\.text) }

  public func first(_ name: String) -> Element? { elements.first { $0.name == name } }

  public var ids: [String] { elements.compactMap { $0["id"] } }

  public var repeatedIDs: [String] {
    Dictionary(grouping: ids) { $0 }.filter { $0.value.count > 1 }.keys.sorted()
  }

  // MARK: What the parser calls

  public func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
    attributes: [String: String]
  ) {
    open.append(elements.count)
    elements.append(Element(name: name, attributes: attributes))
  }

  public func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
    guard let index = open.popLast(), let around = open.last else { return }
    if name == "title", let id = elements[around]["id"] { titles[id] = elements[index].text }
  }

  public func parser(_ parser: XMLParser, foundCharacters characters: String) {
    if let last = open.last { elements[last].text += characters }
  }
}
