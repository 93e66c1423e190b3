extension YAML {
  /// The tags of a dialect, and the objects that they are short for: `!Ref X` for `{"Ref": "X"}`.
  public struct Tags: Hashable, Sendable {
    /// What one tag is short for.
    public struct Form: Hashable, Sendable {
      /// The key of the object whose one value is the tagged node.
      public var key: String
      /// Whether a tagged string `A.B.C` is short for the array `["A", "B.C"]`.
      public var splitsAtFirstDot: Bool

      /// A form with a key, whose strings stay whole unless asked otherwise.
      public init(key: String, splitsAtFirstDot: Bool = false) {
        self.key = key
        self.splitsAtFirstDot = splitsAtFirstDot
      }
    }

    /// The forms by their tag, which starts with an exclamation mark: `!GetAtt`.
    public var forms: [String: Form]

    /// The tags of a table.
    public init(forms: [String: Form]) {
      self.forms = forms
    }

    /// No tags but YAML's own.
    public static let none = Tags(forms: [:])
  }
}
