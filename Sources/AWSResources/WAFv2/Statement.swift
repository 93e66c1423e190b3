public import ResourceGraph

extension WAFv2 {
  /// What a request must be like; exactly one property is set.
  public struct Statement: FieldGroup {
    /// Statements that must all match.
    public var and: [Statement] = []
    /// Statements of which one must match.
    public var or: [Statement] = []
    /// A statement that must not match.
    public var not: Statement? {
      get { negated.first }
      set { negated = newValue.map { [$0] } ?? [] }
    }
    public var asn: ASNMatch?
    public var bytes: ByteMatch?
    public var country: GeoMatch?
    public var ipSet: IPSetMatch?
    public var label: LabelMatch?
    public var regularExpression: RegexMatch?
    public var regexPatternSet: RegexPatternSetMatch?
    public var size: SizeConstraint?
    public var sqlInjection: SQLInjectionMatch?
    public var crossSiteScripting: XSSMatch?

    /// A struct cannot contain itself, but a list of itself.
    private var negated: [Statement] = []

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.statement("AndStatement", isUsed: !and.isEmpty) { fields in
        fields.object("AndStatement") { $0.required("Statements", terraform: "statement", &and) }
      }
      fields.statement("OrStatement", isUsed: !or.isEmpty) { fields in
        fields.object("OrStatement") { $0.required("Statements", terraform: "statement", &or) }
      }
      fields.statement("NotStatement", isUsed: not != nil) { fields in
        fields.object("NotStatement") { $0.required("Statement", &not) }
      }
      fields.group("AsnMatchStatement", &asn)
      fields.group("ByteMatchStatement", &bytes)
      fields.group("GeoMatchStatement", &country)
      fields.group("IPSetReferenceStatement", &ipSet)
      fields.group("LabelMatchStatement", &label)
      fields.group("RegexMatchStatement", &regularExpression)
      fields.group("RegexPatternSetReferenceStatement", &regexPatternSet)
      fields.group("SizeConstraintStatement", &size)
      fields.group("SqliMatchStatement", &sqlInjection)
      fields.group("XssMatchStatement", &crossSiteScripting)
    }
  }
}

extension FieldMapper {
  /// A statement inside a statement. Terraform's provider has three levels of them below that of the rule:
  /// https://github.com/hashicorp/terraform-provider-aws/blob/v5.100.0/internal/service/wafv2/schemas.go
  func statement(_ name: StaticString, isUsed: Bool, _ body: (FieldMapper) -> Void) {
    nested(name, terraformDepth: 3, isUsed: isUsed, body)
  }
}
