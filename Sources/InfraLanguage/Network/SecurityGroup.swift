/// A security group, for connections to and from what has no construct: a raw resource, or a system outside the app.
///
/// ```swift
/// let batch = SecurityGroup("batch", in: network)
/// batch.connects(to: orders)
/// Raw("Batch", "AWS::Batch::ComputeEnvironment", [… "SecurityGroupIds": [batch.securityGroupID.document] …])
///
/// let mainframe = SecurityGroup.existing("mainframe", securityGroupID: "sg-0a1b2c3d")
/// api.connects(to: mainframe, port: 1521)
/// ```
///
/// It admits nothing and its members reach nothing, until connections add rules.
public struct SecurityGroup: Construct {
  public let identity: Identity
  public var adjustments = Adjustments()
  /// The network of the security group; `nil` for one that exists already.
  private let network: Network?
  private let summary: String?
  private let allowsHTTPS: Bool
  public private(set) var existing: Existing?

  /// Creates a security group without rules.
  ///
  /// - Parameters:
  ///   - name: the construct's name.
  ///   - network: the network whose resources can have the security group.
  ///   - description: the description of the security group.
  ///   - allowsHTTPS: whether its members reach every address on port 443, and the interface endpoints of the network, as
  ///     services do that call AWS.
  public init(
    _ name: String, in network: Network, description: String? = nil, allowsHTTPS: Bool = false,
    fileID: StaticString = #fileID, line: Int = #line, column: Int = #column
  ) {
    identity = Identity("security group", name, at: SourceLocation(fileID: fileID, line: line, column: column))
    self.network = network
    summary = description
    self.allowsHTTPS = allowsHTTPS
  }

  private init(_ name: String, at location: SourceLocation) {
    identity = Identity("security group", name, at: location)
    network = nil
    summary = nil
    allowsHTTPS = false
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

  public var dependencies: [any Construct] { network.map { [$0] } ?? [] }

  /// The security group.
  public var securityGroup: Reference<EC2.SecurityGroup> { Reference(id("SecurityGroup")) }
  /// The id of the security group.
  public var securityGroupID: Value<String> { securityGroup.value }

  public func lower(into lowering: inout Lowering) {
    guard let network else { return }
    lowering.addSecurityGroup(
      id("SecurityGroup"), named: name, summary ?? "Security group \(name)", in: network.vpc)
    if allowsHTTPS { lowering.allowHTTPS(from: securityGroup, of: self, in: network) }
  }
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
      group: self, target: target, targetGroup: target.connectionGroup, port: target.connectionPort,
      location: SourceLocation(fileID: fileID, line: line, column: column))
  }

  /// Allows the members of the security group to connect to those of another one, on one port.
  ///
  /// - Parameters:
  ///   - group: the security group.
  ///   - port: the port that its members listen on.
  public func connects(
    to group: SecurityGroup, port: Port,
    fileID: StaticString = #fileID, line: Int = #line, column: Int = #column
  ) -> SecurityGroupConnection {
    SecurityGroupConnection(
      group: self, target: group, targetGroup: group.securityGroup, port: port,
      location: SourceLocation(fileID: fileID, line: line, column: column))
  }
}

/// The members of a security group connect to a construct.
public struct SecurityGroupConnection: Relation, Adjustable {
  let group: SecurityGroup
  let target: any Construct
  let targetGroup: Reference<EC2.SecurityGroup>
  let port: Port
  public let location: SourceLocation
  public var adjustments = Adjustments()

  public var source: any Construct { group }
  public var destination: any Construct { target }

  public func lower(into lowering: inout Lowering) {
    lowering.connect(
      group.securityGroup, to: targetGroup, port: port, names: (group.name, target.name))
  }
}
