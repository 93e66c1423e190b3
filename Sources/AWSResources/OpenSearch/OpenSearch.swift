/// Amazon OpenSearch Service.
public enum OpenSearch {}
