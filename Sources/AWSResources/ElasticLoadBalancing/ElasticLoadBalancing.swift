/// Elastic Load Balancing, version 2: application load balancers, their listeners and targets.
public enum ElasticLoadBalancing {}
