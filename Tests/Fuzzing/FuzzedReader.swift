import AWSResources
import Documents
import Foundation
import ResourceGraph
import Templates
import Validation

/// A reader that has to take any bytes without ending the program, and what has to hold of what it reads.
enum FuzzedReader: String, CaseIterable {
  case json
  case yaml
  /// CloudFormation's functions, read without evaluation and written again.
  case functions
  /// A CloudFormation template in all of its scenarios, with the rules.
  case evaluation
  /// Terraform's configuration in JSON.
  case configuration
  /// The output of `terraform show -json`.
  case plan

  /// The reader that the inputs are for: libFuzzer reads the command line itself.
  static let chosen: FuzzedReader = {
    let name = ProcessInfo.processInfo.environment["INFRA_FUZZED"] ?? ""
    guard let reader = FuzzedReader(rawValue: name) else {
      fatalError("set INFRA_FUZZED to one of \(allCases.map(\.rawValue).joined(separator: ", "))")
    }
    return reader
  }()

  func read(_ bytes: [UInt8]) {
    switch self {
    case .json:
      guard let document = try? JSON.read(bytes) else { return }
      precondition(
        (try? JSON.read(JSON.write(document))) == document, "what is written is read differently")
    case .yaml:
      guard let document = try? YAML.read(bytes, tags: CloudFormation.tags) else { return }
      let written = YAML.write(document)
      precondition(
        (try? YAML.read(written, tags: CloudFormation.tags)) == document, "what is written is read differently")
    case .functions:
      guard let document = document(bytes, "fuzzed.yaml"), let graph = graph(document) else { return }
      let written = CloudFormation.write(graph).document
      let again = self.graph(written).map { CloudFormation.write($0).document }
      precondition(again == written, "what is written is read differently")
      _ = Terraform.write(graph)
    case .evaluation: validate(bytes, as: "fuzzed.yaml")
    case .configuration: validate(bytes, as: "fuzzed.tf.json")
    case .plan: validate(bytes, as: "plan.json")
    }
  }

  private func document(_ bytes: [UInt8], _ file: String) -> Node? {
    try? TemplateFile.document(bytes, file: file)
  }

  private func graph(_ document: Node) -> ResourceGraph? {
    try? CloudFormation.read(document, file: "fuzzed.yaml", catalog: .aws)
  }

  private func validate(_ bytes: [UInt8], as file: String) {
    guard let document = document(bytes, file),
      let scenarios = try? TemplateFile.scenarios(document, file: file, catalog: .aws)
    else { return }
    _ = Validator().check(scenarios: scenarios)
  }
}

/// What libFuzzer calls for each input: https://llvm.org/docs/LibFuzzer.html#fuzz-target
@_cdecl("LLVMFuzzerTestOneInput")
func readFuzzedInput(_ bytes: UnsafePointer<UInt8>?, _ size: Int) -> CInt {
  FuzzedReader.chosen.read(Array(UnsafeBufferPointer(start: bytes, count: size)))
  return 0
}
