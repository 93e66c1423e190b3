public import ResourceGraph

extension CloudFront {
  /// A VPC origin: an internal load balancer or an instance in private subnets that CloudFront can reach.
  ///
  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cloudfront-vpcorigin.html
  public struct VPCOrigin: TaggedResource {
    public static let resourceType = ResourceType(
      cloudFormation: "AWS::CloudFront::VpcOrigin",
      terraform: "aws_cloudfront_vpc_origin",
      attributes: ["Ref": "id", "Id": "id", "Arn": "arn"]
    )

    public var name: Value<String>?
    /// The ARN of the load balancer or the instance.
    public var endpoint: Value<String>?
    /// The default is 80; Terraform requires it.
    public var httpPort: Value<Int>?
    /// The default is 443; Terraform requires it.
    public var httpsPort: Value<Int>?
    /// The default is `match-viewer`; Terraform requires it.
    public var protocolPolicy: Value<OriginProtocolPolicy>?
    /// `SSLv3`, `TLSv1`, `TLSv1.1` or `TLSv1.2`; Terraform requires them.
    public var sslProtocols: List<Value<String>>?
    public var tags: Tags = [:]

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.object("VpcOriginEndpointConfig") { fields in
        fields.required("Name", &name)
        fields.required("Arn", &endpoint)
        fields.required(in: .terraform, "HTTPPort", &httpPort)
        fields.required(in: .terraform, "HTTPSPort", &httpsPort)
        fields.required(in: .terraform, "OriginProtocolPolicy", &protocolPolicy)
        mapProtocols(fields)
      }
      fields.tags(&tags)
    }

    /// Terraform has the number of protocols beside them.
    private mutating func mapProtocols(_ fields: FieldMapper) {
      guard fields.dialect == .terraform else { return fields.field("OriginSSLProtocols", &sslProtocols) }
      var protocols = sslProtocols.map { Protocols($0) }
      fields.required("OriginSSLProtocols", &protocols)
      sslProtocols = protocols?.items
    }

    private struct Protocols: FieldGroup {
      var items: List<Value<String>>?

      init() {}

      init(_ items: List<Value<String>>) { self.items = items }

      mutating func map(_ fields: FieldMapper) {
        fields.required("Items", &items)
        var quantity: Value<Int>? = items?.isWrittenOut == true ? items.map { .literal($0.items.count) } : nil
        fields.required("Quantity", &quantity)
      }
    }
  }
}
