extension YAML {
  /// How a node is written beyond its content.
  public struct Style: Hashable, Sendable {
    /// Objects of one member that have a short form are written with it.
    public var tags: Tags
    /// Texts that are printed as comment lines above the member at a path of keys; at the empty path, above all.
    public var comments: [[String]: String]

    /// A style, by default without tags and comments.
    public init(tags: Tags = .none, comments: [[String]: String] = [:]) {
      self.tags = tags
      self.comments = comments
    }
  }
}
