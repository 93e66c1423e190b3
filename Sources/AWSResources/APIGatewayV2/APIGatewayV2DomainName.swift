public import ResourceGraph

extension APIGatewayV2 {
  /// A custom domain name for APIs.
  ///
  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigatewayv2-domainname.html
  public struct DomainName: TaggedResource {
    public static let resourceType = ResourceType(
      cloudFormation: "AWS::ApiGatewayV2::DomainName",
      terraform: "aws_apigatewayv2_domain_name",
      attributes: [
        "Ref": "domain_name", "RegionalDomainName": "domain_name_configuration[0].target_domain_name",
        "RegionalHostedZoneId": "domain_name_configuration[0].hosted_zone_id", "DomainNameArn": "arn",
      ]
    )

    /// How requests find their API.
    public enum RoutingMode: String, Literal, CaseIterable {
      case apiMappingOnly = "API_MAPPING_ONLY"
      case routingRuleOnly = "ROUTING_RULE_ONLY"
      case routingRuleThenAPIMapping = "ROUTING_RULE_THEN_API_MAPPING"
    }

    /// `api.example.com`
    public var domainName: Value<String>?
    /// The certificate and the endpoint; Terraform has exactly one.
    public var configurations: [Configuration] = []
    public var mutualTLS: MutualTLS?
    /// The default is `API_MAPPING_ONLY`. In Terraform with version 6.31 of the provider.
    public var routingMode: Value<RoutingMode>?
    public var tags: Tags = [:]

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required("DomainName", &domainName)
      switch fields.dialect {
      case .cloudFormation: fields.groups("DomainNameConfigurations", &configurations)
      case .terraform: fields.required("DomainNameConfiguration", &configurations)
      }
      fields.group("MutualTlsAuthentication", &mutualTLS)
      fields.terraform(since: ProviderVersion(6, 31)) { $0.field("RoutingMode", &routingMode) }
      fields.tags(&tags, cloudFormation: .map)
    }

    public func constructedAttribute(_ attribute: String) -> Value<String>? {
      attribute == "Ref" ? domainName?.constructible : nil
    }
  }
}

extension APIGatewayV2.DomainName {
  /// The certificate of a domain name, and its endpoint.
  public struct Configuration: FieldGroup {
    public enum EndpointKind: String, Literal, CaseIterable {
      case edge = "EDGE"
      case regional = "REGIONAL"
    }

    /// The ARN of a certificate in ACM.
    public var certificate: Value<String>?
    /// CloudFormation only.
    public var certificateName: Value<String>?
    /// `REGIONAL` for HTTP APIs and WebSocket APIs.
    public var endpointKind: Value<EndpointKind>?
    /// The default is `ipv4`.
    public var ipAddressType: Value<APIGatewayV2.IPAddressType>?
    /// The ARN of the public certificate that proves the ownership, for mutual TLS with an imported or private certificate.
    public var ownershipVerificationCertificate: Value<String>?
    /// The lowest version of TLS: `TLS_1_2`.
    public var securityPolicy: Value<String>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.requiredInTerraform("CertificateArn", &certificate)
      fields.cloudFormationOnly("CertificateName", &certificateName)
      fields.requiredInTerraform("EndpointType", &endpointKind)
      fields.field("IpAddressType", &ipAddressType)
      fields.field("OwnershipVerificationCertificateArn", &ownershipVerificationCertificate)
      fields.requiredInTerraform("SecurityPolicy", &securityPolicy)
    }
  }

  /// Mutual TLS: which certificates of clients are accepted.
  public struct MutualTLS: FieldGroup {
    /// The certificates of authorities: `s3://bucket/key`.
    public var truststore: Value<String>?
    /// The version of the object in the bucket.
    public var truststoreVersion: Value<String>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.requiredInTerraform("TruststoreUri", &truststore)
      fields.field("TruststoreVersion", &truststoreVersion)
    }
  }
}
