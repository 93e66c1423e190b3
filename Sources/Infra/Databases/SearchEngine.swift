/// A version of OpenSearch that the service offers.
public enum OpenSearchVersion: String, Sendable {
  case v217 = "OpenSearch_2.17"
  case v219 = "OpenSearch_2.19"
  case v31 = "OpenSearch_3.1"
  case v33 = "OpenSearch_3.3"
}

/// The machine that a node of a search domain runs on: `.r7g(.large)`.
public struct SearchNodeSize: Hashable, Sendable {
  let instanceType: String

  /// General purpose.
  public enum M7g: String, Sendable {
    case medium, large, xlarge
    case xlarge2 = "2xlarge"
    case xlarge4 = "4xlarge"
    case xlarge8 = "8xlarge"
    case xlarge12 = "12xlarge"
    case xlarge16 = "16xlarge"
  }
  /// Twice the memory.
  public enum R7g: String, Sendable {
    case medium, large, xlarge
    case xlarge2 = "2xlarge"
    case xlarge4 = "4xlarge"
    case xlarge8 = "8xlarge"
    case xlarge12 = "12xlarge"
    case xlarge16 = "16xlarge"
  }
  public static func m7g(_ size: M7g) -> SearchNodeSize { SearchNodeSize(instanceType: "m7g.\(size.rawValue).search") }
  public static func r7g(_ size: R7g) -> SearchNodeSize { SearchNodeSize(instanceType: "r7g.\(size.rawValue).search") }
  /// Half the memory.
  public static func c7g(_ size: InstanceSize) -> SearchNodeSize {
    SearchNodeSize(instanceType: "c7g.\(size.rawValue).search")
  }

  /// Any type of the service by its name: `or1.large.search`.
  public static func named(_ name: String) -> SearchNodeSize { SearchNodeSize(instanceType: name) }
}

/// The nodes that keep a domain together, and hold no data.
public enum DedicatedMasters: Hashable, Sendable {
  /// Data nodes do it beside their work: for small domains.
  case none
  case three(SearchNodeSize)
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

  /// - Parameters:
  ///   - gigabytes: 10 and more; how much more depends on the nodes' size.
  ///   - iops: 3000 unless given.
  ///   - throughput: in MiB per second; 125 unless given.
  public static func gigabytes(_ gigabytes: Int, iops: Int? = nil, throughput: Int? = nil) -> SearchStorage {
    SearchStorage(gigabytes: gigabytes, iops: iops, throughput: throughput)
  }
}
