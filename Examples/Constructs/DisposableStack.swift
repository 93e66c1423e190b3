import Infra

extension Constructs {
  /// A stack for a while: it is deleted together with what it holds.
  static let disposableStack = Stack(
    "disposable-stack", region: .euWest1, disposable: .because("a preview of a pull request")
  ) {
    let documents = Bucket("documents", key: EncryptionKey("documents"))
    let api = worker("api", in: Network("main", zones: 2))
    ImageRepository("previews")
    documents.grants(.read, .write, to: api)
  }
}
