/// Amazon CloudFront: a content delivery network.
public enum CloudFront {}
