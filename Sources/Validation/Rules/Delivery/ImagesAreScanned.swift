import AWSResources
import Documents

/// Checks that a repository scans images for vulnerabilities on push.
struct ImagesAreScanned: Rule {
  static let description = RuleDescription(
    id: "images-are-scanned",
    catalogID: "ECR002",
    subject: .delivery,
    severity: .error,
    summary: "A repository scans images for vulnerabilities on push.",
    rationale: "Without a scan, an image with a known vulnerability is deployed without a warning.",
    remedy: """
      Set 'ScanOnPush' of 'ImageScanningConfiguration' to true, or add a scanning configuration for the whole \
      registry.
      """,
    references: [
      .cfnNag("W79"),
      .securityHub("ECR.1"), .checkov("CKV_AWS_163"), .trivy("AWS-0030"),
    ],
    passes: [
      RuleExample("a repository with scan on push") { $0.add("Images", ECR.Repository { $0.scansOnPush = true }) },
      RuleExample("a registry with a scanning configuration") { graph in
        graph.add("Images", ECR.Repository())
        let configuration = RawResource(
          .cloudFormation, type: "AWS::ECR::RegistryScanningConfiguration", properties: ["ScanType": "ENHANCED"])
        try? graph.insert(Entry("Scanning", configuration))
      },
    ],
    fails: [
      RuleExample(
        "a repository without the property",
        finds: .finding(
          "Images", at: "ImageScanningConfiguration.ScanOnPush",
          "the images of repository 'Images' are not scanned; set 'ScanOnPush' to true")
      ) { $0.add("Images", ECR.Repository()) },
      RuleExample(
        "a repository with scan on push disabled",
        finds: .finding(
          "Images", at: "ImageScanningConfiguration.ScanOnPush",
          "the images of repository 'Images' are not scanned; set 'ScanOnPush' to true")
      ) {
        $0.add("Images", ECR.Repository { $0.scansOnPush = false })
      },
    ],
    undetermined: [
      RuleExample("a value from a parameter", unknown: "Images") {
        $0.add("Images", ECR.Repository { $0.scansOnPush = .parameter("Scan") })
      }
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    let registry = model.raw("AWS::ECR::RegistryScanningConfiguration", "aws_ecr_registry_scanning_configuration")
    guard registry.isEmpty else { return }
    for repository in model.graph.all(ECR.Repository.self) {
      let isOpen = repository.entry.isUnresolved(at: ["ImageScanningConfiguration"])
      switch model.known(repository.scansOnPush) {
      case .value(true): break
      case .absent where isOpen, .unknown:
        findings.unknown(
          repository, "whether the images of '\(repository.id)' are scanned cannot be determined before deployment",
          at: "ImageScanningConfiguration", "ScanOnPush")
      case .value(false), .absent:
        findings.report(.notScanned(repository.id), on: repository, at: "ImageScanningConfiguration", "ScanOnPush")
      }
    }
  }
}

extension Finding.Message {
  fileprivate static func notScanned(_ repository: LogicalID) -> Self {
    "the images of repository '\(repository)' are not scanned; set 'ScanOnPush' to true"
  }
}
