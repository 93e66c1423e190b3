import AWSResources

/// Checks that a Fargate task has a supported combination of CPU and memory.
struct FargateSizeIsValid: Rule {
  static let description = RuleDescription(
    id: "fargate-size-is-valid",
    catalogID: "ECS026",
    subject: .compute,
    severity: .error,
    summary: "A Fargate task has a supported combination of CPU and memory.",
    rationale: "ECS rejects any other combination during the deployment.",
    remedy: """
      Use a combination from the table of task sizes in the ECS developer guide, such as 512 CPU units with 1024 to \
      4096 MiB.
      """,
    references: [.aws("AmazonECS/latest/developerguide/fargate-tasks-services.html")],
    passes: [
      RuleExample("0.5 vCPU with 1 GiB") { $0.add("Task", task(512, 1024)) },
      RuleExample("any size on EC2") {
        $0.add(
          "Task",
          ECS.TaskDefinition {
            $0.requiresCompatibilities = [.literal(.ec2)]
            $0.cpu = 300
          })
      },
    ],
    fails: [
      RuleExample(
        "too little memory for the CPU",
        finds: .finding(
          "Task", at: "Memory",
          "Fargate task 'Task' has 1024 MiB with 1024 CPU units; use a supported size of 2048 to 8192 MiB")
      ) { $0.add("Task", task(1024, 1024)) },
      RuleExample(
        "an unsupported CPU size",
        finds: .finding(
          "Task", at: "Cpu",
          "Fargate task 'Task' has 300 CPU units; use 256, 512, 1024, 2048, 4096, 8192 or 16384")
      ) { $0.add("Task", task(300, 1024)) },
      RuleExample(
        "no memory",
        finds: .finding("Task", at: "Memory", "Fargate task 'Task' sets no 'Memory'; set it in the task definition")
      ) { $0.add("Task", task(256, nil)) },
    ],
    undetermined: [
      RuleExample("a value from a parameter", unknown: "Task") { $0.add("Task", task(.parameter("Cpu"), 1024)) }
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    let services = model.graph.all(ECS.Service.self).filter { $0.launchType?.literal == .fargate }
    let tasksOfServices = Set(services.compactMap { $0.taskDefinition?.id })
    for task in model.graph.all(ECS.TaskDefinition.self) where runsOnFargate(task, tasksOfServices) {
      guard let cpuValue = task.cpu else {
        findings.report(.missing(task.id, "Cpu"), on: task, at: "Cpu")
        continue
      }
      guard let memoryValue = task.memory else {
        findings.report(.missing(task.id, "Memory"), on: task, at: "Memory")
        continue
      }
      guard let cpu = number(cpuValue, unit: "vcpu", model), let memory = number(memoryValue, unit: "gb", model) else {
        findings.unknown(task, "the size of '\(task.id)' cannot be determined before deployment", at: "Cpu")
        continue
      }
      guard let sizes = FargateSize.memorySizes(cpu: cpu) else {
        findings.report(.unsupportedCPU(task.id, cpu), on: task, at: "Cpu")
        continue
      }
      if !sizes.contains(memory) {
        findings.report(.unsupportedMemory(task.id, cpu, memory, sizes), on: task, at: "Memory")
      }
    }
  }

  /// - Parameter tasksOfServices: the task definitions of services on Fargate.
  private func runsOnFargate(_ task: Located<ECS.TaskDefinition>, _ tasksOfServices: Set<LogicalID>) -> Bool {
    if task.requiresCompatibilities?.items.contains(where: { $0.literal == .fargate }) == true { return true }
    return task.requiresCompatibilities == nil && tasksOfServices.contains(task.id)
  }

  /// `512`, or `.5 vCPU` and `1 GB`, which ECS also accepts.
  private func number(_ value: Value<Int>, unit: String, _ model: Model) -> Int? {
    if let number = model.literal(value) { return number }
    let text = model.text(value.expression).lowercased().replacing(" ", with: "")
    guard text.hasSuffix(unit), let number = Double(text.dropLast(unit.count)) else { return nil }
    return Int(number * 1024)
  }

  private static func task(_ cpu: Value<Int>?, _ memory: Value<Int>?) -> ECS.TaskDefinition {
    ECS.TaskDefinition {
      $0.requiresCompatibilities = [.literal(.fargate)]
      $0.cpu = cpu
      $0.memory = memory
    }
  }
}

extension Finding.Message {
  fileprivate static func missing(_ task: LogicalID, _ property: String) -> Self {
    "Fargate task '\(task)' sets no '\(property)'; set it in the task definition"
  }

  fileprivate static func unsupportedCPU(_ task: LogicalID, _ cpu: Int) -> Self {
    "Fargate task '\(task)' has \(cpu) CPU units; use 256, 512, 1024, 2048, 4096, 8192 or 16384"
  }

  fileprivate static func unsupportedMemory(_ task: LogicalID, _ cpu: Int, _ memory: Int, _ sizes: [Int]) -> Self {
    let bounds = "\(sizes.first ?? 0) to \(sizes.last ?? 0)"
    return "Fargate task '\(task)' has \(memory) MiB with \(cpu) CPU units; use a supported size of \(bounds) MiB"
  }
}
