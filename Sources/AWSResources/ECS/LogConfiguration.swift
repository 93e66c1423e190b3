public import ResourceGraph

extension ECS {
  /// The log driver of a container and its options.
  ///
  /// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_LogConfiguration.html
  public struct LogConfiguration: FieldGroup {
    /// `awslogs`, `awsfirelens` or `splunk` on Fargate; EC2 supports further Docker drivers.
    public var driver: Value<String>?
    /// The options of the driver: `awslogs-group`, `awslogs-region`, `awslogs-stream-prefix`, `mode`.
    public var options: NamedValues?
    public var secretOptions: [NamedSecret] = []

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required("LogDriver", &driver)
      fields.field("Options", &options)
      fields.groups("SecretOptions", terraform: "secret_option", &secretOptions)
    }
  }
}
