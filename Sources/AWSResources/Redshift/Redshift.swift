/// Amazon Redshift.
public enum Redshift {}
