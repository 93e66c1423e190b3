public import ResourceGraph

extension APIGateway {
  /// A custom domain name for REST APIs.
  ///
  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigateway-domainname.html
  public struct DomainName: TaggedResource {
    public static let resourceType = ResourceType(
      cloudFormation: "AWS::ApiGateway::DomainName",
      terraform: "aws_api_gateway_domain_name",
      attributes: [
        "Ref": "domain_name", "DistributionDomainName": "cloudfront_domain_name",
        "DistributionHostedZoneId": "cloudfront_zone_id", "RegionalDomainName": "regional_domain_name",
        "RegionalHostedZoneId": "regional_zone_id", "DomainNameArn": "arn",
      ]
    )

    /// How requests find their API.
    public enum RoutingMode: String, Literal, CaseIterable {
      case basePathMappingOnly = "BASE_PATH_MAPPING_ONLY"
      case routingRuleOnly = "ROUTING_RULE_ONLY"
      case routingRuleThenBasePathMapping = "ROUTING_RULE_THEN_BASE_PATH_MAPPING"
    }

    /// `api.example.com`
    public var domainName: Value<String>?
    /// The default is an edge-optimized endpoint.
    public var endpoint: EndpointConfiguration?
    /// The ARN of a certificate in `us-east-1`, for an edge-optimized endpoint.
    public var certificate: Value<String>?
    /// The ARN of a certificate in the region of the API, for a regional endpoint.
    public var regionalCertificate: Value<String>?
    /// The ARN of the public certificate that proves the ownership, for mutual TLS with an imported or private certificate.
    public var ownershipVerificationCertificate: Value<String>?
    /// The lowest version of TLS: `TLS_1_2`.
    public var securityPolicy: Value<String>?
    /// In Terraform with version 6.28 of the provider.
    public var endpointAccessMode: Value<EndpointAccessMode>?
    /// The default is `BASE_PATH_MAPPING_ONLY`. In Terraform with version 6.31 of the provider.
    public var routingMode: Value<RoutingMode>?
    public var mutualTLS: APIGatewayV2.DomainName.MutualTLS?
    /// The resource policy of a private domain name. Terraform only: CloudFormation has `AWS::ApiGateway::DomainNameV2`.
    public var policy: IAM.PolicyDocument?
    /// A certificate that is uploaded for an edge-optimized endpoint, superseded by ACM. Terraform only.
    public var uploadedCertificate: UploadedCertificate?
    /// The name of a certificate that was uploaded for a regional endpoint. Terraform only.
    public var regionalCertificateName: Value<String>?
    public var tags: Tags = [:]

    public init() {}

    public var secretInState: String? {
      uploadedCertificate?.privateKey == nil ? nil : "the private key of the certificate"
    }

    public mutating func map(_ fields: FieldMapper) {
      fields.requiredInTerraform("DomainName", &domainName)
      fields.group("EndpointConfiguration", &endpoint)
      fields.field("CertificateArn", &certificate)
      fields.field("RegionalCertificateArn", &regionalCertificate)
      fields.field("OwnershipVerificationCertificateArn", &ownershipVerificationCertificate)
      fields.field("SecurityPolicy", &securityPolicy)
      fields.terraform(since: ProviderVersion(6, 28)) { $0.field("EndpointAccessMode", &endpointAccessMode) }
      fields.terraform(since: ProviderVersion(6, 31)) { $0.field("RoutingMode", &routingMode) }
      fields.group("MutualTlsAuthentication", &mutualTLS)
      fields.terraformOnly { fields in
        fields.document("Policy", &policy)
        fields.flatGroup(&uploadedCertificate)
        fields.field("RegionalCertificateName", &regionalCertificateName)
      }
      fields.tags(&tags)
    }

    public func constructedAttribute(_ attribute: String) -> Value<String>? {
      attribute == "Ref" ? domainName?.constructible : nil
    }
  }
}

extension APIGateway.DomainName {
  /// From where the domain name is called.
  public struct EndpointConfiguration: FieldGroup {
    /// AWS accepts one.
    public var kinds: List<Value<APIGateway.EndpointKind>>?
    public var ipAddressType: Value<APIGateway.IPAddressType>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.requiredInTerraform("Types", &kinds)
      fields.field("IpAddressType", &ipAddressType)
    }
  }

  /// A certificate that Terraform uploads.
  public struct UploadedCertificate: FieldGroup {
    public var name: Value<String>?
    public var body: Value<String>?
    public var chain: Value<String>?
    public var privateKey: Value<String>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.field("CertificateName", &name)
      fields.field("CertificateBody", &body)
      fields.field("CertificateChain", &chain)
      fields.field("CertificatePrivateKey", &privateKey)
    }
  }
}
