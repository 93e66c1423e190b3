public import ResourceGraph

extension ECS {
  /// The capacity providers of a cluster, and its default capacity provider strategy.
  ///
  /// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_PutClusterCapacityProviders.html
  public struct ClusterCapacityProviderAssociations: Resource {
    public static let resourceType = ResourceType(
      cloudFormation: "AWS::ECS::ClusterCapacityProviderAssociations",
      terraform: "aws_ecs_cluster_capacity_providers",
      attributes: ["Ref": "id"]
    )

    /// Terraform writes the name, because the provider does not accept an ARN here.
    public var cluster: Reference<Cluster>?
    /// `FARGATE`, `FARGATE_SPOT` or names of capacity providers.
    public var capacityProviders: List<Value<String>>?
    public var defaultCapacityProviderStrategy: [CapacityProviderStrategyItem] = []

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      var name = fields.dialect == .terraform ? cluster?.byName : cluster
      fields.required("Cluster", terraform: "cluster_name", &name)
      cluster = name
      fields.field("CapacityProviders", &capacityProviders)
      fields.groups("DefaultCapacityProviderStrategy", &defaultCapacityProviderStrategy)
    }
  }
}
