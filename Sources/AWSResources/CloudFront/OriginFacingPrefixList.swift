extension CloudFront {
  /// The prefix lists that AWS keeps with the addresses from which CloudFront reaches origins,
  /// `com.amazonaws.global.cloudfront.origin-facing`: one in each region.
  ///
  /// https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/LocationsOfEdgeServers.html
  package enum OriginFacingPrefixList {
    /// How many rules of a security group the list counts as, whatever it contains.
    ///
    /// https://docs.aws.amazon.com/vpc/latest/userguide/working-with-aws-managed-prefix-lists.html#aws-managed-prefix-list-weights
    package static let weight = 55

    private static let ids = [
      "af-south-1": "pl-c0aa4fa9", "ap-east-1": "pl-14b2577d", "ap-northeast-1": "pl-58a04531",
      "ap-northeast-2": "pl-22a6434b", "ap-south-1": "pl-9aa247f3", "ap-southeast-1": "pl-31a34658",
      "ap-southeast-2": "pl-b8a742d1", "ca-central-1": "pl-38a64351", "eu-central-1": "pl-a3a144ca",
      "eu-north-1": "pl-fab65393", "eu-south-1": "pl-1bbc5972", "eu-west-1": "pl-4fa04526",
      "eu-west-2": "pl-93a247fa", "eu-west-3": "pl-75b1541c", "me-south-1": "pl-17b2577e", "sa-east-1": "pl-5da64334",
      "us-east-1": "pl-3b927c52", "us-east-2": "pl-b6a144df", "us-west-1": "pl-4ea04527", "us-west-2": "pl-82a045eb",
    ]

    /// The id of the list in a region; `nil` where it is not known.
    package static func id(in region: String) -> String? { ids[region] }

    /// Whether an id is that of the list in one of the regions.
    package static func contains(_ id: String) -> Bool { ids.values.contains(id) }
  }
}
