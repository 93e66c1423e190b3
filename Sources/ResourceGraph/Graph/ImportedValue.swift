/// A value of a resource that a stack refers to and does not have: another stack's, or one outside the app.
///
/// Expressions name the resource as if it stood in the stack; the dialects write what is here in its place.
public struct ImportedValue: Hashable, Sendable {
  /// Where the value comes from.
  public enum Source: Hashable, Sendable {
    /// It follows from names, the account and the region.
    case constructed(Expression)
    /// The owning stack writes it to a parameter of Parameter Store.
    ///
    /// - Parameters:
    ///   - path: the parameter's name: `/infra/production/platform/MainVpc/Id`.
    ///   - type: what the value is to CloudFormation: `AWS::EC2::VPC::Id`, `String`.
    case parameter(path: String, type: String)
    /// The owning stack, which is in another region, has it as an output for CloudFormation, and as a parameter of its region
    /// for Terraform.
    case output(OutputOfStack)
    /// A secret in Secrets Manager has it.
    ///
    /// - Parameters:
    ///   - arn: the secret's ARN.
    ///   - key: the member of a secret that is a JSON object; the entire secret if `nil`.
    case secret(Expression, key: String?)
  }

  /// An output of a stack of another region.
  public struct OutputOfStack: Hashable, Sendable {
    /// The deployed stack: `production-shop`.
    public let stack: String
    public let region: String
    /// The output's name: `ShopApiEndpointOutput`.
    public let name: String
    /// The name of the parameter with the same value.
    public let path: String

    public init(stack: String, region: String, name: String, path: String) {
      self.stack = stack
      self.region = region
      self.name = name
      self.path = path
    }
  }

  /// The resource, in the stack that owns it.
  public let id: LogicalID
  /// The attribute, in CloudFormation's name.
  public let attribute: String
  /// The stack that owns the resource; `nil` for one that exists outside the app.
  public let stack: String?
  /// The region of that stack, if it is another one.
  public let region: String?
  public let source: Source

  public init(
    _ id: LogicalID, _ attribute: String, ofStack stack: String?, in region: String? = nil, _ source: Source
  ) {
    self.id = id
    self.attribute = attribute
    self.stack = stack
    self.region = region
    self.source = source
  }

  /// Whether it is read when the stack is deployed, and so has to be there by then.
  public var isRead: Bool {
    switch source {
    case .parameter, .output: true
    case .constructed, .secret: false
    }
  }

  /// The name of the parameter from which it is read.
  private var path: String? {
    switch source {
    case .parameter(let path, _): path
    case .output(let output): output.path
    case .constructed, .secret: nil
    }
  }

  /// What a template calls a value that it reads: `PlatformMainVpcId`, or `SharedSharedVpcId` for `/shared/vpc-id`, the
  /// VPC of an existing network `shared`.
  public var name: String {
    guard let path, let last = path.split(separator: "/").last else {
      return LogicalID(naming: stack ?? "", id.name, attribute).name
    }
    // CloudFormation keeps the value of a parameter when its default changes, so another path is another parameter.
    guard let stack else { return LogicalID(naming: id.name, path).name }
    return LogicalID(naming: stack, id.name, String(last)).name
  }
}

extension ResourceType {
  /// An attribute as people call it, where a value has to have a name: `Id` for the `Ref` of a VPC.
  public func plainName(of attribute: String) -> String {
    attribute == "Ref" ? Spelling.pascalCase(terraformAttribute(attribute)) : attribute
  }
}

extension Entry {
  /// The same of an attribute of the resource.
  package func plainName(of attribute: String) -> String {
    resourceType?.plainName(of: attribute) ?? (attribute == "Ref" ? "Id" : attribute)
  }
}

extension ResourceGraph {
  /// The value that an attribute of a resource outside the stack has here.
  public func importedValue(_ id: LogicalID, _ attribute: String) -> ImportedValue? {
    imports.isEmpty ? nil : imports.first { $0.id == id && $0.attribute == attribute }
  }
}
