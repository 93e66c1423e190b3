import Testing

@testable import InfraLanguage

@Suite struct FileSystemTests {
  private let network = Network("main", zones: 2)

  private func service(_ name: String, _ mounts: Mount..., paths: [WritablePath] = ["/tmp"]) -> FargateService {
    FargateService(
      name, on: Cluster("shop"), in: network.privateSubnets,
      task: TaskDefinition(size: .quarterVCPU(.gb1)) {
        Container(name, image: .registry("example.com/\(name):1"), port: 3000, writablePaths: paths, mounts: mounts)
      })
  }

  private func messages(@StackBuilder _ elements: () -> [any StackElement]) -> [String] {
    let stack = Stack("shop", region: .euWest1, elements)
    return (#expect(throws: Diagnostics.self) { try stack.graph() }?.all ?? []).map(\.message)
  }

  @Test func `a file system is encrypted, backed up, kept, and opened by IAM over TLS alone`() throws {
    let graph = try Stack("shop", region: .euWest1) { FileSystem("shared", in: network.isolatedSubnets) }.graph()
    let fileSystem = try #require(graph.resource("SharedFileSystem", as: EFS.FileSystem.self))
    #expect(fileSystem.isEncrypted == true && fileSystem.kmsKey == nil)
    #expect(fileSystem.backups == .literal(.enabled))
    #expect(fileSystem.lifecyclePolicies.map(\.transitionToInfrequentAccess) == ["AFTER_30_DAYS"])
    let statements = try #require(fileSystem.policy?.statements)
    // A policy without an allowance: nobody mounts the file system but by the policy of a role.
    #expect(statements.map(\.effect) == [.literal(.deny)])
    #expect(statements.first?.conditions == [IAM.Condition("Bool", "aws:SecureTransport", "false")])
    #expect(graph["SharedFileSystem"]?.deletionPolicy == .retainExceptOnCreate)
    #expect(graph["SharedFileSystem"]?.updateReplacePolicy == .retain)
  }

  @Test func `it has an address in every subnet, behind one group that admits nobody`() throws {
    let graph = try Stack("shop", region: .euWest1) { FileSystem("shared", in: network.isolatedSubnets) }.graph()
    let targets = graph.all(EFS.MountTarget.self)
    #expect(targets.map { $0.subnet?.id } == ["MainIsolatedSubnet1", "MainIsolatedSubnet2"])
    #expect(targets.allSatisfy { $0.securityGroups == [.to("SharedFileSystemSecurityGroup")] })
    #expect(graph.all(EC2.SecurityGroupIngress.self).allSatisfy { $0.fromPort != 2049 })
  }

  @Test func `a mount opens port 2049, and the role mounts through the access point alone`() throws {
    let shared = FileSystem("shared", in: network.isolatedSubnets, key: EncryptionKey("files"))
    let reports = AccessPoint("reports", of: shared, path: "/reports")
    let graph = try Stack("shop", region: .euWest1) {
      service("writer", .fileSystem(reports, at: "/data"))
      service("reader", .fileSystem(reports, at: "/data", access: .readOnly))
    }.graph()
    #expect(graph.resource("SharedFileSystem", as: EFS.FileSystem.self)?.kmsKey?.id == "FilesKey")

    let ingress = try #require(graph.resource("SharedFromWriter2049", as: EC2.SecurityGroupIngress.self))
    #expect(ingress.securityGroup?.id == "SharedFileSystemSecurityGroup")
    #expect(ingress.sourceSecurityGroup?.id == "WriterServiceSecurityGroup")
    #expect(ingress.fromPort == 2049 && ingress.toPort == 2049)
    #expect(graph["WriterToShared2049"] != nil && graph["ReaderToShared2049"] != nil)

    func statements(_ id: LogicalID) -> [IAM.Statement] {
      graph.resource(id, as: IAM.RolePolicy.self)?.document?.statements ?? []
    }
    #expect(
      statements("WriterTaskPolicy").map { $0.actions?.values } == [
        ["elasticfilesystem:ClientMount", "elasticfilesystem:ClientWrite"]
      ])
    #expect(statements("ReaderTaskPolicy").map { $0.actions?.values } == [["elasticfilesystem:ClientMount"]])
    #expect(statements("ReaderTaskPolicy").map { $0.resources?.values } == [[shared.arn]])
    #expect(
      statements("ReaderTaskPolicy").map(\.conditions) == [
        [IAM.Condition("StringEquals", "elasticfilesystem:AccessPointArn", reports.arn)]
      ])
  }

  @Test func `the task mounts the volume over TLS with its role, and waits for the addresses`() throws {
    let shared = FileSystem("shared", in: network.isolatedSubnets)
    let reports = AccessPoint("reports", of: shared, path: "/reports")
    let invoices = AccessPoint("invoices", of: shared, path: "/invoices", user: 2000, group: 2000)
    let graph = try Stack("shop", region: .euWest1) {
      service("api", .fileSystem(reports, at: "/reports"), .fileSystem(invoices, at: "/invoices", access: .readOnly))
    }.graph()
    let task = try #require(graph.all(ECS.TaskDefinition.self).first)
    let volumes = task.volumes.compactMap(\.efs)
    #expect(volumes.count == 2)
    #expect(volumes.allSatisfy { $0.transitEncryption == .literal(.enabled) })
    #expect(volumes.allSatisfy { $0.iamAuthorization == .literal(.enabled) && $0.rootDirectory == nil })
    #expect(volumes.map(\.accessPoint) == [reports.accessPoint.value, invoices.accessPoint.value])
    let points = try #require(task.containers.first?.mountPoints)
    #expect(points.map(\.volume) == ["reports-access-point", "invoices-access-point"])
    #expect(points.map(\.containerPath) == ["/reports", "/invoices"])
    #expect(points.map(\.isReadOnly) == [false, true])
    let awaited = graph["ApiService"]?.dependsOn.filter { $0.name.hasPrefix("SharedMountTarget") }
    #expect(awaited == ["SharedMountTarget1", "SharedMountTarget2"])
    // One way through the groups, however many directories.
    #expect(graph.all(EC2.SecurityGroupIngress.self).filter { $0.fromPort == 2049 }.count == 1)
    let user = try #require(graph.resource("InvoicesAccessPoint", as: EFS.AccessPoint.self)?.user)
    #expect(user.id == 2000 && user.group == 2000)
  }

  @Test func `a service without mounts has nothing to do with file systems`() throws {
    let graph = try Stack("shop", region: .euWest1) {
      FileSystem("shared", in: network.isolatedSubnets)
      service("api")
    }.graph()
    #expect(graph["ApiTaskPolicy"] == nil)
    #expect(graph["ApiService"]?.dependsOn.contains { $0.name.hasPrefix("Shared") } == false)
  }

  @Test func `a path that is taken or no path is refused`() {
    let point = AccessPoint("reports", of: FileSystem("shared", in: network.isolatedSubnets), path: "/reports")
    #expect(
      messages { service("api", .fileSystem(point, at: "/tmp")) } == [
        "container 'api' has two volumes at '/tmp'; mount 'reports' at another path"
      ])
    #expect(
      messages { service("api", .fileSystem(point, at: "data")) } == [
        "container 'api' mounts 'reports' at 'data'; use a path below '/'"
      ])
  }

  @Test(arguments: ["reports", "/", "/a//b", "/a/b/c/d/e"])
  func `an access point has a directory of up to four names`(path: String) {
    let shared = FileSystem("shared", in: network.isolatedSubnets)
    let found = messages { AccessPoint("reports", of: shared, path: path) }
    #expect(found.count == 1)
    #expect(found.first?.hasPrefix("access point 'reports' has the path '\(path)'; use '/'") == true)
  }

  @Test func `permissions are octal digits, and users are numbers`() {
    let shared = FileSystem("shared", in: network.isolatedSubnets)
    let found = messages { AccessPoint("reports", of: shared, path: "/r", user: -1, permissions: "rwx") }
    #expect(
      found == [
        "access point 'reports' has the user -1; use 0 to 4294967295",
        "access point 'reports' has the permissions 'rwx'; use three or four octal digits, such as 0750",
      ])
  }

  @Test func `what EFS does not do together is refused`() {
    #expect(
      messages {
        FileSystem("shared", in: network.isolatedSubnets, throughput: .bursting, archive: .days14)
      } == [
        "file system 'shared' archives files, which requires elastic throughput; use '.elastic'",
        "file system 'shared' archives files after 14 days, but moves them to infrequent access after 30; archive them "
          + "later",
      ])
    #expect(
      messages { FileSystem("shared", in: network.isolatedSubnets, throughput: .provisioned(5000)) } == [
        "file system 'shared' has a provisioned throughput of 5000 MiB per second; use 1 to 3414"
      ])
  }
}
