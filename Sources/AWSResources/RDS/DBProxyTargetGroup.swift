public import ResourceGraph

extension RDS {
  /// The database that a proxy leads to, and the connections that it keeps open there.
  ///
  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-rds-dbproxytargetgroup.html
  public struct DBProxyTargetGroup: Resource {
    public static let resourceType = ResourceType(
      cloudFormation: "AWS::RDS::DBProxyTargetGroup",
      terraform: "aws_db_proxy_default_target_group",
      attributes: ["Ref": "arn", "TargetGroupArn": "arn"],
      terraformOnlyAttributes: ["Name": .init("name", fallback: "Ref")],
      companions: [.init("aws_db_proxy_target", owner: "target_group_name", ownerAttribute: "Name")]
    )

    public var proxy: Reference<DBProxy>?
    /// `default`, which is the only one: Terraform does not ask.
    public var name: Value<String>?
    /// Either a server of its own, at most one,
    public var instances: List<Reference<DBInstance>>?
    /// or a cluster.
    public var clusters: List<Reference<DBCluster>>?
    /// The proxy as Terraform's target names it, where that is otherwise than in the group.
    public var targetProxy: Reference<DBProxy>?
    public var pool: ConnectionPool?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required("DBProxyName", terraform: "db_proxy_name", &proxy)
      fields.field("TargetGroupName", terraform: .equivalent, &name)
      mapTarget(fields)
      fields.group("ConnectionPoolConfigurationInfo", terraform: "connection_pool_config", &pool)
    }

    private mutating func mapTarget(_ fields: FieldMapper) {
      guard fields.dialect == .terraform else {
        fields.field("DBInstanceIdentifiers", &instances)
        fields.field("DBClusterIdentifiers", &clusters)
        return
      }
      fields.companion("aws_db_proxy_target", owner: Self.resourceType) { fields in
        fields.onlyItem("DBInstanceIdentifiers", terraform: "db_instance_identifier", &instances)
        fields.onlyItem("DBClusterIdentifiers", terraform: "db_cluster_identifier", &clusters)
        var named = targetProxy ?? proxy
        // Without a database there is no target to write.
        if instances != nil || clusters != nil || named == nil { fields.required("DBProxyName", &named) }
        targetProxy = named == proxy ? nil : named
      }
    }

    /// How many connections the proxy keeps, and how clients share them.
    public struct ConnectionPool: FieldGroup {
      /// In percent of the connections that the database allows, 1 to 100; 100 unless set.
      public var maximum: Value<Int>?
      /// In percent, of those the ones that may idle.
      public var maximumIdle: Value<Int>?
      /// In seconds: how long a client waits for a free connection, 120 unless set.
      public var borrowTimeout: Value<Int>?
      /// Statements that every connection starts with.
      public var initialQuery: Value<String>?
      /// What does not tie a client to its connection: `EXCLUDE_VARIABLE_SETS`.
      public var pinningFilters: List<Value<String>>?

      public init() {}

      public mutating func map(_ fields: FieldMapper) {
        fields.field("MaxConnectionsPercent", &maximum)
        fields.field("MaxIdleConnectionsPercent", &maximumIdle)
        fields.field("ConnectionBorrowTimeout", &borrowTimeout)
        fields.field("InitQuery", &initialQuery)
        fields.field("SessionPinningFilters", &pinningFilters)
      }
    }
  }
}
