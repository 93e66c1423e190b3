/// Amazon Route 53: DNS zones, records and health checks.
public enum Route53 {}
