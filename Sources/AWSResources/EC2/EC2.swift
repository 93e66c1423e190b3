/// Amazon VPC and its parts.
public enum EC2 {}
