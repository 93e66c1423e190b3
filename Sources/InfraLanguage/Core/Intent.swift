import ResourceGraph

/// A path of the network that is never to be open, or always, which `infra` proves from the stacks.
///
/// ```swift
/// Intent.never(from: .internet, to: .dataStores)
/// Intent.always(from: .construct(api), to: .construct(orders), port: 5432)
/// ```
///
/// Routes, security groups, network ACLs and public addresses decide; what the code of a workload passes on is no path.
public struct Intent: StackElement {
  /// Where a path can end.
  public struct Target: Hashable, Sendable {
    let end: PathIntent.End

    /// Every data store that the stacks place in subnets.
    public static let dataStores = Target(end: .dataStores)

    /// What a construct has in subnets.
    public static func construct(_ construct: some Construct) -> Target {
      Target(end: .construct(construct.description))
    }
  }

  /// Where a path can begin.
  public struct Source: Hashable, Sendable {
    let end: PathIntent.End

    /// Any address of the internet.
    public static let internet = Source(end: .internet)
    /// Every data store that the stacks place in subnets.
    public static let dataStores = Source(end: .dataStores)

    /// What a construct has in subnets.
    public static func construct(_ construct: some Construct) -> Source {
      Source(end: .construct(construct.description))
    }
  }

  let path: PathIntent

  public var dependencies: [any Construct] { [] }
  public var elementKind: StackElementKind { .intent(self) }

  /// No path may lead from the source to the target.
  ///
  /// - Parameter port: the port of the target; any unless set.
  public static func never(
    from source: Source, to target: Target, port: Port? = nil,
    fileID: StaticString = #fileID, line: Int = #line, column: Int = #column
  ) -> Intent {
    Intent(.never, source, target, port, SourceLocation(fileID: fileID, line: line, column: column))
  }

  /// A path must lead from the source to the target.
  ///
  /// - Parameter port: the port of the target; any unless set.
  public static func always(
    from source: Source, to target: Target, port: Port? = nil,
    fileID: StaticString = #fileID, line: Int = #line, column: Int = #column
  ) -> Intent {
    Intent(.always, source, target, port, SourceLocation(fileID: fileID, line: line, column: column))
  }

  private init(_ kind: PathIntent.Kind, _ source: Source, _ target: Target, _ port: Port?, _ location: SourceLocation) {
    path = PathIntent(kind, from: source.end, to: target.end, port: port?.number, at: location)
  }
}
