import Documents
import ResourceGraph
import Templates
import Testing
import Validation

@testable import InfraLanguage

/// Commands in the containers of a service, what containers share, and their limits.
@Suite struct ExecTests {
  private let network = Network("main")

  private func service(
    _ containers: Container..., exec: ExecAccess = .allowed(because: "migrations are started by hand"),
    on cluster: Cluster = Cluster("shop")
  ) -> FargateWorker {
    FargateWorker(
      "api", on: cluster, in: network.privateSubnets,
      task: TaskDefinition(size: .quarterVCPU(.gb1)) { for container in containers { container } }, exec: exec)
  }

  private func container(
    _ name: String = "api", readOnlyRootFileSystem: Safeguard = .on, writablePaths: [WritablePath] = ["/tmp"],
    mounts: [Mount] = [], ulimits: [Ulimit] = []
  ) -> Container {
    Container(
      name, image: .registry("public.ecr.aws/example/\(name):1.0.0"), port: name == "api" ? 8080 : nil,
      healthCheck: .command("/bin/check"), readOnlyRootFileSystem: readOnlyRootFileSystem,
      writablePaths: writablePaths, mounts: mounts, ulimits: ulimits)
  }

  private func graph(_ service: some ECSService) throws -> ResourceGraph {
    try Stack("shop", region: .euWest1) { service }.graph()
  }

  private func messages(_ service: some ECSService) -> [String] {
    Stack("shop", region: .euWest1) { service }.errors.map(\.message)
  }

  private func task(_ graph: ResourceGraph) throws -> ECS.TaskDefinition {
    try #require(graph.resource("ApiTaskDefinition", as: ECS.TaskDefinition.self)?.resource)
  }

  // MARK: ECS Exec

  @Test func `nobody runs commands unless a reason is stated`() throws {
    let graph = try self.graph(service(container(), exec: .denied))
    #expect(graph.all(ECS.Service.self).first?.allowsExecuteCommand == nil)
    #expect(graph["ApiTaskPolicy"] == nil)
    #expect(try task(graph).volumes.isEmpty)
  }

  @Test func `the agent has its permissions, and directories of its own in every container`() throws {
    let graph = try self.graph(service(container(), container("proxy")))
    #expect(graph.all(ECS.Service.self).first?.allowsExecuteCommand == true)
    let statements = graph.resource("ApiTaskPolicy", as: IAM.RolePolicy.self)?.document?.statements ?? []
    let actions = statements.flatMap { $0.actions?.values.compactMap(\.literal) ?? [] }
    #expect(
      actions == [
        "ssmmessages:CreateControlChannel", "ssmmessages:CreateDataChannel", "ssmmessages:OpenControlChannel",
        "ssmmessages:OpenDataChannel", "logs:DescribeLogGroups", "logs:CreateLogStream", "logs:DescribeLogStreams",
        "logs:PutLogEvents",
      ])
    let task = try self.task(graph)
    #expect(
      task.volumes.map(\.name) == [
        "api-managed-agents", "api-var-lib-amazon-ssm", "api-var-log-amazon-ssm", "proxy-managed-agents",
        "proxy-var-lib-amazon-ssm", "proxy-var-log-amazon-ssm",
      ])
    #expect(task.volumes.allSatisfy { $0.efs == nil && $0.hostPath == nil })
    for container in task.containers {
      #expect(container.isRootFilesystemReadOnly == true && container.linuxParameters?.hasInitProcess == true)
      #expect(
        container.mountPoints.map(\.containerPath) == [
          "/managed-agents", "/var/lib/amazon/ssm", "/var/log/amazon/ssm",
        ])
      #expect(container.mountPoints.allSatisfy { $0.isReadOnly == false })
    }
  }

  @Test func `a writable root file system needs no directories for the agent`() throws {
    let api = container(readOnlyRootFileSystem: .off(because: "a test"))
    let task = try self.task(try self.graph(service(api)))
    #expect(task.volumes.isEmpty && task.containers[0].mountPoints.isEmpty)
  }

  @Test func `no rule finds anything, and reports show the reason`() throws {
    let report = Validator().check(try graph(service(container())))
    #expect(report.findings.isEmpty, "\(report.findings.map(\.message))")
    #expect(report.unknowns.isEmpty, "\(report.unknowns.map(\.message))")
    #expect(report.allowed.map(\.suppression?.reason) == ["migrations are started by hand"])
    #expect(report.allowed.map(\.rule) == ["service-allows-no-exec"])
  }

  @Test func `a network without NAT needs the endpoint of Session Manager`() throws {
    func rules(_ endpoints: Endpoints) throws -> [String] {
      let network = Network("main", nat: .none, endpoints: endpoints)
      let images = ImageRepository.existing("api", repositoryName: "shop/api")
      let api = FargateService(
        "api", on: Cluster("shop"), in: network.privateSubnets, image: .repository(images, tag: "v1"),
        size: .quarterVCPU(.gb1), port: 8080, containerHealthCheck: .command("/bin/check"),
        exec: .allowed(because: "a test"))
      return Validator().check(try graph(api)).findings.map(\.rule)
    }
    #expect(try rules(.ecr + [.logs]) == ["exec-agent-can-start"])
    #expect(try rules(.ecr + [.logs, .systemsManagerMessages]) == [])
  }

  @Test func `sessions are encrypted with a key of the cluster`() throws {
    let cluster = Cluster("shop", sessionKey: EncryptionKey("sessions"))
    let graph = try self.graph(service(container(), on: cluster))
    let statements = graph.resource("ApiTaskPolicy", as: IAM.RolePolicy.self)?.document?.statements ?? []
    let decryption = statements.first { $0.actions?.values.contains("kms:Decrypt") == true }
    #expect(decryption?.resources?.values.flatMap(\.expression.referencedIDs) == ["SessionsKey"])
    let template = CloudFormation.write(graph)
    #expect(template.diagnostics == [])
    #expect(
      template.document["Resources"]?["ShopCluster"]?["Properties"]?["Configuration"] == [
        "ExecuteCommandConfiguration": ["KmsKeyId": ["Fn::GetAtt": ["SessionsKey", "Arn"]], "Logging": "DEFAULT"]
      ])
    let configuration = Terraform.write(graph)
    #expect(configuration.diagnostics == [])
    #expect(
      configuration.document["resource"]?["aws_ecs_cluster"]?["shop_cluster"]?["configuration"] == [
        "execute_command_configuration": ["kms_key_id": "${aws_kms_key.sessions_key.arn}", "logging": "DEFAULT"]
      ])
    #expect(configuration.document["resource"]?["aws_ecs_service"]?["api_service"]?["enable_execute_command"] == true)
  }

  @Test func `a path or volume that the agent uses is an error`() {
    #expect(
      messages(service(container(writablePaths: ["/var/lib/amazon/ssm"]))) == [
        "container 'api' writes to '/var/lib/amazon/ssm', as ECS Exec does; use another path"
      ])
    let volume = SharedVolume("api-managed-agents")
    #expect(
      messages(service(container(mounts: [.volume(volume, at: "/spool")]))) == [
        "worker 'api' has a volume named 'api-managed-agents', as ECS Exec has; rename it"
      ])
  }

  // MARK: Shared volumes and limits

  @Test func `containers share a volume that both mount, and no other`() throws {
    let spool = SharedVolume("spool")
    let api = service(
      container(mounts: [.volume(spool, at: "/spool")]),
      container("shipper", mounts: [.volume(spool, at: "/in", access: .readOnly)]), exec: .denied)
    let graph = try self.graph(api)
    let task = try self.task(graph)
    #expect(task.volumes.map(\.name) == ["spool"])
    #expect(task.containers.map { $0.mountPoints.map(\.volume) } == [["spool"], ["spool"]])
    #expect(task.containers.map { $0.mountPoints.map(\.containerPath) } == [["/spool"], ["/in"]])
    #expect(task.containers.map { $0.mountPoints.map(\.isReadOnly) } == [[false], [true]])
    let volumes = Terraform.write(graph).document["resource"]?["aws_ecs_task_definition"]?["api_task_definition"]?[
      "volume"]
    #expect(volumes == ["name": "spool"] || volumes == [["name": "spool"]])
  }

  @Test func `a shared volume with the name of a file system's is an error`() {
    let files = FileSystem("files", in: network.isolatedSubnets)
    let point = AccessPoint("reports", of: files, path: "/reports")
    let api = container(mounts: [
      .fileSystem(point, at: "/data"), .volume(SharedVolume("reports-access-point"), at: "/spool"),
    ])
    #expect(
      messages(service(api, exec: .denied)) == [
        "worker 'api' has two volumes named 'reports-access-point'; rename one of them"
      ])
  }

  @Test func `limits of the operating system are written as they are stated`() throws {
    let api = container(ulimits: [.openFiles(100_000), Ulimit("nproc", soft: 512, hard: 1024)])
    let limits = try task(try graph(service(api, exec: .denied))).containers[0].ulimits
    #expect(limits.map(\.name) == ["nofile", "nproc"])
    #expect(limits.map(\.softLimit) == [100_000, 512])
    #expect(limits.map(\.hardLimit) == [100_000, 1024])
  }

  @Test func `limits that ECS would refuse are errors`() {
    let api = container(ulimits: [Ulimit(.processes, soft: 20, hard: 10), .openFiles(-2), .openFiles(1)])
    #expect(
      messages(service(api, exec: .denied)) == [
        "container 'api' of worker 'api' limits 'nproc' to 20, and at most 10; use 0 or more, and a hard limit that is not "
          + "less than the soft one",
        "container 'api' of worker 'api' limits 'nofile' to -2, and at most -2; use 0 or more, and a hard limit that is not "
          + "less than the soft one",
        "container 'api' of worker 'api' limits 'nofile' twice; keep one of the limits",
      ])
  }
}
