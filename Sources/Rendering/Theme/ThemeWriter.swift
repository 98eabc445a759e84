import Graphviz

extension Theme {
  /// The whole theme as the JSON that ``init(parsing:)`` reads, one setting a line.
  public var json: String {
    var members = ["\"name\": \"\(name)\"", "\"page\": \"\(fillsPage ? ThemePage.filled : .transparent)\""]
    members.append(Self.object("colors", colors.members))
    if let darkColors { members.append(Self.object("dark", darkColors.members)) }
    members.append(Self.object("fonts", fonts.members))
    members.append(Self.object("sizes", numbers(in: "sizes")))
    let form = ["\"corners\": \"\(shapes.corners)\"", "\"fills\": \(shapes.hasFills)"]
    members.append(Self.object("shapes", form + numbers(in: "shapes")))
    return "{\n" + members.map { "  " + $0 }.joined(separator: ",\n") + "\n}\n"
  }

  private static func object(_ key: String, _ members: [String]) -> String {
    "\"\(key)\": {\n" + members.map { "    " + $0 }.joined(separator: ",\n") + "\n  }"
  }

  private func numbers(in group: String) -> [String] {
    NumberSetting.all.filter { $0.group == group }.map { setting in
      let number = self[keyPath: setting.place]
      return "\"\(setting.key)\": " + (number == number.rounded() ? String(Int(number)) : String(number))
    }
  }
}

extension Theme.Colors {
  fileprivate var members: [String] {
    PaintName.keyed.map { "\"\($0.className)\": \"\(self[$0])\"" } + ["\"paths\": \(list(distinctPaths))"]
  }

  /// Without the repetitions.
  private var distinctPaths: [String] {
    let all = (1...PaintName.pathCount).map { self[.path($0)] }
    let period = all.indices.dropFirst().first { period in
      all.indices.allSatisfy { all[$0] == all[$0 % period] }
    }
    return Array(all.prefix(period ?? all.count))
  }
}

extension ThemeFonts {
  fileprivate var members: [String] {
    Font.Family.allCases.map { "\"\($0.rawValue)\": \(list(self[$0]))" } + [
      "\"text\": \"\(text)\"", "\"wires\": \"\(wires)\"",
    ]
  }
}

/// Names of themes and fonts have nothing in them that JSON would have to escape.
private func list(_ texts: [String]) -> String { "[" + texts.map { "\"\($0)\"" }.joined(separator: ", ") + "]" }
