public import Documents
public import ResourceGraph

extension S3.Bucket {
  /// Event notifications of a bucket.
  public struct Notifications: FieldGroup {
    /// Whether all events are sent to EventBridge.
    public var usesEventBridge: Value<Bool>?
    public var functions: [FunctionNotification] = []
    public var queues: [QueueNotification] = []
    public var topics: [TopicNotification] = []

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.cloudFormationObject("EventBridgeConfiguration") { fields in
        fields.field("EventBridgeEnabled", terraform: "eventbridge", &usesEventBridge)
      }
      fields.notifications("LambdaConfigurations", terraform: "lambda_function", &functions)
      fields.notifications("QueueConfigurations", terraform: "queue", &queues)
      fields.notifications("TopicConfigurations", terraform: "topic", &topics)
    }
  }

  /// A Lambda function that is invoked with events.
  public struct FunctionNotification: BucketNotification {
    /// An event type such as `s3:ObjectCreated:*`.
    public var events: List<Value<String>>?
    public var filter: KeyFilter?
    /// The ARN of the function.
    public var function: Value<String>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      mapEvents(fields)
      fields.required("Function", terraform: "lambda_function_arn", &function)
    }
  }

  /// A queue that receives events.
  public struct QueueNotification: BucketNotification {
    /// An event type such as `s3:ObjectCreated:*`.
    public var events: List<Value<String>>?
    public var filter: KeyFilter?
    /// The ARN of the queue.
    public var queue: Value<String>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      mapEvents(fields)
      fields.required("Queue", terraform: "queue_arn", &queue)
    }
  }

  /// A topic that receives events.
  public struct TopicNotification: BucketNotification {
    /// An event type such as `s3:ObjectCreated:*`.
    public var events: List<Value<String>>?
    public var filter: KeyFilter?
    public var topic: Reference<SNS.Topic>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      mapEvents(fields)
      fields.required("Topic", terraform: "topic_arn", &topic)
    }
  }

  /// Filters events by the prefix and suffix of object keys.
  public struct KeyFilter: Hashable, Sendable {
    public var prefix: Value<String>?
    public var suffix: Value<String>?

    public init(prefix: Value<String>? = nil, suffix: Value<String>? = nil) {
      self.prefix = prefix
      self.suffix = suffix
    }
  }
}

/// A notification configuration, which has one event in CloudFormation and several in Terraform.
public protocol BucketNotification: FieldGroup {
  var events: List<Value<String>>? { get set }
  var filter: S3.Bucket.KeyFilter? { get set }
}

extension BucketNotification {
  fileprivate mutating func mapEvents(_ fields: FieldMapper) {
    switch fields.dialect {
    case .cloudFormation:
      fields.singleItem("Event", isRequired: true, &events)
      fields.object("Filter") { $0.object("S3Key") { $0.field("Rules", &filter) } }
    case .terraform:
      fields.required("Event", terraform: "events", &events)
      var found = filter ?? S3.Bucket.KeyFilter()
      fields.field("Prefix", terraform: "filter_prefix", &found.prefix)
      fields.field("Suffix", terraform: "filter_suffix", &found.suffix)
      filter = found == S3.Bucket.KeyFilter() ? nil : found
    }
  }

  /// One configuration for each event.
  fileprivate var single: [Self] {
    guard let items = events?.items, items.count > 1 else { return [self] }
    return items.map { event in
      var one = self
      one.events = [event]
      return one
    }
  }
}

extension FieldMapper {
  fileprivate func notifications<N: BucketNotification>(
    _ name: StaticString, terraform: TerraformName, _ notifications: inout [N]
  ) {
    if dialect == .cloudFormation { notifications = notifications.flatMap(\.single) }
    groups(name, terraform: terraform, &notifications)
  }
}

/// The CloudFormation list of filter rules, with at most one prefix and one suffix.
extension S3.Bucket.KeyFilter: Field {
  public static var kind: FieldKind {
    .examples([
      [["Name": "prefix", "Value": "incoming/"]],
      [["Name": "prefix", "Value": "incoming/"], ["Name": "suffix", "Value": ".pdf"]],
      [["Name": "suffix", "Value": ".pdf"]],
    ])
  }

  public static func read(_ node: Node, _ syntax: any ExpressionSyntax) -> S3.Bucket.KeyFilter? {
    guard case .array(let rules) = node.content else { return nil }
    var filter = S3.Bucket.KeyFilter()
    for rule in rules {
      guard let value = rule["Value"].flatMap({ Value<String>.read($0, syntax) }) else { return nil }
      switch rule["Name"]?.string?.lowercased() {
      case "prefix": filter.prefix = value
      case "suffix": filter.suffix = value
      default: return nil
      }
    }
    return filter
  }

  public func write(_ syntax: any ExpressionSyntax) -> Node {
    let rules = [("prefix", prefix), ("suffix", suffix)].compactMap { name, value in
      value.map {
        Node(
          .object(
            Object([.init(key: "Name", value: Node(.string(name))), .init(key: "Value", value: $0.write(syntax))])))
      }
    }
    return Node(.array(rules))
  }
}
