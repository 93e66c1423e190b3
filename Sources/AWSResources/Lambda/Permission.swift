public import ResourceGraph

extension Lambda {
  /// A permission: allows a service or an account to invoke a function.
  ///
  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-lambda-permission.html
  public struct Permission: Resource {
    public static let resourceType = ResourceType(
      cloudFormation: "AWS::Lambda::Permission",
      terraform: "aws_lambda_permission",
      attributes: ["Ref": "statement_id", "Id": "statement_id"]
    )

    public enum URLAuthentication: String, Literal, CaseIterable {
      case iam = "AWS_IAM"
      case none = "NONE"
    }

    /// The name or ARN of a function.
    public var function: Reference<Function>?
    /// `lambda:InvokeFunction`.
    public var action: Value<String>?
    /// `sns.amazonaws.com`, or the id of an account.
    public var principal: Value<String>?
    /// The ARN of the invoking resource: a topic, a rule or a bucket.
    public var sourceARN: Value<String>?
    /// The account that the source belongs to.
    public var sourceAccount: Value<String>?
    public var organization: Value<String>?
    public var urlAuthentication: Value<URLAuthentication>?
    /// Whether the permission applies only to invocations through the function URL. CloudFormation only.
    public var isForURLOnly: Value<Bool>?
    /// The token of an Alexa Smart Home skill.
    public var eventSourceToken: Value<String>?
    /// A version or alias of the function. Terraform only: CloudFormation accepts its ARN as the function.
    public var qualifier: Value<String>?
    /// The statement id in Terraform; CloudFormation generates one.
    public var statementID: Value<String>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required("FunctionName", &function)
      fields.required("Action", &action)
      fields.required("Principal", &principal)
      fields.field("SourceArn", &sourceARN)
      fields.field("SourceAccount", &sourceAccount)
      fields.field("PrincipalOrgID", terraform: "principal_org_id", &organization)
      fields.field("FunctionUrlAuthType", &urlAuthentication)
      fields.cloudFormationOnly("InvokedViaFunctionUrl", &isForURLOnly)
      fields.field("EventSourceToken", &eventSourceToken)
      fields.terraformOnly("qualifier", &qualifier)
      fields.equivalent(in: .terraform) { $0.field("StatementId", &statementID) }
    }
  }
}
