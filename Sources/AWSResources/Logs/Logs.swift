/// Amazon CloudWatch Logs.
public enum Logs {}
