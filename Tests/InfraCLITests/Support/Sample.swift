import AWSResources
import Documents
import ResourceGraph
import Testing
import Validation

/// A resource about which the rules have one thing to say, or nothing.
enum Sample: Sendable {
  case good
  /// A finding of severity error.
  case bad
  /// A finding of severity warning.
  case doubtful
  /// The rules cannot tell.
  case hidden
  /// A resource that lacks what both dialects insist on.
  case incomplete
  /// A role, which AWS has to be told of before it makes one.
  case role(name: Value<String>? = nil)
  /// A resource with a value that AWS does not accept.
  case refused
  /// A resource whose template is at least so long.
  case long(Int)

  var resource: any Resource {
    switch self {
    case .good: EC2.InternetGateway()
    case .bad: Self.identityPool(allowsGuests: true)
    case .doubtful:
      ECR.Repository {
        $0.name = "orders"
        $0.tagMutability = .literal(.immutable)
        $0.scansOnPush = true
      }
    case .hidden: Self.identityPool(allowsGuests: .parameter("Guests"))
    case .incomplete: EC2.NetworkACL()
    case .role(let name):
      IAM.Role {
        $0.name = name
        $0.trustPolicy = IAM.PolicyDocument([])
      }
    case .refused: SQS.Queue { $0.delay = 901 }
    case .long(let length):
      CloudWatch.Dashboard {
        $0.name = "long"
        $0.body = .literal(String(repeating: "x", count: length))
      }
    }
  }

  private static func identityPool(allowsGuests: Value<Bool>) -> any Resource {
    Cognito.IdentityPool {
      $0.name = "people"
      $0.allowsGuests = allowsGuests
    }
  }

  /// What the rules say about the resource, without its place: `error: …`, and the lines below that.
  func lines(_ id: LogicalID) throws -> String {
    let graph = try ResourceGraph("shop", [(id, self)])
    let report = Validator().check(graph)
    let finding = try #require((report.findings + report.allowed).first)
    #expect(report.findings.count == 1 && report.unknowns.isEmpty && finding.proof.isEmpty)
    let line = "\(finding.severity): \(finding.message) [\(finding.rule)]"
    return finding.remedy.map { "\(line)\n    fix: \($0)" } ?? line
  }

  /// What the rules cannot tell about the resource: `unknown: …`.
  func unknownLine(_ id: LogicalID) throws -> String {
    let report = Validator().check(try ResourceGraph("shop", [(id, self)]))
    let unknown = try #require(report.unknowns.first)
    #expect(report.unknowns.count == 1 && report.findings.isEmpty)
    return "unknown: \(unknown.message) [\(unknown.rule)]"
  }
}

extension ResourceGraph {
  /// A stack with resources of these kinds, called `R1`, `R2` and so on, on lines 1, 2 and so on of `Shop.swift`.
  init(_ name: String, _ samples: [Sample]) throws {
    try self.init(name, samples.enumerated().map { (LogicalID("R\($0 + 1)"), $1) })
  }

  init(_ name: String, _ samples: [(id: LogicalID, sample: Sample)]) throws {
    self.init(name)
    for (index, (id, sample)) in samples.enumerated() {
      let place = SourceLocation(file: "shop/Shop.swift", position: .init(line: index + 1, column: 3))
      try insert(Entry(id, sample.resource, at: place))
      if case .hidden = sample { parameters = [Parameter("Guests")] }
    }
  }
}
