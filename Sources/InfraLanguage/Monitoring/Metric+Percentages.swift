/// Metrics of AWS in percent, whose values are between 0 and 100.
///
/// https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/aws-services-cloudwatch-metrics.html
private let percentages: [String: Set<String>] = [
  "AWS/EFS": ["PercentIOLimit"],
  "AWS/ElastiCache": [
    "CPUUtilization", "DatabaseCapacityUsagePercentage", "DatabaseMemoryUsagePercentage", "EngineCPUUtilization",
  ],
  "AWS/ES": [
    "CPUUtilization", "JVMMemoryPressure", "MasterCPUUtilization", "MasterJVMMemoryPressure", "OldGenJVMMemoryPressure",
    "WarmCPUUtilization", "WarmJVMMemoryPressure",
  ],
  "AWS/Kafka": ["CpuIdle", "CpuSystem", "CpuUser", "KafkaAppLogsDiskUsed", "KafkaDataLogsDiskUsed", "RootDiskUsed"],
  "AWS/RDS": [
    "ACUUtilization", "BufferCacheHitRatio", "BurstBalance", "CPUUtilization", "EBSByteBalance%", "EBSIOBalance%",
  ],
]

extension Metric {
  /// Whether all values are between 0 and 100.
  var isPercentage: Bool {
    switch content {
    case .series(let series): series.isPercentage
    // The greatest of several percentages is one.
    case .formula(let formula, let terms):
      !terms.isEmpty && formula == "MAX([\(terms.map(\.id).joined(separator: ", "))])"
        && terms.allSatisfy(\.metric.isPercentage)
    }
  }
}

extension Metric.Series {
  fileprivate var isPercentage: Bool {
    switch statistic {
    case .sum, .sampleCount: return false
    case .average, .maximum, .minimum, .percentile: break
    }
    guard case .named(let namespace) = namespace else { return false }
    // A task on Fargate cannot exceed its size; a container on an instance can exceed what it reserves.
    if namespace == "AWS/ECS", owner?.construct is any ECSService {
      return ["CPUUtilization", "MemoryUtilization"].contains(name)
    }
    return percentages[namespace]?.contains(name) == true
  }
}

extension Alarm.Comparison {
  /// What is wrong with the threshold of a percentage, to follow the alarm's name.
  var problemOfPercentage: String? {
    let words: String
    let outcome: Bool?
    switch self {
    case .above(let threshold):
      words = "above \(Self.text(threshold))"
      outcome = threshold >= 100 ? false : threshold < 0 ? true : nil
    case .atLeast(let threshold):
      words = "at least \(Self.text(threshold))"
      outcome = threshold > 100 ? false : threshold <= 0 ? true : nil
    case .below(let threshold):
      words = "below \(Self.text(threshold))"
      outcome = threshold <= 0 ? false : threshold > 100 ? true : nil
    case .atMost(let threshold):
      words = "at most \(Self.text(threshold))"
      outcome = threshold < 0 ? false : threshold >= 100 ? true : nil
    }
    guard let outcome else { return nil }
    return "is \(outcome ? "always" : "never") \(words), because it is in percent; use a threshold between 0 and 100"
  }

  private static func text(_ number: Double) -> String { Int(exactly: number).map(String.init) ?? "\(number)" }
}
