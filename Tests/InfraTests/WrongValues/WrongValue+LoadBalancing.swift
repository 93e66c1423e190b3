@testable import InfraLanguage

extension WrongValue {
  static let loadBalancing: [WrongValue] = [
    WrongValue("Certificate.existing", says: "use the ARN of a certificate") {
      LoadBalancer("public", in: network.publicSubnets, certificate: .existing(certificateARN: "not-an-arn")) {
        Route("/*", to: service())
      }
    },
    WrongValue("Certificate.existing", says: "use a certificate in the stack's region, eu-west-1") {
      LoadBalancer(
        "public", in: network.publicSubnets,
        certificate: .existing(certificateARN: "arn:aws:acm:us-east-1:111122223333:certificate/0a1b")
      ) { Route("/*", to: service()) }
    },
    WrongValue("Certificate.existing", says: "use a certificate in the stack's region, eu-west-1") {
      LoadBalancer(
        "public", in: network.publicSubnets, certificate: certificate,
        additionalCertificates: [
          .existing(certificateARN: "arn:aws:acm:us-east-1:111122223333:certificate/4e5f6071")
        ]
      ) { Route("/*", to: service()) }
    },
    WrongValue("AddressRange.init", says: "admits '0.0.0.0/0', which is more than a private network") {
      LoadBalancer(
        internal: "back", in: network.privateSubnets, certificate: certificate, admitting: [AddressRange("0.0.0.0/0")]
      ) { Route("/*", to: service()) }
    },
    WrongValue("LoadBalancer.init", says: "idle") {
      LoadBalancer("public", in: network.publicSubnets, certificate: certificate, idleTimeout: .days(.max)) {
        Route("/*", to: service())
      }
    },
    WrongValue("LoadBalancer.existing", says: "use an ARN of elasticloadbalancing") {
      let shared = LoadBalancer.existing(
        "shared", arn: "not-an-arn", httpsListenerARN: .parameterStore("/shared/listener"),
        securityGroup: "sg-0a1b2c3d")
      shared.routes { Route("/*", priority: 10, to: service()) }
    },
    WrongValue("LoadBalancer.init", says: "no distribution leads to it") {
      LoadBalancer(
        behindCloudFront: "public", in: network.publicSubnets, certificate: certificate, secret: Secret("origin")
      ) { Route("/*", to: service()) }
    },
    WrongValue("LoadBalancer.init", says: "leave out its 'username:'") {
      LoadBalancer(
        behindCloudFront: "public", in: network.publicSubnets, certificate: certificate,
        secret: Secret("origin", username: "web")
      ) { Route("/*", to: service()) }
    },
    WrongValue("Route.init", says: "has 7 wildcards in its conditions") {
      balancer { Route("/a*b*c*d*e*f*g*", to: service()) }
    },
    WrongValue("FixedResponse.init", says: "StatusCode") {
      LoadBalancer(
        "public", in: network.publicSubnets, certificate: certificate, defaultResponse: FixedResponse(.min, "")
      ) { Route("/*", to: service()) }
    },
    WrongValue("Route.init", says: "has the path 'no-slash'") { balancer { Route("no-slash", to: service()) } },
    WrongValue("Route.init", says: "priority 50001 is out of range") {
      balancer { Route("/a", priority: 50_001, to: service()) }
    },
    WrongValue("Route.init", says: "no request reaches this route") {
      balancer {
        Route("/orders/*", to: service())
        Route("/orders/*", to: service("orders"))
      }
    },
    WrongValue("Route.init", says: "no request reaches this route") {
      balancer {
        Route("/*", hosts: ["shop.example.com"], priority: 1, to: service())
        Route("/orders/*", hosts: ["shop.example.com"], to: service("orders"))
      }
    },
    WrongValue("Route.init", says: "neither is the more specific; state a priority") {
      balancer {
        Route("/orders/*", to: service())
        Route(hosts: ["shop.example.com"], to: service("orders"))
      }
    },
    WrongValue("Route.Header.init", says: "without a value") {
      balancer { Route(headers: [.init("X-Shop")], to: service()) }
    },
  ]
}
