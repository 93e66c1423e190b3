@testable import InfraLanguage

extension WrongValue {
  private static func task() -> FargateTask {
    FargateTask("report", on: cluster, in: network.privateSubnets, image: image, size: .quarterVCPU(.gb1))
  }

  static let events: [WrongValue] = [
    WrongValue("EventRule.init", says: "event rule name 'on-'") {
      EventRule("on-", matching: ["source": ["shop"]], to: .task(task()))
    },
    WrongValue("ScheduledTask.init", says: "use 0 to 185") {
      ScheduledTask(
        "nightly", schedule: .daily(at: TimeOfDay(.max, .max)), runs: task(), taskCount: .max,
        flexibleTimeWindow: .days(.max), maximumRetryAttempts: .max)
    },
    WrongValue("ScheduledTask.init", says: "nightly") {
      ScheduledTask("nightly", schedule: .every(.seconds(30)), runs: task())
    },
    WrongValue("ScheduledMessage.init", says: "reminder") {
      ScheduledMessage("reminder", schedule: .monthly(day: .max, at: TimeOfDay(9)), publishes: "now", to: topic)
    },
  ]

  static let functions: [WrongValue] = [
    WrongValue("Function.init", says: "use 128 to 10240") {
      Function(
        "resize", code: .image(ImageRepository("resize"), tag: "v1"), memory: .max, timeout: .days(.max),
        reservedConcurrency: .min)
    },
    WrongValue("Function.init", says: "with which Lambda creates no function since 2024-01-09; use 'nodejs24.x'") {
      Function("resize", code: .zip(bucket: Bucket("builds"), key: "a.zip", runtime: "nodejs14.x", handler: "a.b"))
    },
    WrongValue(
      "Function.init", says: "Runtime of 'ResizeFunction' (function 'resize') is 'nodjs24.x'; use a value that matches"
    ) {
      Function("resize", code: .zip(bucket: Bucket("builds"), key: "a.zip", runtime: "nodjs24.x", handler: "a.b"))
    },
    WrongValue("Function.init", "Duration.seconds", says: "use 1 second to 15 minutes") {
      Function(
        "resize", code: .image(ImageRepository("resize"), tag: "v1"), timeout: .seconds(1e300))
    },
    WrongValue("Function.init", "Duration.milliseconds", says: "use 1 second to 15 minutes") {
      Function(
        "resize", code: .image(ImageRepository("resize"), tag: "v1"), timeout: .milliseconds(-Double.infinity))
    },
    WrongValue("Function.init", says: "use 1 second to 15 minutes") {
      Function("resize", code: .image(ImageRepository("resize"), tag: "v1"), timeout: .seconds(Double.nan))
    },
    WrongValue("Function.existing", says: "as FunctionName") {
      EventRule("on", matching: ["source": ["shop"]], to: .function(.existing("resize", functionName: "re size")))
    },
    WrongValue("Function.existing", says: "use an ARN of lambda") {
      EventRule(
        "on", matching: ["source": ["shop"]],
        to: .function(.existing("resize", functionARN: "arn:aws:sqs:eu-west-1:111122223333:jobs")))
    },
  ]
}
