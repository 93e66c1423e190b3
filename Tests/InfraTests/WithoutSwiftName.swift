/// Properties that a construct sets by itself, so that only `.override` changes them, or that it never sets. With the construct's name,
/// those that another construct has a parameter for. An empty path is what stands beside the properties (`DependsOn`, `UpdatePolicy`),
/// which constructs write themselves, or what is a resource of its own.
enum WithoutSwiftName {
  static let all = Set(
    properties.flatMap { type, paths in paths.map { path in path.isEmpty ? type : "\(type) \(path)" } })

  private static let properties: [String: [String]] = [
    "AWS::ApiGateway::Deployment": [""],
    "AWS::ApiGateway::Method": ["HttpMethod", "Integration.ConnectionType"],
    "AWS::ApiGateway::Resource": ["PathPart"],
    "AWS::ApiGateway::Stage": ["CanarySetting.DeploymentId", "DeploymentId", "StageName"],
    "AWS::ApiGatewayV2::ApiMapping": ["ApiMappingKey"],
    "AWS::ApiGatewayV2::DomainName": ["DomainNameConfigurations.SecurityPolicy"],
    "AWS::ApiGatewayV2::Integration": ["", "ConnectionType"],
    "AWS::ApiGatewayV2::Route": ["RouteKey"],
    "AWS::ApiGatewayV2::Stage": [""],
    "AWS::Backup::BackupVault": ["AccessPolicy.Statement.Principal", "ForceDestroy"],
    "AWS::CloudFront::Distribution": [
      "DistributionConfig.Aliases", "DistributionConfig.CacheBehaviors.ViewerProtocolPolicy",
      "DistributionConfig.DefaultCacheBehavior.ViewerProtocolPolicy",
      "DistributionConfig.Origins.CustomOriginConfig.OriginProtocolPolicy",
      "DistributionConfig.Origins.CustomOriginConfig.OriginSSLProtocols",
      "DistributionConfig.Origins.Id", "DistributionConfig.Origins.OriginAccessControlId",
      "DistributionConfig.ViewerCertificate.MinimumProtocolVersion",
    ],
    "AWS::CloudFront::VpcOrigin": ["VpcOriginEndpointConfig.OriginProtocolPolicy"],
    "AWS::CloudWatch::Alarm": ["ActionsEnabled"],
    "AWS::DynamoDB::Table": ["", "ResourcePolicy.PolicyDocument.Statement.Principal"],
    "AWS::EC2::NatGateway": ["AllocationId", "SubnetId"],
    "AWS::EC2::SecurityGroup": ["SecurityGroupEgress", "SecurityGroupIngress"],
    "AWS::EC2::SecurityGroupIngress": [""],
    "AWS::EC2::Subnet": ["MapPublicIpOnLaunch"],
    "AWS::EC2::VPC": ["EnableDnsHostnames", "EnableDnsSupport"],
    "AWS::EC2::VPCEndpoint": ["PolicyDocument", "PrivateDnsEnabled", "RouteTableIds", "SubnetIds"],
    "AWS::ECR::Repository": [
      "ImageScanningConfiguration.ScanOnPush", "ImageTagMutability", "RepositoryPolicyText.Statement.Principal",
    ],
    "AWS::ECS::Service": [
      "", "ServiceConnectConfiguration.AccessLogConfiguration",
      "DeploymentConfiguration.DeploymentCircuitBreaker.Enable",
      "DeploymentConfiguration.DeploymentCircuitBreaker.Rollback", "DeploymentConfiguration.MaximumPercent",
      "DeploymentConfiguration.MinimumHealthyPercent", "LoadBalancers.ContainerName",
      "NetworkConfiguration.AwsvpcConfiguration.AssignPublicIp",
      "NetworkConfiguration.AwsvpcConfiguration.Subnets", "ServiceRegistries", "ServiceRegistries.ContainerPort",
      "ServiceRegistries.RegistryArn",
    ],
    "AWS::ECS::TaskDefinition": [
      "ContainerDefinitions.Privileged", "ContainerDefinitions.Secrets.ValueFrom", "NetworkMode", "PidMode",
      "Volumes.EFSVolumeConfiguration.TransitEncryption",
    ],
    "AWS::EFS::FileSystem": ["", "Encrypted"],
    "AWS::ElastiCache::ReplicationGroup": [
      "", "AtRestEncryptionEnabled", "AuthToken", "AutoMinorVersionUpgrade", "CacheSubnetGroupName",
      "TransitEncryptionEnabled",
      "TransitEncryptionMode", "UserGroupIds",
    ],
    "AWS::ElasticLoadBalancingV2::Listener": ["Protocol"],
    "AWS::ElasticLoadBalancingV2::LoadBalancer": [
      "LoadBalancerAttributes.routing.http.drop_invalid_header_fields.enabled"
    ],
    "AWS::ElasticLoadBalancingV2::TargetGroup": ["HealthCheckEnabled", "HealthCheckPort", "TargetType"],
    "AWS::IAM::ManagedPolicy": ["PolicyDocument.Statement"],
    "AWS::IAM::Role": [
      "", "AssumeRolePolicyDocument.Statement", "ManagedPolicyArns", "Policies.PolicyDocument.Statement",
    ],
    "AWS::IAM::RolePolicy": ["PolicyDocument.Statement"],
    "AWS::KMS::Key": ["EnableKeyRotation", "KeyPolicy.Statement.Principal"],
    "AWS::Lambda::Permission": ["Principal"],
    "AWS::MSK::Cluster": [
      "BrokerNodeGroupInfo.ClientSubnets", "BrokerNodeGroupInfo.ConnectivityInfo.PublicAccess.Type",
      "ClientAuthentication.Unauthenticated", "EncryptionInfo.EncryptionInTransit.ClientBroker",
      "EncryptionInfo.EncryptionInTransit.InCluster",
    ],
    "AWS::OpenSearchService::Domain": [
      "", "AccessPolicies", "AdvancedSecurityOptions.AnonymousAuthEnabled", "AdvancedSecurityOptions.Enabled",
      "ClusterConfig.ZoneAwarenessEnabled",
      "DomainEndpointOptions.EnforceHTTPS", "DomainEndpointOptions.TLSSecurityPolicy",
      "EncryptionAtRestOptions.Enabled", "LogPublishingOptions", "NodeToNodeEncryptionOptions.Enabled", "VPCOptions",
    ],
    "AWS::RDS::DBCluster": [
      "DBSubnetGroupName", "EnableCloudwatchLogsExports", "MasterUserPassword", "StorageEncrypted",
    ],
    "AWS::RDS::DBInstance": [
      "", "AutoMinorVersionUpgrade", "DBSubnetGroupName", "EnableCloudwatchLogsExports",
      "EnableIAMDatabaseAuthentication", "MasterUserPassword", "PubliclyAccessible", "SkipFinalSnapshot",
      "SourceDBInstanceIdentifier", "StorageEncrypted",
    ],
    "AWS::RDS::DBSubnetGroup": ["SubnetIds"],
    "AWS::Route53::RecordSet": ["", "AliasTarget.HostedZoneId", "Name", "TTL", "Type", "Weight"],
    "AWS::S3::Bucket": ["AccessControl", "Acl", "ForceDestroy", "PublicAccessBlockConfiguration"],
    "AWS::S3::BucketPolicy": ["PolicyDocument.Statement.Principal"],
    "AWS::SNS::Topic": ["KmsMasterKeyId"],
    "AWS::SNS::TopicPolicy": ["PolicyDocument.Statement.Principal"],
    "AWS::SQS::Queue": ["SqsManagedSseEnabled"],
    "AWS::SQS::QueuePolicy": ["PolicyDocument.Statement.Principal"],
    "AWS::Scheduler::Schedule": ["Target.EcsParameters.NetworkConfiguration.AwsvpcConfiguration.AssignPublicIp"],
    "AWS::SecretsManager::RotationSchedule": ["RotateImmediatelyOnUpdate"],
    "AWS::SecretsManager::Secret": ["SecretString"],
    "AWS::StepFunctions::StateMachine": [""],
    "Aurora database: AWS::RDS::DBInstance": [
      "BackupRetentionPeriod", "DeletionProtection", "MultiAZ", "PreferredBackupWindow", "PreferredMaintenanceWindow",
    ],
    "database: AWS::SecretsManager::Secret": [""],
    "kafka cluster: AWS::ApplicationAutoScaling::ScalableTarget": ["MinCapacity"],
    "service: AWS::ElasticLoadBalancingV2::Listener": ["SslPolicy"],
    "transcoder: AWS::Logs::LogGroup": ["RetentionInDays"],
  ]
}
