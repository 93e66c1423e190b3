extension YAML {
  /// Custom tags and the objects that they abbreviate: `!Ref X` for `{"Ref": "X"}`.
  public struct Tags: Hashable, Sendable {
    /// The expansion of a tag.
    public struct Form: Hashable, Sendable {
      /// The key of the object whose only value is the tagged node.
      public var key: String
      /// Whether a tagged string `A.B.C` abbreviates the array `["A", "B.C"]`.
      public var splitsAtFirstDot: Bool

      /// Creates a form, by default without splitting strings.
      public init(key: String, splitsAtFirstDot: Bool = false) {
        self.key = key
        self.splitsAtFirstDot = splitsAtFirstDot
      }
    }

    /// The forms by tag, which starts with an exclamation mark: `!GetAtt`.
    public var forms: [String: Form]

    /// Creates tags from their forms.
    public init(forms: [String: Form]) {
      self.forms = forms
    }

    /// No custom tags.
    public static let none = Tags(forms: [:])
  }
}
