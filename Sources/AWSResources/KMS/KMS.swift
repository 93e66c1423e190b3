/// AWS Key Management Service.
public enum KMS {}
