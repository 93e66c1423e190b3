public import ResourceGraph

extension ElasticLoadBalancing {
  /// An action of a listener or a rule.
  public struct Action: FieldGroup {
    public enum Kind: String, Literal, CaseIterable {
      case authenticateWithCognito = "authenticate-cognito"
      case authenticateWithOIDC = "authenticate-oidc"
      case fixedResponse = "fixed-response"
      case forward
      /// CloudFormation only.
      case jwtValidation = "jwt-validation"
      case redirect
    }

    public var kind: Value<Kind>?
    /// 1 to 50000; of several actions, the last one responds and those before it authenticate.
    public var order: Value<Int>?
    /// The only target group of a `forward` action; several are in `forward`.
    public var targetGroup: Reference<TargetGroup>?
    public var forward: Forward?
    public var redirect: Redirect?
    public var fixedResponse: FixedResponse?
    public var cognito: CognitoAuthentication?
    public var oidc: OIDCAuthentication?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required("Type", &kind)
      fields.field("Order", &order)
      fields.field("TargetGroupArn", &targetGroup)
      fields.group("ForwardConfig", terraform: "forward", &forward)
      fields.group("RedirectConfig", terraform: "redirect", &redirect)
      fields.group("FixedResponseConfig", terraform: "fixed_response", &fixedResponse)
      fields.group("AuthenticateCognitoConfig", terraform: "authenticate_cognito", &cognito)
      fields.group("AuthenticateOidcConfig", terraform: "authenticate_oidc", &oidc)
    }
  }

  /// Forwards to several target groups by weight, optionally with stickiness.
  public struct Forward: FieldGroup {
    public var targetGroups: [WeightedTargetGroup] = []
    public var stickiness: Stickiness?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.groups("TargetGroups", terraform: "target_group", &targetGroups)
      fields.group("TargetGroupStickinessConfig", terraform: "stickiness", &stickiness)
    }

    public struct WeightedTargetGroup: FieldGroup {
      public var targetGroup: Reference<TargetGroup>?
      /// 0 to 999.
      public var weight: Value<Int>?

      public init() {}

      public mutating func map(_ fields: FieldMapper) {
        fields.required("TargetGroupArn", terraform: "arn", &targetGroup)
        fields.field("Weight", &weight)
      }
    }

    public struct Stickiness: FieldGroup {
      public var isEnabled: Value<Bool>?
      /// In seconds, 1 to 604800.
      public var duration: Value<Int>?

      public init() {}

      public mutating func map(_ fields: FieldMapper) {
        fields.field("Enabled", &isEnabled)
        fields.required("DurationSeconds", terraform: "duration", &duration)
      }
    }
  }

  /// A redirect; parts without a value are taken from the request.
  public struct Redirect: FieldGroup {
    /// `HTTP` or `HTTPS`.
    public var protocolName: Value<String>?
    public var port: Value<String>?
    public var host: Value<String>?
    public var path: Value<String>?
    public var query: Value<String>?
    public var statusCode: Value<StatusCode>?

    public enum StatusCode: String, Literal, CaseIterable {
      case movedPermanently = "HTTP_301"
      case found = "HTTP_302"
    }

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.field("Protocol", &protocolName)
      fields.field("Port", &port)
      fields.field("Host", &host)
      fields.field("Path", &path)
      fields.field("Query", &query)
      fields.required("StatusCode", &statusCode)
    }
  }

  /// A fixed response of the load balancer.
  public struct FixedResponse: FieldGroup {
    /// `2XX`, `4XX` or `5XX`.
    public var statusCode: Value<String>?
    /// `text/plain`, `text/css`, `text/html`, `application/javascript` or `application/json`.
    public var contentType: Value<String>?
    public var messageBody: Value<String>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required("StatusCode", &statusCode)
      fields.required("ContentType", &contentType)
      fields.field("MessageBody", &messageBody)
    }
  }
}
