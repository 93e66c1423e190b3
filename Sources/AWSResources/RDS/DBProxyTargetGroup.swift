public import ResourceGraph

extension RDS {
  /// The target group of a proxy: its database and connection pool settings.
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
    /// `default`, the only target group; Terraform does not have the argument.
    public var name: Value<String>?
    /// A standalone instance, at most one;
    public var instances: List<Reference<DBInstance>>?
    /// or a cluster.
    public var clusters: List<Reference<DBCluster>>?
    /// The proxy of the Terraform target, if it is not that of the group.
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
        fields.singleItem("DBInstanceIdentifiers", terraform: "db_instance_identifier", &instances)
        fields.singleItem("DBClusterIdentifiers", terraform: "db_cluster_identifier", &clusters)
        var named = targetProxy ?? proxy
        // Without a database, no target is written.
        if instances != nil || clusters != nil || named == nil { fields.required("DBProxyName", &named) }
        targetProxy = named == proxy ? nil : named
      }
    }

    /// The connection pool settings of a proxy.
    public struct ConnectionPool: FieldGroup {
      /// The maximum connections in percent of `max_connections`, 1 to 100; the default is 100.
      public var maximum: Value<Int>?
      /// The maximum idle connections in percent of `max_connections`.
      public var maximumIdle: Value<Int>?
      /// The time in seconds for which a client waits for a free connection; the default is 120.
      public var borrowTimeout: Value<Int>?
      /// SQL statements that initialize each connection.
      public var initialQuery: Value<String>?
      /// The operations that do not pin a client to its connection: `EXCLUDE_VARIABLE_SETS`.
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
