// Written by `make generate` from Sources/AWSResources.

public import ResourceGraph

extension ResourceCatalog {
  /// Every resource type that has a struct.
  public static let aws = ResourceCatalog([
    // APIGateway
    APIGateway.APIKey.self,
    APIGateway.Account.self,
    APIGateway.Authorizer.self,
    APIGateway.BasePathMapping.self,
    APIGateway.Deployment.self,
    APIGateway.DomainName.self,
    APIGateway.GatewayResponse.self,
    APIGateway.Method.self,
    APIGateway.Model.self,
    APIGateway.RequestValidator.self,
    APIGateway.RestAPI.self,
    APIGateway.RestResource.self,
    APIGateway.Stage.self,
    APIGateway.UsagePlan.self,
    APIGateway.UsagePlanKey.self,
    APIGateway.VPCLink.self,
    // APIGatewayV2
    APIGatewayV2.API.self,
    APIGatewayV2.APIMapping.self,
    APIGatewayV2.Authorizer.self,
    APIGatewayV2.DomainName.self,
    APIGatewayV2.Integration.self,
    APIGatewayV2.Route.self,
    APIGatewayV2.Stage.self,
    APIGatewayV2.VPCLink.self,
    // AmazonMQ
    AmazonMQ.Broker.self,
    // ApplicationAutoScaling
    ApplicationAutoScaling.ScalableTarget.self,
    ApplicationAutoScaling.ScalingPolicy.self,
    // Backup
    Backup.BackupPlan.self,
    Backup.BackupSelection.self,
    Backup.BackupVault.self,
    // Chatbot
    Chatbot.SlackChannelConfiguration.self,
    // CloudWatch
    CloudWatch.Alarm.self,
    CloudWatch.CompositeAlarm.self,
    CloudWatch.Dashboard.self,
    // Cognito
    Cognito.IdentityPool.self,
    Cognito.IdentityPoolRoleAttachment.self,
    Cognito.UserPool.self,
    Cognito.UserPoolClient.self,
    Cognito.UserPoolDomain.self,
    Cognito.UserPoolGroup.self,
    Cognito.UserPoolIdentityProvider.self,
    Cognito.UserPoolResourceServer.self,
    Cognito.UserPoolRiskConfiguration.self,
    // DAX
    DAX.Cluster.self,
    DAX.SubnetGroup.self,
    // DocDB
    DocDB.DBCluster.self,
    DocDB.DBClusterParameterGroup.self,
    DocDB.DBInstance.self,
    DocDB.DBSubnetGroup.self,
    // DynamoDB
    DynamoDB.Table.self,
    // EC2
    EC2.ElasticIP.self,
    EC2.FlowLog.self,
    EC2.InternetGateway.self,
    EC2.NATGateway.self,
    EC2.NetworkACL.self,
    EC2.NetworkACLEntry.self,
    EC2.Route.self,
    EC2.RouteTable.self,
    EC2.SecurityGroup.self,
    EC2.SecurityGroupEgress.self,
    EC2.SecurityGroupIngress.self,
    EC2.Subnet.self,
    EC2.SubnetNetworkACLAssociation.self,
    EC2.SubnetRouteTableAssociation.self,
    EC2.TransitGatewayAttachment.self,
    EC2.VPC.self,
    EC2.VPCEndpoint.self,
    EC2.VPCGatewayAttachment.self,
    EC2.VPCPeeringConnection.self,
    // ECR
    ECR.Repository.self,
    // ECS
    ECS.Cluster.self,
    ECS.ClusterCapacityProviderAssociations.self,
    ECS.Service.self,
    ECS.TaskDefinition.self,
    // EFS
    EFS.AccessPoint.self,
    EFS.FileSystem.self,
    EFS.MountTarget.self,
    // ElastiCache
    ElastiCache.CacheCluster.self,
    ElastiCache.ParameterGroup.self,
    ElastiCache.ReplicationGroup.self,
    ElastiCache.ServerlessCache.self,
    ElastiCache.SubnetGroup.self,
    ElastiCache.User.self,
    ElastiCache.UserGroup.self,
    // ElasticLoadBalancing
    ElasticLoadBalancing.ClassicLoadBalancer.self,
    ElasticLoadBalancing.Listener.self,
    ElasticLoadBalancing.ListenerCertificate.self,
    ElasticLoadBalancing.ListenerRule.self,
    ElasticLoadBalancing.LoadBalancer.self,
    ElasticLoadBalancing.TargetGroup.self,
    // Elasticsearch
    Elasticsearch.Domain.self,
    // Events
    Events.EventBus.self,
    Events.Rule.self,
    // IAM
    IAM.ManagedPolicy.self,
    IAM.Role.self,
    IAM.RolePolicy.self,
    // KMS
    KMS.Alias.self,
    KMS.Key.self,
    // Kinesis
    Kinesis.Stream.self,
    // Lambda
    Lambda.Alias.self,
    Lambda.EventInvokeConfig.self,
    Lambda.EventSourceMapping.self,
    Lambda.Function.self,
    Lambda.LayerVersion.self,
    Lambda.Permission.self,
    Lambda.URL.self,
    // Logs
    Logs.LogGroup.self,
    Logs.MetricFilter.self,
    Logs.QueryDefinition.self,
    Logs.ResourcePolicy.self,
    Logs.SubscriptionFilter.self,
    // MSK
    MSK.BatchScramSecret.self,
    MSK.Cluster.self,
    MSK.ClusterPolicy.self,
    MSK.Configuration.self,
    MSK.ServerlessCluster.self,
    MSK.VPCConnection.self,
    // MemoryDB
    MemoryDB.Cluster.self,
    MemoryDB.SubnetGroup.self,
    // Neptune
    Neptune.DBCluster.self,
    Neptune.DBClusterParameterGroup.self,
    Neptune.DBInstance.self,
    Neptune.DBSubnetGroup.self,
    // OpenSearch
    OpenSearch.Domain.self,
    // RDS
    RDS.DBCluster.self,
    RDS.DBClusterInstance.self,
    RDS.DBClusterParameterGroup.self,
    RDS.DBInstance.self,
    RDS.DBParameterGroup.self,
    RDS.DBProxy.self,
    RDS.DBProxyEndpoint.self,
    RDS.DBProxyTargetGroup.self,
    RDS.DBSubnetGroup.self,
    RDS.EventSubscription.self,
    // Redshift
    Redshift.Cluster.self,
    Redshift.ClusterParameterGroup.self,
    Redshift.ClusterSubnetGroup.self,
    // S3
    S3.Bucket.self,
    S3.BucketPolicy.self,
    // SNS
    SNS.Subscription.self,
    SNS.Topic.self,
    SNS.TopicPolicy.self,
    // SQS
    SQS.Queue.self,
    SQS.QueuePolicy.self,
    // SSM
    SSM.Parameter.self,
    // Scheduler
    Scheduler.Schedule.self,
    Scheduler.ScheduleGroup.self,
    // SecretsManager
    SecretsManager.ResourcePolicy.self,
    SecretsManager.RotationSchedule.self,
    SecretsManager.Secret.self,
    // ServiceDiscovery
    ServiceDiscovery.HTTPNamespace.self,
    ServiceDiscovery.PrivateDNSNamespace.self,
    ServiceDiscovery.PublicDNSNamespace.self,
    ServiceDiscovery.Service.self,
    // StepFunctions
    StepFunctions.StateMachine.self,
  ]) { PublishedNames.attributes(returnedBy: $0) }
}
