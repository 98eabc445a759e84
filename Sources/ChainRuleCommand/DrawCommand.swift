import ArgumentParser
struct DrawCommand: ParsableCommand {}
