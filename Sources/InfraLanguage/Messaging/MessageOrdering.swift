/// Whether messages arrive in the order in which they were sent.
public protocol MessageOrdering: Hashable, Sendable {
  /// Whether queues and topics with this ordering are FIFO queues and topics.
  static var isFIFO: Bool { get }
}

/// Messages arrive in any order, and occasionally more than once.
public enum StandardOrdering: MessageOrdering {
  public static var isFIFO: Bool { false }
}

/// The messages of a message group arrive in order and exactly once; physical names end in `.fifo`.
public enum FIFOOrdering: MessageOrdering {
  public static var isFIFO: Bool { true }
}

extension MessageOrdering {
  /// `shop-orders`, `shop-orders.fifo`.
  static func physicalName(_ name: String) -> String { isFIFO ? "\(name).fifo" : name }
}
