import Figures

/// The named styles of a picture, so that colours, lines and fonts are changed in one place.
enum TikZStyles {
  typealias Row = (name: String, options: String)

  static let rows: [Row] =
    [
      ("box", "draw=chainrule-line, line width=.8bp, rounded corners=4bp, inner sep=2bp, align=center, \(ink)"),
      ("input", "chainrule/box, fill=chainrule-input-fill"), ("output", "chainrule/box, fill=chainrule-output-fill"),
      ("operation", "chainrule/box, fill=chainrule-operation-fill"),
      ("constant", "chainrule/box, fill=chainrule-constant-fill"),
      ("closed", "chainrule/box, fill=chainrule-composite-fill"),
      ("forward seed", "draw=chainrule-forward, line width=1.8bp"),
      ("reverse seed", "draw=chainrule-reverse, line width=1.8bp"),
      ("gate", "chainrule/box, draw=chainrule-wire, line width=1.2bp, fill=chainrule-operation-fill"),
      ("round gate", "chainrule/gate, circle, inner sep=0pt"),
      ("closed gate", "chainrule/gate, fill=chainrule-composite-fill"),
      ("plain", "align=center, inner sep=2bp, \(ink)"),
      ("edge", "draw=chainrule-line, line width=.9bp, -{Stealth[length=5bp, width=4bp]}"),
      ("forward", "chainrule/edge, draw=chainrule-forward, line width=1.4bp, dash pattern=on 3.5bp off 1.7bp"),
      ("reverse", "chainrule/edge, draw=chainrule-reverse, line width=1.4bp"),
    ] + (1...12).map(path) + [
      ("wire", "draw=chainrule-wire, line width=1.2bp"),
      ("wire end", "chainrule/wire, -{Stealth[length=5bp, width=4bp]}"), ("no head", "-"),
      ("name", "anchor=east, inner sep=1.5bp, \(ink)"),
      ("above", "anchor=south, inner sep=2bp, font=\\small, text=chainrule-value"),
      ("below", "anchor=north, inner sep=2.5bp, font=\\small, \(ink)"),
      ("label", "inner sep=1bp, font=\\footnotesize, text=chainrule-partial"),
      ("path label", "inner sep=1bp, font=\\small, \(ink)"),
      ("frame", "draw=chainrule-line, line width=.7bp, rounded corners=6bp"),
      ("composite frame", "chainrule/frame, draw=chainrule-composite, fill=chainrule-composite-fill, dashed"),
      ("forward frame", "chainrule/frame, draw=chainrule-forward"),
      ("reverse frame", "chainrule/frame, draw=chainrule-reverse"),
      ("frame title", "anchor=base west, inner sep=0pt, font=\\small, \(ink)"),
      ("row", "anchor=base west, inner sep=0pt, font=\\small, \(ink)"),
      ("heading", "anchor=base west, inner sep=0pt, font=\\footnotesize, text=chainrule-muted"),
      ("rule", "draw=chainrule-line, line width=.4bp"),
      ("note", "anchor=west, align=left, inner sep=0pt, font=\\small, \(ink)"),
      ("formula", "anchor=north, align=center, inner sep=2bp, font=\\small, \(ink)"),
      ("caption", "anchor=north, align=center, inner sep=2bp, font=\\footnotesize, text=chainrule-muted"),
      ("legend", "chainrule/caption"),
    ]

  private static let ink = "text=chainrule-ink"

  private static func path(_ number: Int) -> Row {
    let dash = Figure.dashes["path-\(number)"].map { ", dash pattern=\(pattern($0))" } ?? ""
    return ("path \(number)", "chainrule/edge, draw=chainrule-path-\(number), line width=1.4bp\(dash)")
  }

  /// SVG's lengths of dashes and gaps, at the picture's scale.
  private static func pattern(_ array: String) -> String {
    array.split(separator: " ").enumerated().map { index, length in
      (index.isMultiple(of: 2) ? "on " : "off ") + TikZPicture.length((Double(length) ?? 1) * TikZPicture.scale) + "bp"
    }.joined(separator: " ")
  }

  /// Those named and those they build on, in the table's order.
  static func definitions(of names: Set<String>) -> [Row] {
    var wanted = names
    for row in rows.reversed() where wanted.contains(row.name) {
      if let base = base(of: row) { wanted.insert(base) }
    }
    return rows.filter { wanted.contains($0.name) }
  }

  /// A style's base stands before it in the table.
  private static func base(of row: Row) -> String? {
    guard row.options.hasPrefix("chainrule/") else { return nil }
    return String(row.options.dropFirst("chainrule/".count).prefix { $0 != "," })
  }
}
