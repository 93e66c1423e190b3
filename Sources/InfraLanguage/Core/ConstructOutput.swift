public import ResourceGraph

/// A value of a construct that the deployed stack shows: the DNS name of a load balancer, the name of a bucket.
public struct ConstructOutput: Sendable {
  /// What the value is, for the output's name: `BucketName` becomes `InvoicesBucketName`.
  public let role: String
  public let value: Value<String>
  /// The output's description.
  public let summary: String

  public init(_ role: String, _ value: Value<String>, _ summary: String) {
    self.role = role
    self.value = value
    self.summary = summary
  }
}

extension Lowering {
  /// Adds the outputs of a construct; an output that the stack states itself takes precedence over one of the same name.
  mutating func addOutputs(of construct: some Construct) {
    for output in construct.outputs {
      let name = construct.id(output.role).name
      let isTaken = graph.outputs.contains { Spelling.snakeCase($0.name) == Spelling.snakeCase(name) }
      if !isTaken { add(Output(name, output.value, summary: output.summary)) }
    }
  }
}

// MARK: - Outputs of the constructs

extension LoadBalancer {
  public var outputs: [ConstructOutput] {
    [.init("DnsName", dnsName, "DNS name of load balancer '\(name)', for the records of its domains")]
  }
}

extension ImageRepository {
  public var outputs: [ConstructOutput] {
    [.init("RepositoryUri", uri, "URI of image repository '\(name)', to push images to")]
  }
}

extension Bucket {
  public var outputs: [ConstructOutput] { [.init("BucketName", bucket.value, "Name of bucket '\(name)'")] }
}

extension Database {
  public var outputs: [ConstructOutput] { [.init("DatabaseHost", host, "DNS name of database '\(name)'")] }
}

extension Aurora {
  public var outputs: [ConstructOutput] {
    [
      .init("DatabaseHost", host, "DNS name of the writer of database '\(name)'"),
      .init("DatabaseReaderHost", readerHost, "DNS name of the readers of database '\(name)'"),
    ]
  }
}

extension DatabaseProxy {
  public var outputs: [ConstructOutput] { [.init("ProxyHost", host, "DNS name of database proxy '\(name)'")] }
}

extension Cache {
  public var outputs: [ConstructOutput] { [.init("CacheHost", host, "DNS name of cache '\(name)'")] }
}

extension SearchDomain {
  public var outputs: [ConstructOutput] { [.init("SearchHost", host, "DNS name of search domain '\(name)'")] }
}

extension UserPool {
  public var outputs: [ConstructOutput] { [.init("UserPoolId", poolID, "ID of user pool '\(name)'")] }
}

extension UserPoolClient {
  public var outputs: [ConstructOutput] { [.init("ClientId", clientID, "Client ID of '\(name)'")] }
}

extension MachineClient {
  public var outputs: [ConstructOutput] { [.init("ClientId", clientID, "Client ID of '\(name)'")] }
}

extension IdentityPool {
  public var outputs: [ConstructOutput] { [.init("IdentityPoolId", poolID, "ID of identity pool '\(name)'")] }
}
