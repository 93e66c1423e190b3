public import ResourceGraph

extension WAFv2 {
  /// A part of the request by which sources are told apart; exactly one property is set.
  public struct RateKey: FieldGroup {
    /// CloudFormation only.
    public var asn: NoSettings?
    public var cookie: NamedPart?
    public var forwardedIP: NoSettings?
    public var header: NamedPart?
    public var httpMethod: NoSettings?
    public var ip: NoSettings?
    public var ja3Fingerprint: FieldToMatch.Fingerprint?
    public var ja4Fingerprint: FieldToMatch.Fingerprint?
    public var labelNamespace: Value<String>?
    public var queryArgument: NamedPart?
    public var queryString: [TextTransformation] = []
    public var uriPath: [TextTransformation] = []

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.group("ASN", terraform: .unsupported, &asn)
      fields.group("Cookie", &cookie)
      fields.group("ForwardedIP", &forwardedIP)
      fields.group("Header", &header)
      fields.group("HTTPMethod", &httpMethod)
      fields.group("IP", &ip)
      fields.group("JA3Fingerprint", &ja3Fingerprint)
      fields.group("JA4Fingerprint", &ja4Fingerprint)
      fields.object("LabelNamespace") { $0.required("Namespace", &labelNamespace) }
      fields.group("QueryArgument", &queryArgument)
      fields.object("QueryString") { fields in
        fields.required("TextTransformations", terraform: "text_transformation", &queryString)
      }
      fields.object("UriPath") { fields in
        fields.required("TextTransformations", terraform: "text_transformation", &uriPath)
      }
    }

    /// A cookie, a header or a query argument.
    public struct NamedPart: FieldGroup {
      public var name: Value<String>?
      public var transformations: [TextTransformation] = []

      public init() {}

      public mutating func map(_ fields: FieldMapper) {
        fields.required("Name", &name)
        fields.required("TextTransformations", terraform: "text_transformation", &transformations)
      }
    }
  }
}
