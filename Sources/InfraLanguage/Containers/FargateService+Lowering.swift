import Documents
import ResourceGraph

extension FargateService {
  public func lower(into lowering: inout Lowering) {
    check(&lowering)
    let routes: [LoadBalancerRoute] = lowering.relations(to: self)

    let definition = lowerTask(into: &lowering)
    lowerService(definition, routes, into: &lowering)
    if scaling.isAutomatic { lowerScaling(routes, into: &lowering) }
    lowerRedeployment(into: &lowering)
  }

  private func check(_ lowering: inout Lowering) {
    if case .percent(let percent, let base) = spotShare, !(0...100).contains(percent) || base < 0 {
      lowering.report(
        "service '\(name)' has a spot share of \(percent) % beyond \(base) tasks; use 0 to 100 % beyond 0 or more")
    }
    for mistake in scaling.mistakes { lowering.report("service '\(name)' \(mistake)") }
    if let queue = scaling.backlog?.queue, !mayReceive(from: queue, lowering) {
      lowering.note(
        "service '\(name)' scales with queue '\(queue.construct.name)', and nothing here lets it receive its messages; add "
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

  private func lowerService(
    _ definition: Reference<ECS.TaskDefinition>, _ routes: [LoadBalancerRoute], into lowering: inout Lowering
  ) {
    let targets = targetGroups(routes, lowering)
    let registries = lowerRegistry(into: &lowering)
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
        if !targets.isEmpty, let main = task.main, let port = main.port {
          $0.healthCheckGracePeriod = .literal(healthCheckGracePeriod.wholeSeconds)
          $0.loadBalancers = targets.map { target in
            .init {
              $0.containerName = .literal(main.name)
              $0.containerPort = .literal(port.number)
              $0.targetGroup = target
            }
          }
        }
        $0.serviceRegistries = registries
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
        "ECS has taken the deployment of service '\(name)' back, because its tasks did not become healthy. The events of the "
          + "service and the logs of the tasks say why."),
    ]
  }

  /// The target groups of the service: all routes of a load balancer to it share one.
  private func targetGroups(
    _ routes: [LoadBalancerRoute], _ lowering: Lowering
  ) -> [Reference<ElasticLoadBalancing.TargetGroup>] {
    let apiRoutes: [HTTPAPIRoute] = lowering.relations(to: self)
    let balancers = routes.map(\.loadBalancer) + apiRoutes.compactMap(\.listenerBalancer)
    return balancers.map { $0.targetGroup(of: self) }.unique
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
