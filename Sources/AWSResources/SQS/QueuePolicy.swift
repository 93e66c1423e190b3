public import ResourceGraph

extension SQS {
  /// A queue policy.
  ///
  /// In CloudFormation, a policy applies to several queues; Terraform has a resource for each queue.
  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-sqs-queuepolicy.html
  public struct QueuePolicy: Resource {
    public static let resourceType = ResourceType(
      cloudFormation: "AWS::SQS::QueuePolicy",
      terraform: "aws_sqs_queue_policy",
      attributes: ["Ref": "id", "Id": "id"]
    )

    /// The URLs of the queues: `Reference(id, "Ref")`.
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
      case .terraform: fields.singleItem("Queues", terraform: "queue_url", isRequired: true, &queues)
      }
      fields.requiredDocument("PolicyDocument", terraform: "policy", &document)
    }
  }
}
