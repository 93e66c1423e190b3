import AWSResources
import ResourceGraph

extension HTTPAPI {
  public func lower(into lowering: inout Lowering) {
    check(&lowering)
    let physicalName = physicalName(in: lowering)
    Names.check(physical: physicalName, of: "HTTP API", longest: 128, in: &lowering)
    lowering.add(
      id("Api"), named: name,
      APIGatewayV2.API {
        $0.name = .literal(physicalName)
        $0.protocolKind = .literal(.http)
        $0.cors = cors?.configuration
        if domain != nil { $0.disablesExecuteAPIEndpoint = true }
      })
    authorizer?.lower(id("Authorizer"), of: self, into: &lowering)
    lowerStage(into: &lowering)
    if let domain { lower(domain, into: &lowering) }
  }

  private func lower(_ domain: RegionalDomain, into lowering: inout Lowering) {
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
        $0.api = api
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

  private func lowerStage(into lowering: inout Lowering) {
    var destination: Value<String>?
    if accessLogs.isOn {
      // Other groups are named one by one in the account's policy of the delivery, which has a limit.
      destination =
        lowering.addLogGroup(
          id("AccessLogGroup"), "/aws/vendedlogs/apis/\(lowering.naming.path(of: self))/access", retention: logRetention
        ).plainARN
    }
    lowering.add(
      id("Stage"), named: name,
      APIGatewayV2.Stage {
        $0.api = api
        // Of any other name, private integrations and the paths of requests have the name in them.
        $0.name = "$default"
        $0.deploysAutomatically = true
        $0.defaultRouteSettings = .init {
          $0.throttlingRateLimit = .literal(Double(throttling.requestsPerSecond))
          $0.throttlingBurstLimit = .literal(throttling.burst)
        }
        $0.accessLog = destination.map { destination in
          .init {
            $0.destination = destination
            $0.format = .literal(Self.logFormat)
          }
        }
      }
    ) { $0.allowances += accessLogs.allowance(.apiStageWritesAccessLogs, at: identity.location) }
  }

  /// https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-logging-variables.html
  private static var logFormat: String {
    let fields: KeyValuePairs = [
      "time": "requestTime", "request": "requestId", "address": "identity.sourceIp", "agent": "identity.userAgent",
      "host": "domainName", "method": "httpMethod", "path": "path", "route": "routeKey", "status": "status",
      "length": "responseLength", "latency": "responseLatency", "error": "error.message",
      "authorizerError": "authorizer.error", "integrationStatus": "integration.status",
      "integrationLatency": "integration.latency", "integrationError": "integrationErrorMessage",
    ]
    return "{\(fields.map { "\"\($0.key)\":\"$context.\($0.value)\"" }.joined(separator: ","))}"
  }

  // MARK: Mistakes

  private static let routeQuota = 300

  private func check(_ lowering: inout Lowering) {
    throttling.check(self, &lowering)
    cors?.check(self, &lowering)
    let routes: [HTTPAPIRoute] = lowering.relations(from: self)
    var takers: [String: HTTPAPIRoute] = [:]
    var listeners: [String: HTTPAPIRoute] = [:]
    for route in routes {
      for method in route.methods {
        let key = "\(method.rawValue) /\(route.route.form)"
        if let other = takers.updateValue(route, forKey: key) {
          lowering.report(
            "\(description) has two routes for \(method.rawValue) \(route.route.path), the other at \(other.location); keep one",
            at: route.location)
        }
      }
      if let (balancer, port) = route.integration.ownListener,
        let other = listeners.updateValue(route, forKey: "\(balancer.name) \(port.number)"),
        other.route.service.identity.key != route.route.service.identity.key
      {
        lowering.report(
          "services '\(other.route.service.name)' and '\(route.route.service.name)' have a listener on port \(port.number) of "
            + "load balancer '\(balancer.name)'; state another port at one of the routes", at: route.location)
      }
    }
    if takers.count * 2 > Self.routeQuota {
      lowering.report(
        "\(description) has \(takers.count * 2) routes, one for each method and path and one for what is below it; AWS accepts "
          + "\(Self.routeQuota)")
    }
  }
}
