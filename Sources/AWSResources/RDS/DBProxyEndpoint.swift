public import ResourceGraph

extension RDS {
  /// A proxy endpoint: a further endpoint of a proxy, read-only or in other subnets.
  ///
  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-rds-dbproxyendpoint.html
  public struct DBProxyEndpoint: TaggedResource {
    public static let resourceType = ResourceType(
      cloudFormation: "AWS::RDS::DBProxyEndpoint",
      terraform: "aws_db_proxy_endpoint",
      attributes: [
        "Ref": "db_proxy_endpoint_name", "DBProxyEndpointArn": "arn", "Endpoint": "endpoint", "VpcId": "vpc_id",
      ]
    )

    public var name: Value<String>?
    public var proxy: Reference<DBProxy>?
    public var role: Value<Role>?
    public var subnets: List<Reference<EC2.Subnet>>?
    public var securityGroups: List<Reference<EC2.SecurityGroup>>?
    public var networkType: Value<DBProxy.NetworkType>?
    public var tags: Tags = [:]

    public enum Role: String, Literal, CaseIterable {
      case readWrite = "READ_WRITE"
      case readOnly = "READ_ONLY"
    }

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required("DBProxyEndpointName", &name)
      fields.required("DBProxyName", &proxy)
      fields.field("TargetRole", &role)
      fields.required("VpcSubnetIds", &subnets)
      fields.field("VpcSecurityGroupIds", &securityGroups)
      fields.cloudFormationOnly("EndpointNetworkType", &networkType)
      fields.tags(&tags)
    }

    public func constructedAttribute(_ attribute: String) -> Value<String>? {
      attribute == "Ref" ? name?.constructible?.lowercased : nil
    }
  }
}
