extension Scaffold {
  /// `.gitignore`: of the output, Git keeps what a later run or another machine needs.
  var ignored: String {
    """
    .build/
    infra.out/**
    !infra.out/**/
    !infra.out/deploy*.json
    !infra.out/*/terraform/.terraform.lock.hcl
    .terraform/
    *.tfstate
    *.tfstate.*

    """
  }

  /// The CI workflow, which checks the stacks of every push and shows findings at their lines in the pull request.
  var workflow: String {
    #"""
    name: infra
    on: [push, pull_request]
    jobs:
      validate:
        runs-on: ubuntu-latest
        container: swift:6.3
        steps:
          - uses: actions/checkout@v4
    \#(workflowOfCopy)      - uses: actions/cache@v4
            with:
              path: .build
              key: swift-6.3-${{ hashFiles('Package.*', 'Sources/**') }}
              restore-keys: swift-6.3-
          - run: apt-get update && apt-get install --yes libyaml-dev
          - run: swift build
          # Each finding becomes an annotation at its line, and all of them stand on the page of the run.
          - run: >-
              swift run --skip-build \#(name.text) validate --format github --output markdown=.build/findings.md
          - run: cat .build/findings.md >> "$GITHUB_STEP_SUMMARY"
            if: always()

    """#
  }

  /// What the workflow says where infra is a folder of one machine.
  private var workflowOfCopy: String {
    guard let folder = infra.folder else { return "" }
    return """
            # Package.swift uses infra from '\(folder)', which this machine does not have: check it out to there,
            # or write a version into Package.swift: .package(url: "\(InfraDependency.address)", from: "\(Version.current)").

      """
  }

  /// `README.md`.
  var readme: String {
    """
    # \(name.text)

    The AWS system of \(name.text), in Swift: `Sources/\(name.text)/\(name.type).swift`. What differs between
    environments is in `infra.yaml`.

    ```sh
    swift run \(name.text) synth        # writes infra.out: CloudFormation and Terraform
    swift run \(name.text) validate     # checks the stacks; CI does the same
    ```

    With the `infra` tool installed, `infra synth` and `infra validate` do the same from any folder of the package.
    `synth` prints the commands that deploy what it wrote, and the steps of the first deployment: the repository, the
    image, the rest. The image listens on port 8080.
    \(readmeOfCopy)
    """
  }

  private var readmeOfCopy: String {
    guard let folder = infra.folder else { return "" }
    return """

      `Package.swift` uses the copy of infra in `\(folder)`. Other machines, and CI, need a copy there, or a version in
      `Package.swift`: `.package(url: "\(InfraDependency.address)", from: "\(Version.current)")`.

      """
  }
}
