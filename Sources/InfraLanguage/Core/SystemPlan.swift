import Configuration
import ResourceGraph

/// The owner of each construct, and the stack of each relation, determined before anything is lowered.
struct SystemPlan {
  private let stacks: [Stack]
  private var ownership: Ownership
  /// For each stack, the relations whose resources belong to it.
  private var relations: [[any Relation]]
  private var relationsBySource: [[Identity.Key: [any Relation]]]
  private var relationsByDestination: [[Identity.Key: [any Relation]]]
  private let namePrefix: String?
  private(set) var diagnostics: [Diagnostic]
  private(set) var dependencies: [StackDependency] = []
  private var masterUserNote: MasterUserNote?
  private var uniqueRelations = UniqueRelations()

  init(_ owners: Ownership, namePrefix: String?) {
    stacks = owners.stacks
    self.namePrefix = namePrefix
    ownership = owners
    relations = Array(repeating: [], count: stacks.count)
    relationsBySource = Array(repeating: [:], count: stacks.count)
    relationsByDestination = relationsBySource
    diagnostics = Self.checkNames(of: stacks) + ownership.diagnostics
    for stack in stacks.indices {
      for relation in ownership.gatherings[stack].relations { place(relation, seenFrom: stack) }
    }
    diagnostics += uniqueRelations.diagnostics
    diagnostics += SharedListeners(stacks, relations).diagnostics
    diagnostics += ScheduledConnections(ownership.gatherings, relations).diagnostics
    masterUserNote = MasterUserNote(relations)
    if stacks.count > 1 {
      for stack in stacks.indices { ownership.addDependenciesOfForeign(to: stack) }
      findDependencies()
    }
  }

  /// Assigns a relation to the stack of its dependent end, and records the references between the stacks of its ends.
  private mutating func place(_ relation: any Relation, seenFrom stack: Int) {
    let home = ownership.owner(of: relation.dependent, for: stack)
    guard uniqueRelations.insert(relation, to: home, seenFrom: stack) else { return }
    let ends = relation.dependencies.map { (construct: $0, owner: ownership.owner(of: $0, for: stack)) }
    for end in ends {
      for other in ends { ownership.addForeign(other.construct, of: other.owner, to: end.owner) }
      ownership.addForeign(end.construct, of: end.owner, to: home)
      if end.owner != home { dependencies.append(.init(of: home, on: end.owner, because: .relation(relation))) }
    }
    relations[home].append(relation)
    let (source, destination) = (relation.source, relation.destination)
    relationsBySource[ownership.owner(of: source, for: stack)][source.identity.key, default: []].append(relation)
    relationsByDestination[ownership.owner(of: destination, for: stack)][destination.identity.key, default: []]
      .append(relation)
  }

  private mutating func findDependencies() {
    for (stack, gathering) in ownership.gatherings.enumerated() {
      for member in gathering.members {
        for needed in member.construct.dependencies {
          add(stack, needed, because: .construct(member.construct, uses: needed))
        }
      }
      for resource in gathering.resources {
        for needed in resource.dependencies { add(stack, needed, because: .resource(resource.location, uses: needed)) }
      }
    }
  }

  private mutating func add(_ stack: Int, _ needed: any Construct, because cause: StackDependency.Cause) {
    let owner = ownership.owner(of: needed, for: stack)
    if owner != stack { dependencies.append(.init(of: stack, on: owner, because: cause)) }
  }

  private static func checkNames(of stacks: [Stack]) -> [Diagnostic] {
    var diagnostics: [Diagnostic] = []
    for (index, stack) in stacks.enumerated() {
      if let other = stacks[..<index].first(where: { $0.name == stack.name && $0.region == stack.region }) {
        diagnostics.append(
          .error(
            "stack '\(stack.name)' is already defined at \(other.location); give one of the two another name or region",
            at: stack.location))
      }
    }
    return diagnostics + checkBackends(of: stacks)
  }

  /// Two stacks with one state would each delete what the other one has.
  private static func checkBackends(of stacks: [Stack]) -> [Diagnostic] {
    stacks.indices.compactMap { index in
      guard let backend = stacks[index].terraformBackend,
        let other = stacks[..<index].first(where: { $0.terraformBackend == backend })
      else { return nil }
      if stacks[index].name == "\(other.name)-edge", stacks[index].location == other.location {
        let constructs = stacks[index].elements.compactMap { ($0 as? any Construct)?.description }
        return .error(
          "stack '\(stacks[index].name)', with what stack '\(other.name)' has in us-east-1, would keep its Terraform state where that "
            + "does; list \(constructs.joined(separator: " and ")) in a stack of us-east-1 with a 'terraformBackend' of its own",
          at: other.location)
      }
      return .error(
        "stack '\(stacks[index].name)' keeps its Terraform state where stack '\(other.name)' (\(other.location)) does; give each "
          + "a backend of its own",
        at: stacks[index].location)
    }
  }
}

// MARK: - Input of the lowering

extension SystemPlan {
  /// The contributions of the relations of all stacks.
  func contributions() -> Contributions {
    var contributions = Contributions(stackCount: stacks.count, naming: Naming(stackName: "", environment: nil))
    for stack in stacks.indices {
      contributions.begin(stack, naming: naming(of: stack), owners: ownership.owners(for: stack))
      for relation in relations[stack] { contributions.add(relation) }
    }
    return contributions
  }

  private func naming(of stack: Int) -> Naming {
    var naming = Naming(stackName: stacks[stack].name, environment: namePrefix)
    naming.stackNames = ownership.owners(for: stack).mapValues { stacks[$0].name }
    return naming
  }

  func stackPlan(
    _ index: Int, _ contributions: Contributions, environment: Environment
  ) -> StackPlan {
    StackPlan(
      stack: stacks[index], environment: environment.name, account: environment.account,
      terraformBackend: backend(of: index, in: environment), naming: naming(of: index),
      members: ownership.existing[index].map { Gathering.Member(existing: $0) } + ownership.gatherings[index].members,
      foreign: ownership.foreign[index], relations: relations[index],
      resources: ownership.gatherings[index].resources, outputs: ownership.gatherings[index].outputs,
      intents: ownership.gatherings[index].intents,
      relationsBySource: relationsBySource[index],
      relationsByDestination: relationsByDestination[index], contributions: contributions[index],
      isShared: stacks.count > 1, regions: ownership.regions(for: index),
      notes: masterUserNote.flatMap { $0.stack == index ? [$0.diagnostic] : nil } ?? [])
  }
}

extension SystemPlan {
  /// The backend that the stack states, or the environment's bucket.
  private func backend(of index: Int, in environment: Environment) -> TerraformBackend? {
    let stack = stacks[index]
    if let backend = stack.terraformBackend { return backend }
    return environment.stateBucket.map { bucket in
      .s3(
        bucket: bucket, key: "\(stateName(of: index, in: environment))/terraform.tfstate",
        region: environment.region ?? stack.region)
    }
  }

  /// What the stack is called in AWS, with the region for a further stack of that name, so that the state of the first stays where
  /// it is.
  private func stateName(of index: Int, in environment: Environment) -> String {
    let name = naming(of: index).deployedName
    let named = stacks.indices.filter { stacks[$0].name == stacks[index].name }
    let first = named.first { stacks[$0].region == environment.region } ?? named[0]
    return index == first ? name : "\(name)-\(stacks[index].region.rawValue)"
  }
}

/// The input from which a stack is lowered.
struct StackPlan: Sendable {
  let stack: Stack
  let environment: String
  let account: String?
  let terraformBackend: TerraformBackend?
  let naming: Naming
  let members: [Gathering.Member]
  /// The constructs of other stacks that the stack uses.
  let foreign: [Ownership.Foreign]
  /// The relations whose resources belong to the stack.
  let relations: [any Relation]
  let resources: [Gathering.Resource]
  let outputs: [Output]
  let intents: [PathIntent]
  let relationsBySource: [Identity.Key: [any Relation]]
  let relationsByDestination: [Identity.Key: [any Relation]]
  let contributions: [Identity.Key: Contribution]
  /// Whether the app has other stacks, which may refer to this one.
  let isShared: Bool
  /// The regions of the constructs of other stacks that are in another one.
  let regions: [Identity.Key: Region]
  /// Notes about the entire app, which one of its stacks has.
  let notes: [Diagnostic]
}
