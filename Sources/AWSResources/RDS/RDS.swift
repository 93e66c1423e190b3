/// Amazon Relational Database Service.
public enum RDS {}
