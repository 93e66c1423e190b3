/// What a reader accepts at most, so that a hostile document costs an error and not the process.
enum DocumentLimits {
  /// Levels of arrays and objects: readers and writers call themselves once a level.
  static let depth = 500

  /// Nodes that aliases may add to a document of this many bytes.
  static func aliasedNodes(sourceBytes: Int) -> Int {
    100_000 + 10 * sourceBytes
  }
}
