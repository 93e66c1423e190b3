import AWSResources
import Documents
import ResourceGraph
import Templates
import Validation

/// What `trace` can be asked for.
struct TraceOptions: GraphQuestion {
  static let name = "trace"
  static let summary = "Follow a request hop by hop, to what answers it"

  var method: String?
  var url: String?
  var files: [String] = []
  var headers: [String] = []
  var isJSON = false
  var environment = EnvironmentOptions(takesPolicy: false)
  var templates = TemplateOptions()

  mutating func map(_ arguments: inout some ArgumentMapper) {
    arguments.positional("METHOD", &method, isRequired: true, "GET, POST, OPTIONS, …")
    arguments.positional(
      "URL", &url, isRequired: true,
      "https://shop.example.com/orders/42; a load balancer, API or distribution may stand in place of the host")
    arguments.positionals("FILE", &files, "templates, folders of them, or - for standard input (default: the stacks)")
    arguments.option("header", "NAME: VALUE", &headers, "a header of the request; can be repeated")
    arguments.flag("json", &isJSON, "print a JSON object")
    environment.map(&arguments)
    templates.map(&arguments)
  }

  static let details = """
    Prints what the request passes, with the path as each hop sends it on, up to what answers it, or to the first
    hop where it breaks, with the line and what to do.
    Where several templates or stacks know the host, and where other parameters lead to another way, each answer is
    printed with what it is about.

    Exit codes: 0 the request arrives, or is answered as somebody wrote it, wherever its host is known; 1 it breaks somewhere,
    that cannot be determined, or several systems know the host and answer differently; 2 cannot do it (usage, unreadable or
    malformed input, build failure).
    """
}

extension TraceOptions {
  /// The request that is asked for.
  func request() throws(UsageError) -> TracedRequest {
    let headers = try headers.map { header throws(UsageError) -> TracedRequest.Header in
      guard let colon = header.firstIndex(of: ":"), colon != header.startIndex else {
        throw UsageError("'\(header)' is no value for '--header'; write 'name: value'")
      }
      return TracedRequest.Header(
        String(header[..<colon]), String(header[header.index(after: colon)...].drop(while: \.isWhitespace)))
    }
    do throws(TracedRequest.Mistake) {
      return try TracedRequest(method ?? "", url ?? "", headers: headers)
    } catch {
      throw UsageError(error.message)
    }
  }

  func check() throws { _ = try request() }

  /// Answers from all graphs that know the host.
  func answer(_ questions: [AskedGraph], _ session: Session) throws -> ExitCode {
    let request = try request()
    let tracers = questions.map { ($0, Model($0.graph).tracer) }
    let answers = tracers.compactMap { question, tracer in tracer.trace(request).map { (question, $0) } }
    guard !answers.isEmpty else {
      throw CommandError(Self.unknownHost(request.host ?? "", Array(Set(tracers.flatMap(\.1.names))).sorted()))
    }
    let report = TraceReport(request, answers)
    isJSON ? report.writeJSON(to: session.console) : report.write(to: session.console)
    return report.isAnswered ? .success : .findings
  }

  private static func unknownHost(_ host: String, _ known: [String]) -> String {
    if known.isEmpty {
      return "nothing here takes requests; pass templates with a load balancer, an API or a distribution"
    }
    let shown = known.prefix(5).map { "'\($0)'" }
    let more = known.count > shown.count ? ["\(known.count - shown.count) more"] : []
    return "nothing here has the name '\(host)'"
      + (Suggestion.nearest(to: host, among: known).map { "; did you mean '\($0)'?" }
        ?? "; use \((shown + more).listed)")
  }
}
