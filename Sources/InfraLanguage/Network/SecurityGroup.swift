/// A security group that exists already, for connections to and from what has nothing else to refer to.
///
/// ```swift
/// let mainframe = SecurityGroup.existing("mainframe", securityGroupID: "sg-0a1b2c3d")
/// api.connects(to: mainframe, port: 1521)
/// mainframe.connects(to: orders)
/// ```
public struct SecurityGroup: Construct {
  public let identity: Identity
  public var adjustments = Adjustments()
  public private(set) var existing: Existing?

  private init(_ name: String, at location: SourceLocation) {
    identity = Identity("security group", name, at: location)
  }

  /// A security group that exists already.
  ///
  /// - Parameters:
  ///   - name: the construct's name, which resources and findings of the stack contain.
  ///   - securityGroupID: the id of the security group, to which connections add rules.
  public static func existing(
    _ name: String, securityGroupID: ExistingValue,
    fileID: StaticString = #fileID, line: Int = #line, column: Int = #column
  ) -> SecurityGroup {
    var group = SecurityGroup(name, at: SourceLocation(fileID: fileID, line: line, column: column))
    var existing = Existing()
    existing.add(group.securityGroup, ["GroupId": securityGroupID])
    group.existing = existing
    return group
  }

  public var dependencies: [any Construct] { [] }

  /// The security group.
  public var securityGroup: Reference<EC2.SecurityGroup> { Reference(id("SecurityGroup")) }

  public func lower(into lowering: inout Lowering) {}
}

extension Workload {
  /// Allows the workload to connect to the members of a security group on one port.
  ///
  /// - Parameters:
  ///   - group: the security group.
  ///   - port: the port that its members listen on.
  public func connects(
    to group: SecurityGroup, port: Port,
    fileID: StaticString = #fileID, line: Int = #line, column: Int = #column
  ) -> Connection {
    Connection(
      workload: self, target: group, group: group.securityGroup, port: port,
      injection: Injection(prefix: ""), at: SourceLocation(fileID: fileID, line: line, column: column)
    ) { _ in [] }
  }
}

extension SecurityGroup {
  /// Allows the members of the security group to connect to a construct, on its port.
  ///
  /// - Parameter target: a data store or a load balancer.
  public func connects(
    to target: some ConnectionTarget,
    fileID: StaticString = #fileID, line: Int = #line, column: Int = #column
  ) -> SecurityGroupConnection {
    SecurityGroupConnection(
      group: self, target: target, location: SourceLocation(fileID: fileID, line: line, column: column))
  }
}

/// The members of a security group connect to a construct.
public struct SecurityGroupConnection: Relation, Adjustable {
  let group: SecurityGroup
  let target: any ConnectionTarget
  public let location: SourceLocation
  public var adjustments = Adjustments()

  public var source: any Construct { group }
  public var destination: any Construct { target }

  public func lower(into lowering: inout Lowering) {
    lowering.connect(
      group.securityGroup, to: target.connectionGroup, port: target.connectionPort, names: (group.name, target.name))
  }
}
