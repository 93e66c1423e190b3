public import ResourceGraph

extension Lambda {
  /// Lets a service or an account call a function.
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

    /// A function by its name or ARN.
    public var function: Reference<Function>?
    /// `lambda:InvokeFunction`.
    public var action: Value<String>?
    /// `sns.amazonaws.com`, or the id of an account.
    public var principal: Value<String>?
    /// Who of the service: the ARN of a topic, a rule, a bucket.
    public var sourceARN: Value<String>?
    /// The account that the source belongs to.
    public var sourceAccount: Value<String>?
    public var organization: Value<String>?
    public var urlAuthentication: Value<URLAuthentication>?
    /// Whether calls by way of the function's URL alone are meant. CloudFormation's alone.
    public var isForURLOnly: Value<Bool>?
    /// For Alexa Smart Home.
    public var eventSourceToken: Value<String>?
    /// A version or alias of the function. Terraform's alone: CloudFormation takes the ARN of one as the function.
    public var qualifier: Value<String>?
    /// What Terraform calls the statement; CloudFormation makes its own.
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
