// Written by `make generate` from Sources/Validation/Rules.

extension RuleRegistry {
  /// Every rule, by subject and name.
  package static let all: [any Rule.Type] = [
    // Network
    DataStoresAreInPrivateSubnets.self, DefaultSecurityGroupIsClosed.self, EachZoneHasItsNATGateway.self,
    EndpointAdmitsItsClients.self, EndpointCoversTheZonesOfItsClients.self, EndpointHasPrivateDNS.self,
    MainRouteTableHasNoInternetRoute.self, NATGatewayIsInAPublicSubnet.self, NetworkACLIsNotOpen.self,
    NetworkSpansTwoZones.self, PrivateIPv6RouteIsEgressOnly.self, PrivateSubnetAssignsNoPublicAddresses.self,
    PublicSubnetHoldsOnlyEdgeComponents.self, PublicSubnetReachesTheInternet.self, RouteTargetExistsInTheSameVPC.self,
    S3EndpointIsInTheTasksRouteTables.self, SubnetHasItsOwnRouteTableAssociation.self,
    SubnetRangesFitAndDoNotOverlap.self, TasksCanPullTheirImages.self, TasksCanReadTheirSecrets.self,
    TasksCanWriteTheirLogs.self, VPCHasFlowLogs.self, VPCResolvesDNSNames.self, WorkloadsAreInPrivateSubnets.self,
    // Ingress
    DatabaseGroupAdmitsOnlyItsServices.self, EachStoreHasItsOwnGroup.self, EgressIsRestricted.self,
    HighRiskPortsAreNotOpen.self, IngressNamesItsPorts.self, LoadBalancerGroupAdmitsOnlyItsListeners.self,
    OnlyEdgeGroupsAdmitTheInternet.self, SSHAndRDPAreNotOpen.self, StoreGroupAdmitsOnlyItsServices.self,
    StoresHaveNoPathFromTheInternet.self, TaskGroupAdmitsOnlyItsCallers.self, TierRulesReferenceGroups.self,
    // Compute
    ClusterHasContainerInsights.self, ContainerIsNotPrivileged.self, ContainerIsNotRoot.self,
    ContainerRootIsReadOnly.self, DeploymentKeepsCapacity.self, DeploymentRollsBackOnFailure.self,
    EveryContainerLogs.self, ExecutionAndTaskRolesDiffer.self, ExecutionRoleIsMinimal.self,
    ExecutionRoleIsSufficient.self, FargateSizeIsValid.self, FileSystemVolumeIsEncryptedInTransit.self,
    ServiceHasAHealthCheck.self, ServiceScalesAutomatically.self, ServiceSpansZones.self,
    TaskHasItsOwnProcessNamespace.self, TasksHaveNoPublicAddress.self, TasksUseAWSVPCNetworking.self,
    // Data
    AuroraHasAReaderInAnotherZone.self, BucketBlocksPublicAccess.self, BucketIsNotPublic.self, BucketKeepsVersions.self,
    BucketRequiresTLS.self, CacheFailsOver.self, CacheIsEncrypted.self, CacheRequiresCredentials.self,
    CacheRequiresTLS.self, CacheSubnetsArePrivateAndSpanZones.self, DatabaseAcceptsIAMAuthentication.self,
    DatabaseExportsLogs.self, DatabaseHasAStandby.self, DatabaseHasBackups.self, DatabaseIsDeletionProtected.self,
    DatabaseIsEncrypted.self, DatabaseIsNotPublic.self, DatabaseRequiresTLS.self, DatabaseSubnetsSpanZones.self,
    DatabaseUpgradesMinorVersions.self, DatabaseWindowsAreSet.self, KafkaBrokersAreNotPublic.self, KafkaBrokersLog.self,
    KafkaBrokersSpanPrivateZones.self, KafkaClientsAuthenticate.self, KafkaRequiresTLS.self, QueueIsProtected.self,
    SearchDomainHasFineGrainedAccess.self, SearchDomainIsEncrypted.self, SearchDomainIsInAVPC.self,
    SearchDomainRequiresTLS.self, SearchDomainSpansZones.self, SearchDomainWritesLogs.self,
    StatefulResourceSurvivesDeletion.self, TableCanBeRestored.self, TableIsDeletionProtected.self,
    // Identity
    GitHubTrustNamesRepositoryAndBranch.self, IdentityPoolHasNoGuests.self, PassRoleIsScoped.self,
    PasswordPolicyIsStrong.self, PeopleUseRolesNotUsers.self, PolicyAllowsNoComplement.self,
    PolicyHasNoServiceWildcard.self, PolicyIsNotAdministrator.self, PolicyNamesItsResources.self,
    RoleCannotEscalate.self, RoleTrustIsNarrow.self, SecretAccessNamesTheSecret.self, SignedInRoleIsScoped.self,
    UserPoolOffersMFA.self,
    // Secrets
    DatabaseCredentialsAreManaged.self, DatabaseSecretRotates.self, EnvironmentHoldsNoSecrets.self,
    KeyRotatesAndIsScoped.self, MasterPasswordIsNotLiteral.self, SecretsComeFromASecretStore.self,
    SecretsDoNotFlowIntoPlainText.self, TemplateHoldsNoSecrets.self,
    // Edge
    HTTPListenerRedirectsToHTTPS.self, ListenerRequiresModernTLS.self, ListenerTargetAndContainerPortsAgree.self,
    LoadBalancerDropsInvalidHeaders.self, LoadBalancerIsDeletionProtected.self, LoadBalancerServesHTTPS.self,
    PublicLoadBalancerIsInPublicSubnets.self, TargetGroupHasAHealthCheck.self, TargetTypeFitsTheNetworkMode.self,
    // Delivery
    ImageTagIsImmutable.self, ImageTagsCannotBeOverwritten.self, ImagesAreScanned.self, RepositoryExpiresImages.self,
    RepositoryIsNotPublic.self,
    // Observability
    AlarmsNotify.self, ContainerLogGroupHasRetention.self, KeyAlarmsExist.self, LogGroupHasRetention.self,
    TopicIsProtected.self,
  ]
}
