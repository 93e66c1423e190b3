extension Scaffold {
  /// `.gitignore`.
  var ignored: String {
    """
    .build/
    infra.out/
    .terraform/
    *.tfstate
    *.tfstate.*

    """
  }

  /// The CI workflow, which checks the stacks of every push.
  var workflow: String {
    """
    name: infra
    on: [push, pull_request]
    jobs:
      validate:
        runs-on: ubuntu-latest
        container: swift:6.3
        steps:
          - uses: actions/checkout@v4
          - run: apt-get update && apt-get install --yes libyaml-dev
          - run: swift run \(name.text) validate

    """
  }

  /// `README.md`.
  var readme: String {
    """
    # \(name.text)

    The AWS system of \(name.text), in Swift: `Sources/\(name.text)/\(name.type).swift`. What differs between
    environments is in `infra.yaml`.

    ```sh
    swift run \(name.text) synth        # writes infra.out/\(name.text): CloudFormation and Terraform
    swift run \(name.text) validate     # checks the stacks; CI does the same
    ```

    With the `infra` tool installed, `infra synth` and `infra validate` do the same from any folder of the package.
    `synth` prints the commands that deploy what it wrote.

    """
  }
}
