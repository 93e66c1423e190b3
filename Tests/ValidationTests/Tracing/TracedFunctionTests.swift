import AWSResources
import Templates
import Testing

@testable import Validation

/// What the functions of a distribution make of a path, and in which form behaviors compare it.
@Suite struct TracedFunctionTests {
  private func site(_ settings: String, _ resources: String = "") -> String {
    """
    Resources:
      Cdn:
        Type: AWS::CloudFront::Distribution
        Properties:
          DistributionConfig:
            Enabled: true
            Origins: [{Id: site, DomainName: !GetAtt Site.RegionalDomainName, S3OriginConfig: {}}]
            DefaultCacheBehavior: {TargetOriginId: site, ViewerProtocolPolicy: https-only, \(settings)}
      Site: {Type: AWS::S3::Bucket, Properties: {}}
    \(resources)
    """
  }

  private func function(_ code: String) -> String {
    let lines = code.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
    return """
        Rewrite:
          Type: AWS::CloudFront::Function
          Properties:
            FunctionCode: |
      """ + "\n" + lines.map { "        \($0)" }.joined(separator: "\n") + "\n"
  }

  private let association =
    "FunctionAssociations: [{EventType: viewer-request, FunctionARN: !GetAtt Rewrite.FunctionARN}]"

  @Test(arguments: [
    (CloudFront.SiteFunction.singlePage, "/basket", "/index.html"), (.singlePage, "/a/b/", "/index.html"),
    (.singlePage, "/a.b/c", "/index.html"), (.singlePage, "/site.css", "/site.css"), (.pages, "/", "/index.html"),
    (.pages, "/a", "/a/index.html"), (.pages, "/a/", "/a/index.html"), (.pages, "/a/b.css", "/a/b.css"),
  ])
  func `the function of a site is run`(_ kind: CloudFront.SiteFunction, _ path: String, _ sent: String) throws {
    let text = site(association, function(kind.code))
    #expect(try TracedTemplate.ending(text, "https://cdn\(path)") == "bucket 'Site' GET \(sent)")
  }

  @Test(arguments: [
    (
      "FunctionAssociations: [{EventType: viewer-request, FunctionARN: !GetAtt Rewrite.FunctionARN}]",
      "unknown: the path that function 'Rewrite' sends, or what it answers, is not known"
    ),
    (
      "FunctionAssociations: [{EventType: viewer-response, FunctionARN: !GetAtt Rewrite.FunctionARN}]",
      "bucket 'Site' GET /a"
    ),
    (
      "LambdaFunctionAssociations: [{EventType: origin-request, LambdaFunctionARN: 'arn:aws:lambda:us-east-1:111122223333:function:auth:3'}]",
      "unknown: the path that function 'arn:aws:lambda:us-east-1:111122223333:function:auth:3' sends, or what it answers, is "
        + "not known"
    ),
    (
      "LambdaFunctionAssociations: [{EventType: origin-response, LambdaFunctionARN: 'arn:aws:lambda:us-east-1:111122223333:function:auth:3'}]",
      "bucket 'Site' GET /a"
    ),
  ])
  func `what a function of somebody else does is not known`(_ association: String, _ expected: String) throws {
    let code = CloudFront.SiteFunction.singlePage.code.replacing("index", with: "start")
    #expect(try TracedTemplate.ending(site(association, function(code)), "https://cdn/a") == expected)
  }

  // MARK: Paths

  @Test(arguments: [
    ("/orders/42", "/orders/42"), ("/orders/../basket", "/basket"), ("/a/./b", "/a/b"), ("/a/b/..", "/a/"),
    ("/../..", "/"), ("//orders//42", "/orders/42"), ("/%6Frders/%7e", "/orders/~"), ("/a%2fb", "/a%2Fb"),
    ("/a%2", "/a%2"), ("/a/%2E%2E/b", "/b"), ("/a.b/c", "/a.b/c"), ("/", "/"), ("/orders/", "/orders/"),
  ])
  func `CloudFront compares paths in their normal form`(_ path: String, _ normal: String) {
    #expect(NormalPath.path(of: path) == normal)
  }

  @Test func `the origin gets the path as it was sent`() throws {
    let text =
      site("Compress: true").replacing(
        "Enabled: true",
        with:
          "Enabled: true\n        CacheBehaviors: [{PathPattern: /orders/*, TargetOriginId: orders, ViewerProtocolPolicy: https-only}]"
      ).replacing(
        "Origins: [",
        with: "Origins: [{Id: orders, DomainName: !GetAtt Orders.RegionalDomainName, S3OriginConfig: {}}, "
      ) + "\n  Orders: {Type: AWS::S3::Bucket, Properties: {}}"
    #expect(try TracedTemplate.ending(text, "https://cdn/%6Frders/42") == "bucket 'Orders' GET /%6Frders/42")
    #expect(try TracedTemplate.ending(text, "https://cdn/orders/../a") == "bucket 'Site' GET /orders/../a")
  }
}
