import Documents

/// What `synth` made, where it is, and how it is deployed.
struct SynthSummary {
  var environment: Environment
  var stacks: [RenderedStack]
  var folder: String

  func write(to console: any Console) {
    for stack in stacks {
      console.print("\(console.style.bold(stack.name)): \(counts(stack))")
      for file in stack.files { console.print("  \(path(file))") }
      let deployments = deployments(stack)
      console.print(deployments.count > 1 ? "  deploy with one of" : "  deploy with")
      for deployment in deployments { console.print("    \(deployment)") }
      console.print("")
    }
  }

  private func counts(_ stack: RenderedStack) -> String {
    let counts = [(stack.cloudFormation, "CloudFormation"), (stack.terraform, "Terraform")].compactMap {
      (template, dialect) in
      template.map { "\(ReviewReport.counted($0.resourceCount, "resource")) in \(dialect)" }
    }
    return counts.joined(separator: ", ")
  }

  private func path(_ file: OutputFile) -> String { Path.join(folder, file.path) }

  private func deployments(_ stack: RenderedStack) -> [String] {
    var commands: [String] = []
    if let template = stack.cloudFormation, let file = stack.file(.cloudFormation) ?? stack.file(.yaml) {
      let region = stack.region ?? environment.region
      commands.append(Deployment.cloudFormation(template, file, path(file), region: region))
      if file.bytes.count > CloudFormationLimits.directBytes {
        commands.append("  (over \(CloudFormationLimits.directBytes) bytes: AWS reads it from an S3 bucket of yours)")
      }
    }
    if let template = stack.terraform, let file = stack.file(.terraform) {
      commands.append(Deployment.terraform(template, folder: Path.parent(path(file))))
    }
    return commands
  }
}
