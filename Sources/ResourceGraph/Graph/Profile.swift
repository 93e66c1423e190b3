/// What systems are for: how much an interruption costs.
package enum DeploymentClass: String, Hashable, Sendable, CaseIterable {
  case production, development
}

/// What requests from the internet enter a system through, and nothing else.
package enum Ingress: String, Hashable, Sendable, CaseIterable {
  case loadBalancer = "alb"
  case apiGateway = "api-gateway"
  case cloudFront = "cloudfront"
}

/// A statement of the settings, with its place.
package struct Stated<Value: Hashable & Sendable>: Hashable, Sendable {
  package var value: Value
  package var location: SourceLocation?

  package init(_ value: Value, at location: SourceLocation? = nil) {
    self.value = value
    self.location = location
  }
}
