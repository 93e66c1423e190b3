import AWSResources
import Documents
import ResourceGraph
import Testing

@testable import Templates

struct `A web ACL` {
  private func graph(_ statement: WAFv2.Statement) throws -> ResourceGraph {
    let acl = WAFv2.WebACL {
      $0.scope = .literal(.regional)
      $0.defaultAction = WAFv2.DefaultAction { $0.allow = .init() }
      $0.rules = [
        WAFv2.Rule {
          $0.name = "rule"
          $0.priority = 1
          $0.action = WAFv2.Action { $0.block = .init() }
          $0.statement = WAFv2.RuleStatement { $0.match = statement }
          $0.visibility = WAFv2.Visibility {
            ($0.metricName, $0.hasMetrics, $0.samplesRequests) = ("rule", true, true)
          }
        }
      ]
      $0.visibility = WAFv2.Visibility { ($0.metricName, $0.hasMetrics, $0.samplesRequests) = ("acl", true, true) }
    }
    var graph = ResourceGraph("shop")
    try graph.insert(Entry("Acl", acl))
    return graph
  }

  private func negated(_ times: Int) -> WAFv2.Statement {
    WAFv2.Statement { statement in
      if times == 0 {
        statement.country = .init { $0.countries = ["DE"] }
      } else {
        statement.not = negated(times - 1)
      }
    }
  }

  private func isUnsupported(_ emission: Emission) -> Bool {
    emission.diagnostics.contains { $0.message.contains("NotStatement") }
  }

  @Test func `has three levels of statements in Terraform, and any number in CloudFormation`() throws {
    #expect(!isUnsupported(Terraform.write(try graph(negated(3)))))
    #expect(isUnsupported(Terraform.write(try graph(negated(4)))))
    let deep = try graph(negated(6))
    let template = CloudFormation.write(deep).document
    let read = try CloudFormation.read(template, file: "shop.json", catalog: .aws)
    #expect(CloudFormation.write(read).document == template)
    let rule = try #require(read.resource("Acl", as: WAFv2.WebACL.self)?.rules.first)
    #expect(rule.statement?.match?.not?.not?.not?.not?.not?.not?.country?.countries == ["DE"])
  }

  @Test func `chooses by empty objects`() throws {
    let statement = WAFv2.Statement {
      $0.crossSiteScripting = .init { match in
        match.field = WAFv2.FieldToMatch { $0.queryString = .init() }
        match.transformations = [
          WAFv2.TextTransformation { ($0.priority, $0.kind) = (0, .literal(.urlDecode)) }
        ]
      }
    }
    let configuration = Terraform.write(try graph(statement)).document
    let rule = configuration["resource"]?["aws_wafv2_web_acl"]?["acl"]?["rule"]?.array?.first
    #expect(rule?["statement"]?["xss_match_statement"]?["field_to_match"] == ["query_string": [:]])
    #expect(rule?["action"] == ["block": [:]])
    let read = try Terraform.read(configuration: configuration, file: "shop.tf.json", catalog: .aws)
    let acl = try #require(read.resource("Acl", as: WAFv2.WebACL.self))
    #expect(acl.defaultAction?.allow != nil && acl.defaultAction?.block == nil)
    #expect(acl.rules.first?.statement?.match?.crossSiteScripting?.field?.queryString != nil)
  }

  @Test func `has the bodies of its responses by their names`() throws {
    let template: Node = [
      "Resources": [
        "Acl": [
          "Type": "AWS::WAFv2::WebACL",
          "Properties": [
            "CustomResponseBodies": ["Sorry": ["ContentType": "TEXT_PLAIN", "Content": "come back later"]]
          ],
        ]
      ]
    ]
    let read = try CloudFormation.read(template, file: "shop.json", catalog: .aws)
    #expect(CloudFormation.write(read).document == template)
    let body = Terraform.write(read).document["resource"]?["aws_wafv2_web_acl"]?["acl"]?["custom_response_body"]
    #expect(body == [["key": "Sorry", "content_type": "TEXT_PLAIN", "content": "come back later"]])
  }
}
