/// What Terraform's provider accepts of the properties of a type beside the values that AWS publishes.
///
/// The provider leaves most of them out of its requests: they say that a property is not set, and stand in each plan of a
/// resource whose configuration does not set it.
struct TerraformValues {
  /// By property without indices.
  private let values: [String: Set<String>]

  init(_ type: String) { values = Self.byType[type] ?? [:] }

  /// Whether the provider accepts a text at a path in CloudFormation's spelling: of an enumeration, also the empty one.
  func accepts(_ text: String, at path: [String], _ constraint: ValueConstraint) -> Bool {
    if text.isEmpty, constraint.isEnumeration { return true }
    guard !values.isEmpty else { return false }
    return values[path.filter { Int($0) == nil }.joined(separator: ".")]?.contains(text) ?? false
  }

  private static let byType: [String: [String: Set<String>]] = [
    // No reserved concurrency: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/lambda_function
    "AWS::Lambda::Function": ["ReservedConcurrentExecutions": ["-1"]],
    // No throttling: …/resources/api_gateway_method_settings
    "AWS::ApiGateway::Stage": [
      "MethodSettings.ThrottlingBurstLimit": ["-1"], "MethodSettings.ThrottlingRateLimit": ["-1"],
    ],
    // No encryption: …/resources/kinesis_stream
    "AWS::Kinesis::Stream": ["StreamEncryption.EncryptionType": ["NONE"]],
    // Protocols in lower case too: …/resources/elb
    "AWS::ElasticLoadBalancing::LoadBalancer": [
      "Listeners.InstanceProtocol": ["http", "https", "ssl", "tcp"],
      "Listeners.Protocol": ["http", "https", "ssl", "tcp"],
    ],
  ]
}
