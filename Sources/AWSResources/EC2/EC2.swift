/// Amazon EC2: VPCs, subnets, routing and security groups.
public enum EC2 {}
