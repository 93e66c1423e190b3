package import AWSResources
import Documents

/// A container of a task definition.
package struct TaskContainer: Sendable {
  package let task: Located<ECS.TaskDefinition>
  package let container: ECS.Container
  package let index: Int
  /// The container as messages name it: `'app' of 'ApiTaskDefinition'`.
  package let name: String

  /// Whether a property of the container cannot be determined before deployment: `Fn::If` instead of an object.
  package func isUnresolved(at property: String) -> Bool {
    task.entry.isUnresolved(at: ["ContainerDefinitions", "\(index)", property])
  }

  /// A property of the container in its task definition.
  package func place(_ path: [String]) -> Place {
    Place(task.entry, ["ContainerDefinitions", "\(index)"] + path)
  }
}

extension Model {
  /// The containers of every task definition, in order; reports as unknown those that cannot be read.
  package func containers(_ findings: inout Findings) -> [TaskContainer] {
    var all: [TaskContainer] = []
    for task in graph.all(ECS.TaskDefinition.self) {
      if task.containers.isEmpty, task.entry.isUnresolved(at: ["ContainerDefinitions"]) {
        findings.unknown(
          task, "the containers of '\(task.id)' cannot be determined before deployment", at: "ContainerDefinitions")
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
  package mutating func report(
    _ message: Finding.Message, on container: TaskContainer, at path: String..., stating fact: Finding.Fact? = nil
  ) {
    report(message, on: container.task.id, at: container.place(path), stating: fact)
  }

  package mutating func unknown(_ container: TaskContainer, _ reason: String, at path: String...) {
    unknown(container.task.id, reason, at: container.place(path))
  }
}

extension ECS.TaskDefinition {
  /// Whether the containers run Windows, which lacks some settings of Linux.
  package var runsWindows: Bool { operatingSystemFamily?.literal?.hasPrefix("WINDOWS") ?? false }
}
