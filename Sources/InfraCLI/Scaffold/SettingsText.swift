extension Scaffold {
  /// `infra.yaml`.
  var settings: String {
    """
    # What differs between environments. Choose one: infra synth --environment production
    # Override one setting for one run: infra synth --set imageTag=v1.0.1
    environments:
      production:
        account: "123456789012"
        region: eu-west-1
        # An S3 bucket of yours, with versions, in which Terraform keeps its state.
        stateBucket: example-terraform-state
        settings:
          imageTag: v1.0.0

    # Shared by all environments.
    settings:
      zones: 2
      operationsEmail: operations@example.com
      certificate: arn:aws:acm:eu-west-1:123456789012:certificate/00000000-0000-0000-0000-000000000000

    """
  }
}
