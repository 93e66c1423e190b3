// Written by `make generate` from Sources/Validation/Rules.

extension RuleID {
  // Network
  /// Data stores are in subnets without a route to an internet gateway.
  public static let dataStoresAreInPrivateSubnets = RuleID("data-stores-are-in-private-subnets")
  /// The default security group of a VPC has no rules and is not used.
  public static let defaultSecurityGroupIsClosed = RuleID("default-security-group-is-closed")
  /// The default route of a private subnet leads to a NAT gateway in the same Availability Zone.
  public static let eachZoneHasItsNATGateway = RuleID("each-zone-has-its-nat-gateway")
  /// The security group of an interface endpoint allows the tasks that use it on port 443.
  public static let endpointAdmitsItsClients = RuleID("endpoint-admits-its-clients")
  /// An interface endpoint has a subnet in every Availability Zone in which tasks use it.
  public static let endpointCoversTheZonesOfItsClients = RuleID("endpoint-covers-the-zones-of-its-clients")
  /// An interface endpoint of an AWS service has private DNS enabled.
  public static let endpointHasPrivateDNS = RuleID("endpoint-has-private-dns")
  /// The main route table of a VPC has no route to an internet gateway.
  public static let mainRouteTableHasNoInternetRoute = RuleID("main-route-table-has-no-internet-route")
  /// A NAT gateway is in a public subnet and has an Elastic IP address.
  public static let natGatewayIsInAPublicSubnet = RuleID("nat-gateway-is-in-a-public-subnet")
  /// A network ACL does not allow the internet on all ports, SSH or RDP.
  public static let networkACLIsNotOpen = RuleID("network-acl-is-not-open")
  /// Network ACLs let through requests and answers from the internet to load balancers, from these to tasks, from tasks
  /// to data stores, and from tasks to the services of AWS.
  public static let networkACLLetsTheRequiredPathThrough = RuleID("network-acl-lets-the-required-path-through")
  /// A network has public and private subnets in each of at least two Availability Zones.
  public static let networkSpansTwoZones = RuleID("network-spans-two-zones")
  /// A path leads where an intent of the team, `always`, says that one must.
  public static let pathIsAlwaysOpen = RuleID("path-is-always-open")
  /// No path leads where an intent of the team, `never`, says that none may.
  public static let pathIsNeverOpen = RuleID("path-is-never-open")
  /// A route table with a NAT gateway has no IPv6 route to an internet gateway.
  public static let privateIPv6RouteIsEgressOnly = RuleID("private-ipv6-route-is-egress-only")
  /// A private or isolated subnet does not assign public IP addresses.
  public static let privateSubnetAssignsNoPublicAddresses = RuleID("private-subnet-assigns-no-public-addresses")
  /// Public subnets contain only load balancers and NAT gateways, and no interface endpoints.
  public static let publicSubnetHoldsOnlyEdgeComponents = RuleID("public-subnet-holds-only-edge-components")
  /// A public subnet has a default route to an internet gateway that is attached to its VPC.
  public static let publicSubnetReachesTheInternet = RuleID("public-subnet-reaches-the-internet")
  /// The gateway of a route is in the VPC of the route table.
  public static let routeTargetExistsInTheSameVPC = RuleID("route-target-exists-in-the-same-vpc")
  /// The gateway endpoint for S3 is associated with the route table of every task subnet without a NAT gateway.
  public static let s3EndpointIsInTheTasksRouteTables = RuleID("s3-endpoint-is-in-the-tasks-route-tables")
  /// The range of a subnet has enough addresses for the load balancers, endpoints and tasks in it.
  public static let subnetHasEnoughAddresses = RuleID("subnet-has-enough-addresses")
  /// Every subnet is associated with exactly one route table.
  public static let subnetHasItsOwnRouteTableAssociation = RuleID("subnet-has-its-own-route-table-association")
  /// The address range of a subnet is within the range of its VPC and does not overlap another subnet.
  public static let subnetRangesFitAndDoNotOverlap = RuleID("subnet-ranges-fit-and-do-not-overlap")
  /// Every subnet of a task can reach the image registry, through a NAT gateway or through endpoints for ECR and S3.
  public static let tasksCanPullTheirImages = RuleID("tasks-can-pull-their-images")
  /// Every subnet of a task with secrets can reach their store, through a NAT gateway or an endpoint.
  public static let tasksCanReadTheirSecrets = RuleID("tasks-can-read-their-secrets")
  /// Every subnet of a task that logs to CloudWatch Logs can reach it, through a NAT gateway or an endpoint.
  public static let tasksCanWriteTheirLogs = RuleID("tasks-can-write-their-logs")
  /// A VPC has a flow log that records at least rejected traffic.
  public static let vpcHasFlowLogs = RuleID("vpc-has-flow-logs")
  /// A VPC with private DNS names has DNS support and DNS hostnames enabled.
  public static let vpcResolvesDNSNames = RuleID("vpc-resolves-dns-names")
  /// Services, functions and instances are in subnets without a route to an internet gateway.
  public static let workloadsAreInPrivateSubnets = RuleID("workloads-are-in-private-subnets")
  // Ingress
  /// A database's security group allows only the security groups of its clients, on the database's port.
  public static let databaseGroupAdmitsOnlyItsServices = RuleID("database-group-admits-only-its-services")
  /// A data store shares its security group with no service, load balancer or data store of another kind.
  public static let eachStoreHasItsOwnGroup = RuleID("each-store-has-its-own-group")
  /// No security group allows all outbound traffic to all addresses.
  public static let egressIsRestricted = RuleID("egress-is-restricted")
  /// No security group allows the internet on the port of a database, cache, message broker or remote console.
  public static let highRiskPortsAreNotOpen = RuleID("high-risk-ports-are-not-open")
  /// No security group allows another source on all ports.
  public static let ingressNamesItsPorts = RuleID("ingress-names-its-ports")
  /// A load balancer's security group allows the internet only on the ports of its listeners, and on port 80 only if
  /// its listener redirects to HTTPS.
  public static let loadBalancerGroupAdmitsOnlyItsListeners = RuleID("load-balancer-group-admits-only-its-listeners")
  /// Only the security groups of internet-facing load balancers allow the internet.
  public static let onlyEdgeGroupsAdmitTheInternet = RuleID("only-edge-groups-admit-the-internet")
  /// No security group allows the internet on port 22 (SSH) or 3389 (RDP).
  public static let sshAndRDPAreNotOpen = RuleID("ssh-and-rdp-are-not-open")
  /// A resource, an output or a rule of another group refers to a security group.
  public static let securityGroupIsUsed = RuleID("security-group-is-used")
  /// What the security group of a load balancer, a service or a data store lets through to another group is let through
  /// at the other end too.
  public static let securityGroupsAdmitTheIntendedFlow = RuleID("security-groups-admit-the-intended-flow")
  /// The security group of a cache, search domain, Kafka cluster or file system allows only the security groups of its
  /// clients, on its own port.
  public static let storeGroupAdmitsOnlyItsServices = RuleID("store-group-admits-only-its-services")
  /// No path of routes and security groups leads from the internet to a data store without passing a service.
  public static let storesHaveNoPathFromTheInternet = RuleID("stores-have-no-path-from-the-internet")
  /// Requests from the internet enter a system only through what `ingress` in `infra.yaml` names.
  public static let systemHasOneEntryPoint = RuleID("system-has-one-entry-point")
  /// A service's security group allows only the security groups of its load balancer and clients, on the ports of its
  /// containers and health checks.
  public static let taskGroupAdmitsOnlyItsCallers = RuleID("task-group-admits-only-its-callers")
  /// Services and data stores allow security groups instead of address ranges of the network.
  public static let tierRulesReferenceGroups = RuleID("tier-rules-reference-groups")
  // Compute
  /// The endpoint of an EKS cluster is not open to every address, and the cluster writes audit logs.
  public static let clusterEndpointIsPrivate = RuleID("cluster-endpoint-is-private")
  /// A cluster has Container Insights enabled.
  public static let clusterHasContainerInsights = RuleID("cluster-has-container-insights")
  /// No container runs in privileged mode.
  public static let containerIsNotPrivileged = RuleID("container-is-not-privileged")
  /// A container runs as a user other than root.
  public static let containerIsNotRoot = RuleID("container-is-not-root")
  /// A container has a read-only root file system.
  public static let containerRootIsReadOnly = RuleID("container-root-is-read-only")
  /// A rolling deployment keeps at least half of a service's tasks healthy and can start new tasks before it stops old
  /// ones.
  public static let deploymentKeepsCapacity = RuleID("deployment-keeps-capacity")
  /// A failed rolling deployment stops and rolls back.
  public static let deploymentRollsBackOnFailure = RuleID("deployment-rolls-back-on-failure")
  /// Every container sends its output to a log service.
  public static let everyContainerLogs = RuleID("every-container-logs")
  /// A task definition has different execution and task roles.
  public static let executionAndTaskRolesDiffer = RuleID("execution-and-task-roles-differ")
  /// An execution role allows only what ECS needs to start tasks: pull images, write logs and read secrets.
  public static let executionRoleIsMinimal = RuleID("execution-role-is-minimal")
  /// An execution role allows ECS to pull a task's images, write its logs and read its secrets.
  public static let executionRoleIsSufficient = RuleID("execution-role-is-sufficient")
  /// A Fargate task has a supported combination of CPU and memory.
  public static let fargateSizeIsValid = RuleID("fargate-size-is-valid")
  /// Every EFS volume of a task is encrypted in transit.
  public static let fileSystemVolumeIsEncryptedInTransit = RuleID("file-system-volume-is-encrypted-in-transit")
  /// An EC2 instance requires IMDSv2, encrypts its volumes, and has no public address unless it is a bastion.
  public static let instanceIsHardened = RuleID("instance-is-hardened")
  /// A scalable target of a service has a scaling policy or a schedule.
  public static let scalableTargetHasAPolicy = RuleID("scalable-target-has-a-policy")
  /// An Auto Scaling group spans two Availability Zones, and behind a load balancer replaces the instances that it
  /// finds unhealthy.
  public static let scalingGroupSpansZones = RuleID("scaling-group-spans-zones")
  /// Nobody can run commands in the containers of a service with ECS Exec.
  public static let serviceAllowsNoExec = RuleID("service-allows-no-exec")
  /// A service has a health check, by its load balancer or in an essential container.
  public static let serviceHasAHealthCheck = RuleID("service-has-a-health-check")
  /// A service scales its number of tasks with its load.
  public static let serviceScalesAutomatically = RuleID("service-scales-automatically")
  /// A service runs at least two tasks, in subnets of at least two Availability Zones.
  public static let serviceSpansZones = RuleID("service-spans-zones")
  /// A task does not share the process namespace of its host.
  public static let taskHasItsOwnProcessNamespace = RuleID("task-has-its-own-process-namespace")
  /// The tasks of a service have no public IP addresses.
  public static let tasksHaveNoPublicAddress = RuleID("tasks-have-no-public-address")
  /// A task has its own network interface, with its own security groups.
  public static let tasksUseAWSVPCNetworking = RuleID("tasks-use-awsvpc-networking")
  // Data
  /// An Aurora cluster has a reader in a different Availability Zone than its writer.
  public static let auroraHasAReaderInAnotherZone = RuleID("aurora-has-a-reader-in-another-zone")
  /// A bucket has all four Block Public Access settings enabled.
  public static let bucketBlocksPublicAccess = RuleID("bucket-blocks-public-access")
  /// Neither an access control list nor a bucket policy makes a bucket public.
  public static let bucketIsNotPublic = RuleID("bucket-is-not-public")
  /// A bucket has versioning enabled.
  public static let bucketKeepsVersions = RuleID("bucket-keeps-versions")
  /// A bucket policy denies requests without TLS.
  public static let bucketRequiresTLS = RuleID("bucket-requires-tls")
  /// A cache has a replica in another Availability Zone and automatic failover.
  public static let cacheFailsOver = RuleID("cache-fails-over")
  /// A cache is encrypted at rest.
  public static let cacheIsEncrypted = RuleID("cache-is-encrypted")
  /// A Valkey or Redis OSS cache requires authentication, with a user group or with a token that is not in the
  /// template.
  public static let cacheRequiresCredentials = RuleID("cache-requires-credentials")
  /// A cache requires encryption in transit.
  public static let cacheRequiresTLS = RuleID("cache-requires-tls")
  /// A cache is in private subnets, in at least two Availability Zones.
  public static let cacheSubnetsArePrivateAndSpanZones = RuleID("cache-subnets-are-private-and-span-zones")
  /// A database accepts IAM authentication where its engine supports it.
  public static let databaseAcceptsIAMAuthentication = RuleID("database-accepts-iam-authentication")
  /// A database exports the logs of its engine to CloudWatch Logs.
  public static let databaseExportsLogs = RuleID("database-exports-logs")
  /// A database has a standby in another Availability Zone.
  public static let databaseHasAStandby = RuleID("database-has-a-standby")
  /// A database retains automated backups for at least seven days.
  public static let databaseHasBackups = RuleID("database-has-backups")
  /// A database has deletion protection enabled.
  public static let databaseIsDeletionProtected = RuleID("database-is-deletion-protected")
  /// A database has encrypted storage.
  public static let databaseIsEncrypted = RuleID("database-is-encrypted")
  /// A database has no public IP address.
  public static let databaseIsNotPublic = RuleID("database-is-not-public")
  /// A database's parameter group requires TLS connections.
  public static let databaseRequiresTLS = RuleID("database-requires-tls")
  /// A database has a subnet group with subnets in at least two Availability Zones.
  public static let databaseSubnetsSpanZones = RuleID("database-subnets-span-zones")
  /// A database installs minor version upgrades automatically.
  public static let databaseUpgradesMinorVersions = RuleID("database-upgrades-minor-versions")
  /// A database has a maintenance window and a backup window that do not overlap.
  public static let databaseWindowsAreSet = RuleID("database-windows-are-set")
  /// Where objects of a bucket with versioning expire, their noncurrent versions expire too.
  public static let expiredObjectsLeaveTheirBucket = RuleID("expired-objects-leave-their-bucket")
  /// A database that exports its slow query log writes it, to a file.
  public static let exportedSlowQueryLogIsWritten = RuleID("exported-slow-query-log-is-written")
  /// A file system that a backup plan selects has no automatic backups beside it.
  public static let fileSystemIsBackedUpOnce = RuleID("file-system-is-backed-up-once")
  /// An EFS file system is encrypted at rest.
  public static let fileSystemIsEncrypted = RuleID("file-system-is-encrypted")
  /// A bucket with pages has no website endpoint, and its policy admits one distribution of CloudFront.
  public static let frontendBucketIsBehindCloudFront = RuleID("frontend-bucket-is-behind-cloudfront")
  /// Clients of a Kafka cluster that sign in with SASL/SCRAM or TLS certificates can do only what an access control
  /// list allows.
  public static let kafkaAccessNeedsAnAccessControlList = RuleID("kafka-access-needs-an-access-control-list")
  /// Kafka brokers have no public IP addresses.
  public static let kafkaBrokersAreNotPublic = RuleID("kafka-brokers-are-not-public")
  /// A Kafka cluster sends broker logs to CloudWatch Logs, Data Firehose or S3.
  public static let kafkaBrokersLog = RuleID("kafka-brokers-log")
  /// Kafka brokers are in private subnets of two or three Availability Zones, with the same number of brokers in each.
  public static let kafkaBrokersSpanPrivateZones = RuleID("kafka-brokers-span-private-zones")
  /// A Kafka cluster requires clients to authenticate with IAM, SASL/SCRAM or TLS certificates.
  public static let kafkaClientsAuthenticate = RuleID("kafka-clients-authenticate")
  /// A Kafka cluster uses only TLS, between clients and brokers and between brokers.
  public static let kafkaRequiresTLS = RuleID("kafka-requires-tls")
  /// Some role may create each topic that roles of the template write to or read, unless Kafka creates topics by
  /// itself.
  public static let kafkaTopicsHaveACreator = RuleID("kafka-topics-have-a-creator")
  /// A message broker of Amazon MQ runs in several Availability Zones.
  public static let messageBrokerHasAStandby = RuleID("message-broker-has-a-standby")
  /// A message broker of Amazon MQ has no public IP addresses.
  public static let messageBrokerIsNotPublic = RuleID("message-broker-is-not-public")
  /// A message broker of Amazon MQ writes its general log, and ActiveMQ its audit log, to CloudWatch Logs.
  public static let messageBrokerWritesLogs = RuleID("message-broker-writes-logs")
  /// A queue is encrypted, has a dead-letter queue, and has a policy that does not allow everyone to use it.
  public static let queueIsProtected = RuleID("queue-is-protected")
  /// A search domain has fine-grained access control and allows no anonymous access.
  public static let searchDomainHasFineGrainedAccess = RuleID("search-domain-has-fine-grained-access")
  /// A search domain is encrypted at rest and between its nodes.
  public static let searchDomainIsEncrypted = RuleID("search-domain-is-encrypted")
  /// A search domain is in a VPC.
  public static let searchDomainIsInAVPC = RuleID("search-domain-is-in-a-vpc")
  /// A search domain requires HTTPS with TLS 1.2 or later.
  public static let searchDomainRequiresTLS = RuleID("search-domain-requires-tls")
  /// A search domain has at least three data nodes in several Availability Zones.
  public static let searchDomainSpansZones = RuleID("search-domain-spans-zones")
  /// A search domain publishes its audit, slow and application logs.
  public static let searchDomainWritesLogs = RuleID("search-domain-writes-logs")
  /// Databases, tables, file systems, buckets, backup vaults and user pools retain their data when they are deleted or
  /// replaced.
  public static let statefulResourceSurvivesDeletion = RuleID("stateful-resource-survives-deletion")
  /// Data streams and Firehose streams encrypt their records at rest.
  public static let streamIsEncrypted = RuleID("stream-is-encrypted")
  /// A table has point-in-time recovery enabled.
  public static let tableCanBeRestored = RuleID("table-can-be-restored")
  /// A table has deletion protection enabled.
  public static let tableIsDeletionProtected = RuleID("table-is-deletion-protected")
  // Identity
  /// Users of an identity pool, and roles that read encrypted buckets, decrypt only through the service that has the
  /// data.
  public static let decryptionIsBoundToItsService = RuleID("decryption-is-bound-to-its-service")
  /// A role that trusts GitHub Actions names the repository, and the branch, tag or environment.
  public static let gitHubTrustNamesRepositoryAndBranch = RuleID("github-trust-names-repository-and-branch")
  /// An identity pool gives no credentials to unauthenticated identities.
  public static let identityPoolHasNoGuests = RuleID("identity-pool-has-no-guests")
  /// A policy that allows 'iam:PassRole' names the roles.
  public static let passRoleIsScoped = RuleID("pass-role-is-scoped")
  /// A user pool requires passwords of at least eight characters with lowercase and uppercase letters, numbers and
  /// symbols.
  public static let passwordPolicyIsStrong = RuleID("password-policy-is-strong")
  /// People and programs use IAM roles: the template has no IAM users and no policies of users.
  public static let peopleUseRolesNotUsers = RuleID("people-use-roles-not-users")
  /// No statement that allows access uses 'NotAction', 'NotResource' or 'NotPrincipal'.
  public static let policyAllowsNoComplement = RuleID("policy-allows-no-complement")
  /// No policy allows all actions of a service, or a wildcard over actions that change resources.
  public static let policyHasNoServiceWildcard = RuleID("policy-has-no-service-wildcard")
  /// No policy allows all actions on all resources, and no identity has an AWS managed policy like it.
  public static let policyIsNotAdministrator = RuleID("policy-is-not-administrator")
  /// A policy allows actions only on named resources, except actions without resource-level permissions.
  public static let policyNamesItsResources = RuleID("policy-names-its-resources")
  /// The policies of secrets, tables, file systems, backup vaults and functions name whom they admit.
  public static let resourcePolicyNamesItsPrincipals = RuleID("resource-policy-names-its-principals")
  /// No role can change its own permissions, or start a resource with a more privileged role.
  public static let roleCannotEscalate = RuleID("role-cannot-escalate")
  /// A role's trust policy names the services, accounts and identities that can assume it.
  public static let roleTrustIsNarrow = RuleID("role-trust-is-narrow")
  /// A policy that allows reading secrets or decrypting data names the secret, parameter or key.
  public static let secretAccessNamesTheSecret = RuleID("secret-access-names-the-secret")
  /// The role of authenticated identities allows access only to objects with the user's identity in the key.
  public static let signedInRoleIsScoped = RuleID("signed-in-role-is-scoped")
  /// A user pool offers or requires multi-factor authentication.
  public static let userPoolOffersMFA = RuleID("user-pool-offers-mfa")
  // Secrets
  /// A database's master password is in Secrets Manager and is rotated.
  public static let databaseCredentialsAreManaged = RuleID("database-credentials-are-managed")
  /// A secret with a database password has a rotation schedule.
  public static let databaseSecretRotates = RuleID("database-secret-rotates")
  /// The environment variables of containers and functions contain no secrets.
  public static let environmentHoldsNoSecrets = RuleID("environment-holds-no-secrets")
  /// A KMS key is rotated, and its key policy names the principals that can use it.
  public static let keyRotatesAndIsScoped = RuleID("key-rotates-and-is-scoped")
  /// A template does not contain the password of a database, a search domain or a message broker.
  public static let masterPasswordIsNotLiteral = RuleID("master-password-is-not-literal")
  /// A secret that a rotation function of AWS rotates has the engine and the host of its database.
  public static let rotatedDatabaseSecretNamesItsDatabase = RuleID("rotated-database-secret-names-its-database")
  /// The secrets of a container come from Secrets Manager or from SecureString parameters.
  public static let secretsComeFromASecretStore = RuleID("secrets-come-from-a-secret-store")
  /// Parameters with NoEcho and secrets are not copied to outputs, metadata, tags, String parameters or user data.
  public static let secretsDoNotFlowIntoPlainText = RuleID("secrets-do-not-flow-into-plain-text")
  /// A template contains no secret values, keys or tokens.
  public static let templateHoldsNoSecrets = RuleID("template-holds-no-secrets")
  // Edge
  /// A custom domain name of an API accepts TLS 1.2 and later alone.
  public static let apiDomainUsesModernTLS = RuleID("api-domain-uses-modern-tls")
  /// A stage of an API limits the requests a second and the requests at once, or a usage plan does.
  public static let apiIsThrottled = RuleID("api-is-throttled")
  /// A stage of an API writes access logs.
  public static let apiStageWritesAccessLogs = RuleID("api-stage-writes-access-logs")
  /// A distribution of CloudFront reads each bucket through an origin access control.
  public static let bucketOriginUsesAccessControl = RuleID("bucket-origin-uses-access-control")
  /// The certificate of a distribution and of an edge-optimized API's domain name is in us-east-1, that of a regional
  /// domain name in its region, and each has the names that it is used for; that of a listener also those that a
  /// distribution or an API before it verifies. A distribution with aliases has one.
  public static let certificateFitsItsConsumer = RuleID("certificate-fits-its-consumer")
  /// A record has a name in its zone, and an alias or records with a time to live. An alias has the hosted zone of what
  /// it leads to, a CNAME stands beside no other record of its name and not at the top of the zone, and records with a
  /// routing policy have identifiers.
  public static let dnsRecordIsAccepted = RuleID("dns-record-is-accepted")
  /// A distribution of CloudFront has a web ACL of AWS WAF.
  public static let distributionHasAFirewall = RuleID("distribution-has-a-firewall")
  /// A route of an API has an authorizer; preflight requests of browsers need none.
  public static let everyRouteIsAuthorised = RuleID("every-route-is-authorised")
  /// A rule of a listener or a behavior of a distribution takes some requests that none before it takes.
  public static let everyRouteTakesRequests = RuleID("every-route-takes-requests")
  /// A load balancer behind CloudFront or API Gateway is not open to the internet.
  public static let frontedLoadBalancerIsNotOpen = RuleID("fronted-load-balancer-is-not-open")
  /// An HTTP listener only redirects to HTTPS.
  public static let httpListenerRedirectsToHTTPS = RuleID("http-listener-redirects-to-https")
  /// The health check of a target group asks a port that a container of its tasks exposes.
  public static let healthCheckAsksAnExposedPort = RuleID("health-check-asks-an-exposed-port")
  /// A private integration of an HTTP API overwrites the path where its stage has a name, so that the service does not
  /// get the name of the stage in the path.
  public static let integrationLeavesOutTheStage = RuleID("integration-leaves-out-the-stage")
  /// A listener that terminates TLS has a security policy with TLS 1.2 or later.
  public static let listenerRequiresModernTLS = RuleID("listener-requires-modern-tls")
  /// A service registers a port that its container maps, with a target group that a listener forwards to.
  public static let listenerTargetAndContainerPortsAgree = RuleID("listener-target-and-container-ports-agree")
  /// An application load balancer drops invalid header fields.
  public static let loadBalancerDropsInvalidHeaders = RuleID("load-balancer-drops-invalid-headers")
  /// A load balancer has deletion protection enabled.
  public static let loadBalancerIsDeletionProtected = RuleID("load-balancer-is-deletion-protected")
  /// An internet-facing application load balancer has an HTTPS listener on port 443 with a certificate, and a Classic
  /// Load Balancer an HTTPS or SSL listener.
  public static let loadBalancerServesHTTPS = RuleID("load-balancer-serves-https")
  /// A load balancer writes access logs to a bucket.
  public static let loadBalancerWritesAccessLogs = RuleID("load-balancer-writes-access-logs")
  /// An internet-facing network load balancer accepts TLS, not plain TCP.
  public static let networkLoadBalancerUsesTLS = RuleID("network-load-balancer-uses-tls")
  /// CloudFront reaches each origin over HTTPS, with TLS 1.2.
  public static let originsUseTLS = RuleID("origins-use-tls")
  /// A route, a listener rule or a behavior for everything below a path, '/api/*', has a companion for the path itself,
  /// '/api', unless something else takes it.
  public static let pathPatternsIncludeTheirRoot = RuleID("path-patterns-include-their-root")
  /// An integration with an internal load balancer goes through a VPC link, and the link is in private subnets.
  public static let privateIntegrationUsesAVPCLink = RuleID("private-integration-uses-a-vpc-link")
  /// An internet-facing application load balancer has a web ACL of AWS WAF, where `ingress` in `infra.yaml` says that
  /// it is the way in.
  public static let publicLoadBalancerHasAFirewall = RuleID("public-load-balancer-has-a-firewall")
  /// An internet-facing load balancer is in public subnets of at least two Availability Zones.
  public static let publicLoadBalancerIsInPublicSubnets = RuleID("public-load-balancer-is-in-public-subnets")
  /// A stage of a REST API that the internet can call has a web ACL of AWS WAF.
  public static let restStageHasAFirewall = RuleID("rest-stage-has-a-firewall")
  /// A stage of a REST API has a deployment, which is one of the same API.
  public static let restStageServesItsOwnAPI = RuleID("rest-stage-serves-its-own-api")
  /// A request that a route of an API, a mapping of a domain name, a rule of a listener or a behavior of a distribution
  /// takes reaches what answers it: the path and the host that each hop sends on are those that the next hop takes.
  public static let routesReachATarget = RuleID("routes-reach-a-target")
  /// The rules of a listener have different priorities, the routes, resources, methods and stages of an API different
  /// keys, the mappings of a domain name different paths, the records of a zone different names, and distributions
  /// different aliases.
  public static let routingKeysAreUnique = RuleID("routing-keys-are-unique")
  /// A service offers by ECS Service Connect a port that a port mapping of its task definition has by name, and access
  /// logs have a log configuration to go to.
  public static let serviceConnectFitsItsTask = RuleID("service-connect-fits-its-task")
  /// A service registers with Cloud Map a port that its container exposes where the records have one, in a private
  /// namespace of its network.
  public static let serviceDiscoveryIsConsistent = RuleID("service-discovery-is-consistent")
  /// A target group has a health check on a path, with success codes below 400.
  public static let targetGroupHasAHealthCheck = RuleID("target-group-has-a-health-check")
  /// A target group of tasks in network mode 'awsvpc' has the target type 'ip'.
  public static let targetTypeFitsTheNetworkMode = RuleID("target-type-fits-the-network-mode")
  /// A usage plan limits the rate and the number of requests, and a stage whose methods require API keys is in a plan.
  public static let usagePlanLimitsItsCallers = RuleID("usage-plan-limits-its-callers")
  /// The security groups and the network let a VPC link through to the targets of its integrations.
  public static let vpcLinkReachesItsTarget = RuleID("vpc-link-reaches-its-target")
  /// A distribution of CloudFront redirects viewers to HTTPS, or refuses HTTP, in every behavior.
  public static let viewersUseHTTPS = RuleID("viewers-use-https")
  /// A distribution of CloudFront with its own certificate accepts TLS 1.2 and later alone.
  public static let viewersUseModernTLS = RuleID("viewers-use-modern-tls")
  /// A distribution names a web ACL of the scope 'CLOUDFRONT', and an association one of the scope 'REGIONAL' for a
  /// resource that AWS WAF protects.
  public static let webACLFitsItsResource = RuleID("web-acl-fits-its-resource")
  /// A web ACL of AWS WAF has rules and writes logs.
  public static let webACLHasRulesAndLogs = RuleID("web-acl-has-rules-and-logs")
  // Delivery
  /// A blue/green deployment of ECS has two target groups and a listener, and rolls back when it fails.
  public static let blueGreenDeploymentCanRollBack = RuleID("blue-green-deployment-can-roll-back")
  /// A CodeBuild project has no credentials in plain variables, and writes logs.
  public static let buildProjectHoldsNoCredentials = RuleID("build-project-holds-no-credentials")
  /// A container image has a version tag or a digest.
  public static let imageTagIsImmutable = RuleID("image-tag-is-immutable")
  /// A repository has immutable image tags.
  public static let imageTagsCannotBeOverwritten = RuleID("image-tags-cannot-be-overwritten")
  /// A repository scans images for vulnerabilities on push.
  public static let imagesAreScanned = RuleID("images-are-scanned")
  /// A pipeline waits for an approval before it deploys to production.
  public static let productionDeploymentIsApproved = RuleID("production-deployment-is-approved")
  /// A repository has a lifecycle policy that expires old images.
  public static let repositoryExpiresImages = RuleID("repository-expires-images")
  /// A repository policy allows access only to named principals.
  public static let repositoryIsNotPublic = RuleID("repository-is-not-public")
  // Observability
  /// An alarm has an alarm action, and its actions are enabled.
  public static let alarmsNotify = RuleID("alarms-notify")
  /// The log group of a container is in the template and has a retention period.
  public static let containerLogGroupHasRetention = RuleID("container-log-group-has-retention")
  /// Where a template has alarms on at least two of load balancers, services and databases, each of these resources has
  /// its key alarms.
  public static let keyAlarmsExist = RuleID("key-alarms-exist")
  /// A log group has a retention period.
  public static let logGroupHasRetention = RuleID("log-group-has-retention")
  /// A topic is encrypted, and its policy does not allow everyone to use it.
  public static let topicIsProtected = RuleID("topic-is-protected")
  /// A trail of CloudTrail records all regions, validates its files, and encrypts them with a KMS key.
  public static let trailIsCompleteAndEncrypted = RuleID("trail-is-complete-and-encrypted")
  // Capacity
  /// A region of an account has at most 10 resource policies of CloudWatch Logs.
  public static let logResourcePoliciesFitTheirQuota = RuleID("log-resource-policies-fit-their-quota")
  /// A security group has at most 60 inbound and 60 outbound rules, for IPv4 and for IPv6 each.
  public static let securityGroupFitsItsRuleQuota = RuleID("security-group-fits-its-rule-quota")
  // Deployment
  /// A deployment of a REST API depends on the methods of the API.
  public static let apiDeploymentWaitsForItsMethods = RuleID("api-deployment-waits-for-its-methods")
  /// CloudFormation changes the number of a cache's shards in place.
  public static let cacheIsReshardedInPlace = RuleID("cache-is-resharded-in-place")
  /// No container gets the value of a rotated secret, unless its service is redeployed after the rotation.
  public static let containerSecretsDoNotRotate = RuleID("container-secrets-do-not-rotate")
  /// An event rule that starts a task does not match the state changes of that task.
  public static let eventRuleDoesNotStartItself = RuleID("event-rule-does-not-start-itself")
  /// The agent of a service with ECS Exec reaches Session Manager with the permissions of the task role, and can write
  /// to its directories.
  public static let execAgentCanStart = RuleID("exec-agent-can-start")
  /// The properties of a resource are ones that AWS publishes for its type.
  public static let propertyExists = RuleID("property-exists")
  /// A resource or output refers to a conditional resource only where that exists.
  public static let referenceExistsInEveryScenario = RuleID("reference-exists-in-every-scenario")
  /// RDS does not manage the master password of an instance with read replicas.
  public static let replicaSourceHasItsOwnPassword = RuleID("replica-source-has-its-own-password")
  /// AWS raises no minor version of a cache that Terraform states.
  public static let replicatedCacheKeepsItsVersion = RuleID("replicated-cache-keeps-its-version")
  /// A service or a function is in another stack than the repository of its image.
  public static let repositoryIsDeployedBeforeItsWorkloads = RuleID("repository-is-deployed-before-its-workloads")
  /// Terraform has the policies of a role either in the role, or in resources of their own.
  public static let rolePoliciesHaveOneOwner = RuleID("role-policies-have-one-owner")
  /// Terraform writes no value over that of a rotated secret.
  public static let rotatedSecretIsNotOverwritten = RuleID("rotated-secret-is-not-overwritten")
  /// A rotation schedule starts no rotation before the database of its secret exists.
  public static let rotationWaitsForItsDatabase = RuleID("rotation-waits-for-its-database")
  /// CloudFormation upgrades a search domain to another version in place.
  public static let searchDomainIsUpgradedInPlace = RuleID("search-domain-is-upgraded-in-place")
  /// Each rule of a security group names a range, a prefix list or a security group.
  public static let securityGroupRuleHasASource = RuleID("security-group-rule-has-a-source")
  /// EC2 accepts each rule of a security group: ports in order, one peer, a plain description, and none twice.
  public static let securityGroupRuleIsAccepted = RuleID("security-group-rule-is-accepted")
  /// Terraform applies parameters that PostgreSQL reads only at its start when it restarts.
  public static let staticParametersWaitForARestart = RuleID("static-parameters-wait-for-a-restart")
  /// The sections of a template and the attributes of its resources have the form that CloudFormation documents.
  public static let templateIsWellFormed = RuleID("template-is-well-formed")
  /// What a template names is defined in it: resources, parameters, conditions, mappings.
  public static let templateNamesWhatItHas = RuleID("template-names-what-it-has")
  /// The type of a resource is one that AWS publishes.
  public static let typeExists = RuleID("type-exists")
  /// A Kafka cluster has multi-VPC connectivity for the authentication of its managed VPC connections.
  public static let vpcConnectionIsAcceptedByItsCluster = RuleID("vpc-connection-is-accepted-by-its-cluster")
  /// A value is a list, an object, a number or a Boolean where the published schema has one.
  public static let valueHasItsType = RuleID("value-has-its-type")
  /// Literals are within the lengths, ranges, patterns and enumerations that AWS publishes for their properties.
  public static let valueIsAcceptedByAWS = RuleID("value-is-accepted-by-aws")
  /// Services, functions, schedules and state machines depend on the policies, mount targets, capacity providers and
  /// listeners that they need at their start.
  public static let workloadWaitsForWhatItNeeds = RuleID("workload-waits-for-what-it-needs")
}
