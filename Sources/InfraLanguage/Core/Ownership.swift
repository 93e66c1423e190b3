/// Which stack of an app each construct belongs to.
///
/// A construct belongs to the stack that lists it, and one that no stack lists to the only stack that uses it. Stacks
/// of one region can refer to each other's constructs; a reference across regions is an error, unless one end is of no region
/// (``Identity/Scope``).
struct Ownership {
  let stacks: [Stack]
  private(set) var gatherings: [Gathering] = []
  private(set) var diagnostics: [Diagnostic] = []
  /// For each stack, the constructs of other stacks that it refers to, in the order of their first use.
  private(set) var foreign: [[Foreign]]
  /// For each stack, the existing constructs to which the constructs of other stacks that it uses refer.
  private(set) var existing: [[any Construct]]
  private var owners: [[Identity.Key: Int]]

  /// A construct of another stack.
  struct Foreign {
    let construct: any Construct
    let owner: Int
  }

  init(_ stacks: [Stack]) {
    self.stacks = stacks
    foreign = Array(repeating: [], count: stacks.count)
    existing = Array(repeating: [], count: stacks.count)
    owners = Array(repeating: [:], count: stacks.count)
    guard stacks.count > 1 else {
      gatherings = stacks.map { Gathering($0.elements) }
      diagnostics = gatherings.flatMap(\.diagnostics)
      return
    }
    let listings = Listings(stacks)
    diagnostics = listings.duplicates
    for index in stacks.indices {
      gatherings.append(
        Gathering(stacks[index].elements) { listings.owner(of: $0, for: index, usedBy: $1) != nil })
    }
    diagnostics += gatherings.flatMap(\.diagnostics)
    checkShared(listings)
    for (index, gathering) in gatherings.enumerated() {
      for member in gathering.foreign {
        if let owner = listings.owner(of: member.construct, for: index, usedBy: member.user) {
          addForeign(member.construct, of: owner, to: index)
        }
      }
    }
    for index in gatherings.indices { addDependenciesOfForeign(to: index) }
  }

  /// The stack that owns a construct to which a stack refers: two stacks can each own a construct of one name.
  func owner(of construct: any Construct, for stack: Int) -> Int {
    owners[stack][construct.identity.key] ?? stack
  }

  /// The owners of the constructs of other stacks that a stack refers to.
  func owners(for stack: Int) -> [Identity.Key: Int] { owners[stack] }

  /// The regions of the constructs of stacks in other regions that a stack refers to.
  func regions(for stack: Int) -> [Identity.Key: Region] {
    owners[stack].mapValues { stacks[$0].region }.filter { $0.value != stacks[stack].region }
  }

  /// Records that a stack refers to a construct that another stack owns.
  mutating func addForeign(_ construct: any Construct, of owner: Int, to stack: Int) {
    guard owner != stack || construct.existing != nil else { return }
    let key = construct.identity.key
    if let own = gatherings[stack].own(key) { return checkClash(own, construct, of: owner, in: stack) }
    checkAdjustments(of: construct, of: owner, in: stack)
    if construct.existing != nil {
      if !existing[stack].contains(where: { $0.identity.key == key }) { existing[stack].append(construct) }
      return
    }
    guard owners[stack].updateValue(owner, forKey: key) == nil else { return }
    foreign[stack].append(Foreign(construct: construct, owner: owner))
  }

  /// Records what the constructs of other stacks that a stack uses refer to in turn: their keys, networks, certificates.
  mutating func addDependenciesOfForeign(to stack: Int) {
    var next = 0
    while next < foreign[stack].count {
      let known = foreign[stack][next]
      for dependency in known.construct.dependencies {
        addForeign(dependency, of: owner(of: dependency, for: known.owner), to: stack)
      }
      next += 1
    }
  }

  private mutating func checkClash(
    _ own: any Construct, _ construct: any Construct, of owner: Int, in stack: Int
  ) {
    guard !own.isSame(as: construct) else { return }
    let identity = own.identity
    diagnostics.append(
      .error(
        "\(identity.kind) '\(identity.name)' of stack '\(stacks[stack].name)' has the same name as one that the stack uses from "
          + "stack '\(stacks[owner].name)' (\(construct.identity.location)); rename one of them",
        at: identity.location))
  }

  /// Reports adjustments by a stack that does not create the construct: they would be lost.
  private mutating func checkAdjustments(of construct: any Construct, of owner: Int, in stack: Int) {
    let adjustments = construct.adjustments
    guard owner != stack, !adjustments.isEmpty, let own = gatherings[owner].own(construct.identity.key),
      own.adjustments != adjustments
    else { return }
    diagnostics.append(
      .error(
        "stack '\(stacks[stack].name)' adjusts \(construct.description), which stack '\(stacks[owner].name)' creates; adjust it "
          + "there, where it is made",
        at: adjustments.location ?? construct.identity.location))
  }
}

// MARK: - Errors

extension Ownership {
  /// Reports constructs that several stacks use and none lists, and constructs that a stack of another region owns.
  private mutating func checkShared(_ listings: Listings) {
    var users: [Identity.Key: [(stack: Int, member: Gathering.Member)]] = [:]
    var keys: [Identity.Key] = []
    for (index, gathering) in gatherings.enumerated() {
      for member in gathering.members where !member.isListed && member.construct.existing == nil {
        let key = member.construct.identity.key
        if users[key] == nil { keys.append(key) }
        users[key, default: []].append((index, member))
      }
    }
    var shared: Set<Identity.Key> = []
    var mistakes: [(member: Gathering.Member, message: String)] = []
    for key in keys {
      var rest = users[key] ?? []
      while let first = rest.first {
        let same = rest.filter { isShared(first, $0) }
        rest.removeFirst()
        if let owner = listings.foreignOwner(of: first.member.construct, for: first.stack) {
          mistakes.append((first.member, acrossRegions(first.member, first.stack, owner, listings)))
          shared.insert(key)
        } else if !same.isEmpty {
          rest.removeAll { user in same.contains { $0.stack == user.stack } }
          mistakes.append((first.member, ownerless([first] + same)))
          shared.insert(key)
        }
      }
    }
    for (index, gathering) in gatherings.enumerated() {
      for member in gathering.refused {
        guard let owner = listings.foreignOwner(of: member.construct, for: index) else { continue }
        mistakes.append((member, acrossRegions(member, index, owner, listings)))
      }
    }
    // The dependencies of a reported construct are shared for the same reason.
    for mistake in mistakes where mistake.member.referrer.map({ !shared.contains($0.identity.key) }) ?? true {
      diagnostics.append(.error(mistake.message, at: mistake.member.construct.identity.location))
    }
  }

  /// Whether two stacks use one construct. Stacks of one name in two regions each have their own constructs.
  private func isShared(
    _ one: (stack: Int, member: Gathering.Member), _ other: (stack: Int, member: Gathering.Member)
  ) -> Bool {
    let (first, second) = (stacks[one.stack], stacks[other.stack])
    return one.stack != other.stack && one.member.construct.isSame(as: other.member.construct)
      && (first.region == second.region || first.name != second.name)
  }

  private func ownerless(_ users: [(stack: Int, member: Gathering.Member)]) -> String {
    let identity = users[0].member.construct.identity
    let shown = users.prefix(2).map { "by stack '\(stacks[$0.stack].name)' (\(place($0)))" }.joined(separator: " and ")
    let others = users.count > 2 ? ", and by \(users.count - 2) more" : ""
    return "\(identity.description) is used \(shown)\(others), and no stack lists it; list it in the stack that owns it"
  }

  private func place(_ user: (stack: Int, member: Gathering.Member)) -> SourceLocation {
    user.member.referrer?.identity.location ?? stacks[user.stack].location
  }

  private func acrossRegions(
    _ member: Gathering.Member, _ user: Int, _ owner: Int, _ listings: Listings
  ) -> String {
    let (construct, user, owner) = (member.construct, stacks[user], stacks[owner])
    let beginning =
      "\(construct.identity.kind) '\(construct.identity.name)' belongs to stack '\(owner.name)' in "
      + "\(owner.region.rawValue) (\(owner.location))"
    let use =
      "is used by stack '\(user.name)' in \(user.region.rawValue) "
      + "(\(member.referrer?.identity.location ?? user.location))"
    if let other = listings.lists(construct).map({ stacks[$0] }).first(where: { $0.region != owner.region }),
      construct.isOfNoRegion || member.user?.isOfNoRegion ?? false
    {
      return
        "\(beginning) and to stack '\(other.name)' in \(other.region.rawValue) (\(other.location)), and \(use), which "
        + "does not say which of them it means; use one that a single stack lists"
    }
    return "\(beginning) and \(use); a stack cannot refer to a construct in another region; create one in each region"
  }
}

/// Which stacks list a construct.
private struct Listings {
  private let stacks: [Stack]
  private var listings: [Identity.Key: [(stack: Int, construct: any Construct)]] = [:]
  /// The errors about constructs that two stacks of a region list.
  private(set) var duplicates: [Diagnostic] = []

  init(_ stacks: [Stack]) {
    self.stacks = stacks
    for (index, stack) in stacks.enumerated() {
      for construct in Gathering.listedConstructs(in: stack.elements) { add(construct, of: index) }
    }
  }

  private mutating func add(_ construct: any Construct, of stack: Int) {
    guard construct.existing == nil else { return }
    if construct.identity.scope == .edge, stacks[stack].region != .usEast1 { return }
    let identity = construct.identity
    let same = (listings[identity.key] ?? []).filter { $0.construct.isSame(as: construct) }
    guard !same.contains(where: { $0.stack == stack }) else { return }
    if let other = same.first(where: { stacks[$0.stack].region == stacks[stack].region }) {
      duplicates.append(
        .error(
          "\(identity.kind) '\(identity.name)' is listed by stack '\(stacks[other.stack].name)' "
            + "(\(stacks[other.stack].location)) and by stack '\(stacks[stack].name)' (\(stacks[stack].location)); "
            + "list it only in the stack that owns it; the other stack refers to it without listing it",
          at: identity.location))
    }
    listings[identity.key, default: []].append((stack, construct))
  }

  /// The stacks that list a construct.
  func lists(_ construct: any Construct) -> [Int] {
    (listings[construct.identity.key] ?? []).filter { $0.construct.isSame(as: construct) }.map(\.stack)
  }

  /// The other stack that lists a construct; `nil` where the stack itself does, or none.
  ///
  /// It is one of the same region, or else, where the construct or its user is of no region, the only one.
  func owner(of construct: any Construct, for stack: Int, usedBy user: (any Construct)? = nil) -> Int? {
    let owners = lists(construct)
    if owners.contains(stack) { return nil }
    if let owner = owners.first(where: { stacks[$0].region == stacks[stack].region }) { return owner }
    guard owners.count == 1, construct.isOfNoRegion || user?.isOfNoRegion ?? false else { return nil }
    return owners[0]
  }

  /// The stack of another region that lists a construct, where none of the stack's own region does.
  func foreignOwner(of construct: any Construct, for stack: Int) -> Int? {
    guard owner(of: construct, for: stack) == nil else { return nil }
    return lists(construct).first { stacks[$0].region != stacks[stack].region }
  }
}

extension Construct {
  fileprivate var isOfNoRegion: Bool { identity.scope != .region }
}
