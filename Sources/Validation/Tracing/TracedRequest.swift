import ResourceGraph

/// A request at one point of its way: as the client sends it, or as a hop sends it on.
package struct TracedRequest: Hashable, Sendable {
  package enum Scheme: String, Hashable, Sendable, CaseIterable {
    case http, https

    var port: Int { self == .http ? 80 : 443 }
  }

  package struct Header: Hashable, Sendable {
    /// In lower case.
    package var name: String
    package var value: String

    package init(_ name: String, _ value: String) {
      self.name = name.lowercased()
      self.value = value
    }
  }

  /// A header that a hop adds.
  struct AddedHeader: Hashable, Sendable {
    /// In lower case.
    let name: String
    let value: Value<String>
  }

  /// In upper case.
  package var method: String
  package var scheme: Scheme
  /// The name in the header `Host`, in lower case; `nil` where a hop sets one that is not known before deployment.
  package var host: String?
  package var port: Int
  /// As sent, percent-encoded, with the slash at its beginning.
  package var path: String
  /// Without the question mark; `nil` where there is none.
  package var query: String?
  package var headers: [Header] = []
  /// What a hop adds, whose values can be known to the deployment only; they come before those of the client.
  var addedHeaders: [AddedHeader] = []
  /// What the hop that sends it verifies of the certificate that answers; `nil` for clients, which verify the host, and where it
  /// is not known.
  var verifiedNames: VerifiedNames?

  /// The path with the query.
  var target: String { "\(path)\(query.map { "?\($0)" } ?? "")" }
  /// The request line as people write it: `GET /orders/42?x=1`.
  package var line: String { "\(method) \(target)" }

  /// The whole as people write it: `https://shop.example.com/orders/42?x=1`.
  package var url: String {
    let port = port == scheme.port ? "" : ":\(port)"
    return "\(scheme.rawValue)://\(host ?? "?")\(port)\(target)"
  }

  func addedHeader(_ name: String) -> Value<String>? { addedHeaders.first { $0.name == name }?.value }

  func header(_ name: String) -> String? { headers.first { $0.name == name }?.value }

  /// The names and values of the query, decoded as far as they are.
  var parameters: [(name: Substring, value: Substring)] {
    (query ?? "").split(separator: "&").map { part in
      let halves = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      return (halves[0], halves.count == 2 ? halves[1] : "")
    }
  }
}

extension TracedRequest {
  /// Why a method and a URL are no request.
  package struct Mistake: Error, Hashable {
    package let message: String
  }

  /// Creates the request that a client sends.
  ///
  /// - Parameters:
  ///   - method: `GET`, in any case.
  ///   - url: `https://shop.example.com/orders/42?x=1`; the name of a load balancer, API or distribution may stand in place
  ///     of the host.
  package init(_ method: String, _ url: String, headers: [Header] = []) throws(Mistake) {
    guard !method.isEmpty, method.allSatisfy({ $0.isASCII && $0.isLetter }) else {
      throw Mistake(message: "'\(method)' is no method; use GET, POST, …")
    }
    guard let separator = url.firstRange(of: "://"),
      let scheme = Scheme(rawValue: url[..<separator.lowerBound].lowercased())
    else { throw Mistake(message: "'\(url)' is no URL; begin with https:// or http://") }
    let rest = url[separator.upperBound...].prefix { $0 != "#" }
    let authority = rest.prefix { $0 != "/" && $0 != "?" }
    let target = rest[authority.endIndex...]
    let halves = authority.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    let host = halves.first ?? ""
    guard !host.isEmpty, !host.contains(where: { $0.isWhitespace || $0 == "@" }) else {
      throw Mistake(message: "'\(url)' has no host; use https://shop.example.com/orders")
    }
    let port = halves.count == 2 ? Int(halves[1]) : scheme.port
    guard let port, (1...65535).contains(port) else {
      throw Mistake(message: "'\(halves.last ?? "")' in '\(url)' is no port; use a number from 1 to 65535")
    }
    let path = target.prefix { $0 != "?" }
    guard !path.contains(where: \.isWhitespace) else {
      throw Mistake(message: "'\(url)' has a space in its path; write it as %20")
    }
    self.method = method.uppercased()
    self.scheme = scheme
    self.host = host.lowercased()
    self.port = port
    self.path = path.isEmpty ? "/" : String(path)
    query = path.endIndex < target.endIndex ? String(target[path.endIndex...].dropFirst()) : nil
    self.headers = headers
  }
}
