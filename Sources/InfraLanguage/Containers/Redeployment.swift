import ResourceGraph

/// The tasks of a service are replaced after each rotation of a secret, because ECS reads secrets only when a task starts.
public struct Redeployment: Relation {
  let service: any ECSService
  let owner: any Construct
  /// The ARN of the secret.
  let secret: Value<String>
  public let location: SourceLocation

  public var source: any Construct { service }
  public var destination: any Construct { owner }

  public func contribute(to contributions: inout Contributions) {
    contributions.redeploy(service, onRotationOf: secret)
  }

  public func lower(into lowering: inout Lowering) {
    // A connection checks what it asks for itself.
    guard let owner = owner as? Secret else { return }
    if owner.rotation == nil, owner.existing == nil {
      lowering.report(
        "nothing rotates \(owner.description), so no rotation redeploys \(service.description); give the secret a 'rotation:', or "
          + "remove the redeployment")
    }
    let containers = service.task.containers.flatMap(\.secrets.entries)
    let injected = lowering.contribution(to: service).injections.flatMap(\.secrets)
    if !(containers + injected).contains(where: { $0.secret.arn == secret }) {
      lowering.report(
        "no container of \(service.description) gets a value of \(owner.description) at its start, so a redeployment changes nothing; "
          + "add it to 'secrets:', or remove the redeployment")
    }
  }
}

extension ECSService {
  /// Replaces the tasks after each rotation of a secret: `api.redeploys(onRotationOf: token)`.
  ///
  /// Secrets Manager reports a new current version to EventBridge, and a state machine starts a deployment of the service.
  /// Until it is complete, the former tasks have the former value.
  ///
  /// - Parameter secret: a secret that is rotated, and whose value the service's containers get in `secrets`.
  public func redeploys(
    onRotationOf secret: Secret,
    fileID: StaticString = #fileID, line: Int = #line, column: Int = #column
  ) -> Redeployment {
    Redeployment(
      service: self, owner: secret, secret: secret.arn,
      location: SourceLocation(fileID: fileID, line: line, column: column))
  }

  /// Adds a rule for new versions of the secrets, and the state machine that it starts.
  ///
  /// EventBridge cannot call ECS itself. Step Functions can, without a function whose runtime somebody has to update:
  /// https://docs.aws.amazon.com/step-functions/latest/dg/supported-services-awssdk.html
  ///
  /// The event needs no trail:
  /// https://docs.aws.amazon.com/secretsmanager/latest/userguide/secret-event-notifications.html
  func lowerRedeployment(into lowering: inout Lowering) {
    let secrets = lowering.contribution(to: self).rotatingSecrets
    guard !secrets.isEmpty else { return }
    let ruleName = "\(physicalName(in: lowering))-redeployment"
    Names.check(physical: ruleName, of: "event rule", longest: 64, in: &lowering)
    let machineRole = addRole("RedeploymentRole", "redeployment", trusting: "states.amazonaws.com", to: &lowering)
    lowering.addPolicy(
      id("RedeploymentPolicy"), "redeploy", of: machineRole,
      [IAM.Statement(actions: ["ecs:UpdateService"], resources: [arn])])
    let machine = lowering.add(
      id("RedeploymentStateMachine"), named: "\(name)-redeployment",
      StepFunctions.StateMachine {
        $0.name = .literal(ruleName)
        $0.role = machineRole
        $0.kind = .literal(.standard)
        $0.definition = redeployment.text
      })
    let ruleRole = addRole("RotationRole", "rotation", trusting: "events.amazonaws.com", to: &lowering)
    lowering.addPolicy(
      id("RotationPolicy"), "start", of: ruleRole,
      [IAM.Statement(actions: ["states:StartExecution"], resources: [machine.value])])
    lowering.add(
      id("RotationRule"), named: "\(name)-redeployment",
      Events.Rule {
        $0.name = .literal(ruleName)
        $0.description = .literal("New versions of secrets that tasks of \(name) read at their start")
        $0.pattern = [
          "source": ["aws.secretsmanager"],
          "detail-type": ["Secret Label Updated"],
          "resources": .items(secrets.map(\.document)),
          "detail": ["labelUpdated": ["AWSCURRENT"]],
        ]
        $0.state = .literal(.enabled)
        $0.targets = [
          .init {
            $0.id = "target-1"
            $0.arn = machine.value
            $0.role = ruleRole
          }
        ]
      })
  }

  private func addRole(
    _ role: String, _ suffix: String, trusting service: String, to lowering: inout Lowering
  ) -> Reference<IAM.Role> {
    lowering.add(
      id(role), named: "\(name)-\(suffix)",
      IAM.Role { $0.trustPolicy = IAM.PolicyDocument([IAM.Statement(trusting: service)]) })
  }

  /// One call of ECS, which is repeated for half an hour if ECS refuses it.
  private var redeployment: JSONDocument {
    let resource: Value<String> = "arn:\(.partition):states:::aws-sdk:ecs:updateService"
    return [
      "StartAt": "Redeploy",
      "States": [
        "Redeploy": [
          "Type": "Task",
          "Resource": resource.document,
          "Parameters": [
            "Cluster": cluster.clusterName.document, "Service": serviceName.document, "ForceNewDeployment": true,
          ],
          "Retry": [["ErrorEquals": ["States.ALL"], "IntervalSeconds": 60, "BackoffRate": 2, "MaxAttempts": 5]],
          "End": true,
        ]
      ],
    ]
  }
}
