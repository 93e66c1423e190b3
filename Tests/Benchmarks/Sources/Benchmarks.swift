import Dispatch
import Documents
import Infra
import ResourceGraph
import Synchronization
// Not a product, but always there: `Infra` is built on it.
import Templates

/// Times the way from constructs to the bytes of both dialects, for models of growing size.
///
/// Prints two lines for each size, for one thread and for all processors: which of the two, the resources, the bytes
/// written, and the best time of all rounds in microseconds. A round does the work of the largest size, so that what
/// else the machine does weighs the same on all of them.
@main
enum Benchmarks {
  static func main() {
    let clock = ContinuousClock()
    let stack = Work(stacks: 0..<1)
    let sizes = CommandLine.arguments.dropFirst().compactMap { Int($0) }
    for size in sizes {
      let repetitions = sizes.max()! / size
      let stacks = 0..<(size + stack.resources - 1) / stack.resources
      for isConcurrent in [false, true] {
        var work = Work()
        var best = Duration.seconds(3600)
        var rounds = 0
        let end = clock.now + .seconds(1)
        while rounds < 5 || clock.now < end {
          let round = clock.measure {
            for _ in 0..<repetitions {
              work = isConcurrent ? Work(concurrent: stacks) : Work(stacks: stacks)
            }
          }
          best = min(best, round / repetitions)
          rounds += 1
        }
        let threads = isConcurrent ? "all processors" : "one thread"
        print(threads, work.resources, work.bytes, best / .microseconds(1), separator: "\t")
      }
    }
  }
}

/// Stacks that were written in both dialects, as `synth` does it.
private struct Work {
  var resources = 0
  var bytes = 0

  init() {}

  init(stacks: Range<Int>) {
    for number in stacks {
      do {
        let graph = try webStack(number).graph()
        resources += graph.entries.count
        for emission in [CloudFormation.write(graph), Terraform.write(graph)] {
          bytes += JSON.write(emission.document).count
        }
      } catch {
        preconditionFailure("\(error)")
      }
    }
  }

  init(concurrent stacks: Range<Int>) {
    let all = Mutex(Work())
    DispatchQueue.concurrentPerform(iterations: stacks.count) { index in
      let work = Work(stacks: index..<index + 1)
      all.withLock {
        $0.resources += work.resources
        $0.bytes += work.bytes
      }
    }
    self = all.withLock { $0 }
  }
}
