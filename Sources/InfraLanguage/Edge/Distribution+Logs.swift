import Documents
import ResourceGraph

extension Distribution {
  /// The fields of a record, without cookies.
  ///
  /// https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/standard-logs-reference.html
  private static let fields = [
    "date", "time", "x-edge-location", "sc-bytes", "c-ip", "cs-method", "cs(Host)", "cs-uri-stem", "sc-status",
    "cs(Referer)", "cs(User-Agent)", "cs-uri-query", "x-edge-result-type", "x-edge-request-id", "x-host-header",
    "cs-protocol", "cs-bytes", "time-taken", "x-forwarded-for", "ssl-protocol", "ssl-cipher",
    "x-edge-response-result-type", "cs-protocol-version", "c-port", "time-to-first-byte", "x-edge-detailed-result-type",
    "sc-content-type", "sc-content-len", "sc-range-start", "sc-range-end",
  ]

  /// The log delivery, which is no property of a distribution.
  func lowerLogs(named physicalName: String, into lowering: inout Lowering) {
    // The destination of a delivery cannot be changed, and one with another target needs another name.
    let resource: Value<String>
    let word: String
    switch accessLogs {
    case .off(let reason):
      return lowering.noteReason(reason, for: "distribution '\(name)' writes no access logs")
    case .logGroup(let retention):
      // Of groups with this prefix, the policy of the delivery names no more than the prefix:
      // https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/AWS-logs-and-resource-policy.html
      resource =
        lowering.addLogGroup(
          id("AccessLogs"), "/aws/vendedlogs/cloudfront/\(lowering.naming.path(of: self))", retention: retention
        ).plainARN
      word = "access"
    case .bucket(let bucket):
      resource = bucket.arn
      word = "to\(StableHash(of: bucket.name).word)"
    }
    if let region = lowering.graph.region, region != Region.usEast1.rawValue {
      lowering.report(
        "the log delivery of distribution '\(name)' is in \(region), and has to be in us-east-1, from where alone CloudFront "
          + "delivers logs; list the distribution in a stack of us-east-1, where it can have origins of other regions, or say "
          + "why it has none, 'accessLogs: .off(because:)'")
    }
    let source = lowering.add(
      id("AccessLogsSource"),
      Logs.DeliverySource {
        $0.name = .literal("\(physicalName)-access")
        $0.resource = arn
        $0.logType = "ACCESS_LOGS"
      })
    let destination = lowering.add(
      LogicalID(naming: name, "AccessLogs", accessLogs.bucket?.name ?? "group", "Destination"),
      Logs.DeliveryDestination {
        $0.name = .literal("\(physicalName)-\(word)")
        $0.resource = resource
        $0.outputFormat = .literal(.json)
      })
    lowering.add(
      LogicalID(naming: name, "AccessLogs", accessLogs.bucket?.name ?? "group", "Delivery"),
      Logs.Delivery {
        $0.source = source
        $0.destination = destination
        $0.recordFields = .items(Self.fields.map { .literal($0) })
      }
    ) { entry in
      if let bucket = accessLogs.bucket { entry.dependsOn = AccessLogs.bucket(bucket).policyIDs }
    }
  }
}
