/// Whether messages arrive in the order in which they were sent.
public protocol MessageOrdering: Hashable, Sendable {
  static var isFIFO: Bool { get }
}

/// Messages arrive in any order, and now and then twice.
public enum StandardOrdering: MessageOrdering {
  public static var isFIFO: Bool { false }
}

/// Messages of a group arrive in order and once; names end in `.fifo`.
public enum FIFOOrdering: MessageOrdering {
  public static var isFIFO: Bool { true }
}

extension MessageOrdering {
  /// `shop-orders`, `shop-orders.fifo`.
  static func physicalName(_ name: String) -> String { isFIFO ? "\(name).fifo" : name }
}
