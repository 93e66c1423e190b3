// swift-tools-version: 6.2
import PackageDescription

// A package of its own, so that no team that imports `infra` builds it.
let package = Package(
  name: "benchmarks",
  dependencies: [.package(name: "infra", path: "../..")],
  targets: [
    .executableTarget(name: "Benchmarks", dependencies: [.product(name: "Infra", package: "infra")], path: "Sources")
  ],
  swiftLanguageModes: [.v6]
)

for target in package.targets {
  target.swiftSettings = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .treatAllWarnings(as: .error),
  ]
}
