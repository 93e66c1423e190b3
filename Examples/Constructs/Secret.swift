import Infra

extension Constructs {
  static let secret = Stack("secret", region: .euWest1) {
    Secret("session-key", "Signs the sessions' cookies", length: 64)
  }
}
