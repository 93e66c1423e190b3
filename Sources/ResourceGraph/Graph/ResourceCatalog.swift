public import Documents

/// The resource types that a reader knows, by their names in both dialects.
public struct ResourceCatalog: Sendable {
  public let types: [any Resource.Type]
  private let byCloudFormation: [String: any Resource.Type]
  private let discriminated: [String: [any Resource.Type]]
  private let byTerraform: [String: any Resource.Type]
  private let byCompanion: [String: any Resource.Type]
  private let byEphemeral: [String: any Resource.Type]
  private let publishedAttributes: @Sendable (String) -> [String]?

  /// Creates a catalog.
  ///
  /// - Parameter publishedAttributes: the attributes that a CloudFormation type returns; `nil` for a type of which that
  ///   is not known.
  public init(
    _ types: [any Resource.Type], publishedAttributes: @escaping @Sendable (String) -> [String]? = { _ in nil }
  ) {
    self.types = types
    self.publishedAttributes = publishedAttributes
    let names = types.map { (type: $0, resourceType: $0.resourceType) }
    byCloudFormation = Dictionary(
      names.lazy.filter { $0.resourceType.discriminator == nil }.map { ($0.resourceType.cloudFormation, $0.type) }
    ) { first, _ in first }
    discriminated = Dictionary(grouping: names.filter { $0.resourceType.discriminator != nil }) {
      $0.resourceType.cloudFormation
    }.mapValues { $0.map(\.type) }
    byTerraform = Dictionary(names.lazy.map { ($0.resourceType.terraform, $0.type) }) { first, _ in first }
    byCompanion = Self.owners(of: types) { !$0.isEphemeral }
    byEphemeral = Self.owners(of: types, where: \.isEphemeral)
  }

  private static func owners(
    of types: [any Resource.Type], where isIncluded: (ResourceType.Companion) -> Bool
  ) -> [String: any Resource.Type] {
    let owners = types.flatMap { type in
      type.resourceType.companions.filter(isIncluded).map { ($0.type, type) }
    }
    return Dictionary(owners) { first, _ in first }
  }

  /// The type that a dialect calls by that name.
  ///
  /// - Parameter properties: what the resource has: CloudFormation calls some types alike that are two in Terraform.
  public func type(
    named name: String, in dialect: Dialect, with properties: Object = [:]
  ) -> (any Resource.Type)? {
    switch dialect {
    case .cloudFormation:
      discriminated[name]?.first { $0.resourceType.discriminator.map { properties[$0] != nil } ?? false }
        ?? byCloudFormation[name]
    case .terraform: byTerraform[name]
    }
  }

  /// The attributes that `Fn::GetAtt` returns of a CloudFormation type; `nil` where that is not known.
  public func attributes(of type: String) -> [String]? { publishedAttributes(type) }

  /// The type that a Terraform resource carries a part of.
  public func owner(ofCompanion name: String) -> (any Resource.Type)? { byCompanion[name] }

  /// The type that a Terraform ephemeral resource carries a part of; a managed resource can have the same name.
  public func owner(ofEphemeral name: String) -> (any Resource.Type)? { byEphemeral[name] }
}
