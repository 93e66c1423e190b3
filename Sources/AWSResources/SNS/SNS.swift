/// Amazon Simple Notification Service.
public enum SNS {}
