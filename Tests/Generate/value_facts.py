"""What the published schemas do not say of values, or say wrongly."""

from __future__ import annotations


def like(*patterns: str, **others) -> dict:
    return {"like": list(patterns), **others}


def form(name: str) -> dict:
    return {"form": name}


def at_most(property: str) -> dict:
    """A number that must not exceed another property of the same object."""
    return {"atMost": property}


# The formats of cfn-lint, as the forms of Sources/AWSResources/AcceptedValues/ValueForm.swift.
FORMATS = {
    "AWS::IAM::Role.Arn": form("roleARN"),
    # Where a schema names the key's ARN alone, the service often takes its id and aliases too.
    "AWS::KMS::Key.Arn": form("key"),
    "AWS::KMS::Key.Id": form("key"),
    "AWS::KMS::Alias.AliasName": form("key"),
    "AWS::EC2::SecurityGroup.Id": form("securityGroupID"),
    "AWS::EC2::VPC.Id": form("vpcID"),
    "AWS::EC2::Subnet.Id": form("subnetID"),
    "AWS::Lambda::Function.Arn": form("functionARN"),
    "AWS::SNS::Topic.Arn": form("topicARN"),
    "AWS::ACM::Certificate.Arn": form("certificateARN"),
    "ipv4-network": form("ipv4Range"),
    "ipv6-network": form("ipv6Range"),
}

# What is left out of a schema, because AWS accepts more.
WRONG: dict[tuple[str, str], tuple[str, ...]] = {
}

# Enumerations of the services' own models, which the published schemas leave out: property, service, shape. Left out are
# those of which CloudFormation takes other spellings, too, and those that grow with every release.
ENUMERATIONS: dict[tuple[str, str], tuple[str, str]] = {
    ("AWS::ApiGateway::RestApi", "ApiKeySourceType"): ("apigateway", "ApiKeySourceType"),
    ("AWS::ApiGateway::RestApi", "EndpointConfiguration.Types[]"): ("apigateway", "EndpointType"),
    ("AWS::ApiGateway::DomainName", "EndpointConfiguration.Types[]"): ("apigateway", "EndpointType"),
    ("AWS::ApiGateway::GatewayResponse", "ResponseType"): ("apigateway", "GatewayResponseType"),
    ("AWS::ApiGatewayV2::Api", "ProtocolType"): ("apigatewayv2", "ProtocolType"),
    ("AWS::ApiGatewayV2::Authorizer", "AuthorizerType"): ("apigatewayv2", "AuthorizerType"),
    ("AWS::ApiGatewayV2::DomainName", "DomainNameConfigurations[].EndpointType"): ("apigatewayv2", "EndpointType"),
    ("AWS::ApiGatewayV2::Integration", "IntegrationType"): ("apigatewayv2", "IntegrationType"),
    ("AWS::ApiGatewayV2::Integration", "ConnectionType"): ("apigatewayv2", "ConnectionType"),
    ("AWS::ApiGatewayV2::Route", "AuthorizationType"): ("apigatewayv2", "AuthorizationType"),
    ("AWS::CertificateManager::Certificate", "ValidationMethod"): ("acm", "ValidationMethod"),
    ("AWS::CertificateManager::Certificate", "CertificateTransparencyLoggingPreference"):
        ("acm", "CertificateTransparencyLoggingPreference"),
    ("AWS::CloudFront::Distribution", "DistributionConfig.Origins[].CustomOriginConfig.OriginProtocolPolicy"):
        ("cloudfront", "OriginProtocolPolicy"),
    ("AWS::CloudFront::Distribution", "DistributionConfig.Origins[].CustomOriginConfig.OriginSSLProtocols[]"):
        ("cloudfront", "SslProtocol"),
    ("AWS::CloudFront::Distribution", "DistributionConfig.DefaultCacheBehavior.AllowedMethods[]"):
        ("cloudfront", "Method"),
    ("AWS::CloudFront::Distribution", "DistributionConfig.CacheBehaviors[].AllowedMethods[]"): ("cloudfront", "Method"),
    ("AWS::CloudFront::Distribution", "DistributionConfig.CacheBehaviors[].ViewerProtocolPolicy"):
        ("cloudfront", "ViewerProtocolPolicy"),
    ("AWS::Cognito::UserPoolIdentityProvider", "ProviderType"): ("cognito-idp", "IdentityProviderTypeType"),
    ("AWS::Cognito::UserPool", "UserPoolAddOns.AdvancedSecurityMode"): ("cognito-idp", "AdvancedSecurityModeType"),
    ("AWS::DAX::Cluster", "ClusterEndpointEncryptionType"): ("dax", "ClusterEndpointEncryptionType"),
    ("AWS::DynamoDB::Table", "BillingMode"): ("dynamodb", "BillingMode"),
    ("AWS::DynamoDB::Table", "TableClass"): ("dynamodb", "TableClass"),
    ("AWS::DynamoDB::Table", "StreamSpecification.StreamViewType"): ("dynamodb", "StreamViewType"),
    ("AWS::DynamoDB::Table", "GlobalSecondaryIndexes[].Projection.ProjectionType"): ("dynamodb", "ProjectionType"),
    ("AWS::DynamoDB::Table", "LocalSecondaryIndexes[].Projection.ProjectionType"): ("dynamodb", "ProjectionType"),
    ("AWS::OpenSearchService::Domain", "EBSOptions.VolumeType"): ("opensearch", "VolumeType"),
    ("AWS::Elasticsearch::Domain", "EBSOptions.VolumeType"): ("es", "VolumeType"),
    ("AWS::ServiceDiscovery::Service", "DnsConfig.RoutingPolicy"): ("servicediscovery", "RoutingPolicy"),
    ("AWS::ServiceDiscovery::Service", "DnsConfig.DnsRecords[].Type"): ("servicediscovery", "RecordType"),
    ("AWS::ServiceDiscovery::Service", "HealthCheckConfig.Type"): ("servicediscovery", "HealthCheckType"),
}

# IAM/latest/UserGuide/reference_policies_elements_effect.html and reference_policies_elements_version.html
STATEMENTS = {
    "Statement[].Effect": {"choices": ["Allow", "Deny"]},
    "Version": {"choices": ["2012-10-17", "2008-10-17"]},
}

# Enumerations to which AWS adds so often that a list would be outdated before it is generated again.
GROWING = {
    # Its families are below; which of them are deprecated is in the file that `schema_tables.py` writes of them.
    ("AWS::Lambda::Function", "Runtime"),
    ("AWS::Lambda::LayerVersion", "CompatibleRuntimes[]"),
    ("AWS::EC2::FlowLog", "LogFormat"),
}

NAME = "[A-Za-z0-9_-]"
HYPHENATED = r"[A-Za-z]|[A-Za-z][A-Za-z0-9-]{0,%d}[A-Za-z0-9]"
PORT = {"range": (1, 65_535)}
# Any port is 0 to 65535; ICMP types and codes are in the same fields, and all of them is -1.
RULE_PORT = {"range": (-1, 65_535)}

# A family and a size; the families grow.
CACHE_NODE = like(r"cache\.[a-z][a-z0-9-]+\.[0-9]*[a-z]+")
SEARCH_INSTANCE = like(r"[a-z][a-z0-9-]+\.[0-9]*[a-z]+\.search", r"[a-z][a-z0-9-]+\.[0-9]*[a-z]+\.elasticsearch")
# `/#{path}` is a placeholder after the slash.
REDIRECTION_PATH = {"length": (1, 128), **form("path")}
# AWS adds policies every other year.
TLS_POLICY = like("ELBSecurityPolicy-[A-Za-z0-9-]+")
# AWS adds events to a kind, and kinds too.
BUCKET_EVENT = like(r"s3:[A-Z][A-Za-z]+", r"s3:[A-Z][A-Za-z]+:[A-Z][A-Za-z]+", r"s3:[A-Z][A-Za-z]+:\*")
DATABASE_CLASS = like(r"db\.serverless", r"db\.[a-z][a-z0-9-]+\.[0-9]*[a-z]+[a-z0-9.]*")

# What the services' references say beside the schemas, each at its page of https://docs.aws.amazon.com.
ADDED: dict[tuple[str, str], dict] = {
    # AWSSimpleQueueService/latest/APIReference/API_CreateQueue.html
    ("AWS::SQS::Queue", "QueueName"): like(f"{NAME}{{1,80}}", rf"{NAME}{{1,75}}\.fifo"),
    # sns/latest/api/API_CreateTopic.html
    ("AWS::SNS::Topic", "TopicName"): like(f"{NAME}{{1,256}}", rf"{NAME}{{1,251}}\.fifo"),
    ("AWS::SNS::Topic", "DisplayName"): {"length": (None, 100)},
    # AmazonS3/latest/userguide/bucketnamingrules.html
    ("AWS::S3::Bucket", "BucketName"): like("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]"),
    # elasticloadbalancing/latest/APIReference/API_CreateLoadBalancer.html
    ("AWS::ElasticLoadBalancingV2::LoadBalancer", "Name"):
        like("[A-Za-z0-9]", "[A-Za-z0-9][A-Za-z0-9-]{0,30}[A-Za-z0-9]"),
    ("AWS::ElasticLoadBalancingV2::TargetGroup", "Name"):
        like("[A-Za-z0-9]", "[A-Za-z0-9][A-Za-z0-9-]{0,30}[A-Za-z0-9]"),
    ("AWS::ElasticLoadBalancingV2::TargetGroup", "Port"): PORT,
    ("AWS::ElasticLoadBalancingV2::Listener", "Port"): PORT,
    # elasticloadbalancing/latest/APIReference/API_CreateTargetGroup.html; Terraform's provider asks for the slash too
    ("AWS::ElasticLoadBalancingV2::TargetGroup", "HealthCheckPath"): {"length": (1, 1024), **form("path")},
    ("AWS::ElasticLoadBalancingV2::TargetGroup", "HealthCheckTimeoutSeconds"): at_most("HealthCheckIntervalSeconds"),
    # elasticloadbalancing/latest/APIReference/API_Matcher.html
    ("AWS::ElasticLoadBalancingV2::TargetGroup", "Matcher.HttpCode"): form("successCodes"),
    # elasticloadbalancing/latest/APIReference/API_CreateListener.html
    ("AWS::ElasticLoadBalancingV2::Listener", "LoadBalancerArn"): form("loadBalancerARN"),
    # elasticloadbalancing/latest/application/describe-ssl-policies.html
    ("AWS::ElasticLoadBalancingV2::Listener", "SslPolicy"): TLS_POLICY,
    # elasticloadbalancing/latest/APIReference/API_Action.html and API_TargetGroupTuple.html
    ("AWS::ElasticLoadBalancingV2::Listener", "DefaultActions[].TargetGroupArn"): form("targetGroupARN"),
    ("AWS::ElasticLoadBalancingV2::Listener", "DefaultActions[].ForwardConfig.TargetGroups[].TargetGroupArn"):
        form("targetGroupARN"),
    ("AWS::ElasticLoadBalancingV2::ListenerRule", "Actions[].TargetGroupArn"): form("targetGroupARN"),
    ("AWS::ElasticLoadBalancingV2::ListenerRule", "Actions[].ForwardConfig.TargetGroups[].TargetGroupArn"):
        form("targetGroupARN"),
    # elasticloadbalancing/latest/APIReference/API_RedirectActionConfig.html
    ("AWS::ElasticLoadBalancingV2::Listener", "DefaultActions[].RedirectConfig.Path"): REDIRECTION_PATH,
    ("AWS::ElasticLoadBalancingV2::ListenerRule", "Actions[].RedirectConfig.Path"): REDIRECTION_PATH,
    # elasticloadbalancing/latest/APIReference/API_CreateRule.html
    ("AWS::ElasticLoadBalancingV2::ListenerRule", "ListenerArn"): form("listenerARN"),
    ("AWS::ElasticLoadBalancingV2::ListenerCertificate", "ListenerArn"): form("listenerARN"),
    # elasticloadbalancing/latest/application/rule-condition-types.html; no path matches another pattern
    ("AWS::ElasticLoadBalancingV2::ListenerRule", "Conditions[].PathPatternConfig.Values[]"):
        {"length": (1, 128), **form("pathPattern")},
    # AmazonECS/latest/APIReference/API_CreateCluster.html
    ("AWS::ECS::Cluster", "ClusterName"): like(f"{NAME}{{1,255}}"),
    ("AWS::ECS::Service", "ServiceName"): like(f"{NAME}{{1,255}}"),
    ("AWS::ECS::TaskDefinition", "Family"): like(f"{NAME}{{1,255}}"),
    ("AWS::ECS::TaskDefinition", "ContainerDefinitions[].Image"): form("image"),
    ("AWS::ECS::TaskDefinition", "ContainerDefinitions[].Name"): like(f"{NAME}{{1,255}}"),
    # AmazonECS/latest/APIReference/API_PortMapping.html; 0 is what a mapping without a port has
    ("AWS::ECS::TaskDefinition", "ContainerDefinitions[].PortMappings[].ContainerPort"): PORT,
    ("AWS::ECS::TaskDefinition", "ContainerDefinitions[].PortMappings[].HostPort"): {"range": (0, 65_535)},
    # AmazonECS/latest/APIReference/API_HealthCheck.html
    ("AWS::ECS::TaskDefinition", "ContainerDefinitions[].HealthCheck.Interval"): {"range": (5, 300)},
    ("AWS::ECS::TaskDefinition", "ContainerDefinitions[].HealthCheck.Timeout"): {"range": (2, 120)},
    ("AWS::ECS::TaskDefinition", "ContainerDefinitions[].HealthCheck.Retries"): {"range": (1, 10)},
    ("AWS::ECS::TaskDefinition", "ContainerDefinitions[].HealthCheck.StartPeriod"): {"range": (0, 300)},
    # AmazonECS/latest/APIReference/API_ContainerDefinition.html
    # AmazonECS/latest/APIReference/API_Volume.html
    ("AWS::ECS::TaskDefinition", "Volumes[].Name"): like(f"{NAME}{{1,255}}"),
    ("AWS::ECS::TaskDefinition", "ContainerDefinitions[].MemoryReservation"): {"range": (6, None)},
    ("AWS::ECS::TaskDefinition", "ContainerDefinitions[].StopTimeout"): {"range": (0, 120)},
    # AmazonECS/latest/APIReference/API_CreateService.html
    ("AWS::ECS::Service", "HealthCheckGracePeriodSeconds"): {"range": (0, 2_147_483_647)},
    ("AWS::ECS::Service", "DesiredCount"): {"range": (0, None)},
    # AmazonECS/latest/APIReference/API_LoadBalancer.html
    ("AWS::ECS::Service", "LoadBalancers[].TargetGroupArn"): form("targetGroupARN"),
    # autoscaling/application/APIReference/API_RegisterScalableTarget.html and API_ScalableTargetAction.html
    ("AWS::ApplicationAutoScaling::ScalableTarget", "MinCapacity"): {"range": (0, None), **at_most("MaxCapacity")},
    ("AWS::ApplicationAutoScaling::ScalableTarget", "MaxCapacity"): {"range": (0, None)},
    ("AWS::ApplicationAutoScaling::ScalableTarget", "ScheduledActions[].ScalableTargetAction.MinCapacity"):
        at_most("MaxCapacity"),
    # IAM/latest/UserGuide/reference_iam-quotas.html
    ("AWS::IAM::Role", "RoleName"): like("[A-Za-z0-9_+=,.@-]{1,64}"),
    ("AWS::IAM::RolePolicy", "PolicyName"): like("[A-Za-z0-9_+=,.@-]{1,128}"),
    ("AWS::IAM::ManagedPolicy", "ManagedPolicyName"): like("[A-Za-z0-9_+=,.@-]{1,128}"),
    # AmazonS3/latest/userguide/notification-how-to-event-types-and-destinations.html
    ("AWS::S3::Bucket", "NotificationConfiguration.QueueConfigurations[].Event"): BUCKET_EVENT,
    ("AWS::S3::Bucket", "NotificationConfiguration.QueueConfigurations[].Queue"): form("queueARN"),
    ("AWS::S3::Bucket", "NotificationConfiguration.TopicConfigurations[].Event"): BUCKET_EVENT,
    ("AWS::S3::Bucket", "NotificationConfiguration.TopicConfigurations[].Topic"): form("topicARN"),
    ("AWS::S3::Bucket", "NotificationConfiguration.LambdaConfigurations[].Event"): BUCKET_EVENT,
    ("AWS::S3::Bucket", "NotificationConfiguration.LambdaConfigurations[].Function"): form("functionARN"),
    # AmazonCloudFront/latest/DeveloperGuide/cnames-and-https-requirements.html
    ("AWS::CloudFront::Distribution", "DistributionConfig.ViewerCertificate.AcmCertificateArn"): form("edgeCertificateARN"),
    # cognito/latest/developerguide/cognito-user-pools-add-custom-domain.html
    ("AWS::Cognito::UserPoolDomain", "CustomDomainConfig.CertificateArn"): form("edgeCertificateARN"),
    # apigateway/latest/developerguide/how-to-edge-optimized-custom-domain-name.html
    ("AWS::ApiGateway::DomainName", "CertificateArn"): form("edgeCertificateARN"),
    # AmazonCloudFront/latest/DeveloperGuide/edge-functions-choosing.html
    ("AWS::CloudFront::Distribution", "DistributionConfig.DefaultCacheBehavior.FunctionAssociations[].EventType"):
        {"choices": ["viewer-request", "viewer-response"]},
    ("AWS::CloudFront::Distribution", "DistributionConfig.CacheBehaviors[].FunctionAssociations[].EventType"):
        {"choices": ["viewer-request", "viewer-response"]},
    # Route53/latest/APIReference/API_ResourceRecordSet.html
    ("AWS::Route53::RecordSet", "Type"): {"choices": [
        "A", "AAAA", "CAA", "CNAME", "DS", "HTTPS", "MX", "NAPTR", "NS", "PTR", "SOA", "SPF", "SRV", "SSHFP", "SVCB",
        "TLSA", "TXT"]},
    # eventbridge/latest/userguide/eb-scheduled-rule-pattern.html
    ("AWS::Events::Rule", "ScheduleExpression"): form("recurringSchedule"),
    # scheduler/latest/UserGuide/schedule-types.html
    ("AWS::Scheduler::Schedule", "ScheduleExpression"): form("schedule"),
    # amazondynamodb/latest/APIReference/API_CreateTable.html
    ("AWS::DynamoDB::Table", "TableName"): like("[A-Za-z0-9_.-]{3,255}"),
    # secretsmanager/latest/apireference/API_CreateSecret.html
    ("AWS::SecretsManager::Secret", "Name"): like("[A-Za-z0-9/_+=.@-]{1,512}"),
    # systems-manager/latest/userguide/sysman-parameter-name-constraints.html
    ("AWS::SSM::Parameter", "Name"): form("parameterName"),
    # lambda/latest/dg/lambda-runtimes.html
    ("AWS::Lambda::Function", "Runtime"): like(
        r"nodejs[0-9a-z.-]{0,9}", r"python[0-9]\.[0-9]{1,2}", r"java[0-9]{1,2}[a-z0-9.]{0,4}",
        r"dotnet[a-z]{0,4}[0-9.]{1,4}", r"go1\.x", r"ruby[0-9]\.[0-9]{1,2}", r"provided[a-z0-9.]{0,8}"),
    # lambda/latest/api/API_CreateFunction.html
    ("AWS::Lambda::Function", "FunctionName"): like("[A-Za-z0-9_-]{1,64}"),
    # msk/1.0/apireference/clusters.html
    ("AWS::MSK::Cluster", "ClientAuthentication.Tls.CertificateAuthorityArnList[]"):
        like("arn:aws[a-z-]*:acm-pca:[a-z0-9-]+:[0-9]{12}:certificate-authority/.+"),
    # opensearch-service/latest/APIReference/API_CreateDomain.html
    ("AWS::OpenSearchService::Domain", "DomainName"): like("[a-z][a-z0-9-]{2,27}"),
    # AmazonElastiCache/latest/APIReference/API_CreateReplicationGroup.html
    ("AWS::ElastiCache::ReplicationGroup", "ReplicationGroupId"): like(HYPHENATED % 38),
    ("AWS::ElastiCache::ReplicationGroup", "SnapshotRetentionLimit"): {"range": (0, 35)},
    ("AWS::ElastiCache::ReplicationGroup", "SnapshotWindow"): form("dailyWindow"),
    ("AWS::ElastiCache::ReplicationGroup", "PreferredMaintenanceWindow"): form("weeklyWindow"),
    ("AWS::ElastiCache::ReplicationGroup", "Port"): PORT,
    ("AWS::ElastiCache::ReplicationGroup", "Engine"): form("cacheEngine"),
    ("AWS::ElastiCache::CacheCluster", "ClusterName"): like(HYPHENATED % 48),
    ("AWS::ElastiCache::CacheCluster", "SnapshotWindow"): form("dailyWindow"),
    ("AWS::ElastiCache::CacheCluster", "PreferredMaintenanceWindow"): form("weeklyWindow"),
    ("AWS::ElastiCache::CacheCluster", "Port"): PORT,
    ("AWS::ElastiCache::CacheCluster", "Engine"): form("cacheEngine"),
    ("AWS::ElastiCache::ServerlessCache", "Engine"): form("cacheEngine"),
    # AmazonElastiCache/latest/dg/CacheNodes.SupportedTypes.html
    ("AWS::ElastiCache::ReplicationGroup", "CacheNodeType"): CACHE_NODE,
    ("AWS::ElastiCache::CacheCluster", "CacheNodeType"): CACHE_NODE,
    # opensearch-service/latest/developerguide/supported-instance-types.html
    ("AWS::OpenSearchService::Domain", "ClusterConfig.InstanceType"): SEARCH_INSTANCE,
    ("AWS::OpenSearchService::Domain", "ClusterConfig.DedicatedMasterType"): SEARCH_INSTANCE,
    # msk/latest/developerguide/broker-instance-types.html
    ("AWS::MSK::Cluster", "BrokerNodeGroupInfo.InstanceType"):
        like(r"kafka\.[a-z][a-z0-9-]+\.[0-9]*[a-z]+", r"express\.[a-z][a-z0-9-]+\.[0-9]*[a-z]+"),
    # AmazonRDS/latest/UserGuide/Concepts.DBInstanceClass.Types.html
    ("AWS::RDS::DBInstance", "DBInstanceClass"): DATABASE_CLASS,
    ("AWS::RDS::DBCluster", "DBClusterInstanceClass"): DATABASE_CLASS,
    # AmazonRDS/latest/APIReference/API_CreateDBInstance.html and API_CreateDBCluster.html
    ("AWS::RDS::DBInstance", "StorageType"): {"choices": [
        "standard", "gp2", "gp3", "io1", "io2", "aurora", "aurora-iopt1"]},
    ("AWS::RDS::DBCluster", "StorageType"): {"choices": ["aurora", "aurora-iopt1", "gp3", "io1", "io2"]},
    ("AWS::RDS::DBInstance", "PreferredBackupWindow"): form("dailyWindow"),
    ("AWS::RDS::DBInstance", "PreferredMaintenanceWindow"): form("weeklyWindow"),
    ("AWS::RDS::DBInstance", "BackupRetentionPeriod"): {"range": (0, 35)},
    ("AWS::RDS::DBInstance", "MonitoringInterval"): {"choices": ["0", "1", "5", "10", "15", "30", "60"]},
    ("AWS::RDS::DBCluster", "PreferredBackupWindow"): form("dailyWindow"),
    ("AWS::RDS::DBCluster", "PreferredMaintenanceWindow"): form("weeklyWindow"),
    ("AWS::RDS::DBCluster", "BackupRetentionPeriod"): {"range": (1, 35)},
    ("AWS::RDS::DBCluster", "MonitoringInterval"): {"choices": ["0", "1", "5", "10", "15", "30", "60"]},
    ("AWS::RDS::DBCluster", "Port"): PORT,
    ("AWS::RDS::DBInstance", "Engine"): form("databaseEngine"),
    ("AWS::RDS::DBCluster", "Engine"): form("databaseEngine"),
    # AmazonRDS/latest/APIReference/API_ServerlessV2ScalingConfiguration.html
    ("AWS::RDS::DBCluster", "ServerlessV2ScalingConfiguration.MinCapacity"): at_most("MaxCapacity"),
    # AWSEC2/latest/APIReference/API_AuthorizeSecurityGroupIngress.html
    ("AWS::EC2::SecurityGroup", "SecurityGroupIngress[].FromPort"): RULE_PORT,
    ("AWS::EC2::SecurityGroup", "SecurityGroupIngress[].ToPort"): RULE_PORT,
    ("AWS::EC2::SecurityGroup", "SecurityGroupEgress[].FromPort"): RULE_PORT,
    ("AWS::EC2::SecurityGroup", "SecurityGroupEgress[].ToPort"): RULE_PORT,
    ("AWS::EC2::SecurityGroupIngress", "FromPort"): RULE_PORT,
    ("AWS::EC2::SecurityGroupIngress", "ToPort"): RULE_PORT,
    ("AWS::EC2::SecurityGroupEgress", "FromPort"): RULE_PORT,
    ("AWS::EC2::SecurityGroupEgress", "ToPort"): RULE_PORT,
    # AWSEC2/latest/APIReference/API_IpPermission.html
    ("AWS::EC2::SecurityGroup", "SecurityGroupIngress[].IpProtocol"): form("ipProtocol"),
    ("AWS::EC2::SecurityGroup", "SecurityGroupEgress[].IpProtocol"): form("ipProtocol"),
    ("AWS::EC2::SecurityGroupIngress", "IpProtocol"): form("ipProtocol"),
    ("AWS::EC2::SecurityGroupEgress", "IpProtocol"): form("ipProtocol"),
    # vpc/latest/userguide/vpc-cidr-blocks.html and subnet-sizing.html
    ("AWS::EC2::Subnet", "CidrBlock"): form("networkRange"),
    ("AWS::EC2::VPC", "CidrBlock"): form("networkRange"),
    # AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html
    ("AWS::CloudWatch::Alarm", "EvaluationPeriods"): {"range": (1, None)},
    ("AWS::CloudWatch::Alarm", "DatapointsToAlarm"): {"range": (1, None), **at_most("EvaluationPeriods")},
    ("AWS::CloudWatch::Alarm", "Period"): form("alarmPeriod"),
    # AmazonCloudWatch/latest/APIReference/API_MetricStat.html and API_MetricDataQuery.html
    ("AWS::CloudWatch::Alarm", "Metrics[].MetricStat.Period"): form("metricPeriod"),
    ("AWS::CloudWatch::Alarm", "Metrics[].Period"): form("metricPeriod"),
}
