import Documents
import Infra
import ResourceGraph
// Not a product, but always there: `Infra` is built on it.
import Templates

/// Times the way from constructs to the bytes of both dialects, for models of growing size.
///
/// Prints one line a size: its resources, and the best time of all rounds in microseconds.
@main
enum Benchmarks {
  static func main() throws {
    for resources in CommandLine.arguments.dropFirst().compactMap({ Int($0) }) {
      let clock = ContinuousClock()
      var best = Duration.seconds(1_000_000)
      var measured = Model()
      for _ in 0..<max(5, 100_000 / max(resources, 1)) {
        let time = try clock.measure { measured = try Model(atLeast: resources) }
        best = min(best, time)
      }
      print(measured.resourceCount, measured.byteCount, best / .microseconds(1), separator: "\t")
    }
  }
}

/// As many stacks as it takes, written in both dialects.
private struct Model {
  var resourceCount = 0
  var byteCount = 0

  init() {}

  init(atLeast count: Int) throws {
    var number = 0
    while resourceCount < count {
      number += 1
      let graph = try webStack(number).graph()
      for emission in [CloudFormation.write(graph), Terraform.write(graph)] {
        byteCount += JSON.write(emission.document).count
      }
      resourceCount += graph.entries.count
    }
  }
}
