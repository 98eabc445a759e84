// swift-tools-version: 6.1
import PackageDescription

let package = Package(
  name: "chainrule",
  platforms: [.macOS(.v15)],
  products: [
    .library(name: "ChainRule", targets: ["ChainRule"]),
    .executable(name: "chainrule", targets: ["ChainRuleCommand"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
    .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
    .package(url: "https://github.com/apple/swift-numerics", from: "1.1.0"),
    .package(url: "https://github.com/attaswift/BigInt", from: "6.0.0"),
  ],
  targets: [
    .target(name: "Notation"),
    .target(
      name: "ComputationGraph",
      dependencies: ["Notation", .product(name: "RealModule", package: "swift-numerics")]),
    .target(
      name: "Differentiation",
      dependencies: [
        "Notation", "ComputationGraph", .product(name: "BigInt", package: "BigInt"),
        .product(name: "HeapModule", package: "swift-collections"),
        .product(name: "RealModule", package: "swift-numerics"),
      ]),
    .target(
      name: "Figures",
      dependencies: ["Notation", "ComputationGraph", "Differentiation", .product(name: "BigInt", package: "BigInt")]),
    .target(
      name: "Reports",
      dependencies: [
        "Notation", "ComputationGraph", "Differentiation", .product(name: "BigInt", package: "BigInt"),
      ]),
    .systemLibrary(
      name: "CGraphviz", pkgConfig: "libgvc", providers: [.apt(["libgraphviz-dev"]), .brew(["graphviz"])]),
    .target(name: "CGraphvizShim", dependencies: ["CGraphviz"], exclude: ["generate_metrics.py"]),
    .target(name: "Graphviz", dependencies: ["CGraphvizShim"]),
    .target(
      name: "Rendering",
      dependencies: [
        "Notation", "ComputationGraph", "Figures", "Graphviz", "Reports",
        .product(name: "RealModule", package: "swift-numerics"),
      ]),
    .target(
      name: "Pages",
      dependencies: ["Notation", "ComputationGraph", "Differentiation", "Figures", "Rendering", "Reports"]),
    .target(
      name: "ChainRule",
      dependencies: ["Notation", "ComputationGraph", "Differentiation", "Figures", "Rendering", "Reports", "Pages"]),
    .executableTarget(
      name: "ChainRuleCommand",
      dependencies: ["ChainRule", "Graphviz", .product(name: "ArgumentParser", package: "swift-argument-parser")]),
    .target(
      name: "TestSupport", dependencies: ["Notation", "ComputationGraph", "Differentiation"], path: "Tests/TestSupport"),
    .testTarget(name: "NotationTests", dependencies: ["Notation", "TestSupport"]),
    .testTarget(
      name: "FiguresTests", dependencies: ["ChainRule", "ChainRuleCommand", "Graphviz", "Rendering", "TestSupport"],
      exclude: ["compare-viewers.html"]),
    .testTarget(name: "PageTests", dependencies: ["ChainRule", "ChainRuleCommand", "Pages", "TestSupport"]),
    .testTarget(name: "GraphvizTests", dependencies: ["Graphviz"]),
    .testTarget(name: "RenderingTests", dependencies: ["Figures", "Graphviz", "Notation", "Rendering", "TestSupport"]),
    .testTarget(name: "ReadmeTests", dependencies: ["ChainRule", "ChainRuleCommand", "TestSupport"]),
    .testTarget(name: "CommandTests", dependencies: ["ChainRuleCommand", "TestSupport"]),
    .testTarget(
      name: "SourceCodeTests",
      dependencies: ["Notation", "ComputationGraph", "Differentiation", "Reports", "TestSupport"]),
    .testTarget(
      name: "ReportsTests", dependencies: ["ComputationGraph", "Differentiation", "Notation", "Reports", "TestSupport"]),
    .testTarget(name: "ComputationGraphTests", dependencies: ["Notation", "ComputationGraph", "TestSupport"]),
    .testTarget(
      name: "DifferentiationTests",
      dependencies: [
        "Notation", "ComputationGraph", "Differentiation", "TestSupport", .product(name: "BigInt", package: "BigInt"),
      ]),
  ]
)

// Foundation comes in through other packages. Its members must not take the place of the standard library's.
for target in package.targets where [.regular, .executable].contains(target.type) && target.name != "TestSupport" {
  target.swiftSettings = [.enableUpcomingFeature("MemberImportVisibility")]
}
