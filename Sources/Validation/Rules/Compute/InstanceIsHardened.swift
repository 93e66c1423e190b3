import AWSResources
import Documents

/// Checks that an EC2 instance asks for session tokens, encrypts its volumes, and has no public address.
struct InstanceIsHardened: Rule {
  static let description = RuleDescription(
    id: "instance-is-hardened",
    catalogID: "EC2001",
    subject: .compute,
    severity: .error,
    summary: "An EC2 instance requires IMDSv2, encrypts its volumes, and has no public address unless it is a bastion.",
    rationale: """
      Without IMDSv2, a page that fetches addresses for its users also fetches the credentials of the instance. Whether an \
      image or the account requires it, and whether the account encrypts volumes, is not in the template and can change.
      """,
    remedy: """
      Set 'HttpTokens' of 'MetadataOptions' to 'required' and 'Encrypted' of each volume to true, and reach the instance through \
      a load balancer or Session Manager.
      """,
    references: [
      .cdkNag("NIST.800.53.R5-EC2IMDSv2Enabled"), .cdkNag("AwsSolutions-EC26"), .checkov("CKV_AWS_8"),
      .checkov("CKV_AWS_79"), .checkov("CKV_AWS_88"), .securityHub("EC2.3"), .securityHub("EC2.8"),
      .securityHub("EC2.9"),
      .trivy("AWS-0009"), .trivy("AWS-0028"), .trivy("AWS-0131"),
      .aws("AWSEC2/latest/UserGuide/configuring-IMDS-new-instances.html"),
    ],
    passes: [
      RuleExample("a launch template that requires IMDSv2 and encrypts") { graph in
        addTemplate(
          to: &graph,
          [
            "MetadataOptions": ["HttpTokens": "required"],
            "BlockDeviceMappings": [
              ["DeviceName": "/dev/xvda", "Ebs": ["Encrypted": true]], ["VirtualName": "ephemeral0"],
            ],
            "NetworkInterfaces": [["AssociatePublicIpAddress": false]],
          ])
      },
      RuleExample("a launch template without the metadata service") { graph in
        addTemplate(to: &graph, ["MetadataOptions": ["HttpEndpoint": "disabled"]])
      },
      RuleExample("an instance with a launch template") { graph in
        graph.add(
          "Server",
          RawResource(
            .cloudFormation, type: "AWS::EC2::Instance",
            properties: ["LaunchTemplate": ["LaunchTemplateId": ["Ref": "Template"], "Version": "1"]]))
      },
      RuleExample("an instance in Terraform") { graph in
        graph.add(
          "Server",
          RawResource(
            .terraform, type: "aws_instance",
            properties: [
              "metadata_options": [["http_tokens": "required"]], "root_block_device": ["encrypted": true],
              "associate_public_ip_address": false,
            ]))
      },
      RuleExample("a bastion with a public address") { graph in
        graph.add(
          "Bastion",
          RawResource(
            .terraform, type: "aws_instance",
            properties: ["metadata_options": ["http_tokens": "required"], "associate_public_ip_address": true]))
      },
    ],
    fails: [
      RuleExample(
        "a launch template that accepts requests without a token",
        finds: .finding(
          "Template", at: "LaunchTemplateData.MetadataOptions.HttpTokens",
          "'Template' gives out credentials without a session token; set 'HttpTokens' of 'MetadataOptions' to 'required'"
        )
      ) { graph in addTemplate(to: &graph, ["MetadataOptions": ["HttpTokens": "optional"]]) },
      RuleExample(
        "an instance without a word",
        finds: .finding(
          "Server", at: "MetadataOptions",
          """
          'Server' leaves it to its image and its account whether IMDSv2 is required; set 'HttpTokens' of 'MetadataOptions' to \
          'required'
          """)
      ) { graph in
        graph.add("Server", RawResource(.cloudFormation, type: "AWS::EC2::Instance", properties: [:]))
      },
      RuleExample(
        "a volume that is not encrypted, and one that the account may encrypt",
        finds: .finding(
          "Template", at: "LaunchTemplateData.BlockDeviceMappings.0.Ebs.Encrypted",
          "a volume of 'Template' is not encrypted; set 'Encrypted' to true"),
        .finding(
          "Template", at: "LaunchTemplateData.BlockDeviceMappings.1.Ebs.Encrypted",
          "'Template' leaves it to its account whether a volume is encrypted; set 'Encrypted' to true")
      ) { graph in
        addTemplate(
          to: &graph,
          [
            "MetadataOptions": ["HttpTokens": "required"],
            "BlockDeviceMappings": [["Ebs": ["Encrypted": false]], ["Ebs": ["VolumeSize": 50]]],
          ])
      },
      RuleExample(
        "a public address in Terraform",
        finds: .finding(
          "Server", at: "associate_public_ip_address",
          """
          'Server' has a public address; remove 'AssociatePublicIpAddress', and reach it through a load balancer or Session \
          Manager
          """)
      ) { graph in
        graph.add(
          "Server",
          RawResource(
            .terraform, type: "aws_instance",
            properties: ["metadata_options": ["http_tokens": "required"], "associate_public_ip_address": true]))
      },
    ],
    undetermined: [
      RuleExample("a value from a parameter", unknown: "Template") { graph in
        addTemplate(to: &graph, ["MetadataOptions": ["HttpTokens": ["Ref": "Tokens"]]])
      },
      RuleExample("volumes from a parameter in Terraform", unknown: "Server") { graph in
        graph.add(
          "Server",
          RawResource(
            .terraform, type: "aws_instance",
            properties: [
              "metadata_options": ["http_tokens": "required"], "root_block_device": ["encrypted": "${var.encrypted}"],
            ]))
      },
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    for (entry, raw) in model.raw(
      "AWS::EC2::Instance", "aws_instance", "AWS::EC2::LaunchTemplate", "aws_launch_template",
      "AWS::AutoScaling::LaunchConfiguration", "aws_launch_configuration")
    {
      var settings = RawBlock(entry, raw)
      if raw.type == "AWS::EC2::LaunchTemplate" {
        guard let data = settings.blocks("LaunchTemplateData").value?.first else { continue }
        settings = data
      }
      checkMetadata(settings, model, &findings)
      for volume in volumes(settings, &findings) { check(volume, model, &findings) }
      checkAddress(settings, model, &findings)
    }
  }

  // MARK: Metadata

  private func checkMetadata(_ settings: RawBlock, _ model: Model, _ findings: inout Findings) {
    let id = settings.entry.id
    let blocks = settings.blocks("MetadataOptions")
    let options = blocks.value?.first
    if options.map({ model.known("HttpEndpoint", of: $0.raw, as: String.self).value == "disabled" }) == true { return }
    let place = options?.place("HttpTokens") ?? settings.place("MetadataOptions")
    let tokens: Known<String> =
      blocks.isUnknown ? .unknown : options.map { model.known("HttpTokens", of: $0.raw) } ?? .absent
    switch tokens {
    case .value("required"): break
    case .value: findings.report(.needsNoToken(id), on: id, at: place)
    case .unknown:
      findings.unknown(id, "whether '\(id)' requires IMDSv2 cannot be determined before deployment", at: place)
    case .absent:
      // An instance takes what its launch template says.
      let template = settings.blocks("LaunchTemplate")
      if template.value?.isEmpty != true { return }
      // Images that AWS makes now, and accounts that say so, require tokens.
      findings.report(.leavesTokensOpen(id), on: id, at: place, severity: .warning)
    }
  }

  // MARK: Volumes

  /// The volumes that the settings describe; what is on the instance's own disks is encrypted anyway.
  private func volumes(_ settings: RawBlock, _ findings: inout Findings) -> [RawBlock] {
    let lists = [
      settings.blocks("RootBlockDevice"), settings.blocks("EbsBlockDevice"), settings.blocks("BlockDeviceMappings"),
    ]
    if lists.contains(where: \.isUnknown) {
      let id = settings.entry.id
      findings.unknown(
        id, "the volumes of '\(id)' cannot be determined before deployment", at: settings.place("BlockDeviceMappings"))
    }
    let mapped = lists[2].value ?? []
    return (lists[0].value ?? []) + (lists[1].value ?? []) + mapped.flatMap { $0.blocks("Ebs").value ?? [] }
  }

  private func check(_ volume: RawBlock, _ model: Model, _ findings: inout Findings) {
    let id = volume.entry.id
    let place = volume.place("Encrypted")
    switch model.known("Encrypted", of: volume.raw, as: Bool.self) {
    case .value(true): break
    case .value(false): findings.report(.isNotEncrypted(id), on: id, at: place)
    case .unknown:
      findings.unknown(id, "whether volumes of '\(id)' are encrypted cannot be determined before deployment", at: place)
    case .absent:
      // A volume of a snapshot is encrypted as that is, and one with a key always.
      let decides = ["SnapshotId", "KmsKeyId"].contains { !model.known($0, of: volume.raw, as: String.self).isAbsent }
      if !decides { findings.report(.leavesEncryptionOpen(id), on: id, at: place, severity: .warning) }
    }
  }

  // MARK: Addresses

  private func checkAddress(_ settings: RawBlock, _ model: Model, _ findings: inout Findings) {
    let id = settings.entry.id
    // A NAT instance and a bastion are there for that.
    let forwards = model.known("SourceDestCheck", of: settings.raw, as: Bool.self).value == false
    guard !forwards, !id.name.lowercased().contains("bastion") else { return }
    for block in [settings] + (settings.blocks("NetworkInterfaces").value ?? []) {
      let place = block.place("AssociatePublicIpAddress")
      switch model.known("AssociatePublicIpAddress", of: block.raw, as: Bool.self) {
      case .value(true): findings.report(.isPublic(id), on: id, at: place)
      case .unknown:
        findings.unknown(id, "whether '\(id)' has a public address cannot be determined before deployment", at: place)
      case .value, .absent: break
      }
    }
  }

  private static func addTemplate(to graph: inout ResourceGraph, _ data: Object) {
    graph.add(
      "Template",
      RawResource(
        .cloudFormation, type: "AWS::EC2::LaunchTemplate", properties: ["LaunchTemplateData": Node(.object(data))]))
  }
}

extension Finding.Message {
  fileprivate static func needsNoToken(_ id: LogicalID) -> Self {
    "'\(id)' gives out credentials without a session token; set 'HttpTokens' of 'MetadataOptions' to 'required'"
  }

  fileprivate static func leavesTokensOpen(_ id: LogicalID) -> Self {
    """
    '\(id)' leaves it to its image and its account whether IMDSv2 is required; set 'HttpTokens' of 'MetadataOptions' to \
    'required'
    """
  }

  fileprivate static func isNotEncrypted(_ id: LogicalID) -> Self {
    "a volume of '\(id)' is not encrypted; set 'Encrypted' to true"
  }

  fileprivate static func leavesEncryptionOpen(_ id: LogicalID) -> Self {
    "'\(id)' leaves it to its account whether a volume is encrypted; set 'Encrypted' to true"
  }

  fileprivate static func isPublic(_ id: LogicalID) -> Self {
    "'\(id)' has a public address; remove 'AssociatePublicIpAddress', and reach it through a load balancer or Session Manager"
  }
}
