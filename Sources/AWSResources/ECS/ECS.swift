/// Amazon Elastic Container Service: clusters, task definitions and the services that run them.
public enum ECS {}
