import Documents
import ResourceGraph
import Templates
import Testing

@testable import Infra

/// Keys, secrets and parameters that exist already.
@Suite struct ExistingSecurityTests {
  private let key = EncryptionKey.existing("data", keyARN: "arn:aws:kms:eu-west-1:111122223333:key/1")

  private func graph(_ elements: any StackElement...) throws -> ResourceGraph {
    let graph = try Stack("shop", region: .euWest1) { elements }.graph()
    #expect(CloudFormation.write(graph).diagnostics == graph.notes)
    return graph
  }

  private func service(secrets: SecretEnvironment = [:]) -> FargateService {
    FargateService(
      "api", on: Cluster("shop"), in: Network("main", zones: 2).privateSubnets,
      image: .registry("public.ecr.aws/example/api:1.0.0"), size: .quarterVCPU(.gb1), port: 8080, secrets: secrets)
  }

  private func template(_ graph: ResourceGraph, _ id: String) throws -> String {
    JSON.writeCompact(try #require(CloudFormation.write(graph).document["Resources"]?[id]))
  }

  @Test func `a key encrypts, and a note states what its policy must contain`() throws {
    let topic = Topic("orders", key: key)
    let documents = Bucket("documents", key: key, hasRequestMetrics: true)
    let graph = try graph(topic, documents, Alarm.high(documents.clientErrors, above: 1, notify: topic))
    #expect(graph.all(KMS.Key.self).isEmpty && graph.all(KMS.Alias.self).isEmpty)
    #expect(try template(graph, "DocumentsBucket").contains("arn:aws:kms:eu-west-1:111122223333:key/1"))
    #expect(try template(graph, "OrdersTopic").contains("arn:aws:kms:eu-west-1:111122223333:key/1"))
    #expect(graph.notes.contains { $0.message.hasPrefix("encryption key 'data' exists already") })
    let configuration = JSON.writeCompact(Terraform.write(graph).document)
    #expect(configuration.contains(#""kms_master_key_id":"arn:aws:kms:eu-west-1:111122223333:key/1""#))
  }

  @Test func `a container reads a secret and a parameter by their ARNs`() throws {
    let login = Secret.existing("login", secretARN: .parameter("LoginARN"), key: key)
    let region = ConfigParameter.existing("tax-region", parameterName: "/shared/tax-region", key: key)
    let api = service(secrets: [
      "TOKEN": login.value, "PASSWORD": login.value("password"), "TAX_REGION": region.value,
    ])
    let stack = Stack("shop", region: .euWest1, parameters: [Parameter("LoginARN")]) {
      api
      login.grants(.read, to: api)
      region.grants(.read, to: api)
    }
    let graph = try stack.graph()
    #expect(CloudFormation.write(graph).diagnostics == [])
    #expect(graph.all(SecretsManager.Secret.self).isEmpty && graph.all(SSM.Parameter.self).isEmpty)
    let definition = try template(graph, "ApiTaskDefinition")
    #expect(definition.contains(#"{"Name":"TOKEN","ValueFrom":{"Ref":"LoginARN"}}"#))
    #expect(definition.contains("${LoginARN}:password::"))
    #expect(definition.contains("parameter/shared/tax-region"))
    for policy in ["ApiExecutionPolicy", "ApiTaskPolicy"] {
      let text = try template(graph, policy)
      #expect(text.contains("parameter/shared/tax-region") && text.contains(#"{"Ref":"LoginARN"}"#), "\(policy)")
      #expect(text.contains("ssm.${AWS::Region}.amazonaws.com"), "\(policy)")
      #expect(text.contains("secretsmanager.${AWS::Region}.amazonaws.com"), "\(policy)")
    }
    #expect(JSON.writeCompact(Terraform.write(graph).document).contains("${var.LoginARN}:password::"))
  }
}
