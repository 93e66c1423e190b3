/// The files of a new package.
struct Scaffold {
  struct File: Equatable {
    var path: String
    var text: String
  }

  var name: PackageName
  var infra: InfraDependency

  var files: [File] {
    [
      File(path: "Package.swift", text: package),
      File(path: "Sources/\(name.text)/\(name.type).swift", text: app),
      File(path: "infra.yaml", text: settings),
      File(path: ".gitignore", text: ignored),
      File(path: ".github/workflows/infra.yml", text: workflow),
      File(path: "README.md", text: readme),
    ]
  }
}
