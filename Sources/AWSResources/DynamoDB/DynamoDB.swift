/// Amazon DynamoDB.
public enum DynamoDB {}
