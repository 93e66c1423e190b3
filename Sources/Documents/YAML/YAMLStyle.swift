extension YAML {
  /// Options for writing a node.
  public struct Style: Hashable, Sendable {
    /// The tags of short forms for objects with one member.
    public var tags: Tags
    /// Comments above the member at a path of keys; the empty path is the top of the document.
    public var comments: [[String]: String]

    /// Creates a style, by default without tags and comments.
    public init(tags: Tags = .none, comments: [[String]: String] = [:]) {
      self.tags = tags
      self.comments = comments
    }
  }
}
