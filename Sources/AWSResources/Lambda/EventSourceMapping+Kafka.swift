import Documents
public import ResourceGraph

extension Lambda.EventSourceMapping {
  /// How records are read from a Kafka cluster.
  public struct KafkaSettings: FieldGroup {
    public var managed: Consumer?
    public var selfManaged: Consumer?
    /// The bootstrap servers of a self-managed cluster: `broker-1:9092`.
    public var bootstrapServers: List<Value<String>>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.group("AmazonManagedKafkaEventSourceConfig", &managed)
      fields.group("SelfManagedKafkaEventSourceConfig", &selfManaged)
      fields.object("SelfManagedEventSource") { mapServers($0) }
    }

    /// CloudFormation writes a list, Terraform a comma-separated string under the name of the API.
    private mutating func mapServers(_ fields: FieldMapper) {
      guard fields.dialect == .terraform else {
        return fields.object("Endpoints") { $0.field("KafkaBootstrapServers", &bootstrapServers) }
      }
      var endpoints = bootstrapServers.flatMap { Endpoints($0) }
      fields.field("Endpoints", &endpoints)
      bootstrapServers = endpoints?.servers
    }
  }

  /// The consumer group and the schema registry of a Kafka source.
  public struct Consumer: FieldGroup {
    public var groupID: Value<String>?
    public var registry: SchemaRegistry?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.field("ConsumerGroupId", &groupID)
      fields.group("SchemaRegistryConfig", terraform: .unsupported, &registry)
    }
  }

  /// The schema registry of the records. CloudFormation only.
  public struct SchemaRegistry: FieldGroup {
    public var uri: Value<String>?
    /// `JSON` or `SOURCE`.
    public var recordFormat: Value<String>?
    public var access: [SourceAccess] = []
    public var validations: [Validation] = []

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.field("SchemaRegistryURI", &uri)
      fields.field("EventRecordFormat", &recordFormat)
      fields.groups("AccessConfigs", &access)
      fields.groups("SchemaValidationConfigs", &validations)
    }
  }

  /// A part of a record that is validated against its schema.
  public struct Validation: FieldGroup {
    /// `KEY` or `VALUE`.
    public var attribute: Value<String>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.field("Attribute", &attribute)
    }
  }
}

/// Bootstrap servers as Terraform writes them: `{"KAFKA_BOOTSTRAP_SERVERS": "a:9092,b:9092"}`.
private struct Endpoints: Field {
  private static let name = "KAFKA_BOOTSTRAP_SERVERS"

  var servers: List<Value<String>>

  init?(_ servers: List<Value<String>>) {
    guard servers.isWrittenOut else { return nil }
    self.servers = servers
  }

  static var kind: FieldKind { .examples([["KAFKA_BOOTSTRAP_SERVERS": "broker-1:9092,broker-2:9092"]]) }

  static func read(_ node: Node, _ syntax: any ExpressionSyntax) -> Endpoints? {
    guard case .object(let object) = node.content, object.count == 1, let text = object[name],
      let addresses = Value<String>.read(text, syntax)
    else { return nil }
    var servers: [[Expression]] = [[]]
    for part in addresses.expression.parts {
      guard case .text(let text) = part else {
        servers[servers.count - 1].append(part)
        continue
      }
      for (index, piece) in text.split(separator: ",", omittingEmptySubsequences: false).enumerated() {
        if index > 0 { servers.append([]) }
        if !piece.isEmpty { servers[servers.count - 1].append(.text(String(piece))) }
      }
    }
    if servers == [[]] { servers = [] }
    return Endpoints(.items(servers.map { .joined($0.map { Value(expression: $0) }) }))
  }

  func write(_ syntax: any ExpressionSyntax) -> Node {
    var parts: [Value<String>] = []
    for server in servers.items { parts += parts.isEmpty ? [server] : [",", server] }
    return Node(.object([Self.name: Value<String>.joined(parts).write(syntax)]))
  }
}
