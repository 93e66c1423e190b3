import AWSResources
import Documents

/// Asks that images are searched for known vulnerabilities.
struct ImagesAreScanned: Rule {
  static let description = RuleDescription(
    id: "images-are-scanned",
    catalogID: "ECR002",
    subject: .delivery,
    severity: .error,
    summary: "A repository's images are scanned for vulnerabilities when they are pushed.",
    rationale: "Otherwise an image with a known hole is deployed without anybody having been told.",
    remedy: "Set 'ScanOnPush', or scan the whole registry with a scanning configuration.",
    references: [.securityHub("ECR.1"), .checkov("CKV_AWS_163"), .trivy("AWS-0030"), .document("001")],
    passes: [
      RuleExample("a repository that is scanned") { $0.add("Images", ECR.Repository { $0.scansOnPush = true }) },
      RuleExample("a registry that is scanned") { graph in
        graph.add("Images", ECR.Repository())
        let configuration = RawResource(
          .cloudFormation, type: "AWS::ECR::RegistryScanningConfiguration", properties: ["ScanType": "ENHANCED"])
        try? graph.insert(Entry("Scanning", configuration))
      },
    ],
    fails: [
      RuleExample("a repository that says nothing", finds: "Images") { $0.add("Images", ECR.Repository()) },
      RuleExample("a repository that is not scanned", finds: "Images") {
        $0.add("Images", ECR.Repository { $0.scansOnPush = false })
      },
    ],
    leavesOpen: [
      RuleExample("a parameter that decides", finds: "Images") {
        $0.add("Images", ECR.Repository { $0.scansOnPush = .parameter("Scan") })
      }
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    let registry = model.raw("AWS::ECR::RegistryScanningConfiguration", "aws_ecr_registry_scanning_configuration")
    guard registry.isEmpty else { return }
    for repository in model.graph.all(ECR.Repository.self) {
      let isOpen = repository.entry.isOpen(at: ["ImageScanningConfiguration"])
      switch model.known(repository.scansOnPush) {
      case .value(true): break
      case .absent where isOpen, .unknown:
        findings.unknown(
          repository, "whether images of '\(repository.id)' are scanned is known to the deployment alone",
          at: "ImageScanningConfiguration", "ScanOnPush")
      case .value(false), .absent:
        findings.report(.unscanned(repository.id), on: repository, at: "ImageScanningConfiguration", "ScanOnPush")
      }
    }
  }
}

extension Finding.Message {
  fileprivate static func unscanned(_ repository: LogicalID) -> Self {
    "images of repository '\(repository)' are not scanned; set 'ScanOnPush'"
  }
}
