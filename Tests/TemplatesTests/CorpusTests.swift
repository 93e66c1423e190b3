import AWSResources
import Documents
import ResourceGraph
import Templates
import Testing

@Suite(.needsCorpus)
struct `Other people's templates` {
  private func graph(_ path: String) throws -> ResourceGraph {
    try TemplateFile.read(Corpus.bytes(path), file: path, catalog: .aws)
  }

  @Test(arguments: ["aws-templates", "ecs-refarch", "cfn-lint/good", "reference", "documents"].flatMap(Corpus.files))
  func `are read, and written back as the same document`(path: String) throws {
    let document = try TemplateFile.document(Corpus.bytes(path), file: path)
    guard (try? TemplateFile.kind(of: document, file: path)) == .cloudFormation else { return }
    let graph = try CloudFormation.read(document, file: path, catalog: .aws)
    let written = CloudFormation.write(graph)
    #expect(written.document.differences(from: document) == [])
    #expect(written.diagnostics.isEmpty)
  }

  @Test func `are the same graph as YAML and as JSON`() throws {
    var differing: Set<String> = []
    for pair in try Corpus.rows("aws-templates/pairs.tsv") {
      let comparison = Comparison(try graph(pair[0]), try graph(pair[1]))
      if !comparison.differences.isEmpty {
        differing.insert(pair[0])
        if Self.differingPairs[pair[0]] == nil { Issue.record("\(pair[0]): \(comparison.differences)") }
      }
    }
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

  @Test(arguments: Corpus.files("cfn-lint/bad") + Corpus.files("checkov/parsing"))
  func `that are wrong are read or end in an error with a place`(path: String) throws {
    do {
      _ = try graph(path)
    } catch let errors as Diagnostics {
      #expect(errors.hasErrors)
      for error in errors.all { #expect(error.location?.file == path && !error.message.isEmpty) }
    }
  }

  @Test(arguments: Corpus.files("checkov/plans"))
  func `that are Terraform plans lose no resource`(path: String) throws {
    let plan = try TemplateFile.document(Corpus.bytes(path), file: path)
    #expect(try TemplateFile.kind(of: plan, file: path) == .terraformPlan)
    // A companion is a part of its owner's entry, and a resource again where it is written.
    let written = Terraform.write(try graph(path))
    #expect(written.resourceCount == Self.managed(in: plan["planned_values"]?["root_module"]).count)
    #expect(written.diagnostics.isEmpty)
  }

  /// The resources of a module and of those inside it, without data sources.
  private static func managed(in module: Node?) -> [Node] {
    let own = (module?["resources"]?.array ?? []).filter { $0["mode"] != "data" }
    return own + (module?["child_modules"]?.array ?? []).flatMap { managed(in: $0) }
  }
}
