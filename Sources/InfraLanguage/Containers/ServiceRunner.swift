import Documents
import ResourceGraph

/// A construct that keeps tasks running as a service of ECS.
protocol ServiceRunner: TaskRunner, ECSService {
  var scaling: Scaling { get }
  var spotShare: SpotShare { get }
}

/// What sends requests to the tasks of a service.
struct Requests {
  var loadBalancers: [ECS.Service.LoadBalancer] = []
  /// How long failed health checks of the load balancers are ignored after a task has started.
  var healthCheckGracePeriod = Duration.zero
  /// The resource label of the metric of requests per target.
  var countLabel: Value<String>?
  /// The namespaces in which the tasks are found.
  var registries: [ECS.Service.ServiceRegistry] = []
}

extension ServiceRunner {
  var runnerDependencies: [any Construct] {
    [placement.network, cluster] + task.dependencies + (scaling.backlog.map { [$0.queue.construct] } ?? [])
  }
  /// What works through a queue, or on Spot, is stopped in the middle of its work: it gets the longest time to end it.
  var stopTimeout: Duration? { scaling.backlog != nil || spotShare != .none ? .seconds(120) : nil }
  var sessionKey: EncryptionKey? { cluster.sessionKey }

  func lowerService(receiving requests: Requests = Requests(), into lowering: inout Lowering) {
    check(&lowering)
    let definition = lowerTask(into: &lowering)
    addService(definition, requests, to: &lowering)
    if scaling.isAutomatic { lowerScaling(requests, into: &lowering) }
    lowerRedeployment(into: &lowering)
  }

  private func check(_ lowering: inout Lowering) {
    if case .percent(let percent, let base) = spotShare, !(0...100).contains(percent) || base < 0 {
      lowering.report(
        "\(description) has a spot share of \(percent) % beyond \(base) tasks; use 0 to 100 % beyond 0 or more")
    }
    for mistake in scaling.mistakes { lowering.report("\(description) \(mistake)") }
    if let queue = scaling.backlog?.queue, !mayReceive(from: queue, lowering) {
      lowering.note(
        "\(description) scales with queue '\(queue.construct.name)', and nothing here lets it receive its messages; add "
          + "'\(queue.construct.name).grants(.receive, to: \(name))'")
    }
  }

  private func mayReceive(from queue: AnyQueue, _ lowering: Lowering) -> Bool {
    let permissions: [Permission] = lowering.relations(from: self)
    let granted = lowering.contribution(to: self).statements.map {
      ($0.actions?.values ?? [], $0.resources?.values ?? [])
    }
    let allowed = permissions.map { ($0.actions.map { Value<String>.literal($0) }, $0.resources) }
    return (granted + allowed).contains { actions, resources in
      resources.contains { $0 == queue.arn || $0.literal?.contains("*") == true }
        && actions.contains { WildcardPattern.overlap($0.literal?.lowercased() ?? "", "sqs:receivemessage") }
    }
  }

  // MARK: Service

  private func addService(
    _ definition: Reference<ECS.TaskDefinition>, _ requests: Requests, to lowering: inout Lowering
  ) {
    let serviceConnect = lowerServiceConnect(into: &lowering)
    let serviceName = physicalName(in: lowering)
    Names.check(physical: serviceName, of: "service", longest: 255, in: &lowering)
    let startDependencies = lowering.contribution(to: self).startDependencies.unique
    lowering.add(
      id("Service"), named: name,
      ECS.Service {
        // Unique in the cluster, which services of other stacks and environments can share.
        $0.name = .literal(serviceName)
        $0.cluster = cluster.cluster
        $0.taskDefinition = definition
        $0.capacityProviderStrategy = capacityProviders
        $0.platformVersion = "LATEST"
        if scaling.isAutomatic {
          $0.initialCount = .literal(scaling.minimum)
        } else {
          $0.desiredCount = .literal(scaling.minimum)
        }
        $0.availabilityZoneRebalancing = .literal(.enabled)
        $0.deploymentMinimum = 100
        $0.deploymentMaximum = 200
        $0.deploymentCircuitBreaker = .init {
          $0.isEnabled = true
          $0.rollsBack = true
        }
        $0.networkConfiguration = .init {
          $0.subnets = placement.subnets
          $0.securityGroups = [securityGroup]
          $0.assignsPublicIP = false
        }
        $0.forcesNewDeploymentInTerraform = true
        // CloudFormation waits by itself.
        $0.waitsForSteadyState = true
        if exec.isAllowed { $0.allowsExecuteCommand = true }
        $0.propagatedTags = .literal(.service)
        $0.managesTags = true
        if !requests.loadBalancers.isEmpty {
          $0.healthCheckGracePeriod = .literal(requests.healthCheckGracePeriod.wholeSeconds)
          $0.loadBalancers = requests.loadBalancers
        }
        $0.serviceRegistries = requests.registries
        $0.serviceConnect = serviceConnect
      }
    ) {
      $0.dependsOn = startDependencies
      $0.needsComplete = certificatePrerequisites(serviceConnect)
      if case .allowed(let reason) = exec {
        $0.allowances.append(Allowance(.serviceAllowsNoExec, because: reason, at: identity.location))
      }
      // Application Auto Scaling sets the count; a deployment must not reset it.
      if scaling.isAutomatic { $0.ignore(ECS.Service.desiredCountChange) }
      $0.attributes.append("lifecycle", ["postcondition": [deploymentSucceeded]])
    }
  }

  /// Lets Terraform fail where ECS has taken a deployment back: it waits for a steady service, which the former version is.
  /// https://github.com/hashicorp/terraform-provider-aws/issues/20858
  private var deploymentSucceeded: Node {
    let definition = "aws_ecs_task_definition.\(Spelling.snakeCase(id("TaskDefinition").name)).arn"
    return [
      "condition": .string("${self.task_definition == \(definition)}"),
      "error_message": .string(
        "ECS has taken the deployment of \(description) back, because its tasks did not become healthy. The events of the "
          + "service and the logs of the tasks say why."),
    ]
  }

  private var capacityProviders: [ECS.CapacityProviderStrategyItem] {
    func item(_ provider: String, weight: Int, base: Int? = nil) -> ECS.CapacityProviderStrategyItem {
      .init {
        $0.capacityProvider = .literal(provider)
        $0.weight = .literal(weight)
        $0.base = base.map { .literal($0) }
      }
    }
    guard case .percent(let percent, let base) = spotShare else { return [item("FARGATE", weight: 1)] }
    return [item("FARGATE", weight: 100 - percent, base: base), item("FARGATE_SPOT", weight: percent)]
  }
}
