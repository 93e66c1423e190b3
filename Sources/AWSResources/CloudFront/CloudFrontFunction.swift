public import ResourceGraph

extension CloudFront {
  /// A CloudFront function: JavaScript that runs in edge locations for requests or responses of viewers.
  ///
  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cloudfront-function.html
  public struct Function: TaggedResource {
    public static let resourceType = ResourceType(
      cloudFormation: "AWS::CloudFront::Function",
      terraform: "aws_cloudfront_function",
      attributes: ["Ref": "arn", "FunctionARN": "arn", "FunctionMetadata.FunctionARN": "arn"]
    )

    public enum Runtime: String, Literal, CaseIterable {
      case javaScript1 = "cloudfront-js-1.0"
      case javaScript2 = "cloudfront-js-2.0"
    }

    /// Cannot be changed.
    public var name: Value<String>?
    /// The source code.
    public var code: Value<String>?
    public var runtime: Value<Runtime>?
    /// CloudFormation requires a comment.
    public var comment: Value<String>?
    /// The ARN of a key value store that the function reads.
    public var keyValueStores: List<Value<String>>?
    /// Whether each change is published, so that distributions use it; Terraform's default is true.
    public var isPublished: Value<Bool>?
    /// CloudFormation only.
    public var tags: Tags = [:]

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required("Name", &name)
      fields.required("FunctionCode", terraform: "code", &code)
      fields.cloudFormationObject("FunctionConfig") { fields in
        fields.required("Runtime", &runtime)
        fields.required(in: .cloudFormation, "Comment", &comment)
        mapStores(fields)
      }
      fields.field("AutoPublish", terraform: "publish", &isPublished)
      fields.cloudFormationTags(&tags)
    }

    /// CloudFormation lists objects, Terraform the ARNs themselves.
    private mutating func mapStores(_ fields: FieldMapper) {
      guard fields.dialect == .cloudFormation else {
        return fields.field("KeyValueStoreAssociations", &keyValueStores)
      }
      if keyValueStores?.isWrittenOut == false {
        return fields.terraformOnly("key_value_store_associations", &keyValueStores)
      }
      var stores = keyValueStores?.items.map { KeyValueStore($0) } ?? []
      fields.groups("KeyValueStoreAssociations", &stores)
      if !stores.isEmpty { keyValueStores = List(stores.compactMap(\.arn)) }
    }

    private struct KeyValueStore: FieldGroup {
      var arn: Value<String>?

      init() {}

      init(_ arn: Value<String>) { self.arn = arn }

      mutating func map(_ fields: FieldMapper) { fields.required("KeyValueStoreARN", &arn) }
    }
  }
}
