/// The values of an HTTP API's parameter mapping, such as `overwrite:path` = `/$request.path.proxy`.
///
/// https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-parameter-mapping.html
struct ParameterMapping {
  /// The path without the name of the stage.
  let path: String
  /// What the variables of the route stand for.
  let variables: [String: String]
  let request: TracedRequest

  enum Result: Hashable {
    case text(String)
    /// A variable that the route does not have.
    case missing(String)
    case unknown
  }

  /// The text that a value comes to.
  func text(of value: String) -> Result {
    var result = ""
    var rest = value[...]
    while let dollar = rest.firstIndex(of: "$") {
      result += rest[..<dollar]
      rest = rest[dollar...].dropFirst()
      let isBraced = rest.first == "{"
      if isBraced { rest = rest.dropFirst() }
      let name = rest.prefix { isBraced ? $0 != "}" : $0.isASCII && ($0.isLetter || $0.isNumber || "._-".contains($0)) }
      rest = rest[name.endIndex...]
      if isBraced { rest = rest.dropFirst() }
      switch self.value(of: name) {
      case .text(let text): result += text
      case let other: return other
      }
    }
    return .text(result + rest)
  }

  private func value(of name: Substring) -> Result {
    if name == "request.path" { return .text(path) }
    if name.hasPrefix("request.path.") {
      let variable = String(name.dropFirst("request.path.".count))
      return variables[variable].map { .text($0) } ?? .missing(variable)
    }
    if name.hasPrefix("request.querystring.") {
      let parameter = name.dropFirst("request.querystring.".count)
      return .text(request.parameters.first { $0.name == parameter }.map { String($0.value) } ?? "")
    }
    if name.hasPrefix("request.header.") {
      return .text(request.header(name.dropFirst("request.header.".count).lowercased()) ?? "")
    }
    return .unknown
  }
}
