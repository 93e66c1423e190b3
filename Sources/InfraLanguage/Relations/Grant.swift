/// A workload can access a resource: its role allows exactly the actions of the granted access, on that resource.
public struct Grant: Relation, Adjustable {
  let workload: any Workload
  let resource: any Construct
  /// What the workload's role gets.
  let statements: [IAM.Statement]
  /// The errors in what is granted.
  let mistakes: [String]
  public let location: SourceLocation
  public var adjustments = Adjustments()

  public var source: any Construct { workload }
  public var destination: any Construct { resource }

  public func contribute(to contributions: inout Contributions) {
    contributions.allow(statements, to: workload)
  }

  public func lower(into lowering: inout Lowering) {
    for mistake in mistakes { lowering.report(mistake) }
  }
}

/// A construct to which access can be granted.
public protocol Grantable: Construct {
  /// The access that can be granted.
  associatedtype Access: Hashable, Sendable

  /// The statements that allow the access, and nothing else.
  ///
  /// - Parameter access: the granted access.
  func statements(for access: [Access]) -> [IAM.Statement]

  /// What is wrong with an access, to follow the name of the resource; `nil` if nothing is.
  ///
  /// - Parameter access: the granted access.
  func problem(with access: Access) -> String?
}

extension Grantable {
  public func problem(with access: Access) -> String? { nil }

  /// Grants access to a workload's code: `orders.grants(.publish, to: api)`.
  ///
  /// - Parameters:
  ///   - access: the granted access; the workload's role gets exactly its actions, on this resource.
  ///   - workload: a service, a task, a function, or a workload of the team's own.
  public func grants(
    _ access: Access..., to workload: some Workload,
    fileID: StaticString = #fileID, line: Int = #line, column: Int = #column
  ) -> Grant {
    Grant(
      workload: workload, resource: self, statements: statements(for: access),
      mistakes: access.unique.compactMap { problem(with: $0) }.map { "\(description) \($0)" },
      location: SourceLocation(fileID: fileID, line: line, column: column))
  }
}
