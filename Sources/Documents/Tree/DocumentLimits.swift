/// Limits of the readers, so that a malicious document causes an error instead of exhausting memory or the stack.
enum DocumentLimits {
  /// The nesting depth of arrays and objects, because readers and writers are recursive.
  static let depth = 500

  /// The number of nodes that aliases may add to a document of this size.
  static func aliasedNodes(sourceBytes: Int) -> Int {
    100_000 + 10 * sourceBytes
  }
}
