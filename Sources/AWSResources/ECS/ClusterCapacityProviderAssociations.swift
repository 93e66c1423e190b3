public import ResourceGraph

extension ECS {
  /// The capacity providers of a cluster, and which of them tasks use that do not name any.
  ///
  /// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_PutClusterCapacityProviders.html
  public struct ClusterCapacityProviderAssociations: Resource {
    public static let resourceType = ResourceType(
      cloudFormation: "AWS::ECS::ClusterCapacityProviderAssociations",
      terraform: "aws_ecs_cluster_capacity_providers",
      attributes: ["Ref": "id"]
    )

    /// Terraform writes its name: the provider takes no ARN here.
    public var cluster: Reference<Cluster>?
    /// `FARGATE`, `FARGATE_SPOT` or names of providers of one's own.
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
