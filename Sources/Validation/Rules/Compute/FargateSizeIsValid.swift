import AWSResources

/// Asks for a size that Fargate has.
struct FargateSizeIsValid: Rule {
  static let description = RuleDescription(
    id: "fargate-size-is-valid",
    catalogID: "ECS026",
    subject: .compute,
    severity: .error,
    summary: "CPU and memory of a Fargate task are a pair that Fargate offers.",
    rationale: "AWS refuses any other pair, in the middle of the deployment.",
    remedy: "Take a pair of the table in the ECS developer guide, such as 512 CPU units with 1024 to 4096 MiB.",
    references: [.document("000")],
    passes: [
      RuleExample("half a vCPU with a gibibyte") { $0.add("Task", task(512, 1024)) },
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
      RuleExample("too little memory for the CPU", finds: "Task") { $0.add("Task", task(1024, 1024)) },
      RuleExample("a CPU size that does not exist", finds: "Task") { $0.add("Task", task(300, 1024)) },
      RuleExample("no memory", finds: "Task") { $0.add("Task", task(256, nil)) },
    ],
    leavesOpen: [
      RuleExample("a parameter that decides", finds: "Task") { $0.add("Task", task(.parameter("Cpu"), 1024)) }
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    for task in model.graph.all(ECS.TaskDefinition.self) where runsOnFargate(task, model) {
      guard let cpuValue = task.cpu else {
        findings.report(.missing(task.id, "Cpu"), on: task)
        continue
      }
      guard let memoryValue = task.memory else {
        findings.report(.missing(task.id, "Memory"), on: task)
        continue
      }
      guard let cpu = number(cpuValue, unit: "vcpu", model), let memory = number(memoryValue, unit: "gb", model) else {
        findings.unknown(task, "the size of '\(task.id)' is known to the deployment alone", at: "Cpu")
        continue
      }
      guard let sizes = FargateSize.memorySizes(cpu: cpu) else {
        findings.report(.noSuchCPU(task.id, cpu), on: task, at: "Cpu")
        continue
      }
      if !sizes.contains(memory) { findings.report(.noSuchPair(task.id, cpu, memory, sizes), on: task, at: "Memory") }
    }
  }

  private func runsOnFargate(_ task: Located<ECS.TaskDefinition>, _ model: Model) -> Bool {
    if task.requiresCompatibilities?.items.contains(where: { $0.literal == .fargate }) == true { return true }
    return task.requiresCompatibilities == nil
      && model.graph.all(ECS.Service.self).contains {
        $0.taskDefinition?.id == task.id && $0.launchType?.literal == .fargate
      }
  }

  /// `512`, or `.5 vCPU` and `1 GB`, which ECS takes as well.
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
    "Fargate task '\(task)' has no '\(property)'; set it for the whole task"
  }

  fileprivate static func noSuchCPU(_ task: LogicalID, _ cpu: Int) -> Self {
    "task '\(task)' asks for \(cpu) CPU units; Fargate has 256, 512, 1024, 2048, 4096, 8192 and 16384"
  }

  fileprivate static func noSuchPair(_ task: LogicalID, _ cpu: Int, _ memory: Int, _ sizes: [Int]) -> Self {
    let bounds = "\(sizes.first ?? 0) to \(sizes.last ?? 0)"
    return "task '\(task)' asks for \(memory) MiB with \(cpu) CPU units; use one of Fargate's sizes from \(bounds) MiB"
  }
}
