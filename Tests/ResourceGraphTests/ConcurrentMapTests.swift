import Testing

@testable import ResourceGraph

@Suite struct ConcurrentMapTests {
  @Test(arguments: [0, 1, 2, 1000])
  func `results come in the order of what they are made from`(count: Int) {
    let numbers = Array(0..<count)
    #expect(numbers.concurrentMap { "\($0 * $0)" } == numbers.map { "\($0 * $0)" })
  }
}
