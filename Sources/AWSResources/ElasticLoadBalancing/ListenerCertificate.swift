public import ResourceGraph

extension ElasticLoadBalancing {
  /// A certificate of a listener beside its default one, for further host names.
  ///
  /// AWS documents one certificate for each resource; Terraform's resource has exactly one.
  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-elasticloadbalancingv2-listenercertificate.html
  public struct ListenerCertificate: Resource {
    public static let resourceType = ResourceType(
      cloudFormation: "AWS::ElasticLoadBalancingV2::ListenerCertificate",
      terraform: "aws_lb_listener_certificate",
      attributes: ["Ref": "id"]
    )

    public var listener: Reference<Listener>?
    public var certificates: [Certificate] = []

    public init() {}

    public var additionalTerraformResources: [any Resource] {
      certificates.dropFirst().map { certificate in
        ListenerCertificate {
          $0.listener = listener
          $0.certificates = [certificate]
        }
      }
    }

    public mutating func map(_ fields: FieldMapper) {
      fields.required("ListenerArn", &listener)
      guard fields.dialect == .terraform else { return fields.required("Certificates", &certificates) }
      var arn = certificates.first?.arn
      fields.required("CertificateArn", &arn)
      certificates = arn.map { [.init($0)] } ?? []
    }

    /// A certificate by its ARN.
    public struct Certificate: FieldGroup {
      public var arn: Value<String>?

      public init() {}

      public init(_ arn: Value<String>) { self.arn = arn }

      public mutating func map(_ fields: FieldMapper) {
        fields.required("CertificateArn", &arn)
      }
    }
  }
}
