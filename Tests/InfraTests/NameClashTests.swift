import ResourceGraph
import Testing

@testable import InfraLanguage

/// Resources that would get one name in AWS: the second one cannot be created.
@Suite struct NameClashTests {
  private func messages(_ stacks: Stack...) -> [String] {
    System(stacks, in: Environment(name: "production")).diagnostics.map(\.message)
  }

  @Test func `names of two stacks that join to the same one are an error`() {
    let messages = messages(
      Stack("shop", region: .euWest1) { Queue("orders-jobs") },
      Stack("shop-orders", region: .euWest1) { Queue("jobs") })
    #expect(messages.count == 2)  // The queues and those of their dead letters.
    #expect(
      messages.first?.hasPrefix("queue 'jobs' of stack 'shop-orders' and queue 'orders-jobs' of stack 'shop' (") == true
    )
    #expect(messages.last?.hasSuffix("both make AWS::SQS::Queue 'shop-orders-jobs'; rename one of them") == true)
  }

  @Test func `names of one stack that are the same are an error`() {
    let messages = messages(
      Stack("shop", region: .euWest1) {
        Queue("a")
        Queue("a-dead-letters")
      })
    #expect(messages.count == 1)
    #expect(messages.first?.hasSuffix("both make AWS::SQS::Queue 'shop-a-dead-letters'; rename one of them") == true)
  }

  @Test func `stacks in two regions may use the same names`() {
    func stack(in region: Region) -> Stack { Stack("shop", region: region) { Queue("jobs") } }
    #expect(messages(stack(in: .euWest1), stack(in: .usEast1)) == [])
  }

  @Test func `buckets of one name in two regions have the region in their names`() {
    func stack(in region: Region) -> Stack { Stack("shop", region: region) { Bucket("uploads") } }
    #expect(messages(stack(in: .euWest1), stack(in: .usEast1)) == [])
    func named(in region: Region) -> Stack {
      Stack("shop", region: region) { Bucket("uploads", physicalName: "shop-uploads") }
    }
    #expect(messages(named(in: .euWest1), named(in: .usEast1)).isEmpty == false)
  }
}
