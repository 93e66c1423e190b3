import AWSResources
import ResourceGraph

extension RESTAPI {
  /// Adds the answers to preflight requests, and the headers of the responses that no service sends.
  ///
  /// https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-cors.html
  func lowerCORS(into lowering: inout Lowering) {
    guard let cors else { return }
    lowering.note(
      "\(description) answers preflight requests itself, and its services have to add 'Access-Control-Allow-Origin' to their "
        + "responses")
    if cors.origins.count > 1 || cors.origins.contains(where: { $0 != "*" && $0.contains("*") }) {
      lowering.report(
        "\(description) allows several origins, and the answers of a REST API name one; use one origin, '*', or an 'HTTPAPI'"
      )
    }
    var known: Set<LogicalID> = []
    for route in ownRoutes where !ownRoutes.contains(where: { $0.method == .options && $0.form == route.form }) {
      for (role, below) in [("Preflight", [String]()), ("Preflight Below", ["{proxy+}"])] {
        let id = id(of: route, .options, role)
        guard known.insert(id).inserted else { continue }
        lowerPreflight(id, at: route.parts + below, cors.preflightHeaders, into: &lowering)
      }
    }
    for kind in ["4XX", "5XX"] {
      lowering.add(
        LogicalID(naming: name, "Default", kind, "Response"),
        APIGateway.GatewayResponse {
          $0.api = api
          $0.kind = .literal("DEFAULT_\(kind)")
          $0.parameters = NamedValues(
            cors.responseHeaders.map {
              .init(name: "gatewayresponse.header.\($0.name)", value: .literal("'\($0.value)'"))
            })
        })
    }
  }

  private func lowerPreflight(
    _ id: LogicalID, at segments: [String], _ headers: [(name: String, value: String)], into lowering: inout Lowering
  ) {
    lowering.add(
      id,
      APIGateway.Method {
        $0.api = api
        $0.resource = resource(at: segments)
        $0.httpMethod = "OPTIONS"
        // Browsers send neither tokens nor keys.
        $0.authorizationKind = .literal(.none)
        $0.integration = .init {
          $0.kind = .literal(.mock)
          $0.requestTemplates = ["application/json": "{\"statusCode\": 204}"]
          $0.responses = [
            .init {
              $0.statusCode = "204"
              $0.parameters = NamedValues(
                headers.map { .init(name: "method.response.header.\($0.name)", value: .literal("'\($0.value)'")) })
            }
          ]
        }
        $0.responses = [
          .init {
            $0.statusCode = "204"
            $0.parameters = NamedValues(headers.map { .init(name: "method.response.header.\($0.name)", value: "true") })
          }
        ]
      })
  }
}

extension CORS {
  fileprivate var responseHeaders: [(name: String, value: String)] {
    [("Access-Control-Allow-Origin", origins.first ?? "*")]
      + (allowsCredentials ? [("Access-Control-Allow-Credentials", "true")] : [])
      + (exposedHeaders.isEmpty ? [] : [("Access-Control-Expose-Headers", exposedHeaders.joined(separator: ","))])
  }

  fileprivate var preflightHeaders: [(name: String, value: String)] {
    responseHeaders.filter { $0.name != "Access-Control-Expose-Headers" }
      + (headers.isEmpty ? [] : [("Access-Control-Allow-Headers", headers.joined(separator: ","))]) + [
        ("Access-Control-Allow-Methods", APIMethod.named.map(\.rawValue).joined(separator: ",")),
        ("Access-Control-Max-Age", String(maximumAge.wholeSeconds)),
      ]
  }
}
