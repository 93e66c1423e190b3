@testable import InfraLanguage

extension WrongValue {
  static let security: [WrongValue] = [
    WrongValue("CertificateAuthority.existing", says: "use ") {
      KafkaCluster(
        "events", in: network.isolatedSubnets, size: .m7g(.large),
        authentication: .mutualTLS([.existing(certificateAuthorityARN: "authority")]))
    },
    WrongValue("ConfigParameter.init", says: "parameter name 'a b'") { ConfigParameter("a b", value: "on") },
    WrongValue("ConfigParameter.init", says: "has an empty value") { ConfigParameter("flags", values: []) },
    WrongValue("ConfigParameter.existing", says: "as ") {
      ConfigParameter.existing("flags", parameterName: "a b").grants(.read, to: service())
    },
    WrongValue("EncryptionKey.init", says: "encryption key name") { EncryptionKey("") },
    WrongValue("EncryptionKey.existing", says: "use an ARN of kms") {
      Bucket("documents", key: .existing("documents", keyARN: "alias/documents"))
    },
    WrongValue("EncryptionKey.existing", says: "use one in the stack's region, eu-west-1") {
      Bucket(
        "documents",
        key: .existing(
          "documents", keyARN: "arn:aws:kms:us-east-1:111122223333:key/0a1b2c3d-0a1b-0a1b-0a1b-0a1b2c3d4e5f"))
    },
    WrongValue("Secret.init", says: "is replicated to eu-west-1, where it is") {
      Secret("origin", replicatedTo: [.euWest1])
    },
    WrongValue("Secret.init", says: "is encrypted with key 'secrets', which is of one region") {
      Secret("origin", key: EncryptionKey("secrets"), replicatedTo: [.usEast1])
    },
    WrongValue("Secret.init", says: "secret 'session-key'") { Secret("session-key", length: .max) },
    WrongValue("Secret.existing", says: "use an ARN of secretsmanager") {
      Secret.existing("session-key", secretARN: "session-key").grants(.read, to: service())
    },
  ]
}
