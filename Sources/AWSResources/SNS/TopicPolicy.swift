public import ResourceGraph

extension SNS {
  /// A topic policy.
  ///
  /// In CloudFormation, a policy applies to several topics; Terraform has a resource for each topic.
  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-sns-topicpolicy.html
  public struct TopicPolicy: Resource {
    public static let resourceType = ResourceType(
      cloudFormation: "AWS::SNS::TopicPolicy",
      terraform: "aws_sns_topic_policy",
      attributes: ["Ref": "id", "Id": "id"]
    )

    public var topics: List<Reference<Topic>>?
    public var document: IAM.PolicyDocument?

    public init() {}

    public var additionalTerraformResources: [any Resource] {
      (topics?.items ?? []).dropFirst().map { topic in
        TopicPolicy {
          $0.topics = [topic]
          $0.document = document
        }
      }
    }

    public mutating func map(_ fields: FieldMapper) {
      switch fields.dialect {
      case .cloudFormation: fields.required("Topics", &topics)
      case .terraform: fields.singleItem("Topics", terraform: "arn", isRequired: true, &topics)
      }
      fields.requiredDocument("PolicyDocument", terraform: "policy", &document)
    }
  }
}
