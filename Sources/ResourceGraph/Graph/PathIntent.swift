/// A connection that a team wants never to be possible, or always.
package struct PathIntent: Hashable, Sendable {
  package enum Kind: String, Hashable, Sendable, CaseIterable { case never, always }

  /// An end of the connection.
  package enum End: Hashable, Sendable {
    case internet
    /// All data stores.
    case dataStores
    /// What one construct makes, by its description: `service 'api'`.
    case construct(String)
    /// A range of addresses, a resource, or a construct, as people name them.
    case name(String)

    /// - Parameter text: `internet`, `data`, or a name.
    package init(_ text: String) {
      switch text {
      case "internet": self = .internet
      case "data": self = .dataStores
      default: self = .name(text)
      }
    }
  }

  package var kind: Kind
  package var source: End
  package var target: End
  /// The port of the target; `nil` for any.
  package var port: Int?
  package var location: SourceLocation?

  package init(_ kind: Kind, from source: End, to target: End, port: Int? = nil, at location: SourceLocation? = nil) {
    self.kind = kind
    self.source = source
    self.target = target
    self.port = port
    self.location = location
  }
}
