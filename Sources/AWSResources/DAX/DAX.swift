/// DynamoDB Accelerator (DAX).
public enum DAX {}
