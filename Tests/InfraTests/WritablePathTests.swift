import ResourceGraph
import Testing

@testable import InfraLanguage

/// What containers can write to while their root file systems are read-only.
@Suite struct WritablePathTests {
  private func stack(_ containers: [Container]) -> Stack {
    Stack("shop", region: .euWest1) {
      FargateWorker(
        "api", on: Cluster("shop"), in: Network("main").privateSubnets,
        task: TaskDefinition(size: .quarterVCPU(.mb512)) { for container in containers { container } })
    }
  }

  private func task(_ containers: Container...) throws -> ECS.TaskDefinition {
    try #require(try stack(containers).graph().resource("ApiTaskDefinition", as: ECS.TaskDefinition.self)?.resource)
  }

  private func container(
    _ name: String, _ paths: [WritablePath] = ["/tmp"], readOnlyRootFileSystem: Safeguard = .on
  ) -> Container {
    Container(
      name, image: .registry("example.com/\(name):1"), readOnlyRootFileSystem: readOnlyRootFileSystem,
      writablePaths: paths)
  }

  private func messages(_ containers: Container...) -> [String] {
    do {
      _ = try stack(containers).graph()
      return []
    } catch {
      return error.sorted.map(\.message)
    }
  }

  @Test func `each container has directories of its own in memory, which every user can write to`() throws {
    let task = try task(container("app", ["/tmp", .init("/var/cache", mebibytes: 128)]), container("proxy"))
    let mounts = task.containers.map { $0.linuxParameters?.tmpfs ?? [] }
    #expect(mounts.map { $0.map(\.containerPath) } == [["/tmp", "/var/cache"], ["/tmp"]])
    #expect(mounts.map { $0.map(\.size) } == [[64, 128], [64]])
    #expect(mounts.joined().allSatisfy { $0.mountOptions?.items == ["mode=1777"] })
    #expect(task.volumes.isEmpty && task.containers.allSatisfy(\.mountPoints.isEmpty))
  }

  @Test func `native code can be unpacked into a directory that says so`() throws {
    let task = try task(container("app", [.init("/tmp", isExecutable: true), "/var/cache"]))
    let mounts = task.containers.first?.linuxParameters?.tmpfs.map { $0.mountOptions?.items }
    #expect(mounts == [["mode=1777", "exec"], ["mode=1777"]])
  }

  @Test func `a container with a writable root file system needs none`() throws {
    let task = try task(container("app", readOnlyRootFileSystem: .off(because: "a test")))
    #expect(task.containers.first?.linuxParameters?.tmpfs.isEmpty == true)
  }

  @Test func `what AWS would refuse is an error`() {
    #expect(
      messages(container("app", [.init("/tmp", mebibytes: 256)]), container("proxy", [.init("/tmp", mebibytes: 256)]))
        == [
          "worker 'api' has 512 MiB of memory and writable paths of 512 MiB in it; make them smaller, or the task larger"
        ])
    #expect(messages(container("app", ["tmp"])) == ["container 'app' writes to 'tmp'; use a path below '/'"])
    #expect(
      messages(container("app", [.init("/tmp", mebibytes: 0)])) == [
        "container 'app' has no space at '/tmp'; use at least 1 MiB"
      ])
    #expect(
      messages(container("app", ["/tmp", "/tmp"])) == [
        "container 'app' lists the writable path '/tmp' twice; remove one"
      ])
  }
}
