import Documents
import TestSupport
import Testing

/// Templates are read, and written back as the same document.
@Suite struct CorpusTests {
  @Test func `every good template is read`() {
    for file in Corpus.good {
      do {
        _ = try file.node()
      } catch {
        Issue.record("\(file): \(error)")
      }
    }
  }

  @Test func `every good template comes back from YAML and JSON`() throws {
    for file in Corpus.good {
      guard let node = try? file.node() else { continue }
      let yaml = YAML.write(node, style: YAML.Style(tags: .cloudFormation))
      #expect(try YAML.read(yaml, tags: .cloudFormation) == node, "\(file)")
      #expect(try JSON.read(JSON.write(node)) == node, "\(file)")
    }
  }

  @Test func `every bad template is read, or is one error with a place`() throws {
    for file in Corpus.bad {
      do {
        _ = try file.node()
      } catch let error as DocumentError {
        #expect(error.position.line >= 1 && error.position.column >= 1, "\(file): \(error)")
        #expect(!error.message.isEmpty, "\(file)")
      }
    }
  }

  @Test func `the corpus in the repository has files of every kind`() throws {
    let own = Corpus.own.folder
    #expect(Corpus.good.count { $0.corpus == own } >= 10)
    #expect(Corpus.bad.count { $0.corpus == own } >= 9)
    #expect(Corpus.plans.count { $0.corpus == own } >= 1)
    #expect(try Corpus.pairs.count { $0.yaml.corpus == own } >= 2)
  }

  @Test func `the README describes every file of the repository's corpus`() throws {
    let readme = try Corpus.own.file("README.md").text()
    for file in Corpus.good + Corpus.bad + Corpus.plans where file.corpus == Corpus.own.folder {
      // The second file of a pair stands beside the first one, by its extension alone.
      #expect(readme.contains("| `\(file.path.prefix { $0 != "." })."), "\(file)")
    }
  }

  @Test(.enabled(if: Corpus.shared != nil, "\(Corpus.isMissing)"))
  func `the shared corpus has files of every kind`() throws {
    let folder = try #require(Corpus.shared).folder
    #expect(Corpus.good.count { $0.corpus == folder } > 200)
    #expect(Corpus.bad.count { $0.corpus == folder } > 100)
    #expect(Corpus.plans.count { $0.corpus == folder } > 20)
    #expect(try Corpus.pairs.count { $0.yaml.corpus == folder } > 60)
  }
}
