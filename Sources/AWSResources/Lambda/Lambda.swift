/// AWS Lambda.
public enum Lambda {}
