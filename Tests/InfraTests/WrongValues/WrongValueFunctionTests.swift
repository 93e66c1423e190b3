import Testing

/// Every public function that makes a value of a text, a number or a duration is in the table of wrong values, or known to have
/// none.
@Suite struct WrongValueFunctionTests {
  /// Functions whose texts AWS alone checks, in its own syntax or against what exists in the account, and those that only hold what
  /// is neither in a template nor in a configuration.
  private static let exempt: Set = [
    "BackupRule.expression", "BucketEvent.named", "BucketEvent.objectCreated", "BucketEvent.objectRemoved",
    "BucketEvent.objectRestored", "CachePermissions.accessString", "ExistingValue.derived",
    "IdentityAccess.ownPrefix", "LogPattern.contains", "LogPattern.json", "Metric.math",
  ]

  @Test func `every function of a value has a wrong value`() throws {
    let found = try Self.functions()
    let tried = Set(WrongValue.all.flatMap(\.initialisers))
    #expect(found.count >= 90)
    #expect(found.subtracting(tried).subtracting(Self.exempt).sorted() == [])
    #expect(Self.exempt.intersection(tried).union(Self.exempt.subtracting(found)).sorted() == [], "not exempt")
  }

  /// The functions of types that take a text, a number or a duration: `Schedule.cron`.
  static func functions() throws -> Set<String> {
    let sources = try ReferencePage.sources(in: "Sources/InfraLanguage").map { try ReferencePage.source($0) }
    let found = PublicDeclarations(sources).all.compactMap { declaration -> String? in
      guard let name = declaration.text.firstMatch(of: #/^static func (\w+)/#)?.1, name != "existing",
        DeclaredParameter.all(in: declaration.text).contains(where: { isPlain($0.type) })
      else { return nil }
      return "\(declaration.scope).\(name)"
    }
    return Set(found)
  }

  private static func isPlain(_ type: String) -> Bool {
    type.wholeMatch(of: #/\[?(String|Int|Double|Duration|Value<String>)\]?\??(\.\.\.)?/#) != nil
  }
}
