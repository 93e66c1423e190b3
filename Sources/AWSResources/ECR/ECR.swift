/// Amazon Elastic Container Registry.
public enum ECR {}
