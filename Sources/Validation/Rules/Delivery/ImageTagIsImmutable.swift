import AWSResources

/// Checks that a container image has a version tag or a digest.
struct ImageTagIsImmutable: Rule {
  static let description = RuleDescription(
    id: "image-tag-is-immutable",
    catalogID: "ECS003",
    subject: .delivery,
    severity: .error,
    summary: "A container image has a version tag or a digest.",
    rationale: """
      A tag such as 'latest' refers to a different image after each push: tasks of one service run different code, \
      and a rollback starts the same broken image.
      """,
    remedy: "Tag images with the commit or the version, such as 'v1.4.2', or refer to them by digest.",
    references: [.aws("AmazonECR/latest/userguide/image-tag-mutability.html")],
    passes: [
      RuleExample("a version tag") { $0.add("Task", task(image: "nginx:1.29.1")) },
      RuleExample("a commit tag, in a registry with a port") {
        $0.add("Task", task(image: "localhost:5000/shop:commit-9f1c2ab"))
      },
      RuleExample("a digest") {
        $0.add("Task", task(image: "public.ecr.aws/nginx/nginx@sha256:5e5b6b6cc4b4d9f1e0d9f3e2b7f9e6d0"))
      },
      RuleExample("a version tag in a repository of the stack") { graph in
        graph.add("Repository", ECR.Repository())
        graph.add("Task", task(image: "\(Reference<ECR.Repository>("Repository", "RepositoryUri")):v1.4.2"))
      },
    ],
    fails: [
      RuleExample(
        "the tag 'latest'",
        finds: .finding(
          "Task", at: "ContainerDefinitions.0.Image",
          """
          container 1 of 'Task' uses the image tag 'latest', which may refer to another image later; use a version, \
          a commit or a digest
          """)
      ) { $0.add("Task", task(image: "nginx:latest")) },
      RuleExample(
        "no tag, which defaults to 'latest'",
        finds: .finding(
          "Task", at: "ContainerDefinitions.0.Image",
          """
          the image of container 1 of 'Task' has no tag, which defaults to 'latest'; use a version, a commit or a \
          digest
          """)
      ) {
        $0.add("Task", task(image: "localhost:5000/shop"))
      },
      RuleExample(
        "the name of an environment as the tag",
        finds: .finding(
          "Task", at: "ContainerDefinitions.0.Image",
          """
          container 1 of 'Task' uses the image tag 'production', which may refer to another image later; use a \
          version, a commit or a digest
          """)
      ) {
        $0.add("Task", task(image: "shop:production"))
      },
      RuleExample(
        "a repository of the stack without a tag",
        finds: .finding(
          "Task", at: "ContainerDefinitions.0.Image",
          """
          the image of container 1 of 'Task' has no tag, which defaults to 'latest'; use a version, a commit or a \
          digest
          """)
      ) { graph in
        graph.add("Repository", ECR.Repository())
        graph.add("Task", task(image: Reference<ECR.Repository>.to("Repository").attribute("RepositoryUri")))
      },
    ],
    undetermined: [
      RuleExample("a tag from a parameter", unknown: "Task") {
        $0.add("Task", task(image: "shop:\(.parameter("Tag"))"))
      },
      RuleExample("an image from a parameter", unknown: "Task") { $0.add("Task", task(image: .parameter("Image"))) },
    ]
  )

  /// Tags that teams move from image to image.
  private let moving: Set = [
    "latest", "dev", "develop", "development", "test", "qa", "uat", "stage", "staging", "prod", "production", "main",
    "master",
    "trunk", "head", "edge", "nightly", "stable", "current", "release", "snapshot", "canary",
  ]

  func check(_ model: Model, _ findings: inout Findings) {
    for container in model.containers(&findings) {
      guard let image = container.container.image, !image.expression.isNoValue else { continue }
      switch tag(of: image, model) {
      case .digest: break
      case .tag(let tag) where moving.contains(tag.lowercased()):
        findings.report(.mutableTag(container.name, tag), on: container, at: "Image")
      case .tag: break
      case .none: findings.report(.untagged(container.name), on: container, at: "Image")
      case .unknown:
        findings.unknown(
          container, "the image of \(container.name) cannot be determined before deployment", at: "Image")
      }
    }
  }

  private enum Tag {
    case digest
    case tag(String)
    case none, unknown
  }

  /// Stands for an unknown part: a character that no image name has.
  private static let gap: Character = "\u{FFFC}"

  private func tag(of image: Value<String>, _ model: Model) -> Tag {
    let parts = image.expression.parts
    let text = String(parts.flatMap { model.literal(Value<String>.expression($0)).map(Array.init) ?? [Self.gap] })
    guard !text.isEmpty, !parts.isEmpty else { return .unknown }
    if text.contains("@") { return .digest }
    let name = text.split(separator: "/", omittingEmptySubsequences: false).last ?? ""
    if let colon = name.lastIndex(of: ":") {
      let tag = name[name.index(after: colon)...]
      // `v` and a parameter is a version; a parameter alone may be any tag.
      return tag.allSatisfy { $0 == Self.gap } ? .unknown : .tag(String(tag))
    }
    guard name.last == Self.gap else { return .none }
    // A repository's URI has no tag; another value may end in one.
    guard let last = parts.last?.target, model.graph.resource(last.id, as: ECR.Repository.self) != nil else {
      return .unknown
    }
    return .none
  }

  private static func task(image: Value<String>) -> ECS.TaskDefinition {
    ECS.TaskDefinition { $0.containers = [ECS.Container { $0.image = image }] }
  }
}

extension Finding.Message {
  fileprivate static func mutableTag(_ container: String, _ tag: String) -> Self {
    "\(container) uses the image tag '\(tag)', which may refer to another image later; use a version, a commit or a digest"
  }

  fileprivate static func untagged(_ container: String) -> Self {
    "the image of \(container) has no tag, which defaults to 'latest'; use a version, a commit or a digest"
  }
}
