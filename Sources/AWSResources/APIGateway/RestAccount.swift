public import ResourceGraph

extension APIGateway {
  /// The settings of API Gateway in the account and region: there is one.
  ///
  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigateway-account.html
  public struct Account: Resource {
    public static let resourceType = ResourceType(
      cloudFormation: "AWS::ApiGateway::Account",
      terraform: "aws_api_gateway_account",
      attributes: ["Ref": "id", "Id": "id"]
    )

    /// The role with which API Gateway writes logs.
    public var loggingRole: Reference<IAM.Role>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.field("CloudWatchRoleArn", terraform: "cloudwatch_role_arn", &loggingRole)
    }
  }
}
