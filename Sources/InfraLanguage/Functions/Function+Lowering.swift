import AWSResources

extension Function {
  public func lower(into lowering: inout Lowering) {
    check(&lowering)
    lowering.check(placement)
    if case .image(let image)? = code?.source, let mistake = image.mistake {
      lowering.report("function '\(name)' \(mistake)")
    }
    lowering.addLogGroup(id("LogGroup"), "/\(lowering.naming.path(of: self))", retention: logRetention)
    if let placement {
      lowering.addSecurityGroup(
        id("FunctionSecurityGroup"), named: name, "Function \(name)", in: placement.network.vpc)
      lowering.allowHTTPS(from: securityGroup, of: self, in: placement.network)
    }
    lowerRole(into: &lowering)
    lowerFunction(into: &lowering)
    lowerDeadLetters(into: &lowering)
  }

  private func lowerFunction(into lowering: inout Lowering) {
    let physicalName = physicalName(in: lowering)
    Names.check(physical: physicalName, of: "function", longest: 64, in: &lowering)
    let environment = variables(lowering.contribution(to: self), &lowering)
    lowering.add(
      id("Function"), named: name,
      Lambda.Function {
        $0.name = .literal(physicalName)
        $0.role = role
        switch code?.source {
        case .zip(let bucket, let key, let version, let runtime, let handler)?:
          $0.packageType = .literal(.zip)
          $0.code.bucket = bucket.bucket.value
          $0.code.key = key
          $0.code.objectVersion = version
          $0.runtime = .literal(runtime.rawValue)
          $0.handler = .literal(handler)
        case .image(let image)?:
          $0.packageType = .literal(.image)
          $0.code.image = image.uri
        case nil: break
        }
        $0.architectures = [.literal(architecture.ofFunctions)]
        $0.memory = .literal(memory)
        $0.timeout = .literal(timeout.wholeSeconds)
        $0.environment = environment.isEmpty ? nil : NamedValues(environment)
        $0.network = placement.map { placement in
          .init {
            $0.subnets = placement.subnets
            $0.securityGroups = [securityGroup]
          }
        }
        $0.logging = .init {
          $0.format = .literal(.json)
          $0.logGroup = logGroup
        }
        if isTraced { $0.tracing = .literal(.active) }
        $0.reservedConcurrency = reservedConcurrency.map { .literal($0) }
      }
    ) {
      // Lambda creates network interfaces with the role as soon as the function exists.
      $0.dependsOn = [id("ExecutionPolicy")]
    }
  }

  /// Plain values, and for each secret its ARN: the code reads the secret when it starts.
  private func variables(_ contribution: Contribution, _ lowering: inout Lowering) -> [NamedValues.Entry] {
    let own = environment.values.entries + secrets.entries.map { .init(name: $0.name, value: $0.secret.arn) }
    let variables = own + contribution.environment + contribution.secretARNs
    for variable in variables where Self.reservedVariables.contains(variable.name) {
      lowering.report("function '\(name)' sets '\(variable.name)', which Lambda reserves; use another name")
    }
    return variables
  }

  private func lowerDeadLetters(into lowering: inout Lowering) {
    guard let deadLetters else { return }
    lowering.add(
      id("AsyncCalls"),
      Lambda.EventInvokeConfig {
        $0.function = function
        $0.qualifier = "$LATEST"
        $0.failureDestination = deadLetters.arn
      }
    )
  }

  private func check(_ lowering: inout Lowering) {
    if !(128...10_240).contains(memory) {
      lowering.report("function '\(name)' has \(memory) MiB of memory; use 128 to 10240")
    }
    if timeout != .seconds(timeout.wholeSeconds) || !(.seconds(1)...(.minutes(15))).contains(timeout) {
      lowering.report(
        "function '\(name)' has a timeout of \(timeout.words); use 1 second to 15 minutes, in whole seconds")
    }
    if let reservedConcurrency, reservedConcurrency < 0 {
      lowering.report("function '\(name)' has a reserved concurrency of \(reservedConcurrency); use 0 or more")
    }
    if case .zip(_, _, _, let runtime, _)? = code?.source { check(runtime, &lowering) }
    if case .zip(_, _, _, _, "")? = code?.source {
      lowering.report(
        "function '\(name)' has no handler; name the method that processes events, such as 'index.handler'")
    }
  }

  private func check(_ runtime: Runtime, _ lowering: inout Lowering) {
    guard let deprecated = DeprecatedRuntime(runtime.rawValue) else { return }
    let action = "use '\(deprecated.successor)'"
    if let end = deprecated.endOfNewFunctions {
      lowering.report(
        "function '\(name)' has the runtime '\(runtime.rawValue)', with which Lambda creates no function since \(end); "
          + action)
    } else {
      lowering.note(
        "function '\(name)' has the runtime '\(runtime.rawValue)', which AWS does not update since "
          + "\(deprecated.deprecation); \(action)")
    }
  }

  /// https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html#configuration-envvars-runtime
  private static let reservedVariables: Set<String> = [
    "_HANDLER", "_X_AMZN_TRACE_ID", "AWS_DEFAULT_REGION", "AWS_REGION", "AWS_EXECUTION_ENV",
    "AWS_LAMBDA_FUNCTION_NAME", "AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "AWS_LAMBDA_FUNCTION_VERSION",
    "AWS_LAMBDA_INITIALIZATION_TYPE", "AWS_LAMBDA_LOG_GROUP_NAME", "AWS_LAMBDA_LOG_STREAM_NAME", "AWS_ACCESS_KEY",
    "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN", "AWS_LAMBDA_RUNTIME_API", "LAMBDA_TASK_ROOT",
    "LAMBDA_RUNTIME_DIR",
  ]
}
