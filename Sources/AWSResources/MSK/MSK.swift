/// Amazon Managed Streaming for Apache Kafka.
public enum MSK {}
