/// A domain of OpenSearch Service in a VPC: in two or three Availability Zones, encrypted, accessible over HTTPS only,
/// with its logs in CloudWatch Logs; every request must be signed.
///
/// - Before its first domain in a VPC, an account requires the role AWSServiceRoleForAmazonOpenSearchService. Neither
///   CloudFormation nor Terraform creates it with the domain:
///   `aws iam create-service-linked-role --aws-service-name opensearchservice.amazonaws.com`.
/// - A grant permits a role to call the domain. The administrator maps the role to permissions on indices inside the
///   domain; a template cannot.
/// - Users with passwords in the internal database are not supported, because Terraform would store the first password in
///   its state.
/// - OpenSearch logs slow queries once an index has a threshold: `index.search.slowlog.threshold.query.warn`.
public struct SearchDomain: Construct {
  public let identity: Identity
  public var adjustments = Adjustments()
  /// Where the domain is placed; `nil` for one that exists already.
  private(set) var placement: Placement?
  let size: SearchNodeSize
  let administrator: Value<String>
  let version: OpenSearchVersion
  let dataNodes: Int
  let dedicatedMasters: DedicatedMasters
  let storage: SearchStorage
  let key: EncryptionKey?
  let logRetention: LogRetention
  public private(set) var existing: Existing?

  /// Creates a domain.
  ///
  /// - Parameters:
  ///   - name: the construct's name.
  ///   - subnets: where its nodes are placed.
  ///   - size: the instance type of the data nodes.
  ///   - administrator: the ARN of the IAM role that has all permissions, and maps other roles inside the domain.
  ///   - version: the version of OpenSearch; another one upgrades the domain in place. The default does not change within
  ///     a major version of this package.
  ///   - dataNodes: the number of data nodes, a multiple of the number of zones; 3 in three zones and 4 in two by default.
  ///   - dedicatedMasters: the dedicated master nodes.
  ///   - storage: the volume of each data node.
  ///   - key: the key that encrypts data, indices and snapshots; a key of the service by default.
  ///   - logRetention: how long the log groups retain the domain's logs.
  public init(
    _ name: String, in subnets: some DataTier, size: SearchNodeSize, administrator: Value<String>,
    version: OpenSearchVersion = .v31, dataNodes: Int? = nil, dedicatedMasters: DedicatedMasters = .none,
    storage: SearchStorage = .gigabytes(100), key: EncryptionKey? = nil, logRetention: LogRetention = .threeMonths,
    fileID: StaticString = #fileID, line: Int = #line, column: Int = #column
  ) {
    identity = Identity("search domain", name, at: SourceLocation(fileID: fileID, line: line, column: column))
    placement = subnets.placement
    self.size = size
    self.administrator = administrator
    self.version = version
    self.dataNodes = dataNodes ?? (subnets.placement.subnetIndices.count == 2 ? 4 : 3)
    self.dedicatedMasters = dedicatedMasters
    self.storage = storage
    self.key = key
    self.logRetention = logRetention
  }

  public var dependencies: [any Construct] {
    let constructs: [(any Construct)?] = [placement?.network, key]
    return constructs.compactMap { $0 }
  }

  // MARK: What others refer to

  var domain: Reference<OpenSearch.Domain> { Reference(id("Domain")) }
  /// The DNS name of the domain's endpoint.
  public var host: Value<String> { domain.attribute("DomainEndpoint") }
  /// The name of the domain.
  public var domainName: Value<String> { domain.value }
  /// The ARN of the domain.
  public var arn: Value<String> { domain.attribute("Arn") }
}

extension SearchDomain {
  public var outputs: [ConstructOutput] { [.init("SearchHost", host, "DNS name of search domain '\(name)'")] }
}

extension SearchDomain {
  /// A domain in a VPC that exists already.
  ///
  /// - Parameters:
  ///   - name: the construct's name, which resources and findings of the stack contain.
  ///   - domainName: its name in AWS.
  ///   - host: the DNS name of its endpoint.
  ///   - securityGroup: the id of its security group, to which connections add rules.
  public static func existing(
    _ name: String, domainName: ExistingValue, host: ExistingValue, securityGroup: ExistingValue,
    fileID: StaticString = #fileID, line: Int = #line, column: Int = #column
  ) -> SearchDomain {
    // Nothing is created, so neither the subnets nor the size nor the administrator have an effect.
    var domain = SearchDomain(
      name, in: Network(name).isolatedSubnets, size: .m7g(.medium), administrator: "", fileID: fileID, line: line,
      column: column)
    domain.placement = nil
    var existing = Existing()
    let physicalName: Value<String> = domain.domain.attribute("Ref")
    existing.add(
      domain.domain,
      [
        "Ref": domainName, "DomainEndpoint": host,
        "Arn": .derived("arn:\(.partition):es:\(.region):\(.accountID):domain/\(physicalName)"),
      ])
    existing.add(domain.connectionGroup, ["GroupId": securityGroup])
    domain.existing = existing
    return domain
  }
}

extension SearchDomain: ConnectionTarget {
  public var connectionGroup: Reference<EC2.SecurityGroup> { Reference(id("DomainSecurityGroup")) }
  public var connectionPort: Port { 443 }

  public var connectionValues: KeyValuePairs<String, Value<String>> { ["HOST": host, "PORT": "443"] }
}

extension SearchDomain: Grantable {
  /// The access to a domain that a workload can be granted.
  public enum Access: Hashable, Sendable {
    /// Getting and searching documents.
    case read
    /// Creating, changing and deleting documents and indices.
    case write
  }

  public func statements(for access: [Access]) -> [IAM.Statement] {
    let arn: Value<String> = domain.attribute("Arn")
    var statements: [IAM.Statement] = []
    if access.contains(.read) {
      statements.append(IAM.Statement(actions: ["es:ESHttpGet", "es:ESHttpHead"], resources: ["\(arn)/*"]))
      // Searches are POST requests.
      let paths = ["/_search", "/_msearch", "/*/_search", "/*/_msearch", "/*/_count"]
      statements.append(IAM.Statement(actions: ["es:ESHttpPost"], resources: paths.map { "\(arn)\(text: $0)" }))
    }
    if access.contains(.write) {
      statements.append(
        IAM.Statement(
          actions: ["es:ESHttpDelete", "es:ESHttpPatch", "es:ESHttpPost", "es:ESHttpPut"], resources: ["\(arn)/*"]))
    }
    return statements
  }
}
