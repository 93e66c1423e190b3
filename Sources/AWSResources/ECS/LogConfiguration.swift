public import ResourceGraph

extension ECS {
  /// Where a container's output goes.
  ///
  /// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_LogConfiguration.html
  public struct LogConfiguration: FieldGroup {
    /// `awslogs`, `awsfirelens` or `splunk` on Fargate; more of Docker's on EC2.
    public var driver: Value<String>?
    /// The driver's own options: `awslogs-group`, `awslogs-region`, `awslogs-stream-prefix`, `mode`.
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
