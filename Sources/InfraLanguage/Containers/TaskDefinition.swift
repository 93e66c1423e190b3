public import AWSResources

/// The containers of a task, which share a network interface, and the task's size.
public struct TaskDefinition: Hashable, Sendable {
  let size: FargateSize
  let containers: [Container]
  let architecture: Architecture

  /// Creates a task definition.
  ///
  /// - Parameters:
  ///   - size: the CPU and memory of the task.
  ///   - architecture: the instruction set that the images are built for.
  ///   - containers: the containers; the first with a port receives the service's traffic.
  public init(size: FargateSize, architecture: Architecture = .x86, @ContainerBuilder _ containers: () -> [Container]) {
    self.size = size
    self.architecture = architecture
    self.containers = containers()
  }

  /// The container that receives the service's traffic and the values of its connections.
  var main: Container? { containers.first { $0.port != nil } ?? containers.first }

  var dependencies: [any Construct] {
    containers.flatMap { container -> [any Construct] in
      let repository: [any Construct] = container.image.repository.map { [$0] } ?? []
      return repository + container.secrets.entries.compactMap(\.secret.owner?.construct)
        + container.mounts.compactMap(\.accessPoint)
    }
  }
}

extension SecretValue.Owner {
  var construct: any Construct {
    switch self {
    case .secret(let secret): secret
    case .parameter(let parameter): parameter
    }
  }
}

/// Collects the containers of a task.
@resultBuilder
public enum ContainerBuilder {
  public static func buildExpression(_ container: Container) -> [Container] { [container] }
  public static func buildBlock(_ containers: [Container]...) -> [Container] { containers.flatMap(\.self) }
  public static func buildOptional(_ containers: [Container]?) -> [Container] { containers ?? [] }
  public static func buildEither(first: [Container]) -> [Container] { first }
  public static func buildEither(second: [Container]) -> [Container] { second }
  public static func buildArray(_ containers: [[Container]]) -> [Container] { containers.flatMap(\.self) }
}
