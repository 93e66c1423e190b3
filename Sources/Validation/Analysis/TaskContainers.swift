package import AWSResources
import Documents

/// A container, with the task definition that it stands in.
package struct TaskContainer: Sendable {
  package let task: Located<ECS.TaskDefinition>
  package let container: ECS.Container
  package let index: Int
  /// What messages call it: `'app' of 'ApiTaskDefinition'`.
  package let name: String

  /// Whether the template leaves a property of the container to the deployment: `Fn::If` in place of an object.
  package func isOpen(at property: String) -> Bool {
    task.entry.isOpen(at: ["ContainerDefinitions", "\(index)", property])
  }
}

extension Model {
  /// The containers of every task definition, in order; says unknown where a template does not show them.
  package func containers(_ findings: inout Findings) -> [TaskContainer] {
    var all: [TaskContainer] = []
    for task in graph.all(ECS.TaskDefinition.self) {
      if task.containers.isEmpty, task.entry.isOpen(at: ["ContainerDefinitions"]) {
        findings.unknown(task, "'\(task.id)' leaves its containers to the deployment", at: "ContainerDefinitions")
      }
      all += task.containers.enumerated().map { index, container in
        let name = text(container.name).map { "'\($0)'" } ?? "container \(index + 1)"
        return TaskContainer(task: task, container: container, index: index, name: "\(name) of '\(task.id)'")
      }
    }
    return all
  }
}

extension Findings {
  package mutating func report(_ message: Finding.Message, on container: TaskContainer, at path: String...) {
    report(
      message, on: container.task, at: "ContainerDefinitions", "\(container.index)", path.first ?? "",
      path.count > 1 ? path[1] : "", path.count > 2 ? path[2] : "")
  }

  package mutating func unknown(_ container: TaskContainer, _ reason: String, at property: String) {
    unknown(container.task, reason, at: "ContainerDefinitions", "\(container.index)", property)
  }
}

extension ECS.TaskDefinition {
  /// Whether the containers are Windows', where some of Linux' settings do not exist.
  package var runsWindows: Bool { operatingSystemFamily?.literal?.hasPrefix("WINDOWS") ?? false }
}

extension Entry {
  /// Whether the template leaves the property at the path, or an object around it, to the deployment.
  package func isOpen(at path: [String]) -> Bool {
    extras.contains { extra in
      // A JSON text that holds more than the field list knows is kept whole, and was read all the same.
      if extra.path.count == 1, let text = extra.value.string, text.hasPrefix("[") || text.hasPrefix("{") {
        return false
      }
      guard !extra.path.isEmpty, extra.path.count <= path.count else { return false }
      return zip(extra.path, path).allSatisfy { step, name in
        switch step {
        case .key(let key): Spelling.snakeCase(key) == Spelling.snakeCase(name)
        case .index(let index): String(index) == name
        }
      }
    }
  }
}
