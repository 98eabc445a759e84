/// The words of traces in one language.
struct TraceWords: Sendable {
  let primal, tangent, adjoint: String
  let forward, reverse: @Sendable (_ name: String) -> String
  /// Along a direction: `x = 1, y = 2`.
  let along: @Sendable (_ direction: String) -> String
  let worksheet, key: String
  let forwardPass, backwardPass, withoutValue: String
  let forwardChosen, reverseChosen: @Sendable (_ name: String) -> String
  let noInput: String

  /// What tables may be made of, to see which letters there are.
  var all: [String] {
    [primal, tangent, adjoint, forward(""), reverse(""), along(""), worksheet, key, forwardPass, backwardPass]
  }

  static let english = TraceWords(
    primal: "Forward Primal Trace", tangent: "Forward Tangent (Derivative) Trace",
    adjoint: "Reverse Adjoint (Derivative) Trace ↑",
    forward: { "Forward mode from \($0)" }, reverse: { "Reverse mode from \($0)" },
    along: { "Forward mode along \($0)" },
    worksheet: "Worksheet", key: "Key",
    forwardPass: "forward pass", backwardPass: "backward pass", withoutValue: "inputs without a value:",
    forwardChosen: { "forward mode from \($0); --wrt chooses another input, --along a direction" },
    reverseChosen: { "reverse mode from \($0); --of chooses another output" },
    noInput: "there is no input to go forward from")

  static let vietnamese = TraceWords(
    primal: "Vết tính giá trị (xuôi)", tangent: "Vết đạo hàm tiến (xuôi)", adjoint: "Vết đạo hàm ngược ↑",
    forward: { "Lượt truyền xuôi từ \($0)" }, reverse: { "Lan truyền ngược từ \($0)" },
    along: { "Lượt truyền xuôi theo hướng \($0)" },
    worksheet: "Phiếu bài tập", key: "Đáp án",
    forwardPass: "lượt truyền xuôi", backwardPass: "lan truyền ngược", withoutValue: "đầu vào chưa có giá trị:",
    forwardChosen: { "truyền xuôi từ \($0); --wrt chọn đầu vào khác, --along chọn một hướng" },
    reverseChosen: { "lan truyền ngược từ \($0); --of chọn đầu ra khác" },
    noInput: "không có đầu vào nào để truyền xuôi")
}
