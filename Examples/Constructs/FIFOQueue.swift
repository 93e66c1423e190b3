import Infra

extension Constructs {
  /// What happens to an order, in the order in which it happens: a FIFO topic can only lead to FIFO queues.
  static let fifoQueue = Stack("fifo-queue", region: .euWest1) {
    let key = EncryptionKey("messages", description: "Encrypts what the shop's services tell each other")
    let billing = FIFOQueue("billing", deduplication: .byContent, throughput: .high, key: key)
    let lost = FIFOQueue.deadLetterQueue("lost", key: key)
    FIFOTopic(
      "orders", deduplication: .byContent, key: key,
      subscribers: .queue(
        billing, filter: .body(["event": ["paid", "refunded"]]), rawMessageDelivery: true, deadLetters: lost))
  }
}
