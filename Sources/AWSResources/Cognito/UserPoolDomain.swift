public import ResourceGraph

extension Cognito {
  /// The domain of a user pool's sign-in pages and OAuth endpoints.
  ///
  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cognito-userpooldomain.html
  public struct UserPoolDomain: Resource {
    public static let resourceType = ResourceType(
      cloudFormation: "AWS::Cognito::UserPoolDomain",
      terraform: "aws_cognito_user_pool_domain",
      attributes: ["Ref": "domain", "CloudFrontDistribution": "cloudfront_distribution"]
    )

    public var userPool: Reference<UserPool>?
    /// A prefix of Cognito's domain, or a custom domain with a certificate.
    public var domain: Value<String>?
    /// The certificate's ARN; it must be in us-east-1, because CloudFront serves the domain.
    public var certificate: Value<String>?
    /// 1 for the hosted UI, 2 for managed login.
    public var managedLoginVersion: Value<Int>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required("UserPoolId", &userPool)
      fields.required("Domain", &domain)
      fields.cloudFormationObject("CustomDomainConfig") { $0.field("CertificateArn", &certificate) }
      fields.field("ManagedLoginVersion", &managedLoginVersion)
    }

    public func constructedAttribute(_ attribute: String) -> Value<String>? {
      attribute == "Ref" ? domain?.constructible : nil
    }
  }
}
