/// AWS Certificate Manager: TLS certificates.
public enum CertificateManager {}
