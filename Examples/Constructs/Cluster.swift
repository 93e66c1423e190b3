import Infra

extension Constructs {
  static let cluster = Cluster("main")
  static let workerImages = ImageRepository("worker")

  /// What the services of the other stacks run on and run: it is made once, and they refer to it.
  static let shared = Stack("shared", region: .euWest1) {
    cluster
    workerImages
  }
}
