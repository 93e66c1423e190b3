/// A construct that is of no region: AWS has it once, or uses it from all of them.
///
/// Stacks of every region refer to it, and it refers to constructs of every region.
protocol GlobalConstruct: Construct {}

/// A global construct that AWS keeps in us-east-1. A stack of another region has it in a stack of its own there.
protocol EdgeConstruct: GlobalConstruct {}

extension EdgeCertificate: EdgeConstruct {}
extension EdgeWebACL: EdgeConstruct {}

extension Distribution: GlobalConstruct {}
extension HostedZone: GlobalConstruct {}
extension KeyGroup: GlobalConstruct {}
extension Record: GlobalConstruct {}

extension Stack {
  /// The stack of us-east-1 with what stacks of one name have there: `shop-edge`.
  init(edgeOf stack: Stack, _ constructs: [any Construct]) {
    self.init(
      name: "\(stack.name)-edge", region: .usEast1, summary: "What stack \(stack.name) has in us-east-1",
      tags: stack.tags,
      terraformBackend: stack.terraformBackend.map { $0.beside("edge") }, disposal: stack.disposal,
      elements: constructs, location: stack.location)
  }
}

extension Ownership {
  /// The owners of an app's constructs, among them stacks of us-east-1 for what stacks of other regions have there.
  static func complete(_ stacks: [Stack]) -> Ownership {
    let ownership = Ownership(stacks)
    let edges = ownership.edges
    return edges.isEmpty ? ownership : Ownership(stacks + edges)
  }

  private var edges: [Stack] {
    var edges: [(stack: Stack, constructs: [any Construct])] = []
    for (stack, gathering) in zip(stacks, gatherings) where stack.region != .usEast1 {
      let constructs = gathering.members.map(\.construct).filter { $0 is any EdgeConstruct && $0.existing == nil }
      guard !constructs.isEmpty else { continue }
      let place = edges.firstIndex { $0.stack.name == stack.name } ?? edges.count
      if place == edges.count { edges.append((stack, [])) }
      let known = Set(edges[place].constructs.map(\.identity.key))
      edges[place].constructs += constructs.filter { !known.contains($0.identity.key) }
    }
    return edges.map { Stack(edgeOf: $0.stack, $0.constructs) }
  }
}
