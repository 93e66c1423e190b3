// swift-tools-version: 6.2
import PackageDescription

// A module that re-exports others does not change when they do, and SwiftPM compiles a target anew only when a module that
// it names has changed: whoever imports `Infra` has to name them all.
let language = ["Infra", "InfraLanguage", "Configuration", "AWSResources", "ResourceGraph", "Documents"]
let importingInfra = language.map { Target.Dependency.target(name: $0) }

let package = Package(
  name: "infra",
  products: [
    .library(name: "Infra", targets: language),
    .executable(name: "infra", targets: ["InfraTool"]),
    .executable(name: "web-application", targets: ["WebApplication"]),
    .executable(name: "microservices", targets: ["Microservices"]),
    .executable(name: "queue-workers", targets: ["QueueWorkers"]),
    .executable(name: "platform", targets: ["Platform"]),
    .executable(name: "private-api", targets: ["PrivateAPI"]),
    .executable(name: "static-site-and-api", targets: ["StaticSiteAndAPI"]),
    .executable(name: "constructs", targets: ["Constructs"]),
  ],
  targets: [
    .systemLibrary(
      name: "CYAML",
      pkgConfig: "yaml-0.1",
      providers: [.apt(["libyaml-dev"]), .brew(["libyaml"])]
    ),
    .target(name: "Documents", dependencies: ["CYAML"]),
    .target(name: "ResourceGraph", dependencies: ["Documents"]),
    .target(name: "AWSResources", dependencies: ["ResourceGraph", "Documents"]),
    .target(name: "Templates", dependencies: ["ResourceGraph", "Documents"]),
    .target(name: "Validation", dependencies: ["AWSResources", "ResourceGraph", "Documents"]),
    .target(name: "Configuration", dependencies: ["ResourceGraph", "Documents"]),
    .target(
      name: "InfraLanguage", dependencies: ["Configuration", "AWSResources", "ResourceGraph", "Documents"]),
    .target(
      name: "InfraCLI",
      dependencies: ["Configuration", "Templates", "Validation", "AWSResources", "ResourceGraph", "Documents"]),
    .target(
      name: "Infra", dependencies: ["InfraLanguage", "InfraCLI", "Configuration", "Validation", "ResourceGraph"]),
    .executableTarget(name: "InfraTool", dependencies: ["InfraCLI"]),
    .executableTarget(
      name: "WebApplication", dependencies: importingInfra, path: "Examples/WebApplication",
      exclude: ["infra.yaml"]),
    .executableTarget(
      name: "Microservices", dependencies: importingInfra, path: "Examples/Microservices",
      exclude: ["infra.yaml"]),
    .executableTarget(
      name: "QueueWorkers", dependencies: importingInfra, path: "Examples/QueueWorkers",
      exclude: ["infra.yaml"]),
    .executableTarget(
      name: "Platform", dependencies: importingInfra, path: "Examples/Platform",
      exclude: ["infra.yaml"]),
    .executableTarget(
      name: "PrivateAPI", dependencies: importingInfra, path: "Examples/PrivateAPI",
      exclude: ["infra.yaml"]),
    .executableTarget(
      name: "StaticSiteAndAPI", dependencies: importingInfra, path: "Examples/StaticSiteAndAPI",
      exclude: ["infra.yaml"]),
    .executableTarget(
      name: "Constructs", dependencies: importingInfra, path: "Examples/Constructs"),

    .target(name: "TestSupport", path: "Tests/Support"),
    .testTarget(name: "DocumentsTests", dependencies: ["Documents", "TestSupport"]),
    .testTarget(name: "ResourceGraphTests", dependencies: ["ResourceGraph", "AWSResources", "Documents"]),
    .testTarget(
      name: "TemplatesTests", dependencies: ["Templates", "AWSResources", "ResourceGraph", "Documents", "TestSupport"]),
    .testTarget(
      name: "ValidationTests",
      dependencies: ["Validation", "Templates", "AWSResources", "ResourceGraph", "Documents", "TestSupport"]),
    .testTarget(name: "ConfigurationTests", dependencies: ["Configuration", "ResourceGraph", "Documents"]),
    .testTarget(
      name: "InfraCLITests",
      dependencies: [
        "InfraCLI", "Configuration", "Templates", "Validation", "AWSResources", "ResourceGraph", "Documents",
      ]),
    .testTarget(
      name: "InfraTests",
      dependencies: [
        "Infra", "InfraLanguage", "InfraCLI", "Configuration", "AWSResources", "ResourceGraph", "Documents",
        "Validation",
        "Templates", "Constructs", "TestSupport",
      ],
      exclude: ["CompileFailures"]),
  ],
  swiftLanguageModes: [.v6]
)

// What libFuzzer calls, which `make fuzz` links with it.
if Context.environment["INFRA_FUZZING"] != nil {
  package.products.append(.library(name: "Fuzzing", type: .static, targets: ["Fuzzing"]))
  package.targets.append(
    .target(
      name: "Fuzzing",
      dependencies: ["Validation", "Templates", "AWSResources", "ResourceGraph", "Documents"],
      path: "Tests/Fuzzing", exclude: ["run"]))
}

for target in package.targets where target.type != .system {
  target.swiftSettings = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .treatAllWarnings(as: .error),
  ]
}
