/// A domain of the OpenSearch Service inside the network: over two or three zones, encrypted, HTTPS only, its logs in
/// CloudWatch, nobody let in without a signature.
///
/// - An account needs the role AWSServiceRoleForAmazonOpenSearchService before its first domain in a VPC; neither
///   CloudFormation nor Terraform makes it with the domain:
///   `aws iam create-service-linked-role --aws-service-name opensearchservice.amazonaws.com`.
/// - A grant lets a role call the domain. What it may do with which index, the administrator decides inside the
///   domain, by mapping the role: no template can.
/// - A user database with passwords is left out, since Terraform would keep the first password in its state.
/// - Slow queries are logged once an index says what is slow: `index.search.slowlog.threshold.query.warn`.
public struct SearchDomain: Construct {
  public let identity: Identity
  public var adjustments = Adjustments()
  let placement: Placement
  let size: SearchNodeSize
  let administrator: Value<String>
  let version: OpenSearchVersion
  let nodes: Int
  let masters: DedicatedMasters
  let storage: SearchStorage
  let key: EncryptionKey?
  let snapshotHour: Int
  let logRetention: LogRetention

  /// - Parameters:
  ///   - administrator: the ARN of the IAM role that may do everything, and maps other roles inside the domain.
  ///   - nodes: how many hold data, as many in each zone; the fewest beyond two unless given.
  ///   - masters: the nodes that keep the domain together.
  ///   - storage: of each data node.
  ///   - key: what data, indices and snapshots are encrypted with; AWS's own key of the service unless given.
  ///   - snapshotHour: in UTC, 0 to 23.
  public init(
    _ name: String, in subnets: some DataTier, size: SearchNodeSize, administrator: Value<String>,
    version: OpenSearchVersion = .v31, nodes: Int? = nil, masters: DedicatedMasters = .none,
    storage: SearchStorage = .gigabytes(100), key: EncryptionKey? = nil, snapshotHour: Int = 2,
    logRetention: LogRetention = .threeMonths,
    fileID: StaticString = #fileID, line: Int = #line, column: Int = #column
  ) {
    identity = Identity("search domain", name, at: SourceLocation(fileID: fileID, line: line, column: column))
    placement = subnets.placement
    self.size = size
    self.administrator = administrator
    self.version = version
    self.nodes = nodes ?? (subnets.network.zones == 2 ? 4 : 3)
    self.masters = masters
    self.storage = storage
    self.key = key
    self.snapshotHour = snapshotHour
    self.logRetention = logRetention
  }

  public var dependencies: [any Construct] { [placement.network] + (key.map { [$0] } ?? []) }

  // MARK: What others refer to

  var domain: Reference<OpenSearch.Domain> { Reference(id("Domain")) }
  public var host: Value<String> { domain.attribute("DomainEndpoint") }
}

extension SearchDomain: ConnectionTarget {
  public var connectionGroup: Reference<EC2.SecurityGroup> { Reference(id("DomainSecurityGroup")) }
  public var connectionPort: Port { 443 }

  public var connectionValues: KeyValuePairs<String, Value<String>> { ["HOST": host, "PORT": "443"] }
}

extension SearchDomain: Grantable {
  public enum Access: Hashable, Sendable {
    /// Fetching and searching.
    case read
    /// Adding, changing and deleting, of documents and of indices.
    case write
  }

  public func statements(for access: [Access]) -> [IAM.Statement] {
    let arn: Value<String> = domain.attribute("Arn")
    var statements: [IAM.Statement] = []
    if access.contains(.read) {
      statements.append(IAM.Statement(actions: ["es:ESHttpGet", "es:ESHttpHead"], resources: ["\(arn)/*"]))
      // Searches are posted.
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
