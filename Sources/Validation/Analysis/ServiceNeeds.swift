import AWSResources

extension PlacedService {
  /// Whether the service runs on Fargate, where tasks pull images and write logs from their own subnets.
  package func isOnFargate(_ model: Model) -> Bool {
    switch model.known(service.resource.launchType) {
    case .value(let type): type == .fargate
    case .absent, .unknown: !sharesHostNetwork(model)
    }
  }

  /// Whether its tasks use the network of the instances that they run on, which Fargate does not offer.
  private func sharesHostNetwork(_ model: Model) -> Bool {
    guard service.resource.networkConfiguration == nil, let task = task?.resource,
      task.requiresCompatibilities?.items.contains(where: { $0.literal == .fargate }) != true
    else { return false }
    return model.known(task.networkMode).or(.bridge).value.map { $0 != .awsvpc } ?? false
  }
}

/// The AWS services that ECS calls from the network interface of a task, named as in endpoints.
extension Model {
  package func needs(of service: PlacedService) -> Set<String> {
    let containers = service.task?.resource.containers ?? []
    var needs = Set(secretStores(of: service))
    if containers.contains(where: { origin(ofImage: $0.image) == .ecr }) { needs.formUnion(["ecr.api", "ecr.dkr"]) }
    if containers.contains(where: { literal($0.logConfiguration?.driver) == "awslogs" }) { needs.insert("logs") }
    if known(service.service.allowsExecuteCommand).value == true { needs.insert("ssmmessages") }
    return needs
  }

  /// The interface endpoints that the tasks of a service use, whether or not a NAT gateway exists.
  package func endpoints(usedBy service: PlacedService) -> [Endpoint] {
    guard service.isOnFargate(self) else { return [] }
    let needs = needs(of: service)
    let vpcs = Set(service.placement.subnets.compactMap(\.vpc))
    return network.endpoints.filter { endpoint in
      guard let name = endpoint.service, let vpc = endpoint.vpc else { return false }
      return endpoint.kind.value == .interface && endpoint.hasPrivateDNS.value == true && needs.contains(name)
        && vpcs.contains(vpc)
    }
  }

  /// The stores of the secrets that ECS reads for a service, and that its code reads: `secretsmanager`, `ssm`.
  package func secretStores(of service: PlacedService) -> [String] {
    var stores: Set<String> = []
    for container in service.task?.resource.containers ?? [] {
      if container.repositoryCredentials != nil { stores.insert("secretsmanager") }
      for secret in container.secrets + (container.logConfiguration?.secretOptions ?? []) {
        if let store = secret.source.flatMap({ store(of: $0) }) { stores.insert(store) }
      }
    }
    if task(of: service, canCall: "secretsmanager:getsecretvalue") { stores.insert("secretsmanager") }
    return stores.sorted()
  }

  /// Whether a statement for the code of a service's tasks names an action.
  private func task(of service: PlacedService, canCall action: String) -> Bool {
    guard let role = service.task?.resource.taskRole?.id else { return false }
    return (policiesByRole[role] ?? []).contains { policy in
      policy.statements.contains { $0.isAllow && $0.actionNames.contains(action) }
    }
  }

  /// The store of a secret; `nil` where it cannot be determined before deployment.
  private func store(of source: Value<String>) -> String? {
    for id in source.expression.referencedIDs {
      switch graph[id]?.content {
      case .typed(is SecretsManager.Secret), .typed(is RDS.DBInstance), .typed(is RDS.DBCluster):
        return "secretsmanager"
      case .typed(is SSM.Parameter): return "ssm"
      case .raw(let raw) where raw.type.hasPrefix("AWS::RDS::"): return "secretsmanager"
      default: continue
      }
    }
    guard let text = self.text(source) else { return nil }
    if text.contains(":secretsmanager:") { return "secretsmanager" }
    if text.contains(":ssm:") { return "ssm" }
    return text.contains("${") || text.hasPrefix("arn:") ? nil : "ssm"
  }
}
