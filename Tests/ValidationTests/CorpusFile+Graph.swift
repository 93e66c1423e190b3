import AWSResources
import Templates
import TestSupport

extension CorpusFile {
  /// The resources of the template.
  func graph() throws -> ResourceGraph { try TemplateFile.read(bytes(), file: path, catalog: .aws) }
}
