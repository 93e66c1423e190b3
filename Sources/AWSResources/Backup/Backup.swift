/// AWS Backup.
public enum Backup {}
