/// The help of a command, made from the descriptions of its arguments.
struct HelpText {
  private static let width = 80
  private var text = ""

  /// What a command is for, how it is called and what its arguments do.
  static func of(_ command: any Command, program: String) -> String {
    var help = HelpText()
    let arguments = command.argumentDescriptions
    help.line(command.summary + ".")
    help.usage("\(program) \(command.name)", arguments.map(\.usage))
    help.table("Arguments:", arguments.filter { !$0.isNamed }.map { ($0.spelling, $0.help) })
    let rows = arguments.filter(\.isNamed).map { ($0.spelling, $0.help) }
    help.table("Options:", rows + [("--help", "show this help")])
    if !command.details.isEmpty {
      help.line("")
      help.line(command.details)
    }
    return help.text
  }

  /// What a program is for and which commands it has.
  static func of(_ program: Program) -> String {
    var help = HelpText()
    help.line(program.summary + ".")
    help.usage(program.name, ["COMMAND", "[OPTION…]"])
    var rows = program.commands.map { ($0.name, lowercasedFirst($0.summary)) }
    rows.append(("help", "show this help, or that of a command"))
    help.table("Commands:", rows)
    help.table("Options:", [("--help", "show this help"), ("--version", "show the version")])
    help.line("")
    help.line(ExitCode.explanation)
    help.line("See '\(program.name) COMMAND --help' for a command's options.")
    return help.text
  }

  private mutating func usage(_ start: String, _ parts: [String]) {
    line("")
    var current = "Usage: \(start)"
    for part in parts {
      if current.count + 1 + part.count > Self.width {
        line(current)
        current = "        \(part)"
      } else {
        current += " \(part)"
      }
    }
    line(current)
  }

  private mutating func table(_ title: String, _ rows: [(String, String)]) {
    guard let width = rows.map(\.0.count).max() else { return }
    line("")
    line(title)
    for (left, right) in rows {
      let gap = String(repeating: " ", count: width - left.count + 2)
      line("  \(left)\(gap)\(right)")
    }
  }

  private mutating func line(_ line: String) {
    text += line + "\n"
  }

  private static func lowercasedFirst(_ text: String) -> String {
    text.prefix(1).lowercased() + text.dropFirst()
  }
}
