/// A function of AWS Lambda: code that runs when it is called, with a role and a log group of its own.
public struct Function: Construct {
  public let identity: Identity
  public var adjustments = Adjustments()
  let code: FunctionCode
  let placement: Placement?
  let memory: Int
  let timeout: Duration
  let architecture: Architecture
  let environment: PlainEnvironment
  let secrets: SecretEnvironment
  let reservedConcurrency: Int?
  let isTraced: Bool
  let failures: AnyQueue?
  let logRetention: LogRetention

  /// - Parameters:
  ///   - code: a ZIP file in a bucket, or an image of a repository.
  ///   - subnets: where the function reaches databases and other services of a network; in none unless given.
  ///   - memory: in MiB, 128 to 10240; the share of a CPU grows with it.
  ///   - timeout: how long a call may take, 1 second to 15 minutes.
  ///   - architecture: the instruction set that the code is built for.
  ///   - environment: plain values; a secret does not fit here.
  ///   - secrets: secrets that the code may read: each variable has the ARN of its secret.
  ///   - reservedConcurrency: how many calls run at once at the most, and are kept free for the function.
  ///   - isTraced: whether X-Ray follows the calls.
  ///   - failures: a queue for the events that the function failed on, of calls that nobody waits for.
  public init(
    _ name: String, _ code: FunctionCode, in subnets: (any WorkloadTier)? = nil, memory: Int = 256,
    timeout: Duration = .seconds(30), architecture: Architecture = .x86, environment: PlainEnvironment = [:],
    secrets: SecretEnvironment = [:], reservedConcurrency: Int? = nil, isTraced: Bool = false,
    failures: Queue? = nil, logRetention: LogRetention = .threeMonths,
    fileID: StaticString = #fileID, line: Int = #line, column: Int = #column
  ) {
    identity = Identity("function", name, at: SourceLocation(fileID: fileID, line: line, column: column))
    self.code = code
    placement = subnets?.placement
    self.memory = memory
    self.timeout = timeout
    self.architecture = architecture
    self.environment = environment
    self.secrets = secrets
    self.reservedConcurrency = reservedConcurrency
    self.isTraced = isTraced
    self.failures = failures.map { AnyQueue($0) }
    self.logRetention = logRetention
  }

  public var dependencies: [any Construct] {
    let network: [any Construct] = placement.map { [$0.network] } ?? []
    let queue: [any Construct] = failures.map { [$0.construct] } ?? []
    let repository: [any Construct] = code.repository.map { [$0] } ?? []
    return network + repository + secrets.entries.compactMap(\.secret.owner?.construct) + queue
  }
}

extension Function {
  public var relations: [any Relation] {
    code.repository.map { [ImagePull(function: self, repository: $0)] } ?? []
  }
}

// MARK: - What others refer to

extension Function {
  /// The function; its identity is its name.
  public var function: Reference<Lambda.Function> { Reference(id("Function")) }
  public var functionName: Value<String> { function.value }
  public var arn: Value<String> { function.attribute("Arn") }
  public var securityGroup: Reference<EC2.SecurityGroup> { Reference(id("FunctionSecurityGroup")) }
  var logGroup: Reference<Logs.LogGroup> { Reference(id("LogGroup")) }
}

extension Function: Workload {
  public var role: Reference<IAM.Role> { Reference(id("FunctionRole")) }
  public var workloadGroup: Reference<EC2.SecurityGroup>? { placement == nil ? nil : securityGroup }
}

extension Function: Grantable {
  public enum Access: Hashable, Sendable {
    case invoke
  }

  public func statements(for access: [Access]) -> [IAM.Statement] {
    guard access.contains(.invoke) else { return [] }
    return [IAM.Statement(actions: ["lambda:InvokeFunction"], resources: [arn])]
  }
}
