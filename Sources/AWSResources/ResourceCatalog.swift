public import ResourceGraph

extension ResourceCatalog {
  /// Every resource type that has a struct.
  public static let aws = ResourceCatalog([
    // ApplicationAutoScaling
    ApplicationAutoScaling.ScalableTarget.self, ApplicationAutoScaling.ScalingPolicy.self,
    // CloudWatch
    CloudWatch.Alarm.self,
    // EC2
    EC2.ElasticIP.self, EC2.FlowLog.self, EC2.InternetGateway.self, EC2.NATGateway.self, EC2.NetworkACL.self,
    EC2.NetworkACLEntry.self, EC2.Route.self, EC2.RouteTable.self, EC2.SecurityGroup.self,
    EC2.SecurityGroupEgress.self, EC2.SecurityGroupIngress.self, EC2.Subnet.self,
    EC2.SubnetNetworkACLAssociation.self, EC2.SubnetRouteTableAssociation.self, EC2.VPC.self, EC2.VPCEndpoint.self,
    EC2.VPCGatewayAttachment.self,
    // ECR
    ECR.Repository.self,
    // ECS
    ECS.Cluster.self, ECS.ClusterCapacityProviderAssociations.self, ECS.Service.self, ECS.TaskDefinition.self,
    // ElastiCache
    ElastiCache.CacheCluster.self, ElastiCache.ParameterGroup.self, ElastiCache.ReplicationGroup.self,
    ElastiCache.ServerlessCache.self, ElastiCache.SubnetGroup.self, ElastiCache.User.self, ElastiCache.UserGroup.self,
    // ElasticLoadBalancing
    ElasticLoadBalancing.Listener.self, ElasticLoadBalancing.ListenerRule.self,
    ElasticLoadBalancing.LoadBalancer.self, ElasticLoadBalancing.TargetGroup.self,
    // IAM
    IAM.ManagedPolicy.self, IAM.Role.self, IAM.RolePolicy.self,
    // KMS
    KMS.Alias.self, KMS.Key.self,
    // Logs
    Logs.LogGroup.self, Logs.ResourcePolicy.self,
    // OpenSearch
    OpenSearch.Domain.self,
    // RDS
    RDS.DBInstance.self, RDS.DBParameterGroup.self, RDS.DBSubnetGroup.self,
    // SNS
    SNS.Subscription.self, SNS.Topic.self, SNS.TopicPolicy.self,
    // SecretsManager
    SecretsManager.RotationSchedule.self, SecretsManager.Secret.self,
  ])
}
