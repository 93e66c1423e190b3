/// Amazon MQ.
public enum AmazonMQ {}
