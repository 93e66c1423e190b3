import Documents
import ResourceGraph
import Templates
import Testing
import Validation

@testable import InfraLanguage

/// A part of a stack with values that AWS does not accept, and a part of what is said about it.
struct WrongValue: Sendable, CustomTestStringConvertible {
  /// The initialisers and functions that take the values, by their types: `Container.init`, `Schedule.cron`.
  var initialisers: [String]
  var message: String
  var location: SourceLocation
  private var make: @Sendable () -> Stack

  init(
    _ initialisers: String..., says message: String, fileID: StaticString = #fileID, line: Int = #line,
    column: Int = #column, @StackBuilder _ elements: @escaping @Sendable () -> [any StackElement]
  ) {
    self.init(
      initialisers, says: message, at: SourceLocation(fileID: fileID, line: line, column: column),
      stack: { Stack("shop", region: .euWest1, elements) })
  }

  /// Values of the stack itself.
  static func ofStack(
    _ initialisers: String..., says message: String, fileID: StaticString = #fileID, line: Int = #line,
    column: Int = #column, _ stack: @escaping @Sendable () -> Stack
  ) -> WrongValue {
    WrongValue(
      initialisers, says: message, at: SourceLocation(fileID: fileID, line: line, column: column), stack: stack)
  }

  private init(
    _ initialisers: [String], says message: String, at location: SourceLocation, stack: @escaping @Sendable () -> Stack
  ) {
    self.initialisers = initialisers
    self.message = message
    self.location = location
    make = stack
  }

  var testDescription: String { "\(initialisers[0]), line \(location.position.line)" }

  var stack: Stack { make() }

  /// What `synth` says about it.
  var errors: [Diagnostic] {
    do throws(Diagnostics) {
      let graph = try stack.graph()
      var report = Validator().checkWritten(graph)
      let written = CloudFormation.write(graph).diagnostics + Terraform.write(graph).diagnostics
      return report.takeUnacceptedValues() + written.filter { $0.severity == .error }
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

  static func service(_ name: String = "api") -> FargateService {
    FargateService(
      name, on: cluster, in: network.privateSubnets, image: image, size: .quarterVCPU(.gb1), port: 8080)
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
