/// Amazon Kinesis Data Streams.
public enum Kinesis {}
