/// Every rule, by subject and name; a test holds the list against the folder.
package enum RuleRegistry {
  package static let all: [any Rule.Type] = [
    // Network
    DataStoresAreInPrivateSubnets.self, EachZoneHasItsNATGateway.self, NATGatewayIsInAPublicSubnet.self,
    NetworkSpansTwoZones.self, PublicSubnetHoldsOnlyEdgeComponents.self, PublicSubnetReachesTheInternet.self,
    S3EndpointIsInTheTasksRouteTables.self, SubnetHasItsOwnRouteTableAssociation.self,
    SubnetRangesFitAndDoNotOverlap.self, TasksCanPullTheirImages.self, TasksCanReadTheirSecrets.self,
    TasksCanWriteTheirLogs.self, VPCHasFlowLogs.self, WorkloadsAreInPrivateSubnets.self,
    // Ingress
    DatabaseGroupAdmitsOnlyItsServices.self, LoadBalancerGroupAdmitsOnlyItsListeners.self,
    OnlyEdgeGroupsAdmitTheInternet.self, SSHAndRDPAreNotOpen.self, StoresHaveNoPathFromTheInternet.self,
    TaskGroupAdmitsOnlyItsCallers.self,
    // Compute
    ClusterHasContainerInsights.self, ContainerIsNotPrivileged.self, ContainerIsNotRoot.self,
    ContainerRootIsReadOnly.self, DeploymentKeepsCapacity.self, DeploymentRollsBackOnFailure.self,
    EveryContainerLogs.self, ExecutionAndTaskRolesDiffer.self, ExecutionRoleIsMinimal.self,
    ExecutionRoleIsSufficient.self, FargateSizeIsValid.self, ServiceHasAHealthCheck.self,
    ServiceScalesAutomatically.self, TaskHasItsOwnProcessNamespace.self, TasksHaveNoPublicAddress.self,
    TasksUseAWSVPCNetworking.self,
    // Data
    DatabaseAcceptsIAMAuthentication.self, DatabaseExportsLogs.self, DatabaseHasAStandby.self, DatabaseHasBackups.self,
    DatabaseIsDeletionProtected.self, DatabaseIsEncrypted.self, DatabaseIsNotPublic.self, DatabaseRequiresTLS.self,
    DatabaseSubnetsSpanZones.self, DatabaseUpgradesMinorVersions.self, DatabaseWindowsAreSet.self,
    QueueIsProtected.self, StatefulResourceSurvivesDeletion.self, TableCanBeRestored.self,
    TableIsDeletionProtected.self,
    // Identity
    PassRoleIsScoped.self, PolicyAllowsNoComplement.self, PolicyHasNoServiceWildcard.self,
    PolicyIsNotAdministrator.self, PolicyNamesItsResources.self, RoleTrustIsNarrow.self,
    SecretAccessNamesTheSecret.self,
    // Secrets
    DatabaseCredentialsAreManaged.self, EnvironmentHoldsNoSecrets.self, KeyRotatesAndIsScoped.self,
    MasterPasswordIsNotLiteral.self, SecretsComeFromASecretStore.self, TemplateHoldsNoSecrets.self,
    // Edge
    HTTPListenerRedirectsToHTTPS.self, ListenerRequiresModernTLS.self, LoadBalancerDropsInvalidHeaders.self,
    LoadBalancerIsDeletionProtected.self, LoadBalancerServesHTTPS.self, PublicLoadBalancerIsInPublicSubnets.self,
    TargetGroupHasAHealthCheck.self,
    // Delivery
    ImageTagIsImmutable.self, ImageTagsCannotBeOverwritten.self, ImagesAreScanned.self, RepositoryExpiresImages.self,
    RepositoryIsNotPublic.self,
    // Observability
    AlarmsNotify.self, ContainerLogGroupHasRetention.self, LogGroupHasRetention.self, TopicIsProtected.self,
  ]

  /// The rule of that id.
  package static func rule(named id: String) -> (any Rule.Type)? {
    all.first { $0.description.id == id }
  }
}
