import Documents
import Infra
import ResourceGraph
// Not a product, but always there: `Infra` is built on it.
import Templates

/// Times the way from constructs to the bytes of both dialects, for models of growing size.
///
/// Prints one line a size: its resources, the bytes written, and the best time of all rounds in microseconds.
@main
enum Benchmarks {
  static func main() throws {
    let clock = ContinuousClock()
    for size in CommandLine.arguments.dropFirst().compactMap({ Int($0) }) {
      var model = Model()
      var best = Duration.seconds(3600)
      let end = clock.now + .seconds(4)
      var rounds = 0
      while rounds < 5 || clock.now < end {
        best = min(best, try clock.measure { model = try Model(atLeast: size) })
        rounds += 1
      }
      print(model.resourceCount, model.byteCount, best / .microseconds(1), separator: "\t")
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
