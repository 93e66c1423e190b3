import AWSResources

/// The Terraform names of properties that findings are about, where they do not follow from CloudFormation's.
package enum TerraformNames {
  /// By resource type, then by the path of the property without indices: the name replaces the last step of the path.
  /// It is empty where Terraform has the properties inside it in the resource itself.
  package static let exceptions: [String: [String: String]] = [
    "AWS::Cognito::UserPool": ["Policies": ""],
    "AWS::ApiGateway::Method": ["AuthorizationType": "authorization"],
    "AWS::ApiGateway::Stage": ["AccessLogSetting": "access_log_settings", "CanarySetting": "canary_settings"],
    "AWS::ApiGateway::UsagePlan": ["Quota": "quota_settings", "Throttle": "throttle_settings"],
    "AWS::AmazonMQ::Broker": ["Users": "user"],
    "AWS::ApiGatewayV2::DomainName": ["DomainNameConfigurations": "domain_name_configuration"],
    "AWS::ApiGatewayV2::Stage": ["StageName": "name"],
    "AWS::CloudFront::Distribution": [
      "DistributionConfig": "",
      "DistributionConfig.CacheBehaviors": "ordered_cache_behavior",
      "DistributionConfig.Origins": "origin",
      "DistributionConfig.Origins.Id": "origin_id",
    ],
    "AWS::DAX::Cluster": [
      "SSESpecification": "server_side_encryption",
      "SSESpecification.SSEEnabled": "enabled",
    ],
    "AWS::DocDB::DBCluster": [
      "EnableCloudwatchLogsExports": "enabled_cloudwatch_logs_exports",
      "MasterUserPassword": "master_password",
    ],
    "AWS::DocDB::DBClusterParameterGroup": ["Parameters": "parameter"],
    "AWS::DynamoDB::Table": [
      "PointInTimeRecoverySpecification": "point_in_time_recovery",
      "PointInTimeRecoverySpecification.PointInTimeRecoveryEnabled": "enabled",
    ],
    "AWS::EC2::SecurityGroupIngress": ["GroupId": "security_group_id"],
    "AWS::EC2::SecurityGroup": ["SecurityGroupEgress": "egress", "SecurityGroupIngress": "ingress"],
    "AWS::EC2::VPCEndpoint": ["PolicyDocument": "policy"],
    "AWS::ECS::Cluster": ["ClusterSettings": "setting"],
    "AWS::ECS::Service": [
      "DeploymentConfiguration": "",
      "DeploymentConfiguration.MaximumPercent": "deployment_maximum_percent",
      "DeploymentConfiguration.MinimumHealthyPercent": "deployment_minimum_healthy_percent",
      "LoadBalancers": "load_balancer",
      "NetworkConfiguration.AwsvpcConfiguration": "",
      "ServiceConnectConfiguration.Services": "service",
    ],
    "AWS::ECS::TaskDefinition": ["Volumes": "volume"],
    "AWS::ElastiCache::CacheCluster": [
      "CacheSubnetGroupName": "subnet_group_name", "VpcSecurityGroupIds": "security_group_ids",
    ],
    "AWS::ElastiCache::ReplicationGroup": [
      "CacheSubnetGroupName": "subnet_group_name",
      "MultiAZEnabled": "multi_az_enabled",
    ],
    "AWS::ElasticLoadBalancing::LoadBalancer": [
      "AccessLoggingPolicy": "access_logs", "Listeners": "listener", "Scheme": "internal",
    ],
    "AWS::ElasticLoadBalancingV2::Listener": ["Certificates": "certificate_arn", "DefaultActions": "default_action"],
    "AWS::ElasticLoadBalancingV2::ListenerRule": ["Actions": "action", "Conditions": "condition"],
    "AWS::ElasticLoadBalancingV2::LoadBalancer": [
      "LoadBalancerAttributes": "",
      "LoadBalancerAttributes.access_logs.s3.enabled": "access_logs.enabled",
      "LoadBalancerAttributes.deletion_protection.enabled": "enable_deletion_protection",
      "LoadBalancerAttributes.routing.http.drop_invalid_header_fields.enabled": "drop_invalid_header_fields",
      "Scheme": "internal",
    ],
    "AWS::ElasticLoadBalancingV2::TargetGroup": [
      "HealthCheckEnabled": "health_check.enabled",
      "HealthCheckPath": "health_check.path",
      "HealthCheckPort": "health_check.port",
      "Matcher": "health_check.matcher",
    ],
    "AWS::Elasticsearch::Domain": [
      "ElasticsearchClusterConfig": "cluster_config",
      "EncryptionAtRestOptions": "encrypt_at_rest",
      "NodeToNodeEncryptionOptions": "node_to_node_encryption",
      "VPCOptions": "vpc_options",
    ],
    "AWS::IAM::ManagedPolicy": ["PolicyDocument": "policy"],
    "AWS::IAM::Role": [
      "AssumeRolePolicyDocument": "assume_role_policy",
      "Policies": "inline_policy",
      "Policies.PolicyDocument": "policy",
    ],
    "AWS::IAM::RolePolicy": ["PolicyDocument": "policy"],
    "AWS::KMS::Key": ["KeyPolicy": "policy"],
    "AWS::Kinesis::Stream": ["StreamEncryption": "encryption_type"],
    "AWS::Lambda::Function": ["Code": ""],
    "AWS::MSK::ServerlessCluster": ["VpcConfigs": "vpc_config"],
    "AWS::Neptune::DBCluster": ["DBSubnetGroupName": "neptune_subnet_group_name"],
    "AWS::OpenSearchService::Domain": [
      "EncryptionAtRestOptions": "encrypt_at_rest",
      "NodeToNodeEncryptionOptions": "node_to_node_encryption",
      "VPCOptions": "vpc_options",
    ],
    "AWS::RDS::DBCluster": [
      "EnableCloudwatchLogsExports": "enabled_cloudwatch_logs_exports",
      "EnableIAMDatabaseAuthentication": "iam_database_authentication_enabled",
      "MasterUserPassword": "master_password",
    ],
    "AWS::RDS::DBInstance": [
      "DBParameterGroupName": "parameter_group_name",
      "EnableCloudwatchLogsExports": "enabled_cloudwatch_logs_exports",
      "EnableIAMDatabaseAuthentication": "iam_database_authentication_enabled",
      "MasterUserPassword": "password",
      "PreferredBackupWindow": "backup_window",
      "PreferredMaintenanceWindow": "maintenance_window",
      "SourceDBInstanceIdentifier": "replicate_source_db",
      "VPCSecurityGroups": "vpc_security_group_ids",
    ],
    "AWS::RDS::DBClusterParameterGroup": ["Parameters": "parameter"],
    "AWS::RDS::DBParameterGroup": ["Parameters": "parameter"],
    "AWS::Redshift::Cluster": ["MasterUserPassword": "master_password"],
    "AWS::Redshift::ClusterParameterGroup": ["Parameters": "parameter"],
    "AWS::Route53::RecordSet": [
      "Weight": "weighted_routing_policy.weight",
      "AliasTarget": "alias", "AliasTarget.DNSName": "name", "AliasTarget.HostedZoneId": "zone_id",
      "ResourceRecords": "records",
    ],
    "AWS::S3::BucketPolicy": ["PolicyDocument": "policy"],
    "AWS::Scheduler::Schedule": ["Target.EcsParameters.NetworkConfiguration.AwsvpcConfiguration": ""],
    "AWS::SecretsManager::ResourcePolicy": ["ResourcePolicy": "policy"],
    "AWS::SecretsManager::RotationSchedule": ["RotateImmediatelyOnUpdate": "rotate_immediately"],
    "AWS::SNS::TopicPolicy": ["PolicyDocument": "policy"],
    "AWS::SQS::Queue": ["QueueName": "name"],
    "AWS::SQS::QueuePolicy": ["PolicyDocument": "policy"],
    "AWS::WAFv2::WebACL": ["Rules": "rule"],
  ]

  /// A path of CloudFormation's names and indices, in Terraform's names.
  static func path(of property: some Sequence<String>, type: String) -> [String] {
    let exceptions = exceptions[type] ?? [:]
    var path = ""
    return property.flatMap { step -> [String] in
      guard Int(step) == nil else { return [step] }
      path += path.isEmpty ? step : ".\(step)"
      guard let name = exceptions[path] else { return [Spelling.snakeCase(step)] }
      return name.split(separator: ".").map(String.init)
    }
  }

  /// Whether Terraform has the property in a separate resource, which has no line in the resource's block.
  package static func isSeparateResource(_ place: Place) -> Bool {
    let path = place.property.filter { Int($0) == nil }.joined(separator: ".")
    let names = separateResources[place.entry.typeName(in: .cloudFormation)] ?? []
    return names.contains { path == $0 || path.hasPrefix("\($0).") }
  }

  private static let separateResources: [String: [String]] = [
    "AWS::ApiGateway::Method": ["Integration"],
    "AWS::ApiGateway::Stage": ["MethodSettings"],
    "AWS::Backup::BackupVault": ["AccessPolicy"],
    "AWS::ECR::Repository": ["LifecyclePolicy", "RepositoryPolicyText"],
    "AWS::EFS::FileSystem": ["BackupPolicy"],
    "AWS::Events::Rule": ["Targets"],
    "AWS::Redshift::Cluster": ["LoggingProperties"],
    "AWS::S3::Bucket": [
      "AccessControl", "LifecycleConfiguration", "PublicAccessBlockConfiguration", "VersioningConfiguration",
      "WebsiteConfiguration",
    ],
    "AWS::SecretsManager::Secret": ["SecretString"],
  ]
}
