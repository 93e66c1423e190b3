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

extension Workload {
  /// Lets the workload's own code use a resource: `api.isGranted(.publish, on: orders)`.
  public func isGranted<Resource: Grantable>(
    _ access: Resource.Access..., on resource: Resource,
    fileID: StaticString = #fileID, line: Int = #line, column: Int = #column
  ) -> Grant {
    Grant(
      workload: self, resource: resource, statements: resource.statements(for: access),
      location: SourceLocation(fileID: fileID, line: line, column: column))
  }
}
