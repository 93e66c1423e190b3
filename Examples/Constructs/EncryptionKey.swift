import Infra

extension Constructs {
  static let encryptionKey = Stack("encryption-key", region: .euWest1) {
    EncryptionKey("data", "Encrypts what the shop keeps")
  }
}
