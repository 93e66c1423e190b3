extension Scaffold {
  /// `Package.swift`.
  var package: String {
    """
    // swift-tools-version: 6.2
    import PackageDescription

    let package = Package(
      name: "\(name.text)",
      dependencies: [
        .package(\(infra.requirement))
      ],
      targets: [
        .executableTarget(
          name: "\(name.text)",
          dependencies: [.product(name: "Infra", package: "\(infra.identity)")],
          // A construct that no stack lists is a value that nothing uses, of which the compiler warns.
          swiftSettings: [.treatAllWarnings(as: .error), .treatWarning("DeprecatedDeclaration", as: .warning)],
          // Swift's own linker; that of most Linux systems takes half a second longer after every edit.
          linkerSettings: [.unsafeFlags(["-use-ld=lld"], .when(platforms: [.linux]))]
        )
      ]
    )

    """
  }
}
