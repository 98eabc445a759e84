import ArgumentParser
struct PathsCommand: ParsableCommand {}
