/// Amazon Simple Queue Service.
public enum SQS {}
