import Figures

/// Every word of a page that no figure says, in one language.
struct PageWords: Wording {
  let language: Language

  func name(of mode: FigureKind) -> String {
    switch mode {
    case .graph: say("Structure", "Cấu trúc")
    case .values: say("Values", "Giá trị")
    case .partials: say("Partials", "Đạo hàm riêng")
    case .forward: say("Forward", "Truyền xuôi")
    case .reverse: say("Reverse", "Truyền ngược")
    case .paths: say("Paths", "Đường đi")
    case .compare: say("Compare", "So sánh")
    case .steps: say("Steps", "Từng bước")
    case .worksheet: say("Worksheet", "Bài tập")
    case .heat: say("Sizes", "Độ lớn")
    }
  }

  // MARK: Headings and labels

  var drawing: String { say("Drawing", "Hình vẽ") }
  var mode: String { say("Mode", "Cách tính") }
  var seed: String { say("from", "từ") }
  var output: String { say("of", "của") }
  var currentStep: String { say("This step", "Bước này") }
  var localRule: String { say("Local rule", "Quy tắc cục bộ") }
  var pointAtNode: String {
    say(
      "Point at or tap a node, or reach it with the Tab key, for its local rule.",
      "Trỏ hoặc chạm vào một nút, hoặc dùng phím Tab, để xem quy tắc cục bộ của nút đó.")
  }
  var clickComposite: String {
    say(
      "Click a violet node to open it, and the title of its frame to close it again.",
      "Nhấn vào nút màu tím để mở ra, nhấn vào tiêu đề khung để đóng lại.")
  }
  var inputs: String { say("Inputs", "Đầu vào") }
  var reset: String { say("Reset", "Đặt lại") }
  var allNodes: String { say("All nodes", "Mọi nút") }
  var allSteps: String { say("All steps", "Mọi bước") }
  var node: String { say("node", "nút") }
  var expression: String { say("expression", "biểu thức") }
  var input: String { say("input", "đầu vào") }
  func slider(_ name: String) -> String { say("slider for \(name)", "thanh trượt cho \(name)") }
  func valueOf(_ name: String) -> String { say("value of \(name)", "giá trị của \(name)") }

  // MARK: The player

  var player: String { say("Step through the sweep", "Đi qua từng bước") }
  var toStart: String { say("To the start", "Về đầu") }
  var back: String { say("One step back", "Lùi một bước") }
  var play: String { say("Play", "Chạy") }
  var pause: String { say("Pause", "Dừng") }
  var forward: String { say("One step on", "Tiến một bước") }
  var toEnd: String { say("To the end", "Đến cuối") }
  func step(_ number: String, of last: String) -> String {
    say("Step \(number) of \(last)", "Bước \(number) trên \(last)")
  }
  var keys: String {
    say(
      "Keys: ← → step, Home and End jump, space plays and pauses.",
      "Phím: ← → từng bước, Home và End về đầu và đến cuối, phím cách để chạy và dừng.")
  }
  var dark: String { say("Dark", "Tối") }
  var light: String { say("Light", "Sáng") }
  var madeBy: String { say("Made by chainrule.", "Tạo bởi chainrule.") }

  func path(_ number: String, _ product: String) -> String {
    say("Path \(number): product \(product)", "Đường \(number): tích \(product)")
  }

  // MARK: A worksheet

  var answers: String { say("Your answers", "Câu trả lời của bạn") }
  var answerHint: String {
    say(
      "A number, a product or a fraction such as 1/3. Enter checks it; half a percent off is still right.",
      "Nhập một số, một tích hoặc phân số như 1/3. Nhấn Enter để kiểm tra; lệch nửa phần trăm vẫn là đúng.")
  }
  var onPaper: String { say("on paper", "trên giấy") }
  var right: String { say("✓ right", "✓ đúng") }
  var wrong: String { say("✗ not yet", "✗ chưa đúng") }
  func score(_ right: String, of all: String) -> String { say("\(right) of \(all) right", "Đúng \(right) trên \(all)") }

  // MARK: What is wrong at a point

  /// `{0}` and so on stand for what the page knows only later.
  var undefined: String { say("{0} has no value at {1}.", "{0} không có giá trị tại {1}.") }
  var undefinedPartial: String {
    say("The partial of {0} has no finite value at {1}.", "Đạo hàm riêng của {0} không hữu hạn tại {1}.")
  }
  var noNumbers: String {
    say("What depends on it is not shown.", "Các số phụ thuộc vào nó không được hiện.")
  }
  var kink: String {
    say(
      "Kink at {0}: the derivative from the left is not that from the right, and one choice is shown.",
      "Điểm gãy tại {0}: đạo hàm trái khác đạo hàm phải, ở đây hiện một lựa chọn.")
  }
  var noNumber: String { say("{0} is no number.", "{0} không phải là số.") }
  var open: String { say("closed composite, opens with Enter", "hàm hợp đang đóng, nhấn Enter để mở") }
  var close: String { say("opened composite, closes with Enter", "hàm hợp đang mở, nhấn Enter để đóng") }
}
