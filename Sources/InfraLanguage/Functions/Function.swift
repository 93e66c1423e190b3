/// A Lambda function with an execution role and a log group of its own.
public struct Function: Construct {
  public let identity: Identity
  public var adjustments = Adjustments()
  /// `nil` for a function that exists already.
  let code: FunctionCode?
  let placement: Placement?
  let memory: Int
  let timeout: Duration
  let architecture: Architecture
  let environment: PlainEnvironment
  let secrets: SecretEnvironment
  let reservedConcurrency: Int?
  let isTraced: Bool
  let deadLetters: AnyQueue?
  let logRetention: LogRetention
  public internal(set) var existing: Existing?

  /// Creates a function.
  ///
  /// - Parameters:
  ///   - name: the function's name in the stack.
  ///   - code: a ZIP archive in a bucket, or a container image in a repository.
  ///   - subnets: the subnets from which the function connects to databases and other services; none by default.
  ///   - memory: the memory in MiB, 128 to 10240; the CPU share is proportional to it.
  ///   - timeout: the maximum duration of an invocation, 1 second to 15 minutes.
  ///   - architecture: the instruction set that the code is built for.
  ///   - environment: plain environment variables; a secret is not accepted here.
  ///   - secrets: secrets that the code can read: each variable contains the ARN of its secret.
  ///   - reservedConcurrency: the maximum number of concurrent invocations, which are reserved for the function.
  ///   - isTraced: whether X-Ray traces invocations.
  ///   - deadLetters: the queue for events of asynchronous invocations that failed.
  ///   - logRetention: how long logs are retained.
  public init(
    _ name: String, code: FunctionCode, in subnets: (any WorkloadTier)? = nil, memory: Int = 256,
    timeout: Duration = .seconds(30), architecture: Architecture = .x86, environment: PlainEnvironment = [:],
    secrets: SecretEnvironment = [:], reservedConcurrency: Int? = nil, isTraced: Bool = false,
    deadLetters: Queue? = nil, logRetention: LogRetention = .threeMonths,
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
    self.deadLetters = deadLetters.map { AnyQueue($0) }
    self.logRetention = logRetention
  }

  /// A function that exists already, of which only the timeout is known.
  init(existing name: String, _ timeout: Duration?, _ location: SourceLocation) {
    identity = Identity("function", name, at: location)
    code = nil
    placement = nil
    memory = 128
    self.timeout = timeout ?? .zero
    architecture = .x86
    environment = [:]
    secrets = [:]
    reservedConcurrency = nil
    isTraced = false
    deadLetters = nil
    logRetention = .threeMonths
  }

  public var dependencies: [any Construct] {
    let network: [any Construct] = placement.map { [$0.network] } ?? []
    let queue: [any Construct] = deadLetters.map { [$0.construct] } ?? []
    return network + (code?.dependencies ?? []) + secrets.entries.compactMap(\.secret.owner?.construct) + queue
  }
}

extension Function {
  public var relations: [any Relation] {
    code?.repository.map { [ImagePull(function: self, repository: $0)] } ?? []
  }
}

// MARK: - What others refer to

extension Function {
  /// A reference to the function; its value is the function's name.
  public var function: Reference<Lambda.Function> { Reference(id("Function")) }
  /// The function's name in AWS.
  public var functionName: Value<String> { function.value }
  /// The function's ARN.
  public var arn: Value<String> { function.attribute("Arn") }
  /// The security group of a function in subnets.
  public var securityGroup: Reference<EC2.SecurityGroup> { Reference(id("FunctionSecurityGroup")) }
}

extension Function: LogSource {
  public var logGroup: Reference<Logs.LogGroup> { Reference(id("LogGroup")) }
}

extension Function: Workload {
  public var role: Reference<IAM.Role> { Reference(id("FunctionRole")) }
  public var workloadGroup: Reference<EC2.SecurityGroup>? {
    placement == nil && !hasExistingSecurityGroup ? nil : securityGroup
  }
}

extension Function: Grantable {
  /// The access to a function that can be granted.
  public enum Access: Hashable, Sendable {
    /// Invokes the function.
    case invoke
  }

  /// The statements that allow the access.
  ///
  /// - Parameter access: the granted access.
  public func statements(for access: [Access]) -> [IAM.Statement] {
    guard access.contains(.invoke) else { return [] }
    return [IAM.Statement(actions: ["lambda:InvokeFunction"], resources: [arn])]
  }
}
