import AWSResources
import ResourceGraph

extension GatewayAPI {
  /// Adds the domain name, its records and the mapping of every path to the stage.
  ///
  /// HTTP and REST APIs can have a domain name of the same resource type:
  /// https://docs.aws.amazon.com/apigateway/latest/developerguide/rest-api-mappings.html
  func lowerDomain(into lowering: inout Lowering) {
    guard let domain else { return }
    domain.check(for: self, in: &lowering)
    guard let certificate = domain.certificate?.arn(for: self, in: &lowering) else { return }
    let domainName = lowering.add(
      id("Domain"), named: name,
      APIGatewayV2.DomainName {
        $0.domainName = .literal(domain.name)
        $0.configurations = [
          .init {
            $0.certificate = certificate
            $0.endpointKind = .literal(.regional)
            $0.securityPolicy = "TLS_1_2"
          }
        ]
      })
    lowering.add(
      id("Mapping"),
      APIGatewayV2.APIMapping {
        $0.api = Reference(id("Api"))
        $0.domainName = domainName
        $0.stage = Reference(id("Stage"))
      })
    let alias = Route53.RecordSet.Alias {
      $0.domainName = domainName.attribute("RegionalDomainName")
      $0.zone = domainName.attribute("RegionalHostedZoneId")
      $0.evaluatesTargetHealth = false
    }
    lowering.addRecords(of: domain, to: self, alias, [.a])
  }

  /// Adds the log group of the access logs, unless there are none.
  ///
  /// - Returns: the ARN to which the stage writes.
  func lowerAccessLogGroup(into lowering: inout Lowering) -> Value<String>? {
    guard accessLogs.isOn else { return nil }
    // Other groups are named one by one in the account's policy of the delivery, which has a limit.
    return lowering.addLogGroup(
      id("AccessLogGroup"), "/aws/vendedlogs/apis/\(lowering.naming.path(of: self))/access", retention: logRetention
    ).plainARN
  }
}

/// The lines of access logs, as JSON.
///
/// https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-logging-variables.html
/// https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-variables-for-access-logging.html
enum AccessLogFormat {
  private static let request: KeyValuePairs = [
    "time": "requestTime", "request": "requestId", "address": "identity.sourceIp", "agent": "identity.userAgent",
    "host": "domainName", "method": "httpMethod", "path": "path",
  ]
  private static let response: KeyValuePairs = [
    "status": "status", "length": "responseLength", "latency": "responseLatency", "error": "error.message",
    "authorizerError": "authorizer.error", "integrationStatus": "integration.status",
    "integrationLatency": "integration.latency", "integrationError": "integrationErrorMessage",
  ]

  /// - Parameter own: what else one kind of API knows of a request, by the names in the lines.
  static func json(with own: KeyValuePairs<String, String>) -> String {
    let fields = (Array(request) + Array(own) + Array(response)).map { "\"\($0.key)\":\"$context.\($0.value)\"" }
    return "{\(fields.joined(separator: ","))}"
  }
}
