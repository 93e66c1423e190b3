/// Amazon CloudWatch.
public enum CloudWatch {}
