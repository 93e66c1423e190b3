import AWSResources
import Testing

@testable import Validation

/// Which conditions of a statement for everybody leave it open to everybody.
@Suite struct PolicyConditionTests {
  private func admitsEverybody(_ conditions: IAM.Condition..., action: String = "sqs:SendMessage") -> Bool {
    IAM.Statement(
      .allow, principal: .everybody, actions: [action], resources: ["*"], conditions: conditions
    ).admitsEverybody
  }

  @Test func `a range of addresses admits the internet if one of the ranges is the internet`() {
    #expect(!admitsEverybody(.init("IpAddress", "aws:SourceIp", "203.0.113.0/24", "10.0.0.0/8")))
    #expect(!admitsEverybody(.init("IpAddress", "aws:SourceIp", .parameter("Office"))))
    for range: Value<String> in ["0.0.0.0/0", "::/0", "0.0.0.0/1"] {
      #expect(admitsEverybody(.init("IpAddress", "aws:SourceIp", "10.0.0.0/8", range)))
    }
    // The rule for known sources stands beside the one that is open.
    #expect(
      !admitsEverybody(
        .init("IpAddress", "aws:SourceIp", "0.0.0.0/0"), .init("StringEquals", "aws:SourceVpce", "vpce-1")))
  }

  @Test(arguments: [
    ("arn:aws:sns:eu-west-1:111122223333:*", false), ("arn:aws:sns:*:111122223333:*", false),
    ("arn:aws:sns:*:*:*", true), ("arn:aws:sns:*:*:orders", true), ("arn:aws:iam::*:role/*", true),
    ("arn:aws:iam::*", true), ("arn:*:111122223333:*", false), ("*", true),
    ("arn:aws:s3:*:*:receipts", false), ("arn:aws:s3:::receipts", false), ("arn:aws:s3:::receipts-*", true),
    ("arn:aws:cloudfront::*:distribution/E1", false), ("arn:aws:cloudfront::*:distribution/*", true),
  ])
  func `a pattern of ARNs is bound by an account, or by a name that nobody else can have`(arn: String, isOpen: Bool) {
    #expect(admitsEverybody(.init("ArnLike", "aws:SourceArn", .literal(arn))) == isOpen)
    #expect(admitsEverybody(.init("StringLike", "aws:PrincipalArn", .literal(arn))) == isOpen)
  }

  @Test func `what the deployment fills in is somebody`() {
    #expect(!admitsEverybody(.init("ArnLike", "aws:SourceArn", "arn:\(.partition):sns:*:\(.accountID):*")))
    #expect(admitsEverybody(.init("ArnLike", "aws:SourceArn", "arn:\(.partition):sns:\(.region):*:*")))
    #expect(admitsEverybody(.init("ArnLike", "aws:SourceArn", "arn:\(.partition):iam::*")))
    #expect(!admitsEverybody(.init("ArnEquals", "aws:SourceArn", .parameter("Topic"))))
  }

  @Test func `who has no such key passes IfExists and ForAllValues`() {
    let topic: Value<String> = "arn:aws:sns:eu-west-1:111122223333:orders"
    #expect(!admitsEverybody(.init("ArnEquals", "aws:SourceArn", topic)))
    #expect(admitsEverybody(.init("ArnEqualsIfExists", "aws:SourceArn", topic)))
    let members = IAM.Condition("ForAllValues:StringLike", "aws:PrincipalOrgPaths", "o-a1b2c3d4e5/*")
    #expect(admitsEverybody(members))
    #expect(!admitsEverybody(members, .init("Null", "aws:PrincipalOrgPaths", "false")))
    #expect(admitsEverybody(members, .init("Null", "aws:PrincipalOrgPaths", "true")))
    // Requests always have these keys, and KMS takes signed requests only.
    #expect(!admitsEverybody(.init("StringEqualsIfExists", "aws:PrincipalAccount", "111122223333")))
    let role = IAM.Condition("ArnEqualsIfExists", "aws:PrincipalArn", "arn:aws:iam::111122223333:role/reader")
    #expect(admitsEverybody(role))
    #expect(!admitsEverybody(role, action: "kms:Decrypt"))
  }

  @Test func `ids are fixed`() {
    #expect(!admitsEverybody(.init("StringEquals", "aws:PrincipalOrgID", "o-a1b2c3d4e5")))
    #expect(admitsEverybody(.init("StringLike", "aws:PrincipalOrgID", "o-*")))
    #expect(!admitsEverybody(.init("ForAnyValue:StringLike", "aws:PrincipalOrgPaths", "o-a1b2c3d4e5/*")))
    #expect(admitsEverybody(.init("ForAnyValue:StringLike", "aws:PrincipalOrgPaths", "*/r-ab12/*")))
    #expect(!admitsEverybody(.init("StringLike", "aws:userid", "AROAEXAMPLEID12345678:*")))
    #expect(admitsEverybody(.init("StringLike", "aws:userid", "*:deployer")))
    #expect(!admitsEverybody(.init("StringEquals", "s3:DataAccessPointAccount", "111122223333")))
    #expect(!admitsEverybody(.init("StringLike", "sns:Endpoint", "*@example.com")))
    #expect(admitsEverybody(.init("StringLike", "sns:Endpoint", "https://*")))
  }

  @Test func `a name that everybody can take, or a service that everybody can use, is nobody`() {
    #expect(admitsEverybody(.init("StringEquals", "aws:username", "deployer")))
    #expect(admitsEverybody(.init("StringEquals", "kms:ViaService", "s3.eu-west-1.amazonaws.com")))
    #expect(admitsEverybody(.init("Bool", "kms:GrantIsForAWSResource", "true")))
    #expect(admitsEverybody(.init("StringNotEquals", "aws:PrincipalOrgID", "o-a1b2c3d4e5")))
  }
}
