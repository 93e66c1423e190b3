import Documents
import ResourceGraph
import Testing
import Validation

@testable import InfraLanguage

/// A part of a stack with values that AWS does not accept, and a part of what is said about it.
struct WrongValue: Sendable, CustomTestStringConvertible {
  /// The initialisers and functions that take the values, by their types: `Container.init`, `Schedule.cron`.
  var initialisers: [String]
  var message: String
  var location: SourceLocation
  private var elements: @Sendable () -> [any StackElement]

  init(
    _ initialisers: String..., says message: String, fileID: StaticString = #fileID, line: Int = #line,
    column: Int = #column, @StackBuilder _ elements: @escaping @Sendable () -> [any StackElement]
  ) {
    self.initialisers = initialisers
    self.message = message
    location = SourceLocation(fileID: fileID, line: line, column: column)
    self.elements = elements
  }

  var testDescription: String { "\(initialisers[0]), line \(location.position.line)" }

  var stack: Stack { Stack("shop", region: .euWest1, elements) }

  /// What `synth` says about it.
  var errors: [Diagnostic] {
    do throws(Diagnostics) {
      let graph = try stack.graph()
      var report = Validator().checkWritten(graph)
      return report.takeUnacceptedValues()
    } catch {
      return error.all
    }
  }

  static let network = Network("main", zones: 2)
  static let cluster = Cluster("main")
  static let topic = Topic("alarms", subscribers: .email("team@example.com"))
  static let pool = UserPool("people")
  static let image = ContainerImage.registry("public.ecr.aws/example/api:1.0.0")
  static let certificate = Certificate.existing(
    certificateARN: "arn:aws:acm:eu-west-1:111122223333:certificate/0a1b")

  static func service(_ name: String = "api", port: Port? = 8080) -> FargateService {
    FargateService(
      name, on: cluster, in: network.privateSubnets, image: image, size: .quarterVCPU(.gb1), port: port)
  }

  static func balancer(@RouteBuilder _ routes: () -> [Route]) -> LoadBalancer {
    LoadBalancer("public", in: network.publicSubnets, certificate: certificate, routes)
  }

  static let all: [WrongValue] =
    apis + containers + databases + domains + edge + events + functions + identity + loadBalancing + messaging
    + monitoring
    + networks
    + security + storage + stacks + valueFunctions
}

@Suite struct WrongValueTests {
  @Test(arguments: WrongValue.all)
  func `is an error at a line of the description`(_ value: WrongValue) {
    let errors = value.errors
    let messages = errors.map(\.description)
    #expect(errors.contains { $0.message.contains(value.message) }, "\(messages)")
    #expect(errors.allSatisfy { $0.location?.file.contains("/WrongValue") == true }, "\(messages)")
  }
}
