/// An IAM role that exists already, to grant access to: of a pipeline, of a workload that is deployed in another way.
///
/// ```swift
/// let deployment = Role.existing("deployment", roleName: "acme-deployment")
/// artifacts.grants(.write, to: deployment)
/// ```
///
/// The stack adds one inline policy with all grants to the role.
public struct Role: Workload {
  public let identity: Identity
  public var adjustments = Adjustments()
  public private(set) var existing: Existing?

  private init(_ name: String, at location: SourceLocation) {
    identity = Identity("role", name, at: location)
  }

  /// An IAM role that exists already.
  ///
  /// - Parameters:
  ///   - name: the construct's name, which resources and findings of the stack contain.
  ///   - roleName: the name of the role, in the stack's account.
  ///   - roleARN: the ARN of the role, where its path is not `/`.
  public static func existing(
    _ name: String, roleName: ExistingValue, roleARN: ExistingValue? = nil,
    fileID: StaticString = #fileID, line: Int = #line, column: Int = #column
  ) -> Role {
    var role = Role(name, at: SourceLocation(fileID: fileID, line: line, column: column))
    var existing = Existing()
    existing.add(
      role.role,
      [
        "Ref": roleName,
        "Arn": roleARN ?? .derived("arn:\(.partition):iam::\(.accountID):role/\(role.roleName)"),
      ])
    role.existing = existing
    return role
  }

  public var dependencies: [any Construct] { [] }

  public var role: Reference<IAM.Role> { Reference(id("Role")) }
  /// The name of the role.
  public var roleName: Value<String> { role.attribute("Ref") }
  /// The ARN of the role.
  public var arn: Value<String> { role.attribute("Arn") }
  public var workloadGroup: Reference<EC2.SecurityGroup>? { nil }

  public func lower(into lowering: inout Lowering) {}
}
