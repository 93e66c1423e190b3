public import ResourceGraph

extension CloudWatch {
  /// A dashboard: a page of widgets in the CloudWatch console.
  ///
  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cloudwatch-dashboard.html
  public struct Dashboard: Resource {
    public static let resourceType = ResourceType(
      cloudFormation: "AWS::CloudWatch::Dashboard",
      terraform: "aws_cloudwatch_dashboard",
      attributes: ["Ref": "dashboard_name"]
    )

    /// Up to 255 letters, digits, hyphens and underscores.
    public var name: Value<String>?
    /// The widgets, as a JSON string in both dialects:
    /// https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/CloudWatch-Dashboard-Body-Structure.html
    public var body: Value<String>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required("DashboardName", &name)
      fields.required("DashboardBody", &body)
    }

    public func constructedAttribute(_ attribute: String) -> Value<String>? {
      attribute == "Ref" ? name?.constructible : nil
    }
  }
}
