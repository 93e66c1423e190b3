/// Amazon Cognito: users, how they sign in, and what they may do in AWS.
public enum Cognito {}
