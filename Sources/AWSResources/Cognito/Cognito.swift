/// Amazon Cognito: user directories, sign-in, and temporary AWS credentials for users.
public enum Cognito {}
