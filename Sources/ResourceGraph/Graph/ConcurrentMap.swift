import Dispatch

extension Array where Element: Sendable {
  /// What becomes of each element, in order; worked out on all processors at once.
  ///
  /// Stacks are values that know nothing of each other: a hundred of them take half the time on two processors.
  package func concurrentMap<Result: Sendable>(_ transform: @Sendable (Element) -> Result) -> [Result] {
    guard count > 1 else { return map(transform) }
    return [Result](unsafeUninitializedCapacity: count) { buffer, initializedCount in
      nonisolated(unsafe) let results = buffer  // every element is written by one thread
      DispatchQueue.concurrentPerform(iterations: count) { index in
        results.initializeElement(at: index, to: transform(self[index]))
      }
      initializedCount = count
    }
  }

  /// The elements in parts of a size, in order, for what is too little work for a thread of its own.
  package func parts(of size: Int) -> [ArraySlice<Element>] {
    stride(from: 0, to: count, by: Swift.max(1, size)).map { self[$0..<Swift.min($0 + Swift.max(1, size), count)] }
  }
}

/// Works out two results at once.
package func concurrently<First: Sendable, Second: Sendable>(
  _ first: @Sendable () -> First, _ second: @Sendable () -> Second
) -> (First, Second) {
  nonisolated(unsafe) var (firsts, seconds): ([First], [Second]) = ([], [])  // each is written by one thread
  DispatchQueue.concurrentPerform(iterations: 2) { index in
    if index == 0 { firsts.append(first()) } else { seconds.append(second()) }
  }
  return (firsts[0], seconds[0])
}
