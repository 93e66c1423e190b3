import Documents
import ResourceGraph
import Templates
import Testing

@testable import InfraLanguage

/// Identity providers and custom attributes of user pools.
@Suite struct IdentityProviderTests {
  private let users = UserPool(
    "users", domain: .prefix("shop-users"),
    customAttributes: [.string("tenant", longest: 64), .number("level", least: 0, most: 9)])
  private let credentials = Secret.existing(
    "google-client", secretARN: "arn:aws:secretsmanager:eu-west-1:111122223333:secret:google-a1b2c3")
  private var google: UserPoolIdentityProvider {
    UserPoolIdentityProvider(
      "google", of: users, .google(clientID: "1234", clientSecret: credentials.value("client_secret")))
  }

  private func company(_ attributes: KeyValuePairs<UserAttribute, String>? = nil, of pool: UserPool? = nil)
    -> UserPoolIdentityProvider
  {
    UserPoolIdentityProvider(
      "company", of: pool ?? users, .saml(metadata: .url("https://login.example.com/metadata.xml")),
      attributes: attributes, identifiers: ["example.com"])
  }

  private func graph(@StackBuilder _ elements: () -> [any StackElement]) throws -> ResourceGraph {
    try Stack("shop", region: .euWest1, elements).graph()
  }

  private func messages(@StackBuilder _ elements: () -> [any StackElement]) -> [String] {
    System([Stack("shop", region: .euWest1, elements)], in: Environment(name: "production")).diagnostics.map(\.message)
  }

  @Test func `the client secret is read at deployment and stands in no template`() throws {
    let graph = try graph { google }
    let template = CloudFormation.write(graph).document["Resources"]?["GoogleIdentityProvider"]?["Properties"]
    #expect(template?["ProviderName"] == "Google")
    #expect(
      template?["ProviderDetails"]?["client_secret"]
        == "{{resolve:secretsmanager:arn:aws:secretsmanager:eu-west-1:111122223333:secret:google-a1b2c3:SecretString:client_secret}}"
    )
    #expect(template?["AttributeMapping"] == ["email": "email", "username": "sub"])
    let emission = Terraform.write(graph)
    let provider = emission.document["resource"]?["aws_cognito_identity_provider"]?["google_identity_provider"]
    #expect(
      provider?["provider_details"]?["client_secret"]
        == "${jsondecode(data.aws_secretsmanager_secret_version.google_provider_secret_value.secret_string)[\"client_secret\"]}"
    )
    #expect(
      emission.document["data"]?["aws_secretsmanager_secret_version"]?["google_provider_secret_value"] == [
        "secret_id": "arn:aws:secretsmanager:eu-west-1:111122223333:secret:google-a1b2c3"
      ])
    #expect(provider?["lifecycle"]?["ignore_changes"]?.array?.contains("provider_details[\"token_url\"]") == true)
    #expect(emission.diagnostics.contains { $0.message.contains("the client secret of the identity provider") })
  }

  @Test func `the ARN of a secret can be a value that the engine reads`() throws {
    let secret = Secret.existing("login", secretARN: .parameterStore("/shop/login-arn"))
    let graph = try graph {
      UserPoolIdentityProvider(
        "login", of: users,
        .oidc(issuer: "https://login.example.com", clientID: .parameter("Client"), clientSecret: secret.value))
    }
    let template = CloudFormation.write(graph).document
    #expect(
      template["Resources"]?["LoginIdentityProvider"]?["Properties"]?["ProviderDetails"]?["client_secret"] == [
        "Fn::Sub": "{{resolve:secretsmanager:${LoginSecretShopLoginArn}:SecretString}}"
      ])
    #expect(template["Parameters"]?["LoginSecretShopLoginArn"]?["Default"] == "/shop/login-arn")
    let configuration = Terraform.write(graph).document
    #expect(
      configuration["data"]?["aws_secretsmanager_secret_version"]?["login_provider_secret_value"]?["secret_id"]
        == "${data.aws_ssm_parameter.login_secret_shop_login_arn.insecure_value}")
    #expect(configuration["data"]?["aws_ssm_parameter"]?["login_secret_shop_login_arn"] == ["name": "/shop/login-arn"])
  }

  @Test func `the secret can belong to another stack`() throws {
    let secret = Secret("login")
    let provider = UserPoolIdentityProvider(
      "login", of: users, .oidc(issuer: "https://login.example.com", clientID: "shop", clientSecret: secret.value))
    let system = System(
      [
        Stack("data", region: .euWest1) { secret },
        Stack("shop", region: .euWest1) { provider },
      ], in: Environment(name: "production"))
    #expect(system.diagnostics.map(\.message) == [])
    let graph = try #require(system.graphs.last)
    #expect(graph.name == "shop")
    let emission = Terraform.write(graph)
    #expect(emission.diagnostics.filter { $0.severity == .error }.map(\.message) == [])
    #expect(
      emission.document["data"]?["aws_secretsmanager_secret_version"]?["login_provider_secret_value"]?["secret_id"]?
        .string?
        .contains("data.aws_ssm_parameter.") == true)
    #expect(CloudFormation.write(graph).diagnostics.filter { $0.severity == .error }.map(\.message) == [])
  }

  @Test func `a client signs users in with providers and writes only what they map`() throws {
    let company = company([.email: "mail", .custom("tenant"): "tenant"])
    let graph = try graph {
      UserPoolClient(
        "web", of: users, callbacks: ["https://shop.example.com/"],
        identityProviders: [.cognito, .provider(google), .provider(company)])
    }
    let client = CloudFormation.write(graph).document["Resources"]?["WebClient"]?["Properties"]
    #expect(
      client?["SupportedIdentityProviders"] == [
        "COGNITO", ["Ref": "GoogleIdentityProvider"], ["Ref": "CompanyIdentityProvider"],
      ])
    #expect(client?["WriteAttributes"]?.array?.contains("custom:tenant") == true)
    #expect(client?["WriteAttributes"]?.array?.contains("custom:level") == false)
    #expect(client?["ReadAttributes"]?.array?.contains("custom:level") == true)
    #expect(
      Terraform.write(graph).document["resource"]?["aws_cognito_user_pool_client"]?["web_client"]?[
        "supported_identity_providers"]
        == [
          "COGNITO", "${aws_cognito_identity_provider.google_identity_provider.provider_name}",
          "${aws_cognito_identity_provider.company_identity_provider.provider_name}",
        ])
  }

  @Test func `SAML shows what has to be registered with the provider`() throws {
    let graph = try graph { company() }
    let template = CloudFormation.write(graph).document
    let provider = template["Resources"]?["CompanyIdentityProvider"]?["Properties"]
    #expect(provider?["ProviderName"] == "company")
    #expect(provider?["ProviderType"] == "SAML")
    #expect(
      provider?["ProviderDetails"]
        == ["MetadataURL": "https://login.example.com/metadata.xml", "IDPSignout": "false"])
    #expect(
      template["Outputs"]?["CompanyCallbackUrl"]?["Value"] == [
        "Fn::Sub": "https://shop-users.auth.${AWS::Region}.amazoncognito.com/saml2/idpresponse"
      ])
    #expect(
      template["Outputs"]?["CompanyEntityId"]?["Value"] == ["Fn::Sub": "urn:amazon:cognito:sp:${UsersUserPool}"])
  }

  @Test func `custom attributes have constraints in both dialects`() throws {
    let graph = try graph { users }
    #expect(
      CloudFormation.write(graph).document["Resources"]?["UsersUserPool"]?["Properties"]?["Schema"]?.array?.first == [
        "Name": "tenant", "AttributeDataType": "String", "DeveloperOnlyAttribute": false, "Mutable": true,
        "Required": false, "StringAttributeConstraints": ["MinLength": "0", "MaxLength": "64"],
      ])
    let schema = Terraform.write(graph).document["resource"]?["aws_cognito_user_pool"]?["users_user_pool"]?["schema"]
    #expect(
      schema?.array?.last == [
        "name": "level", "attribute_data_type": "Number", "developer_only_attribute": false, "mutable": true,
        "required": false, "number_attribute_constraints": ["min_value": "0", "max_value": "9"],
      ])
  }

  @Test func `a mapping needs a custom attribute that can change`() {
    let fixed = UserPool(
      "users", domain: .prefix("shop-users"), customAttributes: [.string("tenant", isMutable: false)])
    #expect(
      messages { company([.custom("tenant"): "tenant"], of: fixed) } == [
        "identity provider 'company' maps the custom attribute 'tenant', which is not mutable, so that the second sign-in "
          + "would fail; make it mutable"
      ])
    #expect(
      messages { company([.custom("team"): "team"]) } == [
        "identity provider 'company' maps the custom attribute 'team', which user pool 'users' does not have; add it to its "
          + "'customAttributes'"
      ])
  }

  @Test func `a client whose users could change what a provider states is an error`() {
    #expect(
      messages {
        UserPoolClient(
          "web", of: users, callbacks: ["https://shop.example.com/"], scopes: [.openID, .ownAccount],
          identityProviders: [.provider(company([.email: "mail", .custom("tenant"): "tenant"]))])
      } == [
        "client 'web' has the scope 'aws.cognito.signin.user.admin', with which users can overwrite 'custom:tenant', which "
          + "identity provider 'company' maps; use another client for '.ownAccount'"
      ])
  }

  @Test func `a secret in Parameter Store is an error`() {
    let token = ConfigParameter.existing("token", parameterName: "/shop/token")
    #expect(
      messages {
        UserPoolIdentityProvider(
          "login", of: users,
          .oidc(issuer: "http://login.example.com", clientID: "shop", clientSecret: token.value))
      } == [
        "identity provider 'login' has the URL 'http://login.example.com'; use one that begins with 'https://'",
        "identity provider 'login' has its secret in Parameter Store, from where CloudFormation does not read it; use a "
          + "'Secret'",
      ])
  }
}
