/// A workload may do something with a resource: exactly the actions of the access that is granted, on that resource.
public struct Grant: Relation {
  let workload: any Workload
  let resource: any Construct
  /// What the workload's role gets.
  let statements: [IAM.Statement]
  public let location: SourceLocation

  public var source: any Construct { workload }
  public var destination: any Construct { resource }

  public func contribute(to contributions: inout Contributions) {
    contributions.allow(statements, to: workload)
  }
}

/// A construct that access can be granted to.
public protocol Grantable: Construct {
  associatedtype Access: Hashable, Sendable

  /// The least that the access needs.
  func statements(for access: [Access]) -> [IAM.Statement]
}

extension Grantable {
  /// Grants access to a workload's own code: `orders.grants(.publish, to: api)`.
  ///
  /// - Parameters:
  ///   - access: what the workload may do; its role gets exactly the actions for it, on this resource.
  ///   - workload: a service, a task or a function.
  public func grants(
    _ access: Access..., to workload: some Workload,
    fileID: StaticString = #fileID, line: Int = #line, column: Int = #column
  ) -> Grant {
    Grant(
      workload: workload, resource: self, statements: statements(for: access),
      location: SourceLocation(fileID: fileID, line: line, column: column))
  }
}
