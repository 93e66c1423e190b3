/// What Terraform's provider accepts of the properties of a type beside the values that AWS publishes.
///
/// The provider leaves most of them out of its requests: they say that a property is not set, and stand in each plan of a
/// resource whose configuration does not set it.
struct TerraformValues {
  /// By property without indices.
  private let values: [String: Set<String>]

  /// - Returns: `nil` if there are none.
  init?(_ type: String) {
    guard let values = Self.byType[type] else { return nil }
    self.values = values
  }

  /// Whether the provider accepts a text at a path in CloudFormation's spelling.
  func accepts(_ text: String, at path: [String]) -> Bool {
    values[path.filter { Int($0) == nil }.joined(separator: ".")]?.contains(text) ?? false
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
