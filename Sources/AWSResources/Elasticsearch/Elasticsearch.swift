/// Amazon Elasticsearch Service, the former name of OpenSearch Service.
public enum Elasticsearch {}
