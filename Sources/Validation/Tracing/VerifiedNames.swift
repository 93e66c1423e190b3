/// The names that a hop accepts in the certificate of what it connects to by TLS: one of them is enough.
struct VerifiedNames: Hashable, Sendable {
  /// In lower case; none where no certificate can have the name.
  let names: [String]
  /// The load balancer that is called, as messages name it.
  let balancer: String
  /// As messages name who verifies: `integration 'Orders'`.
  let caller: String
  /// The property that has the name.
  let place: Place
  /// Whether the name also leads to the load balancer, and is not only compared with the certificate.
  let isLookedUp: Bool

  init(
    _ names: [String], of balancer: PlacedLoadBalancer, by caller: String, at place: Place, isLookedUp: Bool
  ) {
    self.names = names.map { $0.lowercased() }
    self.balancer = balancer.name
    self.caller = caller
    self.place = place
    self.isLookedUp = isLookedUp
  }

  /// As messages list them: `'a.example.com' or 'b.example.com'`.
  var words: String { names.map { "'\($0)'" }.joined(separator: " or ") }
}
