import Foundation
import Testing

/// A target imports what the architecture allows and nothing else: transitive imports would slip past the compiler.
@Suite struct LayerTests {
  static let allowed: [String: Set<String>] = [
    "CYAML": [],
    "Documents": ["CYAML"],
    "ResourceGraph": ["Documents"],
    "AWSResources": ["ResourceGraph", "Documents"],
    "Templates": ["ResourceGraph", "Documents"],
    "Validation": ["AWSResources", "ResourceGraph", "Documents"],
    "Configuration": ["ResourceGraph", "Documents"],
    "InfraLanguage": ["Configuration", "AWSResources", "ResourceGraph", "Documents"],
    "InfraCLI": ["Configuration", "Templates", "Validation", "AWSResources", "ResourceGraph", "Documents"],
    "Infra": ["InfraLanguage", "InfraCLI", "Configuration", "Validation", "ResourceGraph"],
    "InfraTool": ["InfraCLI"],
  ]
  /// Each further one costs the first build of every package up to two seconds, in which the compiler indexes it.
  static let platform: Set<String> = ["Glibc", "Musl", "Darwin", "Dispatch", "Foundation", "FoundationEssentials"]
  static let sources = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Sources")

  @Test func `every target has its place in the table`() throws {
    let targets = try FileManager.default.contentsOfDirectory(atPath: Self.sources.path).filter { !$0.hasPrefix(".") }
    #expect(Set(targets) == Set(Self.allowed.keys))
  }

  @Test(arguments: allowed.keys.sorted())
  func `a target imports only what lies below it`(target: String) throws {
    let folder = Self.sources.appending(path: target)
    let files = try #require(FileManager.default.enumerator(atPath: folder.path))
    for case let file as String in files where file.hasSuffix(".swift") {
      let text = try String(contentsOf: folder.appending(path: file), encoding: .utf8)
      for match in text.matches(
        of: /(?m)^ {0,2}(?:@_exported )?(?:public |package )?import (?:struct |class |enum |protocol |typealias )?(\w+)/
      ) {
        let module = String(match.1)
        #expect(
          Self.allowed[target]?.contains(module) == true || Self.platform.contains(module),
          "\(target)/\(file) imports \(module)")
      }
    }
  }

  @Test func `only the command line touches files and processes`() throws {
    for target in Self.allowed.keys where target != "InfraCLI" && target != "InfraTool" {
      let folder = Self.sources.appending(path: target)
      let files = try #require(FileManager.default.enumerator(atPath: folder.path))
      for case let file as String in files where file.hasSuffix(".swift") {
        let text = try String(contentsOf: folder.appending(path: file), encoding: .utf8)
        for word in ["FileManager", "fopen(", "posix_spawn", "URLSession", "ProcessInfo", "getenv("] {
          #expect(!text.contains(word), "\(target)/\(file) uses \(word)")
        }
      }
    }
  }
}
