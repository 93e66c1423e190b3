import Configuration
import Templates

/// What `synth` made, where it is, and how it is deployed.
struct SynthSummary {
  var environment: Environment
  var stacks: [RenderedStack]
  var folder: String
  /// Where all stacks of the app were written.
  var firstDeployment: FirstDeployment?

  func write(to console: any Console) {
    for stack in stacks {
      console.print("\(console.style.bold(stack.name)): \(counts(stack))")
      for format in stack.formats { console.print("  \(written(format, of: stack))") }
      let deployments = deployments(stack)
      console.print(deployments.count > 1 ? "  deploy with one of" : "  deploy with")
      for deployment in deployments { console.print("    \(deployment)") }
      console.print("")
    }
    let lines = firstDeployment?.lines(withCloudFormation: stacks.contains { $0.cloudFormation != nil }) ?? []
    if !lines.isEmpty { console.print(lines.joined(separator: "\n") + "\n") }
  }

  private func counts(_ stack: RenderedStack) -> String {
    let counts = [(stack.cloudFormation, "CloudFormation"), (stack.terraform, "Terraform")].compactMap {
      (template, dialect) in
      template.map { "\($0.resourceCount.counted("resource")) in \(dialect)" }
    }
    return counts.joined(separator: ", ")
  }

  private func written(_ format: OutputFormat, of stack: RenderedStack) -> String {
    let path = Path.join(folder, stack.path(format))
    guard format == .terraform, let configuration = stack.terraform else { return path }
    return "\(path) (\(configuration.files.count.counted("file")))"
  }

  private func deployments(_ stack: RenderedStack) -> [String] {
    var commands: [String] = []
    if let template = stack.cloudFormation, let file = stack.template {
      commands.append(
        Deployment.cloudFormation(
          template, file, Path.join(folder, file.path), of: stack, account: environment.account))
      let limit = CloudFormation.Limits.directByteCount
      if file.bytes.count > limit {
        commands.append("  (over \(limit) bytes: AWS reads it from an S3 bucket of yours)")
      }
    }
    if let template = stack.terraform {
      commands.append(Deployment.terraform(template, folder: Path.join(folder, stack.path(.terraform))))
    }
    return commands
  }
}
