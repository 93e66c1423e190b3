import AWSResources
import ResourceGraph
import Validation

/// What the first deployment of an app needs beside the commands: images, and no rollback.
struct FirstDeployment {
  private enum Step {
    case deploy([String])
    case push([String])
  }

  private var steps: [Step] = []
  private let isProtected: Bool

  /// - Parameter stacks: the stacks in the order of their deployment.
  init(_ stacks: [ResourceGraph]) {
    isProtected = stacks.contains { $0.entries.contains { Self.isProtected($0.resource) } }
    var repositories: Set<String> = []
    var pushed: Set<String> = []
    var names: [String] = []
    for stack in stacks {
      let model = Model(stack)
      let isMissing = Self.images(in: stack, model).contains { image in
        repositories.contains(image.repository) && !pushed.contains(image.text)
      }
      if isMissing {
        // All that the app runs, so that images are pushed once.
        let images = stacks.flatMap { Self.images(in: $0, Model($0)) }.filter { repositories.contains($0.repository) }
        steps += [.deploy(names), .push(images.map(\.text).unique.filter { !pushed.contains($0) })]
        pushed.formUnion(images.map(\.text))
        names = []
      }
      names.append(stack.name)
      repositories.formUnion(stack.all(ECR.Repository.self).compactMap { model.text($0.name) })
    }
    steps.append(.deploy(names))
  }

  /// The lines to print; none where the commands say it all.
  func lines(withCloudFormation: Bool) -> [String] {
    let needsImages = steps.count > 1
    let needsOption = isProtected && withCloudFormation
    guard needsImages || needsOption else { return [] }
    var lines = ["first deployment:"]
    for (number, step) in zip(1..., steps) {
      switch step {
      case .deploy(let names): lines.append("  \(number). deploy \(names.joined(separator: ", "))")
      case .push(let images):
        lines.append("  \(number). push the \(images.count == 1 ? "image" : "images")")
        lines += images.map { "       \($0)" }
      }
    }
    if needsOption {
      lines.append(
        "  add --disable-rollback to 'aws cloudformation deploy': a rollback cannot delete what is protected")
      lines.append("  from deletion, and what was created so far stays for the next attempt")
    }
    return lines
  }

  private struct Image {
    /// `production/shop-images/api`
    let repository: String
    /// `production/shop-images/api:v1.4.2`
    let text: String
  }

  /// The images in ECR that the services and functions of a stack run.
  private static func images(in stack: ResourceGraph, _ model: Model) -> [Image] {
    let tasks = stack.all(ECS.TaskDefinition.self).flatMap { $0.containers.map(\.image) }
    return (tasks + stack.all(Lambda.Function.self).map(\.code.image)).compactMap { image in
      guard let text = model.text(image), text.contains(".dkr.ecr."), let slash = text.firstIndex(of: "/") else {
        return nil
      }
      let path = text[text.index(after: slash)...]
      return Image(repository: String(path.prefix { $0 != ":" && $0 != "@" }), text: String(path))
    }
  }

  private static func isProtected(_ resource: (any Resource)?) -> Bool {
    switch resource {
    case let balancer as ElasticLoadBalancing.LoadBalancer: balancer.isDeletionProtected?.literal == true
    case let instance as RDS.DBInstance: instance.isDeletionProtected?.literal == true
    case let cluster as RDS.DBCluster: cluster.isDeletionProtected?.literal == true
    default: false
    }
  }
}
