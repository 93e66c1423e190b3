/// The options that choose a team's package and the app in it.
struct PackageOptions: ArgumentGroup {
  var path: String?
  var product: String?

  mutating func map(_ arguments: inout some ArgumentMapper) {
    arguments.option("package-path", "DIR", &path, "the Swift package (default: the one that the current folder is in)")
    arguments.option("product", "NAME", &product, "the package's executable; needed when several import Infra")
  }
}
