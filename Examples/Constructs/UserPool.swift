import Infra

extension Constructs {
  /// Users who sign in to an application, also with accounts of Google and of a company, users whom a load balancer authenticates, and a program with scopes.
  static let userPool = Stack(
    "user-pool", region: .euWest1,
    // The state contains the secrets of the clients, so it is encrypted.
    terraformBackend: .s3(bucket: "example-terraform-state", key: "user-pool/terraform.tfstate", region: .euWest1)
  ) {
    let users = UserPool(
      "users", domain: .prefix("example-shop"), signUp: .open, groups: ["admins", "support"],
      customAttributes: [.string("tenant", longest: 64)])
    let google = UserPoolIdentityProvider(
      "google", of: users,
      .google(
        clientID: "1234.apps.googleusercontent.com",
        clientSecret: Secret.existing("google-client", secretARN: .parameterStore("/shop/google-client-arn"))
          .value("client_secret")),
      attributes: [.email: "email", .emailVerified: "email_verified", .name: "name"])
    let company = UserPoolIdentityProvider(
      "company", of: users, .saml(metadata: .url("https://login.example.com/metadata.xml")),
      attributes: [
        .email: "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress", .custom("tenant"): "tenant",
      ], identifiers: ["example.com"])
    let app = UserPoolClient(
      "app", of: users, callbacks: ["https://shop.example.com/signed-in", "http://localhost:3000/signed-in"],
      logouts: ["https://shop.example.com/"], identityProviders: [.cognito, .provider(google), .provider(company)])
    app
    Alarm.high(app.signInThrottles, above: 100, notify: Topic("operations"))

    let orders = ResourceServer("orders", of: users, scopes: [.init("read", description: "Read orders")])
    MachineClient("reports", of: users, scopes: [orders.scope("read")])

    let network = Network("main", zones: 2)
    let office = FargateService(
      "office", on: Cluster("main"), in: network.privateSubnets,
      image: .repository(.existing("office", repositoryName: "office"), tag: "v1.0.0"), size: .quarterVCPU(.gb1),
      port: 8080,
      environment: ["ISSUER": users.issuer], scaling: .tasks(minimum: 2, maximum: 4, cpuUtilization: 60))
    let staff = UserPoolClient(
      "staff", of: users, callbacks: ["https://office.example.com/oauth2/idpresponse"], kind: .confidential)
    LoadBalancer(
      "public", in: network.publicSubnets,
      certificate: .existing(certificateARN: .parameterStore("/certificates/shop")),
      accessLogs: .bucket(Bucket("logs"))
    ) {
      Route("/*", hosts: ["office.example.com"], to: office, requires: .signIn(staff))
    }
  }
}
