/// AWS Cloud Map: names of services, and where their instances are.
public enum ServiceDiscovery {}
