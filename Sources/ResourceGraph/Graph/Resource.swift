/// A typed AWS resource: its properties, and the field list that writes and reads them in both dialects.
public protocol Resource: FieldGroup {
  /// The names of the type and its attributes in both dialects.
  static var resourceType: ResourceType { get }

  /// The tags of the resource; `nil` if the type cannot be tagged.
  var tagsIfAny: Tags? { get set }
  /// A secret value that Terraform's state contains in plain text, as people call it; `nil` if there is none.
  var secretInState: String? { get }
  /// Sets the beginning of the name that Terraform generates, unless it is set; does nothing if the type has no such argument.
  ///
  /// - Parameter prefix: the prefix with at most a number of characters. It is called if Terraform generates the name.
  mutating func setNamePrefix(_ prefix: (_ limit: Int) -> String)
  /// Lifts what protects the resource or its contents from deletion; does nothing if the type has no such property.
  mutating func makeDisposable()
  /// Further Terraform resources that express the same: CloudFormation attaches one policy to several queues,
  /// Terraform needs one for each.
  var additionalTerraformResources: [any Resource] { get }

  /// The value of an attribute that can be written down without asking AWS, because it follows from the resource's
  /// properties, the account and the region; `nil` for any other attribute.
  ///
  /// Another stack of the same account and region can use it instead of a reference. The physical name must consist of
  /// texts, the account, the region and the partition: a reference or a parameter means something in its stack only.
  ///
  /// - Parameter attribute: CloudFormation's name of the attribute: `Ref`, `Arn`.
  func constructedAttribute(_ attribute: String) -> Value<String>?
}

extension Resource {
  public var secretInState: String? { nil }
  public mutating func makeDisposable() {}
  public var additionalTerraformResources: [any Resource] { [] }
  public func constructedAttribute(_ attribute: String) -> Value<String>? { nil }
}

/// A group of properties that lists its fields: a resource, or an object nested in one.
public protocol FieldGroup: Sendable {
  init()

  /// Visits every field: writing reads the properties, reading sets them.
  ///
  /// It serves both dialects, both directions and the list of field names.
  mutating func map(_ fields: FieldMapper)
}

extension FieldGroup {
  /// A group whose properties are set in the closure: `EC2.VPC { $0.cidrBlock = "10.0.0.0/16" }`.
  public init(_ configure: (inout Self) -> Void) {
    self.init()
    configure(&self)
  }
}

/// A group that is a companion resource in Terraform.
public protocol CompanionGroup: FieldGroup {
  /// The suffix of its Terraform name, after the name of the owner; its position in the list if `nil`.
  var companionName: String? { get }
}

/// The names of a resource type and its attributes in both dialects.
public struct ResourceType: Sendable {
  /// The CloudFormation type: `AWS::EC2::Subnet`.
  public let cloudFormation: String
  /// The Terraform type: `aws_subnet`.
  public let terraform: String
  /// The attribute that references to the resource use; the default is `Ref`.
  public let referenceAttribute: String
  /// The Terraform names of the attributes that CloudFormation returns for `Ref` and `Fn::GetAtt`.
  public let attributes: KeyValuePairs<String, String>
  /// Attributes that only Terraform can read, each by the name that a CloudFormation attribute would have.
  public let terraformOnlyAttributes: KeyValuePairs<String, TerraformOnlyAttribute>
  /// The Terraform resources that have a part of the settings of this resource.
  public let companions: [Companion]
  /// The property that identifies this type where another has the same CloudFormation name: `DBClusterIdentifier`.
  public let discriminator: String?
  /// The type of a CloudFormation parameter that takes the reference attribute of such a resource: `AWS::EC2::VPC::Id`.
  public let parameterType: String

  /// An attribute that only Terraform can read, and the attribute that the CloudFormation template uses instead.
  public struct TerraformOnlyAttribute: Sendable {
    /// The name of the attribute in Terraform.
    public let terraform: String
    /// The CloudFormation attribute that is used instead.
    public let fallback: String

    /// Creates an attribute from its Terraform name and its CloudFormation fallback.
    public init(_ terraform: String, fallback: String) {
      self.terraform = terraform
      self.fallback = fallback
    }
  }

  /// A Terraform resource that has a part of the settings of this resource: the versioning of a bucket.
  public struct Companion: Sendable {
    /// The Terraform type: `aws_s3_bucket_versioning`.
    public let type: String
    /// The argument that refers to the owner: `repository`. An ephemeral companion has the name of the owner instead.
    public let owner: String
    /// Whether the companion is an ephemeral resource, whose values are not stored in the state.
    public let isEphemeral: Bool
    /// The owner's attribute that the argument contains, in CloudFormation's name.
    public let ownerAttribute: String
    /// Whether an owner can have several companions of the type.
    public let isRepeated: Bool
    /// Whether what uses the owner can do so before the companion exists: a lifecycle takes effect days later.
    public let actsLater: Bool
    /// The types of the owner's companions that have to exist first, and are listed before this one.
    public let predecessors: [String]

    /// - Parameters:
    ///   - owner: the argument that refers to the owner.
    ///   - ownerAttribute: the owner's attribute in that argument.
    ///   - isRepeated: whether an owner can have several companions of the type.
    ///   - actsLater: whether what uses the owner can do so before the companion exists.
    ///   - predecessors: the types of the owner's companions that have to exist first, and are listed before this one.
    public init(
      _ type: String, owner: String, ownerAttribute: String = "Ref", isRepeated: Bool = false, actsLater: Bool = false,
      after predecessors: [String] = []
    ) {
      self.type = type
      self.owner = owner
      self.ownerAttribute = ownerAttribute
      self.isRepeated = isRepeated
      self.actsLater = actsLater
      self.predecessors = predecessors
      isEphemeral = false
    }

    private init(ephemeral type: String) {
      self.type = type
      owner = ""
      ownerAttribute = ""
      isEphemeral = true
      isRepeated = false
      actsLater = false
      predecessors = []
    }

    /// An ephemeral companion, which has the name of its owner.
    public static func ephemeral(_ type: String) -> Companion { Companion(ephemeral: type) }
  }

  /// - Parameters:
  ///   - discriminator: a property that only resources of this type have, where two types share the CloudFormation name.
  ///   - referenceAttribute: the attribute that references use by default.
  ///   - attributes: `["Ref": "id", "Arn": "arn"]`; other names are converted to snake case.
  ///   - terraformOnlyAttributes: attributes that CloudFormation cannot read.
  ///   - companions: Terraform resources that have a part of the settings.
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

  /// The Terraform name of a CloudFormation attribute.
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

// A protocol witness instead of a cast to `TaggedResource`, because the first cast of each type is slow.

extension Resource {
  public var tagsIfAny: Tags? {
    get { nil }
    set {}
  }
}

extension TaggedResource {
  public var tagsIfAny: Tags? {
    get { tags }
    set { tags = newValue ?? [:] }
  }
}
