import ResourceGraph

/// A `--today 2027-01-31`.
extension Day: ArgumentValue {
  static var expectation: String { "a date such as 2027-01-31" }

  init?(argument: String) { self.init(argument) }

  var argument: String { description }
}
