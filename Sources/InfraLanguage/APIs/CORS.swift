import AWSResources

/// Which pages of other origins browsers let call an API.
///
/// The API answers the preflight requests of browsers itself, which have no token.
/// https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-cors.html
public struct CORS: Hashable, Sendable {
  let origins: [String]
  let headers: [String]
  let exposedHeaders: [String]
  let allowsCredentials: Bool
  let maximumAge: Duration

  /// Creates the answer to preflight requests.
  ///
  /// - Parameters:
  ///   - origins: the origins of the pages, `https://shop.example.com`; `*` is any.
  ///   - headers: the headers that pages may send.
  ///   - exposedHeaders: the headers of responses that pages may read.
  ///   - allowsCredentials: whether pages may send cookies.
  ///   - maximumAge: how long browsers keep the answer, up to a day.
  public init(
    origins: [String], headers: [String] = ["authorization", "content-type"], exposedHeaders: [String] = [],
    allowsCredentials: Bool = false, maximumAge: Duration = .hours(1)
  ) {
    self.origins = origins
    self.headers = headers
    self.exposedHeaders = exposedHeaders
    self.allowsCredentials = allowsCredentials
    self.maximumAge = maximumAge
  }

  var configuration: APIGatewayV2.API.CORS {
    .init {
      $0.allowedOrigins = .items(origins.map { .literal($0) })
      $0.allowedMethods = .items(APIMethod.named.map { .literal($0.rawValue) })
      if !headers.isEmpty { $0.allowedHeaders = .items(headers.map { .literal($0) }) }
      if !exposedHeaders.isEmpty { $0.exposedHeaders = .items(exposedHeaders.map { .literal($0) }) }
      if allowsCredentials { $0.allowsCredentials = true }
      $0.maximumAge = .literal(maximumAge.wholeSeconds)
    }
  }

  private static func isOrigin(_ text: String) -> Bool {
    text == "*"
      || ["https?://[*]", "https?://[A-Za-z0-9.-]+", "https?://[A-Za-z0-9.-]+:[0-9]{1,5}"].contains { pattern in
        ValuePattern(pattern).matches(text)
      }
  }

  func check(_ api: some GatewayAPI, _ lowering: inout Lowering) {
    if origins.isEmpty {
      lowering.report("\(api.description) allows no origin; add one like 'https://shop.example.com'")
    }
    for origin in origins where !Self.isOrigin(origin) {
      lowering.report(
        "\(api.description) allows the origin '\(origin)'; use one like 'https://shop.example.com', without a path")
    }
    if allowsCredentials, let any = origins.first(where: { $0.contains("*") }) {
      lowering.report("\(api.description) allows cookies from the origin '\(any)'; name the origins")
    }
    if !(0...86_400).contains(maximumAge.wholeSeconds) {
      lowering.report("\(api.description) lets browsers keep CORS answers for \(maximumAge.words); use up to a day")
    }
  }
}
