import Configuration
import Documents
import ResourceGraph
import Testing

@testable import InfraCLI

@Suite struct InitTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test func `a package to start from is made, and the next commands are told`() throws {
    let outcome = folder.infra("init", "web-shop")
    #expect(
      outcome.output == """
        made web-shop:
          web-shop/Package.swift
          web-shop/Sources/web-shop/WebShopApp.swift
          web-shop/infra.yaml
          web-shop/.gitignore
          web-shop/.github/workflows/infra.yml
          web-shop/README.md
        next:
          cd web-shop
          infra synth       # or: swift run web-shop synth
          infra validate    # or: swift run web-shop validate

        """)
    #expect(outcome.code == 0)
    #expect(try folder.all().count == 6)
    #expect(
      try folder.read("web-shop/Package.swift").contains(
        """
            .package(url: "https://github.com/infra-swift/infra", from: "0.1.0")

        """))
    #expect(
      try folder.read("web-shop/.github/workflows/infra.yml").contains(
        "swift run --skip-build web-shop validate --format github "))
    for file in ["README.md", ".github/workflows/infra.yml"] {
      #expect(try !folder.read("web-shop/\(file)").contains("copy"))
      #expect(try !folder.read("web-shop/\(file)").contains("uses infra from"))
    }
  }

  @Test func `a value that nothing uses does not compile`() throws {
    _ = folder.infra("init", "shop")
    #expect(try folder.read("shop/Package.swift").contains("swiftSettings: [.treatAllWarnings(as: .error)"))
  }

  @Test func `the settings file that is made can be read`() throws {
    _ = folder.infra("init", "shop")
    let environment = try EnvironmentOptions().read(Files(workingDirectory: "\(folder.path)/shop")).chosenEnvironment()
    struct Settings: Decodable {
      var zones: Int
      var imageTag: String
      var certificate: String
      var operationsEmail: String
    }
    let settings = try environment.settings(as: Settings.self)
    #expect(environment.name == "production")
    #expect(settings.imageTag == "v1.0.0")
  }

  @Test func `a copy of infra on this machine is found from the new package`() throws {
    try folder.write("", to: "checkout/Package.swift")
    _ = folder.infra("init", "shop", "--infra-path", "checkout")
    let manifest = try folder.read("shop/Package.swift")
    #expect(manifest.contains(#".package(path: "../checkout")"#))
    #expect(manifest.contains(#".product(name: "Infra", package: "checkout")"#))
    _ = folder.infra("init", "other", "--infra-path", "\(folder.path)/checkout/")
    #expect(try folder.read("other/Package.swift").contains(".package(path: \"\(folder.path)/checkout\")"))
    let missing = folder.infra("init", "third", "--infra-path", "nowhere")
    #expect(
      missing.errors
        == "infra: error: 'nowhere' has no Package.swift; give --infra-path the folder of the infra package\n")
    #expect(missing.code == 2)
    #expect(folder.files.kind(of: "third") == nil)
  }

  @Test func `a copy of infra is said to be missing elsewhere`() throws {
    try folder.write("", to: "checkout/Package.swift")
    _ = folder.infra("init", "shop", "--infra-path", "checkout")
    #expect(try folder.read("shop/README.md").contains("uses the copy of infra in `../checkout`"))
    #expect(
      try folder.read("shop/.github/workflows/infra.yml").contains(
        """
              - uses: actions/checkout@v4
              # Package.swift uses infra from '../checkout', which this machine does not have: check it out to there,

        """))
  }

  @Test(arguments: [
    ("https://git.example.com/tools/infra-fork.git", "infra-fork"), ("git@git.example.com:infra.git", "infra"),
  ])
  func `a version of another repository can be named`(_ url: String, _ identity: String) throws {
    #expect(folder.infra("init", "shop", "--infra-url", url, "--infra-version", "1.4.0-rc.1").code == 0)
    let manifest = try folder.read("shop/Package.swift")
    #expect(manifest.contains(".package(url: \"\(url)\", from: \"1.4.0-rc.1\")"))
    #expect(manifest.contains(#".product(name: "Infra", package: "\#(identity)")"#))
  }

  @Test(arguments: [
    (["--infra-version", "main"], "'main' is not a version; give --infra-version three numbers, such as 0.1.0"),
    (["--infra-version", "1.4"], "'1.4' is not a version; give --infra-version three numbers, such as 0.1.0"),
    (["--infra-url", #"a"b"#], #"a URL or a version with '"' cannot be written into Package.swift"#),
    (
      ["--infra-url", "https://a/b", "--infra-path", "x"],
      "--infra-path is a copy of infra as it is; leave out --infra-url and --infra-version"
    ),
  ])
  func `what cannot be used is refused`(_ options: [String], _ message: String) throws {
    let outcome = folder.infra(["init", "shop"] + options)
    #expect(outcome.errors.hasPrefix("infra: error: \(message)\n"))
    #expect(outcome.code == 2)
    #expect(try folder.all() == [])
  }

  @Test func `a folder that is not empty is refused`() throws {
    try folder.write("mine", to: "shop/a.txt")
    let outcome = folder.infra("init", "shop")
    #expect(outcome.errors == "infra: error: the folder 'shop' is not empty; choose another name, or empty it\n")
    #expect(outcome.code == 2)
    #expect(try folder.all() == ["shop/a.txt"])
  }

  @Test(arguments: ["Shop", "1shop", "my_shop", "shop-", "a/b", "..", ""])
  func `an invalid name is explained`(_ name: String) throws {
    let outcome = folder.infra("init", name)
    #expect(
      outcome.errors
        == "infra: error: '\(name)' cannot name a package; start with a letter and use small letters, digits and hyphens, 64 at most\n"
    )
    #expect(outcome.code == 2)
    #expect(try folder.all() == [])
  }

  @Test(arguments: ["infra", "infra-language", "configuration", "documents", "resource-graph"])
  func `the name of a module that the app is linked with is refused`(_ name: String) {
    #expect(
      folder.infra("init", name).errors
        == "infra: error: '\(name)' is the name of a module that the package needs; choose another\n")
  }
}
