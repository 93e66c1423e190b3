/// Amazon Simple Storage Service.
public enum S3 {}
