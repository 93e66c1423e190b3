/// The parameters of the language's constructs. A test holds them against the initialisers, and against what rules can say of the
/// resources that constructs make.
extension SwiftNames {
  static let all: [SwiftName] =
    apis + containers + databases + edge + events + identity + loadBalancing + logs + messaging + storage

  private static let on = SwiftName.Advice.set(to: "'.on'")

  // MARK: - APIs

  private static let apis: [SwiftName] =
    SwiftName.names(
      "HTTPAPI", of: "HTTP API", in: "AWS::ApiGatewayV2::Stage",
      .init("AccessLogSettings", "accessLogs", on),
      .init("DefaultRouteSettings", "throttling", .state, alsoNamed: ["ThrottlingRateLimit", "ThrottlingBurstLimit"]),
      .init("RouteSettings", "throttling", .state, alsoNamed: ["ThrottlingRateLimit", "ThrottlingBurstLimit"]))
    + SwiftName.names(
      "HTTPAPI", of: "service", in: "AWS::ApiGatewayV2::Route", owner: "the API",
      .init("AuthorizationType", "authorizer", .state))
    + SwiftName.names(
      "RESTAPI", of: "REST API", in: "AWS::ApiGateway::Method", .init("AuthorizationType", "authorizer", .state)
    )
    + SwiftName.names(
      "RESTAPI", of: "REST API", in: "AWS::ApiGateway::Stage",
      .init("AccessLogSetting", "accessLogs", on),
      .init("MethodSettings", "throttling", .state, alsoNamed: ["ThrottlingRateLimit", "ThrottlingBurstLimit"]),
      .init(
        "", "throttling", .state, alsoNamed: ["ThrottlingRateLimit", "ThrottlingBurstLimit"], rule: "api-is-throttled"))
    + SwiftName.names(
      "UsagePlan", of: "REST API", in: "AWS::ApiGateway::Stage",
      .init(
        "", "of", .words("add the API to 'of' of a 'UsagePlan'"), alsoNamed: ["ApiStages"],
        rule: "usage-plan-limits-its-callers"))
    + SwiftName.names(
      "UsagePlan", of: "usage plan", in: "AWS::ApiGateway::UsagePlan",
      .init("Quota", "quota", .state, alsoNamed: ["Limit", "Period"]),
      .init("Throttle", "throttling", .state, alsoNamed: ["RateLimit", "BurstLimit"]))

  // MARK: - Containers

  private static let containers: [SwiftName] =
    [("FargateService", "service"), ("FargateWorker", "worker")].flatMap { type, kind in
      SwiftName.names(
        type, of: kind, in: "AWS::ECS::Service",
        .init("DesiredCount", "scaling", .set(to: "'.tasks(minimum: 2, maximum: 6)' or more")),
        .init("EnableExecuteCommand", "exec", .set(to: "'.denied'"), rule: "service-allows-no-exec"))
        + SwiftName.names(
          type, of: kind, in: "AWS::ApplicationAutoScaling::ScalableTarget",
          .init("MinCapacity", "scaling", .set(to: "'.tasks(minimum: 2, maximum: 6)' or more")))
    }
    + SwiftName.names(
      "FargateService", of: "service", in: "AWS::ElasticLoadBalancingV2::TargetGroup",
      .init("HealthCheckPath", "healthCheck", .set(to: "a 'HealthCheck' with a path")),
      .init("Matcher", "healthCheck", .set(to: "a 'HealthCheck' with 'successCodes' of success alone")))
    + SwiftName.names(
      "Container", of: "service", "worker", "task", in: "AWS::ECS::TaskDefinition", owner: "the container",
      .init(
        "ContainerDefinitions.Environment.Value", "secrets",
        .words("store it in Secrets Manager and pass it in 'secrets'"), alsoNamed: ["Secrets"]),
      .init("ContainerDefinitions.ReadonlyRootFilesystem", "readOnlyRootFileSystem", on),
      .init(
        "ContainerDefinitions.ReadonlyRootFilesystem", "readOnlyRootFileSystem",
        .words(
          """
          set 'readOnlyRootFileSystem' of the container to '.off(because: "…")', or, as a workaround that AWS does not support, \
          mount volumes there
          """),
        rule: "exec-agent-can-start"),
      .init("ContainerDefinitions.User", "user", .set(to: "a user ID other than 0, such as '1000:1000'")))
    + [("FargateService", "service"), ("FargateTask", "task"), ("FargateWorker", "worker")].flatMap { type, kind in
      SwiftName.names(
        type, of: kind, in: "AWS::ECS::TaskDefinition",
        .init(
          "ContainerDefinitions.LogConfiguration.Options.awslogs-group", "logRetention", .state,
          alsoNamed: ["RetentionInDays"]))
    }

  // MARK: - Databases

  private static let databases: [SwiftName] =
    SwiftName.names(
      "Aurora", of: "Aurora database", in: "AWS::RDS::DBCluster",
      .init("BackupRetentionPeriod", "backupRetention", .set(to: "at least '.days(7)'")),
      .init("DeletionProtection", "deletionProtection", on),
      .init("PreferredBackupWindow", "backupWindow", .state),
      .init("PreferredMaintenanceWindow", "maintenanceWindow", .state))
    + SwiftName.names(
      "Aurora", of: "Aurora database", in: "AWS::RDS::DBClusterParameterGroup",
      .init("Parameters", "parameters", .same))
    + SwiftName.names(
      "Cache", of: "cache", in: "AWS::ElastiCache::ReplicationGroup",
      .init("AutomaticFailoverEnabled", "failover", on),
      .init("MultiAZEnabled", "failover", on),
      .init("NumCacheClusters", "replicas", .set(to: "at least 1")),
      .init("ReplicasPerNodeGroup", "replicas", .set(to: "at least 1")))
    + SwiftName.names(
      "Database", of: "database", in: "AWS::RDS::DBInstance",
      .init("BackupRetentionPeriod", "backupRetention", .set(to: "at least '.days(7)'")),
      .init("DeletionProtection", "deletionProtection", on),
      .init("MultiAZ", "multiAZ", on),
      .init("PreferredBackupWindow", "backupWindow", .state),
      .init("PreferredMaintenanceWindow", "maintenanceWindow", .state))
    + SwiftName.names(
      "Database", of: "database", in: "AWS::RDS::DBParameterGroup", .init("Parameters", "parameters", .same)
    )
    + SwiftName.names(
      "SearchDomain", of: "search domain", in: "AWS::OpenSearchService::Domain",
      .init("ClusterConfig.InstanceCount", "dataNodes", .same))

  // MARK: - Edge

  private static let edge: [SwiftName] =
    SwiftName.names(
      "Distribution", of: "distribution", in: "AWS::CloudFront::Distribution",
      .init("DistributionConfig.WebACLId", "firewall", .set(to: "'.webACL(…)'")))

  // MARK: - Alarms

  private static let events: [SwiftName] =
    SwiftName.names(
      "Alarm", of: "alarm", in: "AWS::CloudWatch::Alarm",
      .init("AlarmActions", "notify", .words("add a topic to 'notify'")))
    + SwiftName.names(
      "CompositeAlarm", of: "composite alarm", in: "AWS::CloudWatch::CompositeAlarm",
      .init("AlarmActions", "notify", .words("add a topic to 'notify'")))

  // MARK: - Identity

  private static let identity: [SwiftName] =
    SwiftName.names(
      "IdentityPool", of: "identity pool", in: "AWS::Cognito::IdentityPool",
      .init("AllowUnauthenticatedIdentities", "guests", .set(to: "'.none'")))
    + SwiftName.names(
      "Secret", of: "secret", in: "AWS::SecretsManager::Secret",
      .init("", "rotation", .state, alsoNamed: ["RotationSchedule"], rule: "database-secret-rotates"))
    + SwiftName.names(
      "UserPool", of: "user pool", in: "AWS::Cognito::UserPool",
      .init("DeletionProtection", "deletionProtection", on),
      .init("MfaConfiguration", "mfa", .set(to: "'.optional' or '.required'")),
      .init(
        "Policies.PasswordPolicy", "passwords", .set(to: "'.strong()'"),
        alsoNamed: ["RequireLowercase", "RequireNumbers", "RequireSymbols", "RequireUppercase"]),
      .init("Policies.PasswordPolicy.MinimumLength", "passwords", .set(to: "'.strong()'")))

  // MARK: - Load balancing

  private static let loadBalancing: [SwiftName] =
    SwiftName.names(
      "LoadBalancer", of: "load balancer", in: "AWS::ElasticLoadBalancingV2::LoadBalancer",
      .init("LoadBalancerAttributes.access_logs.s3.enabled", "accessLogs", .set(to: "'.bucket(…)'")),
      .init("LoadBalancerAttributes.deletion_protection.enabled", "deletionProtection", on),
      .init(
        "Scheme", "internal", .words("use 'LoadBalancer(internal:…)', and let API Gateway reach it through a VPC link"))
    )
    + SwiftName.names(
      "LoadBalancer", of: "load balancer", in: "AWS::ElasticLoadBalancingV2::Listener",
      .init("SslPolicy", "tlsPolicy", .set(to: "'.tls12And13'")))
    + SwiftName.names(
      "Route", of: "service", in: "AWS::ElasticLoadBalancingV2::ListenerRule", owner: "the route",
      .init("Priority", "priority", .words("give it another 'priority'")))

  // MARK: - Logs

  private static let logs: [SwiftName] =
    SwiftName.names(
      "Network", of: "network", in: "AWS::Logs::LogGroup", .init("RetentionInDays", "flowLogRetention", .state))
    + SwiftName.names(
      "Distribution", of: "distribution", in: "AWS::Logs::LogGroup",
      .init("RetentionInDays", "accessLogs", .set(to: "'.logGroup(retention: …)'")))
    + SwiftName.names(
      "KafkaCluster", of: "kafka cluster", in: "AWS::Logs::LogGroup",
      .init("RetentionInDays", "logs", .set(to: "'.cloudWatch(…)' with a retention")))
    + [
      ("Aurora", "Aurora database"), ("Cache", "cache"), ("Database", "database"), ("DatabaseProxy", "database proxy"),
      ("EdgeWebACL", "edge web ACL"), ("FargateService", "service"), ("FargateTask", "task"),
      ("FargateWorker", "worker"),
      ("Function", "function"),
      ("HTTPAPI", "HTTP API"), ("RESTAPI", "REST API"), ("SearchDomain", "search domain"), ("WebACL", "web ACL"),
    ].flatMap { type, kind in
      SwiftName.names(type, of: kind, in: "AWS::Logs::LogGroup", .init("RetentionInDays", "logRetention", .state))
    }

  // MARK: - Messaging

  private static let messaging: [SwiftName] =
    SwiftName.names(
      "KafkaCluster", of: "kafka cluster", in: "AWS::MSK::Cluster",
      .init("ClientAuthentication", "authentication", .set(to: "'.iam'")),
      .init("LoggingInfo", "logs", .set(to: "'.cloudWatch(…)'")),
      .init("NumberOfBrokerNodes", "brokers", .same))
    + SwiftName.names(
      "MessageQueue", of: "queue", in: "AWS::SQS::Queue",
      .init("RedrivePolicy", "redrive", .set(to: "'.afterReceives(5)'")))

  // MARK: - Storage

  private static let storage: [SwiftName] =
    SwiftName.names(
      "Bucket", of: "bucket", in: "AWS::S3::Bucket",
      .init(
        "LifecycleConfiguration.Rules", "lifecycle",
        .words("add 'noncurrentExpiration' to its rule in 'lifecycle'"), alsoNamed: ["NoncurrentVersionExpiration"]),
      .init("VersioningConfiguration.Status", "versioning", on))
    + SwiftName.names(
      "FileSystem", of: "file system", in: "AWS::EFS::FileSystem",
      .init("BackupPolicy.Status", "backups", .set(to: "'.off(because: \"…\")'")))
    + SwiftName.names(
      "Table", of: "table", in: "AWS::DynamoDB::Table",
      .init("DeletionProtectionEnabled", "deletionProtection", on),
      .init("PointInTimeRecoverySpecification.PointInTimeRecoveryEnabled", "pointInTimeRecovery", on))
}
