import AWSResources

/// Checks that no service or function is created together with the repository of its image.
struct RepositoryIsDeployedBeforeItsWorkloads: Rule {
  static let description = RuleDescription(
    id: "repository-is-deployed-before-its-workloads",
    subject: .deployment,
    severity: .warning,
    summary: "A service or a function is in another stack than the repository of its image.",
    rationale: """
      A new repository is empty. Tasks that pull from it do not start, so the first deployment of the service fails and is \
      rolled back; Lambda refuses to create a function whose image does not exist.
      """,
    remedy: """
      Create the repository in a stack of its own, deploy that stack, push the image, and then deploy the workloads. A \
      service can also be created with a desired count of 0.
      """,
    references: [
      .aws("AmazonECS/latest/developerguide/deployment-circuit-breaker.html"),
      .aws("lambda/latest/dg/images-create.html"),
    ],
    passes: [
      RuleExample("an image in a repository outside the template") {
        addService(to: &$0, image: "111122223333.dkr.ecr.eu-west-1.amazonaws.com/shop/api:v1.4.2")
      },
      RuleExample("a repository of another name, and an image of another registry") {
        $0.add("Images", ECR.Repository { $0.name = "shop/web" })
        addService(to: &$0, image: "public.ecr.aws/shop/web:v1.4.2")
        $0.add("Resize", Lambda.Function { $0.code.image = "\(registry)/shop/web-thumbnails:v1" })
      },
      RuleExample("a service without tasks") {
        $0.add("Images", ECR.Repository())
        addService(to: &$0, image: "\(uri("Images")):v1.4.2")
        $0.change("Api", ECS.Service.self) { $0.desiredCount = 0 }
      },
      RuleExample("a repository in another stack of the app") {
        $0.add("Images", ECR.Repository())
        addService(to: &$0, image: "\(uri("Images")):v1.4.2")
        $0.update("Images") { $0.stack = "images" }
        $0.update("Api") { $0.stack = "shop" }
      },
    ],
    fails: [
      RuleExample(
        "a service and the repository of its image",
        finds: .finding("Api", at: "TaskDefinition", .startsEmpty("service 'Api'", "Images"))
      ) {
        $0.add("Images", ECR.Repository())
        addService(to: &$0, image: "\(uri("Images")):v1.4.2")
      },
      RuleExample(
        "a repository by its name",
        finds: .finding("Api", at: "TaskDefinition", .startsEmpty("service 'Api'", "Images"))
      ) {
        $0.add("Images", ECR.Repository { $0.name = "shop/api" })
        addService(to: &$0, image: "\(registry)/shop/api@sha256:5e5b6b6cc4b4")
      },
      RuleExample(
        "a function and the repository of its image",
        finds: .finding("Resize", at: "Code.ImageUri", .startsEmpty("function 'Resize'", "Images"))
      ) {
        $0.add("Images", ECR.Repository())
        $0.add(
          "Resize", Lambda.Function { $0.code.image = "\(registry)/\(Reference<ECR.Repository>.to("Images").value):v1" }
        )
      },
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    let repositories = model.graph.all(ECR.Repository.self)
    guard !repositories.isEmpty else { return }
    for service in model.graph.all(ECS.Service.self) where model.literal(service.desiredCount) != 0 {
      guard let task = model.graph.resource(service.taskDefinition) else { continue }
      for container in task.containers {
        guard let repository = repository(of: container.image, repositories, model),
          repository.entry.stack == service.entry.stack
        else { continue }
        findings.report(
          .startsEmpty("service '\(service.id)'", repository.id), on: service, at: "TaskDefinition",
          proof: [service.id, task.id, repository.id].map { Hop($0) })
      }
    }
    for function in model.graph.all(Lambda.Function.self) {
      guard let repository = repository(of: function.code.image, repositories, model),
        repository.entry.stack == function.entry.stack
      else { continue }
      findings.report(
        .startsEmpty("function '\(function.id)'", repository.id), on: function, at: "Code", "ImageUri")
    }
  }

  /// The repository of the graph that holds an image: one that the image refers to, or one of that name.
  private func repository(
    of image: Value<String>?, _ repositories: [Located<ECR.Repository>], _ model: Model
  ) -> Located<ECR.Repository>? {
    guard let image else { return nil }
    let ids = image.expression.referencedIDs
    if let referenced = repositories.first(where: { ids.contains($0.id) }) { return referenced }
    guard let known = model.text(image).flatMap({ RepositoryImage($0) }), isOwn(known.account, model) else {
      return nil
    }
    return repositories.first { model.literal($0.name).map { $0 == known.repository } ?? false }
  }

  /// Whether the account of a registry is, or can be, that of the stack.
  private func isOwn(_ account: Substring, _ model: Model) -> Bool {
    account == "${\(PseudoValue.accountID.rawValue)}" || model.graph.account.map { $0 == account } ?? false
  }

  private static let registry: Value<String> = "\(.accountID).dkr.ecr.\(.region).\(.urlSuffix)"

  private static func uri(_ repository: LogicalID) -> Value<String> {
    Reference<ECR.Repository>(repository).attribute("RepositoryUri")
  }

  private static func addService(to graph: inout ResourceGraph, image: Value<String>) {
    graph.add("Task", ECS.TaskDefinition { $0.containers = [ECS.Container { $0.image = image }] })
    graph.add("Api", ECS.Service { $0.taskDefinition = .to("Task") })
  }
}

extension Finding.Message {
  fileprivate static func startsEmpty(_ workload: String, _ repository: LogicalID) -> Self {
    "\(workload) is created together with '\(repository)', which has no image yet; create the repository in a stack of its own"
  }
}
