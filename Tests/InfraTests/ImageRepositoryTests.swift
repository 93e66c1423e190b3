import Documents
import ResourceGraph
import Templates
import Testing

@testable import InfraLanguage

@Suite struct ImageRepositoryTests {
  private func rules(_ repository: ImageRepository) throws -> [Node] {
    let graph = try Stack("images", region: .euWest1) { repository }.graph()
    let text = Terraform.write(graph).document["resource"]?["aws_ecr_lifecycle_policy"]?["api_repository"]?["policy"]
    let stated = CloudFormation.write(graph).document["Resources"]?["ApiRepository"]?["Properties"]?["LifecyclePolicy"]
    #expect(stated?["LifecyclePolicyText"] == text)
    let bytes = Array(try #require(text?.string).utf8)
    return try JSON.read(bytes)["rules"]?.array ?? []
  }

  @Test func `images without a tag expire, and those that a service may run do not`() throws {
    let rules = try rules(ImageRepository("api"))
    #expect(rules.map { $0["selection"]?["tagStatus"] } == ["untagged"])
    #expect(rules.first?["selection"]?["countNumber"] == 14 && rules.first?["selection"]?["countUnit"] == "days")
  }

  @Test func `a number of images is kept if somebody says so`() throws {
    let rules = try rules(ImageRepository("api", keptImages: 500))
    #expect(rules.map { $0["selection"]?["tagStatus"] } == ["untagged", "any"])
    #expect(rules.last?["selection"]?["countNumber"] == 500)
  }

  @Test func `no image at all is refused`() throws {
    let error = #expect(throws: Diagnostics.self) {
      try Stack("images", region: .euWest1) { ImageRepository("api", keptImages: 0) }.graph()
    }
    #expect(
      error?.all.map(\.message) == [
        "image repository 'api' keeps 0 images; use 1 or more, or leave it out to keep all"
      ])
  }
}
