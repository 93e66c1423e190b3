import Documents
import ResourceGraph
import Templates
import Testing
import Validation

@testable import InfraLanguage

/// Services whose tasks are replaced after the rotation of a secret that they read at their start.
@Suite struct RedeploymentTests {
  private let network = Network("main", zones: 2)

  private func service(_ secrets: SecretEnvironment = [:]) -> FargateService {
    FargateService(
      "api", on: Cluster("shop"), in: network.privateSubnets, image: .registry("public.ecr.aws/example/api:1.0.0"),
      size: .quarterVCPU(.gb1), port: 8080, secrets: secrets, containerHealthCheck: .command("/bin/check"))
  }

  private var orders: PostgreSQL { PostgreSQL("orders", in: network.isolatedSubnets, size: .m7g(.large)) }

  private var token: Secret {
    Secret(
      "token",
      rotation: .every(.days(30), by: .existing("rotate", functionName: "rotate", roleName: "rotate")))
  }

  private func graph(_ elements: any StackElement...) throws -> ResourceGraph {
    try Stack("shop", region: .euWest1) { elements }.graph()
  }

  @Test func `the password of a database starts a deployment when it has a new version`() throws {
    let graph = try graph(service().connects(to: orders, as: .masterPasswordWithRedeployment))
    let rule = try #require(graph.resource("ApiRotationRule", as: Events.Rule.self))
    let secret: Value<String> = .expression(.attribute("OrdersDatabase", "MasterUserSecret.SecretArn"))
    #expect(
      rule.pattern == [
        "source": ["aws.secretsmanager"], "detail-type": ["Secret Label Updated"],
        "resources": [secret.document], "detail": ["labelUpdated": ["AWSCURRENT"]],
      ])
    #expect(rule.targets.map(\.arn) == [.expression(.attribute("ApiRedeploymentStateMachine", "Ref"))])
    let container = try #require(graph.all(ECS.TaskDefinition.self).first?.containers.first)
    #expect(container.secrets.map(\.name) == ["ORDERS_USERNAME", "ORDERS_PASSWORD"])
    let report = Validator().check(graph)
    #expect(report.findings.isEmpty && report.allowed.isEmpty, "\(report.findings.map(\.message))")
  }

  @Test func `the state machine may update this service, and the rule start this state machine`() throws {
    let graph = try graph(service().connects(to: orders, as: .masterPasswordWithRedeployment))
    func statements(_ policy: LogicalID) -> [IAM.Statement]? {
      graph.resource(policy, as: IAM.RolePolicy.self)?.document?.statements
    }
    #expect(
      statements("ApiRedeploymentPolicy") == [
        IAM.Statement(
          actions: ["ecs:UpdateService"], resources: [.expression(.attribute("ApiService", "ServiceArn"))])
      ])
    #expect(
      statements("ApiRotationPolicy") == [
        IAM.Statement(
          actions: ["states:StartExecution"],
          resources: [.expression(.attribute("ApiRedeploymentStateMachine", "Ref"))])
      ])
  }

  @Test func `both dialects have the same steps`() throws {
    let graph = try graph(service().connects(to: orders, as: .masterPasswordWithRedeployment))
    let template = CloudFormation.write(graph)
    // The note says that the client is the master user.
    #expect(template.diagnostics == graph.notes)
    let machine = template.document["Resources"]?["ApiRedeploymentStateMachine"]?["Properties"]
    let steps = try #require(machine?["DefinitionString"]?["Fn::Sub"]?.string)
    #expect(steps.contains("arn:${AWS::Partition}:states:::aws-sdk:ecs:updateService"))
    #expect(steps.contains(#""ForceNewDeployment":true"#) && steps.contains(#""Service":"${ApiService.Name}""#))
    let configuration = Terraform.write(graph)
    #expect(configuration.diagnostics == graph.notes)
    let resources = configuration.document["resource"]
    let definition = resources?["aws_sfn_state_machine"]?["api_redeployment_state_machine"]?["definition"]?.string
    #expect(definition?.contains(#""Service":"${aws_ecs_service.api_service.name}""#) == true)
    #expect(resources?["aws_cloudwatch_event_target"] != nil)
  }

  @Test func `several secrets have one rule`() throws {
    let token = token
    let api = service(["TOKEN": token.value])
    let graph = try graph(
      api.redeploys(onRotationOf: token), api.connects(to: orders, as: .masterPasswordWithRedeployment))
    #expect(graph.all(StepFunctions.StateMachine.self).count == 1)
    let rule = try #require(graph.resource("ApiRotationRule", as: Events.Rule.self))
    guard case .items(let secrets)? = rule.pattern?["resources"] else { return #expect(Bool(false)) }
    #expect(secrets.count == 2)
    #expect(Validator().check(graph).findings.isEmpty)
  }

  @Test func `a service that does not ask for it has no rule`() throws {
    let graph = try graph(service().connects(to: orders))
    #expect(graph.all(Events.Rule.self).isEmpty && graph.all(StepFunctions.StateMachine.self).isEmpty)
  }

  @Test func `the database of another stack is told to the service's`() throws {
    let orders = orders
    let shop = Stack("shop", region: .euWest1) {
      service().connects(to: orders, as: .masterPasswordWithRedeployment)
    }
    let data = Stack("data", region: .euWest1) {
      network
      orders
    }
    let system = System([data, shop], in: Environment(name: "production", namesIncludeEnvironment: true))
    #expect(system.diagnostics.map(\.description) == [])
    for graph in system.graphs where graph.name == "shop" {
      let rule = try #require(graph.resource("ApiRotationRule", as: Events.Rule.self))
      #expect(rule.pattern?["resources"] != nil)
      #expect(CloudFormation.write(graph).diagnostics == graph.notes)
      #expect(Terraform.write(graph).diagnostics == graph.notes)
    }
    #expect(Validator().check(ResourceGraph.merged(system.graphs)).findings.isEmpty)
  }

  @Test func `only a service can be redeployed`() {
    let task = FargateTask(
      "cleanup", on: Cluster("main"), in: network.privateSubnets, image: .registry("example.com/cleanup:1"),
      size: .quarterVCPU(.mb512))
    let messages = Stack("shop", region: .euWest1) {
      task.connects(to: orders, as: .masterPasswordWithRedeployment)
    }.errors.map(\.message)
    #expect(
      messages == [
        "task 'cleanup' is no service that could be redeployed after a rotation; connect it to 'orders' 'as: .master', or "
          + "'as: .user(\"…\")'"
      ])
  }

  @Test func `a password that nothing rotates redeploys nothing`() {
    let copied = MySQL("copied", in: network.isolatedSubnets, size: .m7g(.large), readReplicas: 1)
    let messages = Stack("shop", region: .euWest1) {
      service().connects(to: copied, as: .masterPasswordWithRedeployment)
    }.errors.map(\.message)
    #expect(
      messages == [
        "nothing rotates the master password of database 'copied', so no rotation redeploys service 'api'; leave 'as:' out, or "
          + "connect it 'as: .user(\"…\")'"
      ])
  }

  private func messages(_ elements: any StackElement...) -> [String] {
    Stack("shop", region: .euWest1) { elements }.errors.map(\.message)
  }

  @Test func `a secret that nothing rotates, or no container reads, redeploys nothing`() {
    let fixed = Secret("token")
    #expect(
      messages(service(["TOKEN": fixed.value]).redeploys(onRotationOf: fixed)) == [
        "nothing rotates secret 'token', so no rotation redeploys service 'api'; give the secret a 'rotation:', or remove the "
          + "redeployment"
      ])
    #expect(
      messages(service().redeploys(onRotationOf: token)) == [
        "no container of service 'api' gets a value of secret 'token' at its start, so a redeployment changes nothing; add it to "
          + "'secrets:', or remove the redeployment"
      ])
    #expect(messages(service(["TOKEN": token.value("key")]).redeploys(onRotationOf: token)) == [])
    // Who rotates a secret that exists already is not known.
    let shared = Secret.existing(
      "shared", secretARN: "arn:aws:secretsmanager:eu-west-1:123456789012:secret:shared-AbCdEf")
    #expect(messages(service(["TOKEN": shared.value]).redeploys(onRotationOf: shared)) == [])
  }
}
