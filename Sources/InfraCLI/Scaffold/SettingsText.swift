extension Scaffold {
  /// `infra.yaml`.
  var settings: String {
    """
    # What differs between environments. Choose one: infra synth --environment production
    # Override one setting for one run: infra synth --set imageTag=1.29.2
    environments:
      production:
        account: "123456789012"
        region: eu-west-1
        # An S3 bucket of yours, with versions, in which Terraform keeps its state.
        stateBucket: example-terraform-state
        settings:
          imageTag: 1.29.1

    # Shared by all environments.
    settings:
      zones: 2
      image: public.ecr.aws/nginx/nginx-unprivileged
      operationsEmail: operations@example.com
      certificate: arn:aws:acm:eu-west-1:123456789012:certificate/00000000-0000-0000-0000-000000000000

    """
  }
}
