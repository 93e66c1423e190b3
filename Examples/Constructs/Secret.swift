import Infra

extension Constructs {
  /// A secret with a generated value.
  static let secret = Stack("secret", region: .euWest1) {
    Secret("session-key", description: "Signs session cookies", length: 64)
  }
}
