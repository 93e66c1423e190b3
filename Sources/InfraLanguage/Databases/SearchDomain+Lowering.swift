import Documents

extension SearchDomain {
  public func lower(into lowering: inout Lowering) {
    guard let placement else { return }
    lowering.check(placement)
    let physicalName = physicalName(in: lowering).lowercased()
    let zones = min(3, placement.subnetIndices.count)
    check(physicalName, zones: zones, &lowering)
    lowering.addSecurityGroup(
      id("DomainSecurityGroup"), named: name, "Search domain \(name)", in: placement.network.vpc)
    addNotes(to: &lowering)
    let logs = lowerLogs(physicalName, into: &lowering)
    let policy = accessPolicy(arn(physicalName))
    lowering.add(
      id("Domain"), named: name,
      OpenSearch.Domain {
        $0.name = .literal(physicalName)
        $0.engineVersion = .literal(version.rawValue)
        $0.cluster = cluster(zones: zones)
        $0.storage = disks
        $0.vpc = .init {
          $0.subnets = .items(Array((placement.subnets.items).prefix(zones)))
          $0.securityGroups = [connectionGroup]
        }
        $0.isEncryptedAtRest = true
        $0.kmsKey = key?.key
        $0.isEncryptedBetweenNodes = true
        $0.endpoint = .init {
          $0.enforcesHTTPS = true
          $0.tlsPolicy = "Policy-Min-TLS-1-2-PFS-2023-10"
        }
        $0.accessPolicy = policy
        $0.advancedSecurity = .init {
          $0.isEnabled = true
          $0.hasInternalUsers = false
          $0.masterUserARN = administrator
        }
        $0.logs = logs
        $0.hasOffPeakWindow = true
        $0.updatesSoftware = true
      }
    ) {
      $0.whenDeleted(.retain)
      // CloudFormation would otherwise replace the domain for another version.
      $0.attributes["UpdatePolicy"] = ["EnableVersionUpgrade": true]
      // The service checks the permission to write logs before it creates the domain.
      $0.dependsOn = [id("LogPolicy")]
    }
  }

  /// Neither engine can create the service-linked role with the domain, nor the mapping inside the domain.
  private func addNotes(to lowering: inout Lowering) {
    lowering.noteForApp(.searchServiceRole)
    lowering.noteForApp(.searchRoleMapping)
  }

  private func arn(_ physicalName: String) -> Value<String> {
    "arn:\(.partition):es:\(.region):\(.accountID):domain/\(text: physicalName)"
  }

  private func check(_ physicalName: String, zones: Int, _ lowering: inout Lowering) {
    Names.check(physical: physicalName, of: "search domain", longest: 28, in: &lowering)
    if physicalName.utf8.count < 3 {
      lowering.report("search domain name '\(physicalName)' is too short; use 3 characters or more")
    }
    if dataNodes < 1 || !dataNodes.isMultiple(of: zones) {
      lowering.report(
        "search domain '\(name)' has \(dataNodes) data nodes in \(zones) zones; use a multiple of \(zones)")
    }
    if storage.gigabytes < 10 {
      lowering.report("search domain '\(name)' has volumes of \(storage.gigabytes) GB; use 10 GB or more")
    }
    if let arn = administrator.literal, !arn.hasPrefix("arn:") || !arn.contains(":role/") {
      lowering.report("search domain '\(name)' has the administrator '\(arn)'; use the ARN of an IAM role")
    }
  }

  // MARK: Nodes

  private func cluster(zones: Int) -> OpenSearch.Domain.ClusterConfig {
    .init {
      $0.instanceType = .literal(size.instanceType)
      $0.instanceCount = .literal(dataNodes)
      $0.isZoneAware = true
      $0.zoneCount = .literal(zones)
      $0.hasDedicatedMasters = .literal(dedicatedMasters.size != nil)
      if let size = dedicatedMasters.size {
        $0.dedicatedMasterType = .literal(size.instanceType)
        $0.dedicatedMasterCount = .literal(dedicatedMasters.count)
      }
    }
  }

  private var disks: OpenSearch.Domain.EBSOptions {
    .init {
      $0.isEnabled = true
      $0.volumeType = "gp3"
      $0.volumeSize = .literal(storage.gigabytes)
      $0.iops = storage.iops.map { .literal($0) }
      $0.throughput = storage.throughput.map { .literal($0) }
    }
  }

  // MARK: Access

  /// The administrator's access to this domain; other roles have access through their own policies.
  /// https://docs.aws.amazon.com/opensearch-service/latest/developerguide/ac.html
  private func accessPolicy(_ arn: Value<String>) -> IAM.PolicyDocument {
    let everything = ["Delete", "Get", "Head", "Patch", "Post", "Put"].map { "es:ESHttp\($0)" }
    return IAM.PolicyDocument([
      IAM.Statement(
        .allow, "Administration", principal: IAM.Principal("AWS", [administrator]), actions: everything,
        resources: ["\(arn)/*"])
    ])
  }

  // MARK: Logs

  private func lowerLogs(_ physicalName: String, into lowering: inout Lowering) -> [OpenSearch.Domain.LogPublishing] {
    let kinds: [(kind: OpenSearch.Domain.LogPublishing.Kind, role: String, ending: String)] = [
      (.application, "ApplicationLogGroup", "application"), (.audit, "AuditLogGroup", "audit"),
      (.indexSlow, "IndexSlowLogGroup", "index-slow"), (.searchSlow, "SearchSlowLogGroup", "search-slow"),
    ]
    var streams: [JSONDocument] = []
    var logs: [OpenSearch.Domain.LogPublishing] = []
    for (kind, role, ending) in kinds {
      let group = lowering.addLogGroup(
        id(role), "/\(lowering.naming.path(of: self))/\(ending)", retention: logRetention)
      streams.append(group.streams.document)
      logs.append(
        .init {
          $0.kind = .literal(kind)
          $0.logGroup = "arn:\(.partition):logs:\(.region):\(.accountID):log-group:\(group)"
          $0.isEnabled = true
        })
    }
    let policy: JSONDocument = [
      "Version": "2012-10-17",
      "Statement": [
        [
          "Effect": "Allow",
          "Principal": ["Service": "es.amazonaws.com"],
          "Action": ["logs:CreateLogStream", "logs:PutLogEvents"],
          "Resource": .items(streams),
          "Condition": [
            "StringEquals": ["aws:SourceAccount": Value<String>.accountID.document],
            "ArnEquals": ["aws:SourceArn": arn(physicalName).document],
          ],
        ]
      ],
    ]
    lowering.add(
      id("LogPolicy"),
      Logs.ResourcePolicy {
        $0.name = .literal("\(physicalName)-search-logs")
        $0.document = policy.text
      })
    return logs
  }
}
