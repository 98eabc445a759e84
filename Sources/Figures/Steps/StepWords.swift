/// What is said of each step of a sweep, in one language.
struct StepWords: Wording {
  let language: Language

  // MARK: Before a sweep

  func beforeSweep(hasValues: Bool) -> Phrase {
    hasValues
      ? say("Before the sweep: every value is known", "Trước khi truyền: mọi giá trị đã biết")
      : say("Before the sweep: only the operations are known", "Trước khi truyền: mới biết các phép tính")
  }

  func beforePaths(_ count: Int, _ source: String, _ target: String) -> Phrase {
    count == 1
      ? say(
        "One path leads from \(name: source) to \(name: target)",
        "Có một đường đi từ \(name: source) đến \(name: target)")
      : say(
        "\(count) paths lead from \(name: source) to \(name: target)",
        "Có \(count) đường đi từ \(name: source) đến \(name: target)")
  }

  // MARK: The seed

  func seedReverse(_ output: String, leavesOthers: Bool) -> Phrase {
    leavesOthers
      ? say(
        "Start at \(name: output) with 1; what does not lead there gets 0",
        "Bắt đầu từ \(name: output) với 1; nút nào không dẫn đến đó thì được 0")
      : say("Start at \(name: output) with 1", "Bắt đầu từ \(name: output) với 1")
  }

  enum Others { case none, inputs, nodes }

  func seedForward(_ seed: String, others: Others) -> Phrase {
    switch others {
    case .none: say("Seed \(name: seed) with 1", "Gán 1 cho \(name: seed)")
    case .inputs:
      say(
        "Seed \(name: seed) with 1, all other inputs with 0", "Gán 1 cho \(name: seed), các đầu vào khác gán 0")
    case .nodes:
      say(
        "Seed \(name: seed) with 1; what does not depend on it gets 0",
        "Gán 1 cho \(name: seed); nút nào không phụ thuộc vào đó thì được 0")
    }
  }

  // MARK: Local rules

  func backAlong(_ node: String, _ head: String) -> Phrase {
    say(
      "\(name: node) feeds only \(name: head): upstream × local",
      "\(name: node) chỉ đi vào \(name: head): phía trên × cục bộ")
  }

  func backAtFork(_ node: String, _ heads: [String]) -> Phrase {
    say(
      "\(name: node) forks into \(listed(heads)): upstream × local, added",
      "\(name: node) rẽ vào \(listed(heads)): phía trên × cục bộ, rồi cộng")
  }

  func backMerging(_ node: String, _ head: String, _ count: Int) -> Phrase {
    say(
      "\(count) edges lead from \(name: node) to \(name: head): merged, upstream × their sum",
      "\(count) cạnh dẫn từ \(name: node) đến \(name: head): gộp lại, phía trên × tổng của chúng")
  }

  func forwardMerging(_ node: String, _ tail: String, _ count: Int) -> Phrase {
    say(
      "\(count) edges lead from \(name: tail) to \(name: node): merged, their sum × tangent",
      "\(count) cạnh dẫn từ \(name: tail) đến \(name: node): gộp lại, tổng của chúng × đạo hàm tiến")
  }

  func occurrence(_ node: String, _ head: String) -> Phrase {
    say(
      "This \(name: node), in \(name: head), adds upstream × local",
      "\(name: node) này, trong \(name: head), góp thêm phía trên × cục bộ")
  }

  func backAlike(_ nodes: [String], _ head: String) -> Phrase {
    say(
      "\(listed(nodes)) feed \(name: head) alike: upstream × local",
      "\(listed(nodes)) đi vào \(name: head) như nhau: phía trên × cục bộ")
  }

  /// - Parameter nodes: their names, where the figure shows them.
  func backAtOnce(_ nodes: [String], _ count: Int) -> Phrase {
    say(
      "\(several(nodes, count)): upstream × local, added at forks",
      "\(several(nodes, count)): phía trên × cục bộ, cộng ở chỗ rẽ")
  }

  private func several(_ nodes: [String], _ count: Int) -> Phrase {
    nodes.isEmpty ? say("\(count) wires", "\(count) dây") : listed(nodes)
  }

  // MARK: Gates

  /// - Parameter nodes: the names of the wires, where they have any.
  func backThrough(_ nodes: [String], _ gates: [String]) -> Phrase {
    let english: Phrase = nodes.isEmpty ? "Back" : "\(listed(nodes)), back"
    let vietnamese: Phrase = nodes.isEmpty ? "Ngược" : "\(listed(nodes)), ngược"
    return gates.count == 1
      ? say(
        "\(english) through the gate \(gates[0]): upstream × local",
        "\(vietnamese) qua cổng \(gates[0]): phía trên × cục bộ")
      : say(
        "\(english) through \(gates.count) gates: upstream × local, added",
        "\(vietnamese) qua \(gates.count) cổng: phía trên × cục bộ, rồi cộng")
  }

  func forwardThrough(_ gate: String, isSum: Bool) -> Phrase {
    isSum
      ? say(
        "On through the gate \(gate): local × tangent, added",
        "Qua cổng \(gate): cục bộ × đạo hàm tiến, rồi cộng")
      : say("On through the gate \(gate): local × tangent", "Qua cổng \(gate): cục bộ × đạo hàm tiến")
  }

  func forwardAlong(_ node: String, _ tail: String) -> Phrase {
    say(
      "\(name: node) moves with \(name: tail): local × tangent",
      "\(name: node) thay đổi theo \(name: tail): cục bộ × đạo hàm tiến")
  }

  func forwardSum(_ node: String, _ tails: [String]) -> Phrase {
    say(
      "\(name: node) moves with \(listed(tails)): local × tangent, added",
      "\(name: node) thay đổi theo \(listed(tails)): cục bộ × đạo hàm tiến, rồi cộng")
  }

  func forwardAtOnce(_ nodes: [String], _ count: Int) -> Phrase {
    say(
      "\(several(nodes, count)): local × tangent, added",
      "\(several(nodes, count)): cục bộ × đạo hàm tiến, rồi cộng")
  }

  // MARK: Paths

  func path(_ sign: String, _ nodes: [String]) -> Phrase {
    let start: Phrase = nodes.first.map { name in "\(name: name)" } ?? ""
    let arrows: Phrase = nodes.dropFirst().reduce(start) { way, name in "\(way) → \(name: name)" }
    return say("Path \(sign) \(arrows): multiply along it", "Đường \(sign) \(arrows): nhân dọc theo đường")
  }

  // MARK: The end

  /// - Parameter paths: how many of them the sweep has gone along at once, where there is more than one.
  func doneReverse(_ output: String, paths: String?) -> Phrase {
    say(
      "Done: one sweep gave the derivative of \(name: output) by every input\(merged(paths))",
      "Xong: một lượt cho đạo hàm của \(name: output) theo mọi đầu vào\(merged(paths))")
  }

  func doneForward(_ seed: String, paths: String?) -> Phrase {
    say(
      "Done: one sweep gave the derivative of every node by \(name: seed)\(merged(paths))",
      "Xong: một lượt cho đạo hàm của mọi nút theo \(name: seed)\(merged(paths))")
  }

  private func merged(_ paths: String?) -> Phrase {
    paths.map { say(", along \($0) paths at once", ", đi \($0) đường cùng lúc") } ?? ""
  }

  var donePaths: Phrase { say("Done: add up the paths", "Xong: cộng các đường đi") }

  var nothing: Phrase { say("There is nothing to differentiate", "Không có gì để lấy đạo hàm") }

  /// `c`, `c and d`, `c, d and e`, `c, d, e and 5 more`; what stands twice is counted.
  private func listed(_ nodes: [String]) -> Phrase {
    var counts: [(name: String, count: Int)] = []
    for node in nodes {
      if let index = counts.firstIndex(where: { $0.name == node }) {
        counts[index].count += 1
      } else {
        counts.append((node, 1))
      }
    }
    var shown: [Phrase] = counts.map { name, count in count == 1 ? "\(name: name)" : "\(name: name) (\(count)×)" }
    if shown.count > 4 {
      shown = shown.prefix(3) + [say("\(shown.count - 3) more", "\(shown.count - 3) nút nữa")]
    }
    guard let last = shown.last, shown.count > 1 else { return shown.first ?? "" }
    let start: Phrase = shown.dropLast().dropFirst().reduce(shown[0]) { names, name in "\(names), \(name)" }
    return say("\(start) and \(last)", "\(start) và \(last)")
  }
}

extension Words {
  func step(_ step: Int, of last: Int) -> String { say("Step \(step) of \(last)", "Bước \(step) trên \(last)") }

  func stepsOf(_ sweep: SweepDirection) -> String {
    switch sweep {
    case .forward: say("Forward mode, step by step, of ", "Lượt truyền xuôi, từng bước, cho ")
    case .reverse: say("Reverse mode, step by step, of ", "Lan truyền ngược, từng bước, cho ")
    case .paths: say("The sum over paths, one by one, of ", "Tổng qua từng đường đi của ")
    }
  }

  func stepsFolded(_ nodes: Int, _ steps: Int) -> String {
    say(
      "\(nodes) nodes in \(steps) steps: those that do not wait for each other are taken at once",
      "\(nodes) nút trong \(steps) bước: những nút không phải chờ nhau được gộp vào một bước")
  }
}
