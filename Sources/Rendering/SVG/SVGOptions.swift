/// What one role is painted with.
public struct Paint: Sendable, Hashable {
  /// As "forward": readers restyle it by the custom property `--chainrule-forward`.
  public var className: String
  public var light: String
  public var dark: String
  public var print: String

  /// Without `print` the light colour is printed.
  public init(className: String, light: String, dark: String, print: String? = nil) {
    self.className = className
    self.light = light
    self.dark = dark
    self.print = print ?? light
  }
}

/// Which of a ``Paint``'s colours an SVG uses.
public enum ColorScheme: String, Sendable, CaseIterable {
  /// Light, and dark where the reader's screen is.
  case auto
  case light, dark, print
}

/// How a drawing is written as SVG, and the words it carries.
public struct SVGOptions: Sendable {
  /// The accessible name, and what browsers show on hovering.
  public var title: String
  /// Read aloud in place of the picture.
  public var description: String
  /// A BCP 47 tag, so that the words are read in their language.
  public var language: String
  /// Keeps the ids of two equal figures on one page apart.
  public var idPrefixSalt: String
  /// Without XML prolog, to be put into a page.
  public var inline: Bool
  public var colors: ColorScheme
  /// By the 0xRRGGBB that stands for the role in the DOT. Other colours are written as they are.
  public var paints: [UInt32: Paint]
  /// The bits of a colour that tell its paint, where the others tell ``attributes`` apart.
  public var paintMask: UInt32
  /// Further attributes of what is painted, each with a space before it, by the bits outside of ``paintMask``.
  public var attributes: [UInt32: String]
  /// Dash arrays by class token of the object, for more dashes than Graphviz has.
  public var dashes: [String: String]
  /// By object id.
  public var tooltips: [String: String]
  /// Ids of objects that nobody sees unless a style shows them.
  public var hiddenObjects: Set<String> = []
  public var animation: SVGAnimation?
  /// A colour; without it the page shows through.
  public var background: String?

  public init(
    title: String = "", description: String = "", language: String = "en", idPrefixSalt: String = "",
    inline: Bool = false, colors: ColorScheme = .auto, paints: [UInt32: Paint] = [:],
    paintMask: UInt32 = 0xFF_FFFF, attributes: [UInt32: String] = [:], dashes: [String: String] = [:],
    tooltips: [String: String] = [:], background: String? = nil
  ) {
    self.title = title
    self.description = description
    self.language = language
    self.idPrefixSalt = idPrefixSalt
    self.inline = inline
    self.colors = colors
    self.paints = paints
    self.paintMask = paintMask
    self.attributes = attributes
    self.dashes = dashes
    self.tooltips = tooltips
    self.background = background
  }
}
