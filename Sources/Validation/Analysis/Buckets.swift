package import AWSResources
import Documents

/// A statement of a bucket policy, with its property.
package struct BucketStatement {
  package let entry: Entry
  package let path: [String]
  package let statement: IAM.Statement
}

/// The policies of a bucket, in the bucket itself and as separate resources.
package struct BucketPolicies {
  package internal(set) var statements: [BucketStatement] = []
  /// Why some policies are unknown; `nil` where all are known.
  package internal(set) var unknownReason: String?
}

extension Model {
  /// The policies of each bucket of the graph.
  package func bucketPolicies() -> [LogicalID: BucketPolicies] {
    var policies: [LogicalID: BucketPolicies] = [:]
    var hasPolicyOfUnknownBucket = false
    for policy in graph.all(S3.BucketPolicy.self) {
      guard let bucket = bucket(named: policy.bucket) else {
        hasPolicyOfUnknownBucket = true
        continue
      }
      add(policy.entry, policy.document, at: "PolicyDocument", to: &policies[bucket.id, default: BucketPolicies()])
    }
    for bucket in graph.all(S3.Bucket.self) {
      add(bucket.entry, bucket.inlinePolicy, at: "Policy", to: &policies[bucket.id, default: BucketPolicies()])
      if hasPolicyOfUnknownBucket, policies[bucket.id]?.statements.isEmpty != false {
        policies[bucket.id]?.unknownReason =
          "a bucket policy is for a bucket that cannot be determined before deployment"
      }
    }
    return policies
  }

  /// The bucket of a policy, by reference or by an equal name.
  private func bucket(named reference: Reference<S3.Bucket>?) -> Located<S3.Bucket>? {
    guard let reference else { return nil }
    if let bucket = graph.resource(reference) { return bucket }
    let name = text(reference.expression)
    return graph.all(S3.Bucket.self).first { text($0.name) == name }
  }

  private func add(
    _ entry: Entry, _ document: IAM.PolicyDocument?, at property: String, to policies: inout BucketPolicies
  ) {
    let located = policy(document, in: entry, at: [property])
    for (index, statement) in located.statements.enumerated() {
      policies.statements.append(
        BucketStatement(entry: entry, path: [property, "Statement", "\(index)"], statement: statement))
    }
    if located.statements.isEmpty, entry.isUnresolved(at: [property]) {
      policies.unknownReason = "the policy of '\(entry.id)' cannot be determined before deployment"
    }
  }
}
