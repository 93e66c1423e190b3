public import ResourceGraph

extension SQS {
  /// Who may send to queues, receive from them and change them.
  ///
  /// CloudFormation puts one policy on several queues; Terraform has a resource for each.
  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-sqs-queuepolicy.html
  public struct QueuePolicy: Resource {
    public static let resourceType = ResourceType(
      cloudFormation: "AWS::SQS::QueuePolicy",
      terraform: "aws_sqs_queue_policy",
      attributes: ["Ref": "id", "Id": "id"]
    )

    /// By their URLs: `Reference(id, "Ref")`.
    public var queues: List<Reference<Queue>>?
    public var document: IAM.PolicyDocument?

    public init() {}

    public var additionalTerraformResources: [any Resource] {
      (queues?.items ?? []).dropFirst().map { queue in
        QueuePolicy {
          $0.queues = [queue]
          $0.document = document
        }
      }
    }

    public mutating func map(_ fields: FieldMapper) {
      switch fields.dialect {
      case .cloudFormation: fields.required("Queues", &queues)
      case .terraform: fields.onlyItem("Queues", terraform: "queue_url", isRequired: true, &queues)
      }
      fields.requiredDocument("PolicyDocument", terraform: "policy", &document)
    }
  }
}
