/// A typed AWS resource: its properties, and the one list of fields that writes and reads them in both dialects.
public protocol Resource: FieldGroup {
  static var resourceType: ResourceType { get }

  /// The tags of a resource that can be tagged; `nil` for another.
  var tagsIfAny: Tags? { get }
  /// Further Terraform resources that express the same: CloudFormation attaches one policy to several queues,
  /// Terraform needs one for each.
  var additionalTerraformResources: [any Resource] { get }

  /// The value of an attribute that can be written down without asking AWS, because it follows from the resource's
  /// properties, the account and the region; `nil` for any other attribute.
  ///
  /// Another stack of the same account and region can use it in place of a reference. The physical name must consist of
  /// texts, the account, the region and the partition: a reference or a parameter means something in its stack only.
  ///
  /// - Parameter attribute: CloudFormation's name of the attribute: `Ref`, `Arn`.
  func constructedAttribute(_ attribute: String) -> Value<String>?
}

extension Resource {
  public var additionalTerraformResources: [any Resource] { [] }
  public func constructedAttribute(_ attribute: String) -> Value<String>? { nil }
}

/// A group of properties that lists its fields: a resource, or an object nested in one.
public protocol FieldGroup: Sendable {
  init()

  /// Visits every field: writing reads the properties, reading sets them.
  ///
  /// Both dialects, both directions and the list of known names come from this one function.
  mutating func map(_ fields: FieldMapper)
}

extension FieldGroup {
  /// A group whose properties are set in the closure: `EC2.VPC { $0.cidrBlock = "10.0.0.0/16" }`.
  public init(_ configure: (inout Self) -> Void) {
    self.init()
    configure(&self)
  }
}

/// A group that is a resource of its own in Terraform.
public protocol CompanionGroup: FieldGroup {
  /// What tells it from its siblings; Terraform's name of it is the owner's, and this. Its place in the list if `nil`.
  var companionName: String? { get }
}

/// What both dialects call a resource and its attributes.
public struct ResourceType: Sendable {
  public let cloudFormation: String
  public let terraform: String
  /// The attribute that references to the resource use by default: `Ref` unless set.
  public let referenceAttribute: String
  /// Terraform's names of the attributes that CloudFormation gives through `Ref` and `Fn::GetAtt`.
  public let attributes: KeyValuePairs<String, String>
  /// Attributes that only Terraform can read, each by the name that a CloudFormation attribute would have.
  public let terraformOnlyAttributes: KeyValuePairs<String, TerraformOnlyAttribute>
  /// Terraform resources that carry a part of what CloudFormation keeps in this one.
  public let companions: [Companion]
  /// The property that identifies this type where another has the same CloudFormation name: `DBClusterIdentifier`.
  public let discriminator: String?
  /// The type of a CloudFormation parameter that takes the reference attribute of such a resource: `AWS::EC2::VPC::Id`.
  public let parameterType: String

  /// An attribute that only Terraform can read, and the attribute that the CloudFormation template uses instead.
  public struct TerraformOnlyAttribute: Sendable {
    public let terraform: String
    public let fallback: String

    public init(_ terraform: String, fallback: String) {
      self.terraform = terraform
      self.fallback = fallback
    }
  }

  public struct Companion: Sendable {
    public let type: String
    /// The argument by which the companion names its owner: `repository`. An ephemeral one has the owner's name.
    public let owner: String
    /// Whether the companion exists only while Terraform runs: a value that no state holds.
    public let isEphemeral: Bool
    /// The owner's attribute that the argument contains, in CloudFormation's name.
    public let ownerAttribute: String
    /// Whether an owner can have several.
    public let isRepeated: Bool

    public init(_ type: String, owner: String, ownerAttribute: String = "Ref", isRepeated: Bool = false) {
      self.type = type
      self.owner = owner
      self.ownerAttribute = ownerAttribute
      self.isRepeated = isRepeated
      isEphemeral = false
    }

    private init(ephemeral type: String) {
      self.type = type
      owner = ""
      ownerAttribute = ""
      isEphemeral = true
      isRepeated = false
    }

    public static func ephemeral(_ type: String) -> Companion { Companion(ephemeral: type) }
  }

  /// - Parameters:
  ///   - discriminator: a property that only resources of this type have, where two types share the CloudFormation name.
  ///   - attributes: `["Ref": "id", "Arn": "arn"]`; a name that is missing follows by the spelling rule.
  public init(
    cloudFormation: String,
    terraform: String,
    discriminator: String? = nil,
    referenceAttribute: String = "Ref",
    attributes: KeyValuePairs<String, String> = [:],
    terraformOnlyAttributes: KeyValuePairs<String, TerraformOnlyAttribute> = [:],
    companions: [Companion] = [],
    parameterType: String = "String"
  ) {
    self.cloudFormation = cloudFormation
    self.terraform = terraform
    self.referenceAttribute = referenceAttribute
    self.attributes = attributes
    self.terraformOnlyAttributes = terraformOnlyAttributes
    self.companions = companions
    self.discriminator = discriminator
    self.parameterType = parameterType
  }

  /// The type of a CloudFormation parameter that takes an attribute of such a resource.
  public func parameterType(of attribute: String) -> String {
    attribute == referenceAttribute ? parameterType : "String"
  }

  /// Terraform's name of an attribute that CloudFormation calls `name`.
  public func terraformAttribute(_ name: String) -> String {
    if let known = attributes.first(where: { $0.key == name }) { return known.value }
    if let alone = terraformOnlyAttributes.first(where: { $0.key == name }) { return alone.value.terraform }
    return name == "Ref" ? "id" : Spelling.snakeCase(name)
  }

  /// The attribute that CloudFormation uses instead of one that it cannot read; `nil` for one that it can read.
  public func cloudFormationFallback(for attribute: String) -> String? {
    terraformOnlyAttributes.first { $0.key == attribute }?.value.fallback
  }

  /// CloudFormation's name of an attribute that Terraform calls `name`; the reference attribute where several have that name.
  public func cloudFormationAttribute(_ name: String) -> String? {
    if terraformAttribute(referenceAttribute) == name { return referenceAttribute }
    if let known = attributes.first(where: { $0.value == name }) { return known.key }
    if let alone = terraformOnlyAttributes.first(where: { $0.value.terraform == name }) { return alone.key }
    return name == "id" ? "Ref" : nil
  }
}

/// A resource that can be tagged.
public protocol TaggedResource: Resource {
  var tags: Tags { get set }
}

// To ask a value whether it conforms to a protocol is slow the first time for every type; a witness is there at once.

extension Resource {
  public var tagsIfAny: Tags? { nil }
}

extension TaggedResource {
  public var tagsIfAny: Tags? { tags }
}
