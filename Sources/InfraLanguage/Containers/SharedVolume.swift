/// A directory that several containers of a task share, such as that of a service and that of a sidecar:
///
/// ```swift
/// let spool = SharedVolume("spool")
/// TaskDefinition(size: .halfVCPU(.gb1)) {
///   Container("api", image: api, port: 8080, mounts: [.volume(spool, at: "/spool")])
///   Container("shipper", image: shipper, mounts: [.volume(spool, at: "/spool", access: .readOnly)])
/// }
/// ```
///
/// It is on the storage of the task, is empty when the task starts and ends with it. It belongs to root, unless the image of
/// the first container has the directory as a `VOLUME` that belongs to the container's user.
/// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/bind-mounts.html
public struct SharedVolume: Hashable, Sendable {
  let name: String

  /// Creates a volume.
  ///
  /// - Parameter name: the name of the volume, which is unique in its task: letters, digits, `_` and `-`.
  public init(_ name: String) { self.name = name }
}
