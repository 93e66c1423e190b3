/// A version of OpenSearch that the service offers.
public enum OpenSearchVersion: String, Sendable {
  case v217 = "OpenSearch_2.17"
  case v219 = "OpenSearch_2.19"
  case v31 = "OpenSearch_3.1"
  case v33 = "OpenSearch_3.3"
}

/// The instance type of a node of a search domain: `.r7g(.large)`.
public struct SearchNodeSize: Hashable, Sendable {
  let instanceType: String

  /// The sizes of general-purpose instances.
  public enum M7g: String, Sendable {
    case medium, large, xlarge
    case xlarge2 = "2xlarge"
    case xlarge4 = "4xlarge"
    case xlarge8 = "8xlarge"
    case xlarge12 = "12xlarge"
    case xlarge16 = "16xlarge"
  }

  /// The sizes of memory-optimized instances.
  public enum R7g: String, Sendable {
    case medium, large, xlarge
    case xlarge2 = "2xlarge"
    case xlarge4 = "4xlarge"
    case xlarge8 = "8xlarge"
    case xlarge12 = "12xlarge"
    case xlarge16 = "16xlarge"
  }

  /// A general-purpose instance.
  ///
  /// - Parameter size: the instance size.
  public static func m7g(_ size: M7g) -> SearchNodeSize { SearchNodeSize(instanceType: "m7g.\(size.rawValue).search") }

  /// A memory-optimized instance.
  ///
  /// - Parameter size: the instance size.
  public static func r7g(_ size: R7g) -> SearchNodeSize { SearchNodeSize(instanceType: "r7g.\(size.rawValue).search") }

  /// A compute-optimized instance.
  ///
  /// - Parameter size: the instance size.
  public static func c7g(_ size: InstanceSize) -> SearchNodeSize {
    SearchNodeSize(instanceType: "c7g.\(size.rawValue).search")
  }

  /// Any instance type of the service.
  ///
  /// - Parameter name: `or1.large.search`.
  public static func named(_ name: String) -> SearchNodeSize { SearchNodeSize(instanceType: name) }
}

/// The dedicated master nodes of a search domain, which manage the cluster and store no data.
public enum DedicatedMasters: Hashable, Sendable {
  /// None: data nodes manage the cluster, which suits small domains.
  case none
  /// Three nodes of a size.
  case three(SearchNodeSize)
  /// Five nodes of a size.
  case five(SearchNodeSize)

  var count: Int {
    switch self {
    case .none: 0
    case .three: 3
    case .five: 5
    }
  }

  var size: SearchNodeSize? {
    switch self {
    case .none: nil
    case .three(let size), .five(let size): size
    }
  }
}

/// The gp3 volume of each data node.
public struct SearchStorage: Hashable, Sendable {
  let gigabytes: Int
  let iops: Int?
  let throughput: Int?

  /// A volume of a size.
  ///
  /// - Parameters:
  ///   - gigabytes: the size in GB, 10 or more; the maximum depends on the instance type.
  ///   - iops: the I/O operations per second; 3000 by default.
  ///   - throughput: in MiB per second; 125 by default.
  public static func gigabytes(_ gigabytes: Int, iops: Int? = nil, throughput: Int? = nil) -> SearchStorage {
    SearchStorage(gigabytes: gigabytes, iops: iops, throughput: throughput)
  }
}
