package import AWSResources

/// The way of one request, step by step, with the request as each step sends it on, and where it ends.
package struct RequestTrace: Sendable {
  /// What the request passes.
  package struct Step: Sendable {
    /// As messages name it: `listener rule 'OrdersRule'`.
    package let name: String
    /// The setting that decides; `nil` for what the template does not have.
    package let place: Place?
    /// What decides there: `path '/orders/*'`.
    package let detail: String?
    /// The request line as it leaves the step.
    package let line: String
  }

  /// Where the way ends.
  package enum Ending: Sendable {
    /// Something gets the request that answers it: a container, a function, a bucket.
    case arrives(Arrival)
    /// A step answers by itself, as somebody wrote it there.
    case answered(Reply)
    /// The request gets no answer that anybody meant.
    case breaks(Break)
    case unknown(Doubt)
  }

  /// What gets a request.
  package struct Arrival: Hashable, Sendable {
    /// `container 'app' of service 'Orders'`.
    package let name: String
    package let resource: LogicalID
    /// `nil` for what has no port.
    package let port: Int?
    /// The request line that it gets.
    package let line: String
  }

  /// What a step answers: `301 to https://shop.example.com/orders`.
  package struct Reply: Hashable, Sendable {
    package let status: Int
    package let text: String
  }

  /// Why a request does not arrive, and what to do.
  package struct Break: Sendable {
    package enum Kind: Hashable, Sendable {
      /// No record, distribution or API has the name.
      case name
      /// A certificate that does not have the name, or is in another region.
      case certificate
      /// A firewall that is not for what it stands before.
      case firewall
      /// Nothing is deployed to a stage.
      case deployment
      /// No route, rule or resource takes the path.
      case route
      /// What a route demands of a caller cannot be met.
      case authorisation
      /// The path, host or stage that is sent on is not what the next hop expects.
      case mapping
      /// An integration, link or origin that does not lead to its target.
      case integration
      /// Something internal, called over the internet.
      case internalTarget
      /// What is registered cannot be found by who looks for it.
      case registration
      /// A port or protocol that the next hop does not have.
      case port
      case healthCheck
      /// Security groups, network ACLs, routes.
      case network
    }

    package let kind: Kind
    package let place: Place?
    /// What is wrong, without an end.
    package let fact: String
    /// What to do.
    package let remedy: String
  }

  /// What is not known before deployment.
  package struct Doubt: Hashable, Sendable {
    package let place: Place?
    package let reason: String
  }

  /// The request as the client sends it.
  package let request: TracedRequest
  package private(set) var steps: [Step] = []
  package private(set) var ending: Ending

  init(_ request: TracedRequest) {
    self.request = request
    ending = .unknown(Doubt(place: nil, reason: "the way of the request has no end"))
  }

  mutating func pass(_ name: String, _ place: Place?, _ request: TracedRequest, _ detail: String? = nil) {
    steps.append(Step(name: name, place: place, detail: detail, line: request.line))
  }

  // MARK: Ends

  func arrives(_ name: String, at resource: LogicalID, port: Int? = nil, _ request: TracedRequest) -> RequestTrace {
    ending(.arrives(Arrival(name: name, resource: resource, port: port, line: request.line)))
  }

  func answered(_ status: Int, _ text: String) -> RequestTrace { ending(.answered(Reply(status: status, text: text))) }

  func breaks(_ kind: Break.Kind, at place: Place?, _ fact: String, _ remedy: String) -> RequestTrace {
    ending(.breaks(Break(kind: kind, place: place, fact: fact, remedy: remedy)))
  }

  func unknown(_ reason: String, at place: Place? = nil) -> RequestTrace {
    ending(.unknown(Doubt(place: place, reason: reason)))
  }

  func ending(_ ending: Ending) -> RequestTrace {
    var trace = self
    trace.ending = ending
    return trace
  }

  /// The one of several ways that needs attention most: one that breaks, else one that is not known.
  static func worst(_ traces: [RequestTrace]) -> RequestTrace? {
    traces.min { $0.ending.rank < $1.ending.rank }
  }
}

extension RequestTrace.Ending {
  fileprivate var rank: Int {
    switch self {
    case .breaks: 0
    case .unknown: 1
    case .answered: 2
    case .arrives: 3
    }
  }
}
