import Infra

extension Constructs {
  /// A customer managed key.
  static let encryptionKey = Stack("encryption-key", region: .euWest1) {
    EncryptionKey("data", description: "Encrypts the data of the shop")
  }
}
