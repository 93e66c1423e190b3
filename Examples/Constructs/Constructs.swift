import Infra

/// Every construct in a small stack that uses it: where to look how one is written, and what comes of it.
@main
struct Constructs: InfraApp {
  func stacks(in environment: Environment) -> [Stack] { Self.all }
}
