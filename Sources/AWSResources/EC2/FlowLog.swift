public import ResourceGraph

extension EC2 {
  /// A flow log: records the IP traffic of a VPC, a subnet or a network interface.
  ///
  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-flowlog.html
  public struct FlowLog: TaggedResource {
    public static let resourceType = ResourceType(
      cloudFormation: "AWS::EC2::FlowLog",
      terraform: "aws_flow_log",
      attributes: ["Ref": "id", "Id": "id"]
    )

    public enum ResourceKind: String, Literal, CaseIterable {
      case networkInterface = "NetworkInterface"
      /// CloudFormation only.
      case regionalNATGateway = "RegionalNatGateway"
      case subnet = "Subnet"
      case transitGateway = "TransitGateway"
      case transitGatewayAttachment = "TransitGatewayAttachment"
      case vpc = "VPC"
    }

    /// The traffic that is recorded.
    public enum TrafficType: String, Literal, CaseIterable {
      case accept = "ACCEPT"
      case all = "ALL"
      case reject = "REJECT"
    }

    /// The type of the destination.
    public enum DestinationKind: String, Literal, CaseIterable {
      case cloudWatchLogs = "cloud-watch-logs"
      case kinesisDataFirehose = "kinesis-data-firehose"
      case s3
    }

    /// The id of the recorded resource. Terraform has one argument for each resource type.
    public var resource: Value<String>?
    public var resourceKind: Value<ResourceKind>?
    /// Required for every resource type except transit gateways.
    public var trafficType: Value<TrafficType>?
    /// The default is CloudWatch Logs.
    public var destinationKind: Value<DestinationKind>?
    /// The ARN of a log group, a bucket or a delivery stream.
    public var destination: Value<String>?
    /// The name of a log group, instead of `destination`; removed in version 6 of the Terraform provider.
    public var logGroup: Reference<Logs.LogGroup>?
    /// The role that writes to the log group.
    public var deliveryRole: Reference<IAM.Role>?
    public var crossAccountDeliveryRole: Reference<IAM.Role>?
    public var destinationOptions: DestinationOptions?
    /// `${version} ${vpc-id} …`
    public var logFormat: Value<String>?
    /// In seconds, 60 or 600; the default is 600.
    public var maximumAggregationInterval: Value<Int>?
    public var tags: Tags = [:]

    public init() {}

    /// The recorded VPC, if the resource is a VPC.
    public var vpc: Reference<VPC>? {
      get { resourceKind?.literal == .vpc ? resource.map { Reference(expression: $0.expression) } : nil }
      set {
        resource = newValue?.value
        resourceKind = newValue.map { _ in .literal(.vpc) }
      }
    }

    public mutating func map(_ fields: FieldMapper) {
      mapResource(fields)
      fields.field("TrafficType", &trafficType)
      fields.field("LogDestinationType", &destinationKind)
      mapDestination(fields)
      fields.field("DeliverLogsPermissionArn", terraform: "iam_role_arn", &deliveryRole)
      fields.field("DeliverCrossAccountRole", &crossAccountDeliveryRole)
      fields.group("DestinationOptions", &destinationOptions)
      fields.field("LogFormat", &logFormat)
      fields.field("MaxAggregationInterval", &maximumAggregationInterval)
      fields.tags(&tags)
    }

    /// Terraform identifies a log group by its ARN, like every other destination.
    private mutating func mapDestination(_ fields: FieldMapper) {
      let namesLogGroup =
        fields.dialect == .terraform && (destinationKind == nil || destinationKind?.literal == .cloudWatchLogs)
      if namesLogGroup, destination == nil, let group = logGroup, group.id != nil {
        destination = group.attribute("Arn")
        logGroup = nil
      }
      fields.field("LogDestination", &destination)
      fields.field("LogGroupName", &logGroup)
      if namesLogGroup, logGroup == nil, case .expression(.attribute(let id, "Arn"))? = destination {
        logGroup = Reference(id)
        destination = nil
      }
    }

    private mutating func mapResource(_ fields: FieldMapper) {
      switch fields.dialect {
      case .cloudFormation:
        fields.required("ResourceId", &resource)
        fields.required("ResourceType", &resourceKind)
      case .terraform:
        mapResource("VpcId", .vpc, fields)
        mapResource("SubnetId", .subnet, fields)
        mapResource("EniId", .networkInterface, fields)
        mapResource("TransitGatewayId", .transitGateway, fields)
        mapResource("TransitGatewayAttachmentId", .transitGatewayAttachment, fields)
      }
    }

    private mutating func mapResource(_ name: StaticString, _ kind: ResourceKind, _ fields: FieldMapper) {
      var id = resourceKind?.literal == kind ? resource : nil
      fields.field(name, &id)
      guard let id else { return }
      resource = id
      resourceKind = .literal(kind)
    }
  }
}

extension EC2.FlowLog {
  /// The format and partitioning of log files in a bucket.
  public struct DestinationOptions: FieldGroup {
    /// `plain-text` or `parquet`.
    public var fileFormat: Value<String>?
    public var isHiveCompatible: Value<Bool>?
    public var isPartitionedByHour: Value<Bool>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required("FileFormat", &fileFormat)
      fields.required("HiveCompatiblePartitions", &isHiveCompatible)
      fields.required("PerHourPartition", &isPartitionedByHour)
    }
  }
}
