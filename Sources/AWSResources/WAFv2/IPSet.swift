public import ResourceGraph

extension WAFv2 {
  /// An IP set: address ranges that rules can match.
  ///
  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-wafv2-ipset.html
  public struct IPSet: TaggedResource, PrefixedResource {
    public static let resourceType = ResourceType(
      cloudFormation: "AWS::WAFv2::IPSet",
      terraform: "aws_wafv2_ip_set",
      referenceAttribute: "Arn",
      attributes: ["Arn": "arn", "Id": "id"]
    )

    public enum AddressVersion: String, Literal, CaseIterable {
      case ipv4 = "IPV4"
      case ipv6 = "IPV6"
    }

    /// Cannot be changed.
    public var name: Value<String>?
    /// The beginning of the name that Terraform generates. Terraform only.
    public var namePrefix: Value<String>?
    public var description: Value<String>?
    /// Cannot be changed.
    public var scope: Value<Scope>?
    /// Cannot be changed.
    public var addressVersion: Value<AddressVersion>?
    /// Ranges in CIDR notation, with any prefix but `/0`.
    public var addresses: List<Value<String>>?
    public var tags: Tags = [:]

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.field("Name", &name)
      fields.namePrefix(&namePrefix)
      fields.field("Description", &description)
      fields.required("Scope", &scope)
      fields.required("IPAddressVersion", &addressVersion)
      fields.required(in: .cloudFormation, "Addresses", &addresses)
      fields.tags(&tags)
    }
  }
}
