/// The order in which Terraform deletes what something else uses.
///
/// Terraform deletes a resource before it changes what used it. AWS refuses that for some types, so that every further `apply`
/// fails, and for others the users break until they have changed. A resource that creates its replacement before it is destroyed
/// is deleted after its users have changed, also where it has no replacement; CloudFormation always proceeds so
/// (https://github.com/hashicorp/terraform/blob/main/docs/destroying.md).
///
/// Terraform also creates the replacement of whatever such a resource refers to before it destroys the former one. So a type is
/// listed only where nothing that AWS keeps unique, a name, a range or an address, stands in the way of a second resource beside
/// the first, or where what stands in the way is replaced with it. A subnet is the exception: one in another zone has the same
/// range, which no order makes possible while something is in the former one.
enum DeletionOrder {
  /// Whether Terraform deletes resources of a type after their users have changed.
  static func isLast(_ type: (some Resource).Type) -> Bool { last.contains(ObjectIdentifier(type)) }

  private static let last = Set((refused + broken).map { ObjectIdentifier($0) })

  /// What AWS does not delete while something uses it.
  private static let refused: [any Resource.Type] = [
    // Stages, methods, routes and integrations.
    APIGateway.Authorizer.self, APIGateway.Deployment.self, APIGateway.Model.self, APIGateway.RequestValidator.self,
    APIGateway.VPCLink.self, APIGatewayV2.Authorizer.self, APIGatewayV2.Integration.self, APIGatewayV2.VPCLink.self,
    // Listeners, distributions and domains of APIs.
    CertificateManager.Certificate.self,
    // Distributions; a key belongs to key groups.
    CloudFront.CachePolicy.self, CloudFront.CloudFrontOriginAccessIdentity.self, CloudFront.Function.self,
    CloudFront.KeyGroup.self, CloudFront.OriginAccessControl.self, CloudFront.OriginRequestPolicy.self,
    CloudFront.PublicKey.self, CloudFront.RealtimeLogConfig.self, CloudFront.ResponseHeadersPolicy.self,
    CloudFront.VPCOrigin.self,
    // Clusters. A group needs its default user, and a cache its group.
    DAX.SubnetGroup.self, ElastiCache.ParameterGroup.self, ElastiCache.SubnetGroup.self, ElastiCache.User.self,
    ElastiCache.UserGroup.self, MemoryDB.SubnetGroup.self, MSK.Configuration.self, Redshift.ClusterParameterGroup.self,
    Redshift.ClusterSubnetGroup.self,
    // The network interfaces of services, load balancers and endpoints; an address belongs to its gateway.
    EC2.ElasticIP.self, EC2.NetworkACL.self, EC2.RouteTable.self, EC2.Subnet.self,
    // Services of ECS.
    ServiceDiscovery.HTTPNamespace.self, ServiceDiscovery.PrivateDNSNamespace.self,
    ServiceDiscovery.PublicDNSNamespace.self, ServiceDiscovery.Service.self,
  ]

  /// What AWS deletes at once, to the harm of what still uses it.
  private static let broken: [any Resource.Type] = [
    // Routes to the gateway lead nowhere, and tasks in a subnet without its routes reach nobody.
    EC2.NATGateway.self, EC2.Route.self, EC2.SubnetRouteTableAssociation.self,
    // Others may run a former revision.
    ECS.TaskDefinition.self,
    // What it encrypts can be neither written nor read.
    KMS.Key.self,
    // Clients change over to another proxy before the former one goes.
    RDS.DBProxy.self, RDS.DBProxyTargetGroup.self,
    // The answers of its records cannot be predicted.
    Route53.HealthCheck.self,
  ]
}
