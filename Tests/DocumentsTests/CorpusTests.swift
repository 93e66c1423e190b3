import Documents
import Testing

/// What other people wrote is read.
@Suite(.enabled(if: Corpus.exists, "there is no corpus: set INFRA_CORPUS")) struct CorpusTests {
  @Test func `every good template is read`() throws {
    let paths = Corpus.templates(in: "aws-templates", "ecs-refarch", "cfn-lint/good")
    #expect(paths.count > 200)
    for path in paths {
      do {
        _ = try Corpus.node(path)
      } catch {
        Issue.record("\(path): \(error)")
      }
    }
  }

  @Test func `every good template comes back from YAML and JSON`() throws {
    for path in Corpus.templates(in: "aws-templates", "ecs-refarch", "cfn-lint/good", "reference") {
      guard let node = try? Corpus.node(path) else { continue }
      let yaml = YAML.write(node, style: YAML.Style(tags: .cloudFormation))
      #expect(try YAML.read(yaml, tags: .cloudFormation) == node, "\(path)")
      #expect(try JSON.read(JSON.write(node)) == node, "\(path)")
    }
  }

  @Test func `every bad template is read, or is one error with a place`() throws {
    let paths = Corpus.templates(in: "cfn-lint/bad", "checkov")
    #expect(paths.count > 100)
    for path in paths {
      do {
        _ = try Corpus.node(path)
      } catch let error as DocumentError {
        #expect(error.position.line >= 1 && error.position.column >= 1, "\(path): \(error)")
        #expect(!error.message.isEmpty, "\(path)")
      }
    }
  }
}
