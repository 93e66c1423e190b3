/// AWS Secrets Manager.
public enum SecretsManager {}
