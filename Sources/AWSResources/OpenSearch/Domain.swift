public import ResourceGraph

extension OpenSearch {
  /// An OpenSearch Service domain.
  ///
  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-opensearchservice-domain.html
  public struct Domain: TaggedResource {
    public static let resourceType = ResourceType(
      cloudFormation: "AWS::OpenSearchService::Domain",
      terraform: "aws_opensearch_domain",
      attributes: [
        "Ref": "domain_name", "Arn": "arn", "DomainArn": "arn", "DomainEndpoint": "endpoint",
        "DomainEndpointV2": "endpoint_v2", "Id": "domain_id",
      ],
      companions: [.init("aws_opensearch_domain_saml_options", owner: "domain_name")]
    )

    /// In lower case, 3 to 28 characters.
    public var name: Value<String>?
    /// `OpenSearch_2.19`, `Elasticsearch_7.10`.
    public var engineVersion: Value<String>?
    public var cluster: ClusterConfig?
    public var storage: EBSOptions?
    public var vpc: VPCOptions?
    /// `ipv4` or `dualstack`.
    public var ipAddressType: Value<String>?

    /// Whether encryption at rest is enabled.
    public var isEncryptedAtRest: Value<Bool>?
    public var kmsKey: Reference<KMS.Key>?
    public var isEncryptedBetweenNodes: Value<Bool>?
    public var endpoint: EndpointOptions?
    /// The access policy of the domain.
    public var accessPolicy: IAM.PolicyDocument?
    /// Fine-grained access control.
    public var advancedSecurity: AdvancedSecurity?
    public var cognito: CognitoOptions?
    /// CloudFormation only.
    public var identityCenter: IdentityCenterOptions?

    public var logs: [LogPublishing] = []
    /// The hour at which the daily snapshot starts, 0 to 23 in UTC.
    public var snapshotStartHour: Value<Int>?
    public var hasOffPeakWindow: Value<Bool>?
    /// In UTC.
    public var offPeakWindowHours: Value<Int>?
    public var offPeakWindowMinutes: Value<Int>?
    public var updatesSoftware: Value<Bool>?
    /// Terraform only.
    public var autoTune: AutoTuneOptions?
    /// `Default` or `CapacityOptimized`. CloudFormation only.
    public var deploymentStrategy: Value<String>?
    /// CloudFormation only.
    public var skipsShardMigrationWait: Value<Bool>?
    /// For example `rest.action.multi.allow_explicit_index`, `indices.fielddata.cache.size`.
    public var advancedOptions: NamedValues?
    /// CloudFormation only.
    public var hasS3VectorsEngine: Value<Bool>?
    /// CloudFormation only.
    public var hasServerlessVectorAcceleration: Value<Bool>?
    public var tags: Tags = [:]

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required(in: .terraform, "DomainName", &name)
      fields.field("EngineVersion", &engineVersion)
      fields.group("ClusterConfig", &cluster)
      fields.group("EBSOptions", terraform: "ebs_options", &storage)
      fields.group("VPCOptions", terraform: "vpc_options", &vpc)
      fields.field("IPAddressType", terraform: "ip_address_type", &ipAddressType)
      mapEncryption(fields)
      mapAccess(fields)
      LogPublishing.map(&logs, fields)
      mapUpkeep(fields)
      mapNovelties(fields)
      fields.field("AdvancedOptions", &advancedOptions)
      fields.tags(&tags)
    }

    public func constructedAttribute(_ attribute: String) -> Value<String>? {
      guard let name = name?.constructible else { return nil }
      return switch attribute {
      case "Ref": name
      case "Arn", "DomainArn": .regionalARN("es", "domain/\(name)")
      case "Id": "\(.accountID)/\(name)"
      default: nil
      }
    }

    private mutating func mapEncryption(_ fields: FieldMapper) {
      fields.object("EncryptionAtRestOptions", terraform: "encrypt_at_rest") { fields in
        fields.field("Enabled", &isEncryptedAtRest)
        fields.field("KmsKeyId", &kmsKey)
      }
      fields.object("NodeToNodeEncryptionOptions", terraform: "node_to_node_encryption") { fields in
        fields.field("Enabled", &isEncryptedBetweenNodes)
      }
      fields.group("DomainEndpointOptions", &endpoint)
    }

    private mutating func mapAccess(_ fields: FieldMapper) {
      fields.document("AccessPolicies", &accessPolicy)
      fields.group("AdvancedSecurityOptions", &advancedSecurity)
      // Terraform has a separate resource for a part of it.
      if fields.dialect == .terraform {
        var saml = advancedSecurity?.saml
        fields.companion("aws_opensearch_domain_saml_options", owner: Self.resourceType) { fields in
          fields.group("SamlOptions", &saml)
        }
        if let saml {
          if advancedSecurity == nil { advancedSecurity = AdvancedSecurity() }
          advancedSecurity?.saml = saml
        }
      }
      fields.group("CognitoOptions", &cognito)
      fields.group("IdentityCenterOptions", terraform: .unsupported, &identityCenter)
    }

    private mutating func mapUpkeep(_ fields: FieldMapper) {
      fields.object("SnapshotOptions") { $0.field("AutomatedSnapshotStartHour", &snapshotStartHour) }
      fields.object("OffPeakWindowOptions") { fields in
        fields.field("Enabled", &hasOffPeakWindow)
        fields.object("OffPeakWindow") { fields in
          fields.object("WindowStartTime") { fields in
            fields.field("Hours", &offPeakWindowHours)
            fields.field("Minutes", &offPeakWindowMinutes)
          }
        }
      }
      fields.object("SoftwareUpdateOptions") { $0.field("AutoSoftwareUpdateEnabled", &updatesSoftware) }
      fields.terraformOnly { $0.group("AutoTuneOptions", &autoTune) }
    }

    private mutating func mapNovelties(_ fields: FieldMapper) {
      fields.cloudFormationOnly { fields in
        fields.object("DeploymentStrategyOptions") { $0.field("DeploymentStrategy", &deploymentStrategy) }
        fields.field("SkipShardMigrationWait", &skipsShardMigrationWait)
        fields.object("AIMLOptions") { fields in
          fields.object("S3VectorsEngine") { $0.field("Enabled", &hasS3VectorsEngine) }
          fields.object("ServerlessVectorAcceleration") { $0.field("Enabled", &hasServerlessVectorAcceleration) }
        }
      }
    }
  }
}
