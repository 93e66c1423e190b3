import Documents
import ResourceGraph
import Testing

@testable import InfraLanguage
@testable import Templates

@Suite struct SecretTests {
  private func graph(_ elements: any StackElement...) throws -> ResourceGraph {
    try Stack("shop", region: .euWest1) { elements }.graph()
  }

  private func service(secrets: SecretEnvironment) -> FargateService {
    FargateService(
      "api", on: Cluster("shop"), in: Network("main").privateSubnets, image: .registry("example.com/api:1"),
      size: .halfVCPU(.gb1), port: 3000, secrets: secrets)
  }

  @Test func `a user's name and a generated password are one document in both dialects`() throws {
    let graph = try graph(Secret("reporting", username: "reporting"))
    let template = CloudFormation.write(graph).document["Resources"]?["ReportingSecret"]?["Properties"]
    #expect(template?["GenerateSecretString"]?["SecretStringTemplate"] == #"{"username":"reporting"}"#)
    #expect(template?["GenerateSecretString"]?["GenerateStringKey"] == "password")

    let configuration = Terraform.write(graph).document
    let version = configuration["resource"]?["aws_secretsmanager_secret_version"]?["reporting_secret"]
    let password = "ephemeral.aws_secretsmanager_random_password.reporting_secret.random_password"
    #expect(
      version?["secret_string_wo"]
        == .string(#"${jsonencode({"username":"reporting","password":\#(password)})}"#))
    let back = try Terraform.read(configuration: configuration, file: "shop.tf.json", catalog: .aws)
    let secret = back.resource("ReportingSecret", as: SecretsManager.Secret.self)
    #expect(secret?.generatedString?.template == #"{"username":"reporting"}"#)
    #expect(secret?.generatedString?.key == "password")
  }

  private let rotator = Function.existing("rotate", functionName: "rotate-tokens", roleName: "rotate-tokens")

  @Test func `a rotated secret has a schedule in days`() throws {
    let graph = try graph(Secret("token", rotation: .every(.days(30), by: rotator)))
    let rotation = try #require(graph.resource("TokenSecretRotation", as: SecretsManager.RotationSchedule.self))
    #expect(rotation.interval == 30 && rotation.rotationFunction == rotator.arn)
    #expect(rotation.secret?.id == "TokenSecret")
    // Nothing can be rotated before there is a value, which Terraform keeps beside the secret.
    let written = Terraform.write(graph).document["resource"]?["aws_secretsmanager_secret_rotation"]
    let waits = written?["token_secret_rotation"]?["depends_on"]?.array?.compactMap(\.string) ?? []
    #expect(
      waits.sorted() == [
        "aws_lambda_permission.rotate_from_token_permission", "aws_secretsmanager_secret_version.token_secret",
      ])
  }

  @Test func `a rotated secret keeps its first version, which Terraform would replace otherwise`() throws {
    let configuration = Terraform.write(try graph(Secret("token", rotation: .every(.days(30), by: rotator)))).document
    let version = configuration["resource"]?["aws_secretsmanager_secret_version"]?["token_secret"]
    #expect(version?["version_stages"] == ["AWSCURRENT", "FIRST"])
    #expect(version?["lifecycle"] == ["ignore_changes": ["version_stages"]])
    let plain = Terraform.write(try graph(Secret("token"))).document["resource"]?["aws_secretsmanager_secret_version"]
    #expect(plain?["token_secret"]?["version_stages"] == nil && plain?["token_secret"]?["lifecycle"] == nil)
  }

  @Test func `the secret of a database user says where the database is, and waits for the user`() throws {
    let customers = MySQL("customers", in: Network("main").isolatedSubnets, size: .t4g(.medium))
    let graph = try graph(
      Secret("reporting", username: "reporting", database: customers, rotation: .every(.days(30), by: rotator)))
    let rotation = try #require(graph.resource("ReportingSecretRotation", as: SecretsManager.RotationSchedule.self))
    #expect(rotation.rotatesImmediately == false)
    let emission = CloudFormation.write(graph)
    #expect(emission.diagnostics == [])
    let template = emission.document["Resources"]?["ReportingSecret"]?["Properties"]?["GenerateSecretString"]
    #expect(
      template?["SecretStringTemplate"] == [
        "Fn::Sub": .string(
          #"{"username":"reporting","engine":"mysql","host":"${CustomersDatabase.Endpoint.Address}","#
            + #""port":"${CustomersDatabase.Endpoint.Port}","dbname":"customers"}"#)
      ])
    let configuration = Terraform.write(graph)
    #expect(configuration.diagnostics == [])
    let version = configuration.document["resource"]?["aws_secretsmanager_secret_version"]?["reporting_secret"]
    let password = "ephemeral.aws_secretsmanager_random_password.reporting_secret.random_password"
    let members =
      #"{"username":"reporting","engine":"mysql","host":"${aws_db_instance.customers_database.address}","#
      + #""port":"${aws_db_instance.customers_database.port}","dbname":"customers","password":"#
    #expect(version?["secret_string_wo"] == .string("${jsonencode(\(members)\(password)})}"))
    let back = try Terraform.read(configuration: configuration.document, file: "shop.tf.json", catalog: .aws)
    let secret = back.resource("ReportingSecret", as: SecretsManager.Secret.self)
    #expect(secret?.generatedString?.template?.expression.referencedIDs == ["CustomersDatabase", "CustomersDatabase"])
  }

  @Test func `Secrets Manager may invoke a function for the secret that it rotates alone`() throws {
    let key = EncryptionKey("tokens")
    let rotator = Function(
      "rotate", code: .image(ImageRepository("rotate"), tag: "v1.4.2"), timeout: .minutes(1))
    let graph = try graph(Secret("token", rotation: .every(.days(30), by: rotator), key: key))
    let emission = CloudFormation.write(graph)
    #expect(emission.diagnostics == [])
    let resources = emission.document["Resources"]
    #expect(
      resources?["RotateFromTokenPermission"]?["Properties"] == [
        "FunctionName": ["Ref": "RotateFunction"], "Action": "lambda:InvokeFunction",
        "Principal": "secretsmanager.amazonaws.com", "SourceArn": ["Ref": "TokenSecret"],
        "SourceAccount": ["Ref": "AWS::AccountId"],
      ])
    #expect(resources?["TokenSecretRotation"]?["DependsOn"] == "RotateFromTokenPermission")
    #expect(
      resources?["TokenSecretRotation"]?["Properties"]?["RotationLambdaARN"] == [
        "Fn::GetAtt": ["RotateFunction", "Arn"]
      ])
    let policy = try #require(graph.resource("RotateFunctionPolicy", as: IAM.RolePolicy.self)?.document)
    #expect(
      policy.statements.map { $0.actions?.values.compactMap(\.literal) } == [
        [
          "secretsmanager:DescribeSecret", "secretsmanager:GetSecretValue", "secretsmanager:PutSecretValue",
          "secretsmanager:UpdateSecretVersionStage",
        ], ["secretsmanager:GetRandomPassword"], ["kms:Decrypt", "kms:GenerateDataKey"],
      ])
    #expect(policy.statements.first?.resources?.values == [.expression(.attribute("TokenSecret", "Ref"))])

    let configuration = Terraform.write(graph)
    #expect(configuration.diagnostics == [])
    let permission = configuration.document["resource"]?["aws_lambda_permission"]?["rotate_from_token_permission"]
    #expect(permission?["source_arn"] == "${aws_secretsmanager_secret.token_secret.arn}")
    let rotation = configuration.document["resource"]?["aws_secretsmanager_secret_rotation"]?["token_secret_rotation"]
    #expect(rotation?["rotation_lambda_arn"] == "${aws_lambda_function.rotate_function.arn}")
  }

  @Test func `a function that exists already is permitted to rotate, as far as its role is known`() throws {
    let known = try graph(Secret("token", rotation: .every(.days(30), by: rotator)))
    #expect(known["RotatePolicy"] != nil && known["RotateFromTokenPermission"] != nil && known.notes == [])
    let unknown = try graph(
      Secret("token", rotation: .every(.days(30), by: .existing("rotate", functionName: "rotate-tokens"))))
    #expect(unknown["RotatePolicy"] == nil && unknown["RotateFromTokenPermission"] != nil)
    #expect(
      unknown.notes.map(\.message) == [
        "function 'rotate' exists already and its role is not known; the role must allow secretsmanager:DescribeSecret, "
          + "secretsmanager:GetSecretValue, secretsmanager:PutSecretValue, secretsmanager:UpdateSecretVersionStage on "
          + "secret 'token'"
      ])
  }

  @Test func `a secret can have a name of its own, which Secrets Manager accepts`() throws {
    let graph = try graph(Secret("token", physicalName: "AmazonMSK_token"))
    #expect(graph.resource("TokenSecret", as: SecretsManager.Secret.self)?.name == "AmazonMSK_token")
    let messages = Stack("shop", region: .euWest1) { Secret("token", physicalName: "my token") }.errors.map(\.message)
    #expect(
      messages == [
        "secret 'token' has the physical name 'my token'; use letters, digits and '/_+=.@-', 512 at most"
      ])
  }

  @Test(arguments: [Duration.hours(36), .days(0), .days(1001)])
  func `an interval that is no number of days is refused`(interval: Duration) {
    let stack = Stack("shop", region: .euWest1) { Secret("token", rotation: .every(interval, by: rotator)) }
    let error = #expect(throws: Diagnostics.self) { try stack.graph() }
    #expect(error?.all.first?.message.hasSuffix("use 1 to 1000 whole days") == true)
  }

  @Test func `who reads a secret under a key may decrypt with it`() throws {
    let key = EncryptionKey("data")
    let secret = Secret("token", key: key)
    let api = service(secrets: ["TOKEN": secret.value])
    let graph = try graph(api, secret.grants(.read, to: api))
    #expect(graph.resource("TokenSecret", as: SecretsManager.Secret.self)?.kmsKey?.id == "DataKey")
    for policy: LogicalID in ["ApiExecutionPolicy", "ApiTaskPolicy"] {
      let statements = graph.resource(policy, as: IAM.RolePolicy.self)?.document?.statements ?? []
      let decryption = statements.first { $0.actions?.values == ["kms:Decrypt"] }
      #expect(decryption?.resources?.values == [key.key.value], "\(policy)")
      #expect(decryption?.conditions?.first?.key == "kms:ViaService")
    }
  }

  @Test func `a parameter has the stack's path, and ECS may read it`() throws {
    let parameter = ConfigParameter("page-size", value: "50")
    let languages = ConfigParameter("languages", values: ["de", "en"])
    let api = service(secrets: ["PAGE_SIZE": parameter.value, "TOKEN": Secret("token").value])
    let graph = try graph(api, languages.grants(.read, to: api))
    let resource = try #require(graph.resource("PageSizeParameter", as: SSM.Parameter.self))
    #expect(resource.name == "/shop/page-size" && resource.kind == .literal(.string))
    let list = try #require(graph.resource("LanguagesParameter", as: SSM.Parameter.self))
    #expect(list.value == "de,en" && list.kind == .literal(.stringList))
    let statements = graph.resource("ApiExecutionPolicy", as: IAM.RolePolicy.self)?.document?.statements ?? []
    let reads = statements.first { $0.actions?.values == ["ssm:GetParameters"] }
    #expect(reads?.resources?.values == [parameter.arn])
    let own = graph.resource("ApiTaskPolicy", as: IAM.RolePolicy.self)?.document?.statements ?? []
    #expect(own.map { $0.resources?.values } == [[languages.arn]])
  }

  @Test func `a parameter that Parameter Store does not take is refused`() {
    let stack = Stack("shop", region: .euWest1) {
      ConfigParameter("empty", value: "")
      ConfigParameter("long", value: .literal(String(repeating: "x", count: 4097)))
      ConfigParameter("names", values: ["Doe, John"])
    }
    let error = #expect(throws: Diagnostics.self) { try stack.graph() }
    #expect(
      error?.all.map(\.message) == [
        "parameter 'empty' has an empty value, which AWS rejects; use a value",
        "parameter 'long' has 4097 bytes, AWS allows 4096; store the value in a bucket",
        "item 'Doe, John' of parameter 'names' contains a comma, which separates items; remove it",
      ])
  }
}
