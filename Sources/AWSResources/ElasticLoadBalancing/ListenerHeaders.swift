public import ResourceGraph

extension ElasticLoadBalancing.Listener {
  /// Response headers that the listener adds or replaces.
  public struct ResponseHeaders: FieldGroup {
    /// Whether responses contain the `Server` header of the load balancer; the default is true.
    public var sendsServer: Value<Bool>?
    public var strictTransportSecurity: Value<String>?
    public var contentSecurityPolicy: Value<String>?
    public var contentTypeOptions: Value<String>?
    public var frameOptions: Value<String>?
    public var accessControlAllowOrigin: Value<String>?
    public var accessControlAllowMethods: Value<String>?
    public var accessControlAllowHeaders: Value<String>?
    public var accessControlAllowCredentials: Value<String>?
    public var accessControlExposeHeaders: Value<String>?
    public var accessControlMaxAge: Value<String>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.field(
        "routing.http.response.server.enabled",
        terraform: "routing_http_response_server_enabled", &sendsServer)
      fields.field(
        "routing.http.response.strict_transport_security.header_value",
        terraform: "routing_http_response_strict_transport_security_header_value", &strictTransportSecurity)
      fields.field(
        "routing.http.response.content_security_policy.header_value",
        terraform: "routing_http_response_content_security_policy_header_value", &contentSecurityPolicy)
      fields.field(
        "routing.http.response.x_content_type_options.header_value",
        terraform: "routing_http_response_x_content_type_options_header_value", &contentTypeOptions)
      fields.field(
        "routing.http.response.x_frame_options.header_value",
        terraform: "routing_http_response_x_frame_options_header_value", &frameOptions)
      fields.field(
        "routing.http.response.access_control_allow_origin.header_value",
        terraform: "routing_http_response_access_control_allow_origin_header_value", &accessControlAllowOrigin)
      fields.field(
        "routing.http.response.access_control_allow_methods.header_value",
        terraform: "routing_http_response_access_control_allow_methods_header_value", &accessControlAllowMethods)
      fields.field(
        "routing.http.response.access_control_allow_headers.header_value",
        terraform: "routing_http_response_access_control_allow_headers_header_value", &accessControlAllowHeaders)
      fields.field(
        "routing.http.response.access_control_allow_credentials.header_value",
        terraform: "routing_http_response_access_control_allow_credentials_header_value", &accessControlAllowCredentials
      )
      fields.field(
        "routing.http.response.access_control_expose_headers.header_value",
        terraform: "routing_http_response_access_control_expose_headers_header_value", &accessControlExposeHeaders)
      fields.field(
        "routing.http.response.access_control_max_age.header_value",
        terraform: "routing_http_response_access_control_max_age_header_value", &accessControlMaxAge)
    }
  }

  /// Names of the request headers that contain the client certificate and the TLS parameters.
  public struct RequestHeaderNames: FieldGroup {
    public var clientCertificate: Value<String>?
    public var clientCertificateIssuer: Value<String>?
    public var clientCertificateLeaf: Value<String>?
    public var clientCertificateSerialNumber: Value<String>?
    public var clientCertificateSubject: Value<String>?
    public var clientCertificateValidity: Value<String>?
    public var tlsCipherSuite: Value<String>?
    public var tlsVersion: Value<String>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.field(
        "routing.http.request.x_amzn_mtls_clientcert.header_name",
        terraform: "routing_http_request_x_amzn_mtls_clientcert_header_name", &clientCertificate)
      fields.field(
        "routing.http.request.x_amzn_mtls_clientcert_issuer.header_name",
        terraform: "routing_http_request_x_amzn_mtls_clientcert_issuer_header_name", &clientCertificateIssuer)
      fields.field(
        "routing.http.request.x_amzn_mtls_clientcert_leaf.header_name",
        terraform: "routing_http_request_x_amzn_mtls_clientcert_leaf_header_name", &clientCertificateLeaf)
      fields.field(
        "routing.http.request.x_amzn_mtls_clientcert_serial_number.header_name",
        terraform: "routing_http_request_x_amzn_mtls_clientcert_serial_number_header_name",
        &clientCertificateSerialNumber)
      fields.field(
        "routing.http.request.x_amzn_mtls_clientcert_subject.header_name",
        terraform: "routing_http_request_x_amzn_mtls_clientcert_subject_header_name", &clientCertificateSubject)
      fields.field(
        "routing.http.request.x_amzn_mtls_clientcert_validity.header_name",
        terraform: "routing_http_request_x_amzn_mtls_clientcert_validity_header_name", &clientCertificateValidity)
      fields.field(
        "routing.http.request.x_amzn_tls_cipher_suite.header_name",
        terraform: "routing_http_request_x_amzn_tls_cipher_suite_header_name", &tlsCipherSuite)
      fields.field(
        "routing.http.request.x_amzn_tls_version.header_name",
        terraform: "routing_http_request_x_amzn_tls_version_header_name", &tlsVersion)
    }
  }
}
