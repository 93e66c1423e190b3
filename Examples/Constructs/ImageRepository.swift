import Infra

extension Constructs {
  static let imageRepository = Stack("image-repository", region: .euWest1) {
    ImageRepository("api")
  }
}
