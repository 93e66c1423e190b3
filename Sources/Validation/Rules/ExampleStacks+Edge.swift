package import AWSResources

/// What stands before the web service in examples.
///
/// `Api` · `Stage` · `Link` `LinkGroup` · `Integration` · `Route` · `Rule`
extension ResourceGraph {
  /// An HTTP API that sends `/orders/…` to the load balancer of the web service, whose rule takes it.
  package mutating func addHTTPAPI() {
    add(
      "Api",
      APIGatewayV2.API {
        $0.name = "shop"
        $0.protocolKind = .literal(.http)
      })
    add(
      "Stage",
      APIGatewayV2.Stage {
        $0.api = .to("Api")
        $0.name = "$default"
        $0.deploysAutomatically = true
      })
    addGroup("LinkGroup", allows: .range("10.0.0.0/16"), on: 443)
    add(
      "Link",
      APIGatewayV2.VPCLink {
        $0.name = "shop"
        $0.subnets = [.to("AppA"), .to("AppB")]
        $0.securityGroups = [.to("LinkGroup")]
      })
    add(
      "Integration",
      APIGatewayV2.Integration {
        $0.api = .to("Api")
        $0.kind = .literal(.httpProxy)
        $0.method = "ANY"
        $0.connectionKind = .literal(.vpcLink)
        $0.connection = .to("Link")
        $0.payloadFormatVersion = .literal(.v1)
        $0.uri = Reference<ElasticLoadBalancing.Listener>.to("Https").value
        $0.requestParameters = ["overwrite:path": "$request.path"]
        $0.serverNameToVerify = "internal.example.com"
      })
    add(
      "Route",
      APIGatewayV2.Route {
        $0.api = .to("Api")
        $0.key = "ANY /orders/{proxy+}"
        $0.target = "integrations/\(Reference<APIGatewayV2.Integration>.to("Integration"))"
      })
    addListenerRule("Rule", 10, "/orders", "/orders/*")
    change("Https", ElasticLoadBalancing.Listener.self) {
      $0.defaultActions = [
        .init {
          $0.kind = .literal(.fixedResponse)
          $0.fixedResponse = .init {
            $0.statusCode = "404"
            $0.contentType = "text/plain"
          }
        }
      ]
    }
  }

  /// A rule of the HTTPS listener that forwards paths to the web service.
  package mutating func addListenerRule(_ id: LogicalID, _ priority: Int, _ paths: String...) {
    add(
      id,
      ElasticLoadBalancing.ListenerRule {
        $0.listener = .to("Https")
        $0.priority = .literal(priority)
        $0.conditions = [.init { $0.pathPattern = .init(.items(paths.map { .literal($0) })) }]
        $0.actions = [
          .init {
            $0.kind = .literal(.forward)
            $0.targetGroup = .to("Targets")
          }
        ]
      })
  }
}
