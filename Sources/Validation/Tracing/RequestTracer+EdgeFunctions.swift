import AWSResources

// MARK: - Functions of distributions

extension RequestTracer {
  /// What the functions of a behavior make of a request before it is sent to the origin.
  enum EdgeFunctionResult {
    case sends(TracedRequest, RequestTrace)
    case end(RequestTrace)
  }

  /// Runs the functions that a behavior has for requests.
  ///
  /// Those that `infra` writes are known by their code. What another one does with the path, or whether it answers by itself,
  /// nobody knows who does not run it.
  func runFunctions(
    of chosen: LocatedBehavior, _ request: TracedRequest, _ trace: RequestTrace
  ) -> EdgeFunctionResult {
    var (sent, trace) = (request, trace)
    for association in chosen.behavior.functions where model.literal(association.event) != .viewerResponse {
      let function = graph.resource(association.function)
      let name = "function '\(function?.id.name ?? association.function.flatMap { model.text($0.value) } ?? "?")'"
      let place = function.map { Place($0.entry) } ?? chosen.place("FunctionAssociations")
      guard let code = model.literal(function?.resource.code), let known = CloudFront.SiteFunction(code: code) else {
        return .end(unread(name, place, sent, trace))
      }
      sent.path = known.path(for: sent.path)
      trace.pass(name, place, sent, known.words)
    }
    for association in chosen.behavior.lambdaFunctions {
      let event = model.literal(association.event)
      if event == .viewerResponse || event == .originResponse { continue }
      let id = association.function?.expression.referencedIDs.first
      let name = "function '\(id?.name ?? association.function.flatMap { model.text($0) } ?? "?")'"
      let place = id.flatMap { graph[$0] }.map { Place($0) } ?? chosen.place("LambdaFunctionAssociations")
      return .end(unread(name, place, sent, trace))
    }
    return .sends(sent, trace)
  }

  private func unread(
    _ name: String, _ place: Place, _ request: TracedRequest, _ trace: RequestTrace
  ) -> RequestTrace {
    var trace = trace
    trace.pass(name, place, request, "runs code that is not read")
    return trace.unknown("the path that \(name) sends, or what it answers, is not known", at: place)
  }
}

extension CloudFront.SiteFunction {
  /// What the function does, as a step has it.
  fileprivate var words: String {
    switch self {
    case .singlePage: "sends '/index.html' for a path without a file extension"
    case .pages: "sends 'index.html' of the folder for a path without a file extension"
    }
  }
}
