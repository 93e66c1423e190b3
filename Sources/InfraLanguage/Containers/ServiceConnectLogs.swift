import AWSResources
import ResourceGraph

/// What the proxies of ECS Service Connect write of each request, beside their own messages, to the log group of the service.
///
/// A line has the method, path, status, sizes and times of a request; for TCP, those of a connection.
///
/// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-connect-envoy-access-logs.html
public enum ServiceConnectLogs: Hashable, Sendable {
  /// Lines of JSON.
  ///
  /// - Parameter includingQueryParameters: whether lines have the query of a request, which can contain tokens and personal data.
  case json(includingQueryParameters: Bool = false)
  /// Lines of text.
  ///
  /// - Parameter includingQueryParameters: whether lines have the query of a request, which can contain tokens and personal data.
  case text(includingQueryParameters: Bool = false)
  /// Nothing; a note at synth shows the reason.
  case off(because: String)
}

extension ServiceRunner {
  /// The access log of the proxy, or a note that there is none.
  func lowerAccessLog(into lowering: inout Lowering) -> ECS.ServiceConnectConfiguration.AccessLog? {
    switch cluster.serviceConnectLogs {
    case .json(let includesQueries): return accessLog(.json, includesQueries)
    case .text(let includesQueries): return accessLog(.text, includesQueries)
    case .off(let reason):
      lowering.noteReason(reason, for: "\(description) writes no access logs of ECS Service Connect")
      return nil
    }
  }

  private func accessLog(
    _ format: ECS.ServiceConnectConfiguration.AccessLog.Format, _ includesQueries: Bool
  ) -> ECS.ServiceConnectConfiguration.AccessLog {
    .init {
      $0.format = .literal(format)
      $0.includesQueryParameters = .literal(includesQueries ? .enabled : .disabled)
    }
  }
}
