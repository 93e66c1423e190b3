/// Amazon Elastic File System.
public enum EFS {}
