package import AWSResources
import Documents

/// A statement of a bucket's policy, with the place where it stands.
package struct BucketStatement {
  package let entry: Entry
  package let path: [String]
  package let statement: IAM.Statement
}

/// What a template says of who may use a bucket: its own policy, and those that are resources beside it.
package struct BucketPolicies {
  package internal(set) var statements: [BucketStatement] = []
  /// Why not every policy is known.
  package internal(set) var doubt: String?
}

extension Model {
  /// The policies of each bucket of the graph.
  package func bucketPolicies() -> [LogicalID: BucketPolicies] {
    var policies: [LogicalID: BucketPolicies] = [:]
    var stray = false
    for policy in graph.all(S3.BucketPolicy.self) {
      guard let bucket = bucket(named: policy.bucket) else {
        stray = true
        continue
      }
      add(policy.entry, policy.document, at: "PolicyDocument", to: &policies[bucket.id, default: BucketPolicies()])
    }
    for bucket in graph.all(S3.Bucket.self) {
      add(bucket.entry, bucket.inlinePolicy, at: "Policy", to: &policies[bucket.id, default: BucketPolicies()])
      if stray, policies[bucket.id]?.statements.isEmpty != false {
        policies[bucket.id]?.doubt = "a policy names a bucket that the template does not tell"
      }
    }
    return policies
  }

  /// The bucket that a policy names: by reference, or by the same text as the bucket's own name.
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
    if located.statements.isEmpty, entry.isOpen(at: [property]) {
      policies.doubt = "'\(entry.id)' leaves its policy to the deployment"
    }
  }
}
