package import AWSResources

/// A search domain of OpenSearch Service, under its present or its former name.
package protocol SearchDomainResource: Resource {
  /// The property with the nodes.
  static var clusterProperty: String { get }

  var engineVersion: Value<String>? { get }
  var cluster: OpenSearch.Domain.ClusterConfig? { get }
  var vpc: OpenSearch.Domain.VPCOptions? { get }
  var isEncryptedAtRest: Value<Bool>? { get }
  var isEncryptedBetweenNodes: Value<Bool>? { get }
  var endpoint: OpenSearch.Domain.EndpointOptions? { get }
  var accessPolicy: IAM.PolicyDocument? { get }
  var advancedSecurity: OpenSearch.Domain.AdvancedSecurity? { get }
  var logs: [OpenSearch.Domain.LogPublishing] { get }
}

extension OpenSearch.Domain: SearchDomainResource {
  package static var clusterProperty: String { "ClusterConfig" }
}

extension Elasticsearch.Domain: SearchDomainResource {
  package static var clusterProperty: String { "ElasticsearchClusterConfig" }
}

extension Model {
  /// All search domains.
  package var searchDomains: [Located<any SearchDomainResource>] {
    graph.all(of: [OpenSearch.Domain.self, Elasticsearch.Domain.self])
  }
}
