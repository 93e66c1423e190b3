/// The rules that can state the same fact, the most specific one first: it tells the fact, and names the others.
///
/// A rule belongs here where somebody who mends what it says also mends, or at least sees, what the others say.
enum RulesOfOneFact {
  static let all: [any Rule.Type] = [
    // A statement of a policy: what is worst about it, then that it is too wide.
    PolicyIsNotAdministrator.self,
    RoleCannotEscalate.self,
    PassRoleIsScoped.self,
    SecretAccessNamesTheSecret.self,
    SignedInRoleIsScoped.self,
    DecryptionIsBoundToItsService.self,
    ExecutionRoleIsMinimal.self,
    PolicyHasNoServiceWildcard.self,
    PolicyNamesItsResources.self,
    // A listener without a redirect, which the group of its load balancer allows.
    HTTPListenerRedirectsToHTTPS.self,
    // A behavior of a distribution that takes no request.
    RoutingKeysAreUnique.self,
    EveryRouteTakesRequests.self,
    // An integration that calls an internal load balancer over the internet.
    PrivateIntegrationUsesAVPCLink.self,
    RoutesReachATarget.self,
    // A health check that a security group does not let through.
    HealthCheckAsksAnExposedPort.self,
    SecurityGroupsAdmitTheIntendedFlow.self,
    // A rule of a security group: what its members are, then which ports, then that it is open at all.
    LoadBalancerGroupAdmitsOnlyItsListeners.self,
    DatabaseGroupAdmitsOnlyItsServices.self,
    StoreGroupAdmitsOnlyItsServices.self,
    TaskGroupAdmitsOnlyItsCallers.self,
    IngressNamesItsPorts.self,
    SSHAndRDPAreNotOpen.self,
    HighRiskPortsAreNotOpen.self,
    OnlyEdgeGroupsAdmitTheInternet.self,
    TierRulesReferenceGroups.self,
    // A password of a database.
    MasterPasswordIsNotLiteral.self,
    DatabaseCredentialsAreManaged.self,
    DatabaseSecretRotates.self,
    // The retention period of a log group.
    LogGroupHasRetention.self,
    ContainerLogGroupHasRetention.self,
    // The subnets of a cache.
    CacheSubnetsArePrivateAndSpanZones.self,
    DataStoresAreInPrivateSubnets.self,
  ]

  /// The place of each rule in that order.
  static let turns = Dictionary(uniqueKeysWithValues: all.enumerated().map { ($1.description.id, $0) })
}
