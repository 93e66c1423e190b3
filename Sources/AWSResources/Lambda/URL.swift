public import ResourceGraph

extension Lambda {
  /// A function URL: an HTTPS endpoint of a function.
  ///
  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-lambda-url.html
  public struct URL: Resource {
    public static let resourceType = ResourceType(
      cloudFormation: "AWS::Lambda::Url",
      terraform: "aws_lambda_function_url",
      attributes: ["Ref": "function_arn", "FunctionArn": "function_arn", "FunctionUrl": "function_url"]
    )

    /// The ARN or name of a function.
    public var function: Reference<Function>?
    /// `NONE` allows unauthenticated requests.
    public var authentication: Value<Permission.URLAuthentication>?
    /// `BUFFERED` or `RESPONSE_STREAM`.
    public var invokeMode: Value<String>?
    /// An alias of the function.
    public var qualifier: Value<String>?
    public var cors: CORS?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required("TargetFunctionArn", terraform: "function_name", &function)
      fields.required("AuthType", terraform: "authorization_type", &authentication)
      fields.field("InvokeMode", &invokeMode)
      fields.field("Qualifier", &qualifier)
      fields.group("Cors", &cors)
    }

    /// The CORS settings.
    public struct CORS: FieldGroup {
      public var allowsCredentials: Value<Bool>?
      public var headers: List<Value<String>>?
      public var methods: List<Value<String>>?
      public var origins: List<Value<String>>?
      public var exposedHeaders: List<Value<String>>?
      /// In seconds, 0 to 86400.
      public var maxAge: Value<Int>?

      public init() {}

      public mutating func map(_ fields: FieldMapper) {
        fields.field("AllowCredentials", &allowsCredentials)
        fields.field("AllowHeaders", &headers)
        fields.field("AllowMethods", &methods)
        fields.field("AllowOrigins", &origins)
        fields.field("ExposeHeaders", &exposedHeaders)
        fields.field("MaxAge", &maxAge)
      }
    }
  }
}
