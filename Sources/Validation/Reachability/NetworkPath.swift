package import AWSResources

/// A way from a source to a target, step by step: what it passes, what blocks it, and what is not known.
package struct NetworkPath {
  /// A step of the way.
  package struct Step: Hashable {
    package enum Kind: Hashable {
      case listener
      /// A security group that lets the traffic out of the source, or in to the target.
      case leaving, entering
      case other
    }

    package let kind: Kind
    package let name: String
    /// Where the setting that lets the traffic through is; `nil` for what the template does not have.
    package let place: Place?
  }

  /// A setting that blocks the way.
  package struct Obstacle: Hashable {
    package enum Kind: Hashable {
      /// No route leads there.
      case route
      /// The source or target has no public address.
      case address
      /// No endpoint for a service of AWS.
      case noEndpoint
      /// An endpoint that the subnet does not use.
      case unusedEndpoint(LogicalID)
      /// The policy of an endpoint.
      case endpointPolicy(LogicalID)
      case securityGroupEgress(LogicalID)
      case securityGroupIngress(LogicalID)
      case networkACL(LogicalID)
      /// The target does not listen on the port.
      case port
    }

    package let kind: Kind
    package let place: Place?
    /// What blocks, without an end: `security group 'Tasks' does not let out to 'Orders' on port 5432`.
    package let fact: String
    /// What to do: `add an egress rule`.
    package let remedy: String
  }

  package enum Verdict: Hashable { case reachable, blocked, unknown }

  package private(set) var hops: [Step] = []
  package private(set) var obstacles: [Obstacle] = []
  /// What is not known, each with its reason.
  package private(set) var doubts: [String] = []

  package init() {}

  package var verdict: Verdict { !obstacles.isEmpty ? .blocked : doubts.isEmpty ? .reachable : .unknown }

  /// The steps as findings have them.
  package var proof: [Hop] { hops.map { Hop($0.name, of: $0.place?.entry.id, at: $0.place?.location) } }

  /// The endpoint that a subnet does not use, if that blocks the way.
  package var unusedEndpoint: LogicalID? {
    obstacles.lazy.compactMap { if case .unusedEndpoint(let id) = $0.kind { id } else { nil } }.first
  }

  mutating func pass(_ name: String, _ place: Place? = nil, _ kind: Step.Kind = .other) {
    if hops.last?.name != name { hops.append(Step(kind: kind, name: name, place: place)) }
  }

  mutating func block(_ kind: Obstacle.Kind, at place: Place?, _ fact: String, _ remedy: String) {
    obstacles.append(Obstacle(kind: kind, place: place, fact: fact, remedy: remedy))
  }

  mutating func doubt(_ reason: String) {
    if !doubts.contains(reason) { doubts.append(reason) }
  }

  /// Appends a way that begins where this one ends.
  mutating func append(_ other: NetworkPath) {
    // The other way begins with the resource that this one has passed already.
    let start = other.hops.first.map { first in hops.contains { $0.name == first.name } } == true ? 1 : 0
    for hop in other.hops.dropFirst(start) { pass(hop.name, hop.place, hop.kind) }
    obstacles += other.obstacles
    for reason in other.doubts { doubt(reason) }
  }
}

extension Place: Hashable {
  package static func == (left: Place, right: Place) -> Bool {
    left.entry.id == right.entry.id && left.property == right.property
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(entry.id)
    hasher.combine(property)
  }
}
