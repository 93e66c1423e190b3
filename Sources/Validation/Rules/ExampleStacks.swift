package import AWSResources
package import Documents

/// Stacks without violations that examples start from, with a few resources and short ids.
///
/// `Vpc` · `PublicA` `PublicB` · `AppA` `AppB` · `DataA` `DataB` · `LoadBalancer` `Https` `Http` `Targets` · `Service`
/// `Task` · `Database` · `Kafka` · `Cache` · `Search`
extension ResourceGraph {
  /// A VPC over two zones with public, application and data subnets, and a NAT gateway in each zone.
  package mutating func addNetwork(hasNAT: Bool = true) {
    add("Vpc", EC2.VPC { $0.cidrBlock = "10.0.0.0/16" })
    add(
      "FlowLog",
      EC2.FlowLog {
        $0.vpc = .to("Vpc")
        $0.trafficType = .literal(.all)
      })
    add("Gateway", EC2.InternetGateway())
    add(
      "Attachment",
      EC2.VPCGatewayAttachment {
        $0.vpc = .to("Vpc")
        $0.internetGateway = .to("Gateway")
      })
    addRouteTable("PublicRoutes")
    addInternetRoute("PublicDefault", of: "PublicRoutes")
    for (index, zone) in ["A", "B"].enumerated() {
      addSubnet("Public\(zone)", "10.0.\(index).0/24", zone: index, table: "PublicRoutes")
      addRouteTable("AppRoutes\(zone)")
      addSubnet("App\(zone)", "10.0.1\(index).0/24", zone: index, table: "AppRoutes\(zone)")
      addRouteTable("DataRoutes\(zone)")
      addSubnet("Data\(zone)", "10.0.2\(index).0/24", zone: index, table: "DataRoutes\(zone)")
      if hasNAT { addNATGateway("Nat\(zone)", in: "Public\(zone)", routedFrom: "AppRoutes\(zone)") }
    }
  }

  package mutating func addSubnet(_ name: String, _ range: String, zone: Int, table: String? = nil) {
    add(
      LogicalID(name),
      EC2.Subnet {
        $0.vpc = .to("Vpc")
        $0.cidrBlock = .literal(range)
        $0.availabilityZone = .availabilityZone(zone)
      })
    guard let table else { return }
    add(
      LogicalID("\(name)Association"),
      EC2.SubnetRouteTableAssociation {
        $0.subnet = Reference(LogicalID(name))
        $0.routeTable = Reference(LogicalID(table))
      })
  }

  package mutating func add(_ id: LogicalID, _ raw: RawResource) { try? insert(Entry(id, raw)) }

  /// Adds a range of addresses to the VPC.
  package mutating func addRange(_ range: Node) {
    add(
      "Block",
      RawResource(
        .cloudFormation, type: "AWS::EC2::VPCCidrBlock", properties: ["VpcId": ["Ref": "Vpc"], "CidrBlock": range]))
  }

  package mutating func addRouteTable(_ name: String) {
    add(LogicalID(name), EC2.RouteTable { $0.vpc = .to("Vpc") })
  }

  package mutating func addInternetRoute(_ id: LogicalID, of table: LogicalID, to range: String = "0.0.0.0/0") {
    add(
      id,
      EC2.Route {
        $0.routeTable = Reference(table)
        $0.destinationCIDRBlock = .literal(range)
        $0.gateway = .to("Gateway")
      })
  }

  package mutating func addNATGateway(_ name: String, in subnet: String, routedFrom table: String) {
    add(LogicalID("\(name)Address"), EC2.ElasticIP { $0.domain = "vpc" })
    add(
      LogicalID(name),
      EC2.NATGateway {
        $0.subnet = Reference(LogicalID(subnet))
        $0.elasticIP = Reference(LogicalID("\(name)Address"))
      })
    add(
      LogicalID("\(name)Default"),
      EC2.Route {
        $0.routeTable = Reference(LogicalID(table))
        $0.destinationCIDRBlock = "0.0.0.0/0"
        $0.natGateway = Reference(LogicalID(name))
      })
  }

  /// Endpoints through which tasks in the application subnets start without a NAT gateway.
  package mutating func addEndpoints() {
    for (id, service) in [
      ("EcrApi", "ecr.api"), ("EcrDkr", "ecr.dkr"), ("Logs", "logs"), ("Secrets", "secretsmanager"),
    ] as [(LogicalID, String)] {
      add(
        id,
        EC2.VPCEndpoint {
          $0.vpc = .to("Vpc")
          $0.serviceName = "com.amazonaws.\(.region).\(text: service)"
          $0.kind = .literal(.interface)
          $0.subnets = [.to("AppA"), .to("AppB")]
          $0.isPrivateDNSEnabled = true
        })
    }
    add(
      "S3",
      EC2.VPCEndpoint {
        $0.vpc = .to("Vpc")
        $0.serviceName = "com.amazonaws.\(.region).s3"
        $0.kind = .literal(.gateway)
        $0.routeTables = [.to("AppRoutesA"), .to("AppRoutesB")]
      })
  }

  /// A service in the application subnets that an internet-facing load balancer forwards to.
  package mutating func addWebService() {
    addLoadBalancer()
    addTask()
    addGroup("ServiceGroup", allows: .group("LoadBalancerGroup"), on: 3000)
    add(
      "Service",
      ECS.Service {
        $0.taskDefinition = .to("Task")
        $0.launchType = .literal(.fargate)
        $0.networkConfiguration = .init {
          $0.subnets = [.to("AppA"), .to("AppB")]
          $0.securityGroups = [.to("ServiceGroup")]
        }
        $0.loadBalancers = [
          .init {
            $0.targetGroup = .to("Targets")
            $0.containerName = "app"
            $0.containerPort = 3000
          }
        ]
      })
  }

  private mutating func addLoadBalancer() {
    addGroup("LoadBalancerGroup", allows: .range("0.0.0.0/0"), on: 443, 80)
    add(
      "LoadBalancer",
      ElasticLoadBalancing.LoadBalancer {
        $0.scheme = .literal(.internetFacing)
        $0.subnets = [.to("PublicA"), .to("PublicB")]
        $0.securityGroups = [.to("LoadBalancerGroup")]
        $0.dropsInvalidHeaderFields = true
      })
    add(
      "Targets",
      ElasticLoadBalancing.TargetGroup {
        $0.vpc = .to("Vpc")
        $0.targetKind = .literal(.ip)
        $0.protocolName = .literal(.http)
        $0.port = 3000
        $0.healthCheck = .init {
          $0.path = "/health"
          $0.successCodes = "200"
        }
      })
    add(
      "Https",
      ElasticLoadBalancing.Listener {
        $0.loadBalancer = .to("LoadBalancer")
        $0.port = 443
        $0.protocolName = .literal(.https)
        $0.sslPolicy = "ELBSecurityPolicy-TLS13-1-2-2021-06"
        $0.certificates = [.init(.parameter("Certificate"))]
        $0.defaultActions = [
          .init {
            $0.kind = .literal(.forward)
            $0.targetGroup = .to("Targets")
          }
        ]
      })
    add(
      "Http",
      ElasticLoadBalancing.Listener {
        $0.loadBalancer = .to("LoadBalancer")
        $0.port = 80
        $0.protocolName = .literal(.http)
        $0.defaultActions = [
          .init {
            $0.kind = .literal(.redirect)
            $0.redirect = .init {
              $0.protocolName = "HTTPS"
              $0.port = "443"
              $0.statusCode = .literal(.movedPermanently)
            }
          }
        ]
      })
  }

  private mutating func addTask() {
    add(
      "Task",
      ECS.TaskDefinition {
        $0.networkMode = .literal(.awsvpc)
        $0.containers = [
          .init {
            $0.name = "app"
            $0.image = "\(.accountID).dkr.ecr.\(.region).amazonaws.com/shop:v1.4.2"
            $0.portMappings = [.init { $0.containerPort = 3000 }]
            $0.secrets = [.init("DB_PASSWORD", from: "\(Reference<SecretsManager.Secret>.to("Password"))")]
            $0.logConfiguration = .init { $0.driver = "awslogs" }
          }
        ]
      })
    add("Password", SecretsManager.Secret())
  }

  /// A PostgreSQL server in the data subnets that allows the service.
  package mutating func addDatabase() {
    addGroup("DatabaseGroup", allows: .group("ServiceGroup"), on: 5432)
    add("DatabaseSubnets", RDS.DBSubnetGroup { $0.subnets = [.to("DataA"), .to("DataB")] })
    add(
      "Database",
      RDS.DBInstance {
        $0.engine = "postgres"
        $0.subnetGroup = .to("DatabaseSubnets")
        $0.securityGroups = [.to("DatabaseGroup")]
        $0.isPubliclyAccessible = false
      })
  }

  /// A network with a database that allows every address, and of which a parameter says whether it has a public one.
  package mutating func addDatabaseOfUnknownAddress() {
    addNetwork()
    addDatabase()
    addInternetRoute("LeakA", of: "DataRoutesA")
    addInternetRoute("LeakB", of: "DataRoutesB")
    change("Database", RDS.DBInstance.self) { $0.isPubliclyAccessible = .parameter("Public") }
    addGroup("DatabaseGroup", allows: .range("0.0.0.0/0"), on: 5432)
  }

  /// A service, and a database that allows the addresses which a parameter has.
  package mutating func addDatabaseOfUnknownClients() {
    addNetwork()
    addWebService()
    addDatabase()
    change("DatabaseGroup", EC2.SecurityGroup.self) {
      $0.ingress[0].securityGroups = nil
      $0.ingress[0].cidrBlocks = [.parameter("Clients")]
    }
  }

  /// A Kafka cluster in the data subnets that allows the service.
  package mutating func addKafka() {
    addGroup("KafkaGroup", allows: .group("ServiceGroup"), on: 9098)
    add(
      "Kafka",
      MSK.Cluster {
        $0.brokerCount = 2
        $0.brokers = .init {
          $0.instanceType = "kafka.m7g.large"
          $0.subnets = [.to("DataA"), .to("DataB")]
          $0.securityGroups = [.to("KafkaGroup")]
        }
        $0.clientAuthentication = .init { $0.allowsIAM = true }
      })
  }

  /// A cache over the data subnets that allows the service, without violations of the rules about caches.
  package mutating func addCache() {
    addGroup("CacheGroup", allows: .group("ServiceGroup"), on: 6379)
    add("CacheSubnets", ElastiCache.SubnetGroup { $0.subnets = [.to("DataA"), .to("DataB")] })
    add(
      "Cache",
      ElastiCache.ReplicationGroup {
        $0.engine = "valkey"
        $0.cacheClusterCount = 2
        $0.isMultiAZ = true
        $0.failsOver = true
        $0.subnetGroup = .to("CacheSubnets")
        $0.securityGroups = [.to("CacheGroup")]
        $0.isEncryptedAtRest = true
        $0.isEncryptedInTransit = true
        $0.userGroups = [.existing("clients")]
      })
  }

  /// A search domain over the data subnets that allows the service, without violations of the rules about search domains.
  package mutating func addSearchDomain() {
    addGroup("SearchGroup", allows: .group("ServiceGroup"), on: 443)
    add(
      "Search",
      OpenSearch.Domain {
        $0.engineVersion = "OpenSearch_2.19"
        $0.cluster = .init {
          $0.instanceCount = 4
          $0.isZoneAware = true
          $0.zoneCount = 2
        }
        $0.vpc = .init {
          $0.subnets = [.to("DataA"), .to("DataB")]
          $0.securityGroups = [.to("SearchGroup")]
        }
        $0.isEncryptedAtRest = true
        $0.isEncryptedBetweenNodes = true
        $0.endpoint = .init {
          $0.enforcesHTTPS = true
          $0.tlsPolicy = "Policy-Min-TLS-1-2-PFS-2023-10"
        }
        $0.advancedSecurity = .init { $0.isEnabled = true }
        $0.logs = OpenSearch.Domain.LogPublishing.Kind.allCases.map { kind in
          .init {
            $0.kind = .literal(kind)
            $0.logGroup = "arn:aws:logs:eu-west-1:111122223333:log-group:search"
            $0.isEnabled = true
          }
        }
      })
  }

  /// The source that a security group of an example allows.
  package enum ExamplePeer: Sendable {
    case range(String)
    case group(LogicalID)
  }

  package mutating func addGroup(_ id: LogicalID, allows peer: ExamplePeer, on ports: Int...) {
    add(
      id,
      EC2.SecurityGroup {
        $0.vpc = .to("Vpc")
        $0.ingress = ports.map { port in
          .init {
            $0.protocolName = "tcp"
            $0.fromPort = .literal(port)
            $0.toPort = .literal(port)
            switch peer {
            case .range(let range): $0.cidrBlocks = [.literal(range)]
            case .group(let group): $0.securityGroups = [Reference(group)]
            }
          }
        }
      })
  }

  /// A task that a schedule starts.
  package mutating func addScheduledTask(_ id: LogicalID, in subnets: List<Reference<EC2.Subnet>>) {
    add(
      id,
      Scheduler.Schedule { schedule in
        schedule.target = .init { target in
          target.ecs = .init { $0.networkConfiguration = .init { $0.subnets = subnets } }
        }
      })
  }

  /// Adds a resource to an example as a CloudFormation template has it.
  package mutating func read(_ id: LogicalID, _ type: String, _ properties: Object) {
    origin = .cloudFormation
    var entry = Entry(id, RawResource(.cloudFormation, type: type, properties: properties))
    entry.source = ["Type": Node(.string(type)), "Properties": Node(.object(properties))]
    try? insert(entry)
  }
}
