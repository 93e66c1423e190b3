import AWSResources
import ResourceGraph
import Validation

/// What the first deployment of an app needs beside the commands: images, users of databases, and no rollback.
struct FirstDeployment {
  private enum Step {
    case deploy([String])
    case push([String])
    /// Of databases that are there; of those of the stack that is being deployed, as soon as they are.
    case createUsers([String], meanwhile: Bool)
  }

  private var steps: [Step] = []
  private let isProtected: Bool

  /// - Parameter stacks: the stacks in the order of their deployment.
  init(_ stacks: [ResourceGraph]) {
    isProtected = stacks.contains { $0.entries.contains { Self.isProtected($0.resource) } }
    let models = stacks.map { Model($0) }
    let images = zip(stacks, models).map(Self.images)
    var repositories: Set<String> = []
    var pushed: Set<String> = []
    var names: [String] = []
    var known: Set<String> = []
    for (index, stack) in stacks.enumerated() {
      let users = Self.databaseUsers(of: stack).filter { known.insert($0.name).inserted }
      let earlier = users.filter { !$0.isOfStack }.map(\.name)
      if !earlier.isEmpty, !names.isEmpty {
        steps += [.deploy(names), .createUsers(earlier, meanwhile: false)]
        names = []
      }
      func isMissing(_ image: Image) -> Bool {
        repositories.contains(image.repository) && !pushed.contains(image.text)
      }
      if images[index].contains(where: isMissing) {
        // All that the app runs, so that images are pushed once.
        let missing = images.joined().filter(isMissing).map(\.text).unique
        if !names.isEmpty { steps.append(.deploy(names)) }
        steps.append(.push(missing))
        pushed.formUnion(missing)
        names = []
      }
      names.append(stack.name)
      let own = users.filter(\.isOfStack).map(\.name)
      if !own.isEmpty {
        steps += [.deploy(names), .createUsers(own, meanwhile: true)]
        names = []
      }
      repositories.formUnion(stack.all(ECR.Repository.self).compactMap { models[index].text($0.name) })
    }
    if !names.isEmpty { steps.append(.deploy(names)) }
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
      case .createUsers(let users, let meanwhile):
        let time = meanwhile ? "meanwhile, as soon as the database is there, " : ""
        lines.append(
          "  \(number). \(time)create the database \(users.count == 1 ? "user" : "users"), see docs/database-users.md")
        lines += users.map { "       \($0)" }
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
      guard let known = model.text(image).flatMap({ RepositoryImage($0) }) else { return nil }
      return Image(repository: String(known.repository), text: String(known.reference))
    }
  }

  /// The database users as whom the workloads of a stack sign in, and whether the database is of that stack too.
  private static func databaseUsers(of stack: ResourceGraph) -> [(name: String, isOfStack: Bool)] {
    let statements = stack.all(IAM.RolePolicy.self).flatMap { $0.document?.statements ?? [] }
    let resources = statements.filter { $0.actions?.values == ["rds-db:connect"] }.flatMap {
      $0.resources?.values ?? []
    }
    return resources.compactMap { resource in
      let databases = resource.expression.attributeReferences.map(\.id)
      guard case .text(let end)? = resource.expression.parts.last, let name = end.split(separator: "/").last else {
        return nil
      }
      return (String(name), databases.contains { stack[$0] != nil })
    }
  }

  private static func isProtected(_ resource: (any Resource)?) -> Bool {
    switch resource {
    case let balancer as ElasticLoadBalancing.LoadBalancer: balancer.isDeletionProtected?.literal == true
    case let instance as RDS.DBInstance: instance.isDeletionProtected?.literal == true
    case let cluster as RDS.DBCluster: cluster.isDeletionProtected?.literal == true
    case let table as DynamoDB.Table: table.isDeletionProtected?.literal == true
    case let pool as Cognito.UserPool: pool.deletionProtection == .literal(.active)
    default: false
    }
  }
}
