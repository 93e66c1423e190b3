extension Stack {
  /// The stack of us-east-1 with what stacks of one name have there: `shop-edge`.
  init(edgeOf stack: Stack, _ constructs: [any Construct]) {
    self.init(
      name: "\(stack.name)-edge", region: .usEast1, summary: "What stack \(stack.name) has in us-east-1",
      tags: stack.tags,
      terraformBackend: stack.terraformBackend.map { $0.beside("edge") }, disposal: stack.disposal,
      parameters: stack.parameters.filter { Set(constructs.flatMap(\.parameterNames)).contains($0.name) },
      elements: constructs, location: stack.location)
  }
}

extension Ownership {
  /// The owners of an app's constructs, among them stacks of us-east-1 for what stacks of other regions have there.
  static func complete(_ stacks: [Stack]) -> Ownership {
    let ownership = Ownership(stacks)
    // What has no owner yet would have several.
    guard ownership.diagnostics.isEmpty else { return ownership }
    let edges = ownership.edges
    return edges.isEmpty ? ownership : Ownership(stacks + edges)
  }

  private var edges: [Stack] {
    var edges: [(stack: Stack, constructs: [any Construct])] = []
    let all = zip(stacks, gatherings).filter { $0.0.region != .usEast1 }.map { stack, gathering in
      (
        stack: stack,
        members: gathering.members.filter { $0.construct.identity.scope == .edge && $0.construct.existing == nil }
      )
    }
    let listed = all.flatMap(\.members).filter(\.isListed).map(\.construct)
    for (stack, members) in all {
      // What another stack lists belongs to that one's.
      let constructs = members.filter { member in
        member.isListed || !listed.contains { $0.isSame(as: member.construct) }
      }
      .map(\.construct)
      guard !constructs.isEmpty else { continue }
      let place = edges.firstIndex { $0.stack.name == stack.name } ?? edges.count
      if place == edges.count { edges.append((stack, [])) }
      let known = Set(edges[place].constructs.map(\.identity.key))
      edges[place].constructs += constructs.filter { !known.contains($0.identity.key) }
    }
    return edges.map { Stack(edgeOf: $0.stack, $0.constructs) }
  }
}

extension Construct {
  /// The parameters of the stack that what exists already, and the construct needs, is known by.
  fileprivate var parameterNames: [String] {
    let own = existing?.attributes.flatMap(\.value.parameterNames) ?? []
    return own + dependencies.flatMap(\.parameterNames)
  }
}
