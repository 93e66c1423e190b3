/// A service may do something with a resource: exactly the actions of the access that is granted, on that resource.
public struct Grant: Relation {
  let service: FargateService
  let resource: any Construct
  /// What the service's task role gets.
  let statements: [IAM.Statement]
  public let location: SourceLocation

  public var source: any Construct { service }
  public var destination: any Construct { resource }

  /// The task role's policy carries the statements; nothing else is made.
  public func lower(into lowering: inout Lowering) {}
}

/// A construct that access can be granted to.
public protocol Grantable: Construct {
  associatedtype Access: Hashable, Sendable

  /// The least that the access needs.
  func statements(for access: [Access]) -> [IAM.Statement]
}

extension FargateService {
  /// Lets the service's own code use a resource: `api.isGranted(.publish, on: orders)`.
  public func isGranted<Resource: Grantable>(
    _ access: Resource.Access..., on resource: Resource,
    fileID: StaticString = #fileID, line: Int = #line, column: Int = #column
  ) -> Grant {
    Grant(
      service: self, resource: resource, statements: resource.statements(for: access),
      location: SourceLocation(fileID: fileID, line: line, column: column))
  }
}
