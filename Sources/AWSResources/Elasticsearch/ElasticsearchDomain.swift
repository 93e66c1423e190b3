public import ResourceGraph

extension Elasticsearch {
  /// A domain of the service's former name, with Elasticsearch up to 7.10.
  ///
  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-elasticsearch-domain.html
  public struct Domain: TaggedResource {
    public static let resourceType = ResourceType(
      cloudFormation: "AWS::Elasticsearch::Domain",
      terraform: "aws_elasticsearch_domain",
      attributes: [
        "Ref": "domain_name", "Arn": "arn", "DomainArn": "arn", "DomainEndpoint": "endpoint", "Id": "domain_id",
      ]
    )

    /// In lower case, 3 to 28 characters.
    public var name: Value<String>?
    /// `7.10`.
    public var engineVersion: Value<String>?
    public var cluster: OpenSearch.Domain.ClusterConfig?
    public var storage: OpenSearch.Domain.EBSOptions?
    public var vpc: OpenSearch.Domain.VPCOptions?

    /// Whether encryption at rest is enabled.
    public var isEncryptedAtRest: Value<Bool>?
    public var kmsKey: Reference<KMS.Key>?
    public var isEncryptedBetweenNodes: Value<Bool>?
    public var endpoint: OpenSearch.Domain.EndpointOptions?
    /// The access policy of the domain.
    public var accessPolicy: IAM.PolicyDocument?
    /// Fine-grained access control.
    public var advancedSecurity: OpenSearch.Domain.AdvancedSecurity?
    public var cognito: OpenSearch.Domain.CognitoOptions?

    public var logs: [OpenSearch.Domain.LogPublishing] = []
    /// The hour at which the daily snapshot starts, 0 to 23 in UTC.
    public var snapshotStartHour: Value<Int>?
    public var advancedOptions: NamedValues?
    public var tags: Tags = [:]

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required(in: .terraform, "DomainName", &name)
      fields.field("ElasticsearchVersion", &engineVersion)
      fields.part("ElasticsearchClusterConfig", terraform: "cluster_config", &cluster)
      fields.part("EBSOptions", terraform: "ebs_options", &storage)
      fields.group("VPCOptions", terraform: "vpc_options", &vpc)
      fields.object("EncryptionAtRestOptions", terraform: "encrypt_at_rest") { fields in
        fields.field("Enabled", &isEncryptedAtRest)
        fields.field("KmsKeyId", &kmsKey)
      }
      fields.object("NodeToNodeEncryptionOptions", terraform: "node_to_node_encryption") { fields in
        fields.field("Enabled", &isEncryptedBetweenNodes)
      }
      fields.group("DomainEndpointOptions", &endpoint)
      fields.document("AccessPolicies", &accessPolicy)
      fields.part("AdvancedSecurityOptions", terraform: .snakeCase, &advancedSecurity)
      fields.group("CognitoOptions", &cognito)
      OpenSearch.Domain.LogPublishing.map(&logs, fields)
      fields.object("SnapshotOptions") { $0.field("AutomatedSnapshotStartHour", &snapshotStartHour) }
      fields.field("AdvancedOptions", &advancedOptions)
      fields.tags(&tags)
    }

    public func constructedAttribute(_ attribute: String) -> Value<String>? {
      guard let name = name?.constructible else { return nil }
      return switch attribute {
      case "Ref": name
      case "Arn", "DomainArn": .regionalARN("es", "domain/\(name)")
      default: nil
      }
    }
  }
}

/// A part of a domain of which Elasticsearch has fewer fields than OpenSearch.
protocol LegacyDomainPart: FieldGroup {
  mutating func mapLegacy(_ fields: FieldMapper)
}

/// A part of a domain with the fields of Elasticsearch.
private struct LegacyPart<Part: LegacyDomainPart>: FieldGroup {
  var part = Part()

  init() {}

  init(_ part: Part) { self.part = part }

  mutating func map(_ fields: FieldMapper) { part.mapLegacy(fields) }
}

extension FieldMapper {
  fileprivate func part<Part: LegacyDomainPart>(
    _ name: StaticString, terraform: TerraformName, _ part: inout Part?
  ) {
    var legacy = part.map { LegacyPart($0) }
    group(name, terraform: terraform, &legacy)
    part = legacy?.part
  }
}
