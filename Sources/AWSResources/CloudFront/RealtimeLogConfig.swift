public import ResourceGraph

extension CloudFront {
  /// A real-time log configuration: fields of requests that CloudFront sends to a Kinesis stream within seconds.
  ///
  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cloudfront-realtimelogconfig.html
  public struct RealtimeLogConfig: Resource {
    public static let resourceType = ResourceType(
      cloudFormation: "AWS::CloudFront::RealtimeLogConfig",
      terraform: "aws_cloudfront_realtime_log_config",
      attributes: ["Ref": "arn", "Arn": "arn"]
    )

    /// Cannot be changed.
    public var name: Value<String>?
    /// `timestamp`, `c-ip`, `sc-status`, …
    public var fields: List<Value<String>>?
    /// The percentage of the requests that are logged, 1 to 100.
    public var samplingRate: Value<Double>?
    /// AWS accepts one.
    public var endpoints: [Endpoint] = []

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required("Name", &name)
      fields.required("Fields", &self.fields)
      fields.required("SamplingRate", &samplingRate)
      fields.required("EndPoints", terraform: "endpoint", &endpoints)
    }

    /// The stream that receives the logs.
    public struct Endpoint: FieldGroup {
      public var kind: Value<Kind>?
      public var role: Reference<IAM.Role>?
      /// The ARN of the stream.
      public var stream: Value<String>?

      public enum Kind: String, Literal, CaseIterable {
        case kinesis = "Kinesis"
      }

      public init() {}

      public mutating func map(_ fields: FieldMapper) {
        fields.required("StreamType", &kind)
        fields.object("KinesisStreamConfig") { fields in
          fields.required("RoleArn", &role)
          fields.required("StreamArn", &stream)
        }
      }
    }
  }
}
