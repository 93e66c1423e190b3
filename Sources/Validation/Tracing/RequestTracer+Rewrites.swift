import AWSResources

// MARK: - Transforms of listener rules

extension RequestTracer {
  /// Rewrites a request as a rule's transforms do, which happens before it is forwarded.
  ///
  /// https://docs.aws.amazon.com/elasticloadbalancing/latest/application/rule-transforms.html
  func rewrite(
    _ request: inout TracedRequest, by rule: Located<ElasticLoadBalancing.ListenerRule>
  ) -> (detail: String?, doubt: String?) {
    let before = request
    for transform in rule.resource.transforms {
      for rewrite in transform.urlRewrites {
        guard let result = replaced(rewrite, in: request.target) else { return (nil, doubt(rewrite, rule)) }
        let halves = result.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        request.path = String(halves[0])
        request.query = halves.count == 2 ? String(halves[1]) : nil
      }
      for rewrite in transform.hostHeaderRewrites {
        guard let host = request.host else { continue }
        guard let result = replaced(rewrite, in: host) else { return (nil, doubt(rewrite, rule)) }
        request.host = result
      }
    }
    return (request == before ? nil : "its transforms rewrite the URL", nil)
  }

  private func replaced(_ rewrite: ElasticLoadBalancing.Transform.Rewrite, in text: String) -> String? {
    guard let expression = model.literal(rewrite.regularExpression),
      let replacement = model.literal(rewrite.replacement)
    else { return nil }
    return RegularExpressions.replacing(expression, in: text, with: replacement)
  }

  private func doubt(
    _ rewrite: ElasticLoadBalancing.Transform.Rewrite, _ rule: Located<ElasticLoadBalancing.ListenerRule>
  ) -> String {
    let expression = model.literal(rewrite.regularExpression).map { "'\($0)'" } ?? "which is given at the deployment"
    return "what listener rule '\(rule.id)' rewrites with its regular expression, \(expression), is not known"
  }
}
