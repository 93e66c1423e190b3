import AWSResources
import Documents
import ResourceGraph
import Templates
import TestSupport
import Testing

struct `Templates of the corpus` {
  private func graph(_ file: CorpusFile) throws -> ResourceGraph {
    try TemplateFile.read(file.bytes(), file: file.path, catalog: .aws)
  }

  @Test(arguments: Corpus.good)
  func `are read, and written back as the same document`(file: CorpusFile) throws {
    let document = try TemplateFile.document(file.bytes(), file: file.path)
    let graph: ResourceGraph
    let written: Emission
    switch try? TemplateFile.kind(of: document, file: file.path) {
    case .cloudFormation:
      graph = try CloudFormation.read(document, file: file.path, catalog: .aws)
      written = CloudFormation.write(graph)
    case .terraformConfiguration:
      graph = try Terraform.read(configuration: document, file: file.path, catalog: .aws)
      written = Terraform.write(graph)
    default: return
    }
    #expect(written.document.differences(from: document) == [])
    #expect(written.diagnostics.isEmpty)
  }

  @Test func `are the same graph as YAML and as JSON`() throws {
    var differing: Set<String> = []
    for pair in try Corpus.pairs {
      let comparison = Comparison(try graph(pair.yaml), try graph(pair.json))
      if !comparison.differences.isEmpty {
        differing.insert(pair.yaml.path)
        if Self.differingPairs[pair.yaml.path] == nil { Issue.record("\(pair): \(comparison.differences)") }
      }
    }
    guard Corpus.shared != nil else { return }
    for path in Self.differingPairs.keys { #expect(differing.contains(path), "\(path) needs no exclusion") }
  }

  /// Pairs whose two files do not say the same, and where they differ.
  private static let differingPairs: [String: String] = [
    "aws-templates/AutoScaling/AutoScalingRollingUpdates.yaml": "a launch template, in JSON a launch configuration",
    "aws-templates/AutoScaling/AutoScalingScheduledAction.yaml": "a launch template, in JSON a launch configuration",
    "aws-templates/DMS/DMSAuroraToS3FullLoadAndOngoingReplication.yaml": "the region of GetAZs is empty, in JSON null",
    "aws-templates/ECS/EC2LaunchType/clusters/public-vpc.yaml": "a launch template, in JSON a launch configuration",
    "aws-templates/ElasticLoadBalancing/ELBWithLockedDownAutoScaledInstances.yaml":
      "the region of GetAZs is empty, in JSON null",
    "aws-templates/Solutions/AmazonCloudWatchAgent/ssm/suse.yaml": "another script",
    "aws-templates/Solutions/CloudFormationEndpointSignals/cfn-endpoint-creationpolicy-no-igw.yaml":
      "the region of GetAZs is empty, in JSON null",
    "aws-templates/Solutions/CloudFormationEndpointSignals/cfn-endpoint-creationpolicy.yaml":
      "the region of GetAZs is empty, in JSON null",
    "aws-templates/Solutions/CloudFormationEndpointSignals/cfn-endpoint-waitcondition.yaml":
      "the region of GetAZs is empty, in JSON null",
    "aws-templates/Solutions/Gitea/Gitea-pkg.yaml": "the region of GetAZs is empty, in JSON null",
    "aws-templates/Solutions/VSCode/VSCodeServer.yaml": "the region of GetAZs is empty, in JSON null",
  ]

  @Test(arguments: Corpus.bad)
  func `that are wrong are read or end in an error with a place`(file: CorpusFile) throws {
    do {
      _ = try graph(file)
    } catch let errors as Diagnostics {
      #expect(errors.hasErrors)
      for error in errors.all { #expect(error.location?.file == file.path && !error.message.isEmpty) }
    }
  }

  @Test func `that are broken end in the errors of the table`() throws {
    var rows = try Corpus.own.file("errors.tsv").rows()
    for file in Corpus.bad where file.corpus == Corpus.own.folder {
      let expected = rows.filter { $0["file"] == file.path }.map { row in
        "\(file.path):\(row["line"] ?? ""):\(row["column"] ?? ""): error: \(row["message"] ?? "")"
      }
      rows.removeAll { $0["file"] == file.path }
      do {
        _ = try graph(file)
        Issue.record("\(file) is read without an error")
      } catch let errors as Diagnostics {
        #expect(errors.all.map(\.description) == expected)
      }
    }
    #expect(rows == [], "these files are missing")
  }

  @Test(arguments: Corpus.plans)
  func `that are Terraform plans lose no resource`(file: CorpusFile) throws {
    let plan = try TemplateFile.document(file.bytes(), file: file.path)
    #expect(try TemplateFile.kind(of: plan, file: file.path) == .terraformPlan)
    // A companion is a part of its owner's entry, and a resource again where it is written.
    let written = Terraform.write(try graph(file))
    #expect(written.resourceCount == Self.managed(in: plan["planned_values"]?["root_module"]).count)
    #expect(written.diagnostics.isEmpty)
  }

  /// The resources of a module and of those inside it, without data sources.
  private static func managed(in module: Node?) -> [Node] {
    let own = (module?["resources"]?.array ?? []).filter { $0["mode"] != "data" }
    return own + (module?["child_modules"]?.array ?? []).flatMap { managed(in: $0) }
  }
}
