import AWSResources
import ResourceGraph

/// TLS between the proxies of ECS Service Connect, with certificates of a private certificate authority.
///
/// Each service that others connect to has a certificate, which ECS renews every five days. The code of a client still uses
/// `http://`: it talks to the proxy in its own task.
///
/// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-connect-tls.html
public struct ServiceConnectTLS: Hashable, Sendable {
  let authority: CertificateAuthority
  let key: EncryptionKey?

  /// Certificates that an authority of AWS Private CA issues.
  ///
  /// - Parameters:
  ///   - authority: the authority, which must have the tag `AmazonECSManaged` with the value `true`; one for short-lived
  ///     certificates is enough, and costs less.
  ///   - key: the key that encrypts the private keys of the certificates; the key that AWS manages by default.
  public static func issued(by authority: CertificateAuthority, key: EncryptionKey? = nil) -> ServiceConnectTLS {
    ServiceConnectTLS(authority: authority, key: key)
  }
}

extension ServiceRunner {
  private var tlsRole: Reference<IAM.Role> { Reference(id("ServiceConnectRole")) }

  /// The TLS settings of an endpoint, with the role under which ECS gets its certificate.
  func lowerServiceConnectTLS(into lowering: inout Lowering) -> ECS.ServiceConnectConfiguration.TLS? {
    guard let tls = cluster.serviceConnectTLS, let id = tlsRole.id else { return nil }
    lowering.add(
      id, named: "\(name)-service-connect",
      IAM.Role {
        // AWS documents the trust without a condition.
        // https://docs.aws.amazon.com/AmazonECS/latest/developerguide/infrastructure_IAM_role.html
        $0.trustPolicy = IAM.PolicyDocument([IAM.Statement(trusting: "ecs.amazonaws.com", conditions: nil)])
        let policy: Value<String> =
          "arn:\(.partition):iam::aws:policy/service-role/AmazonECSInfrastructureRolePolicyForServiceConnectTransportLayerSecurity"
        $0.managedPolicies = [Reference(expression: policy.expression)]
      })
    if let key = tls.key {
      lowering.addPolicy(
        self.id("ServiceConnectPolicy"), "certificate-keys", of: tlsRole,
        [
          IAM.Statement(
            actions: ["kms:Decrypt", "kms:Encrypt", "kms:GenerateDataKey", "kms:GenerateDataKeyPair"],
            resources: [key.arn])
        ])
    }
    let authority = tls.authority.arn(for: self, as: "CertificateAuthority", in: &lowering)
    return .init {
      $0.certificateAuthority = authority
      $0.kmsKey = tls.key?.key
      $0.role = tlsRole
    }
  }

  /// What ECS needs before it can get a certificate: the role with its permissions.
  func certificatePrerequisites(_ configuration: ECS.ServiceConnectConfiguration?) -> [LogicalID] {
    guard let id = tlsRole.id, configuration?.services.contains(where: { $0.tls != nil }) == true else { return [] }
    return [id]
  }
}
