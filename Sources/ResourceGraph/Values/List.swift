/// A list of values or references: a literal list, or one expression for the whole list.
public enum List<Element> {
  case items([Element])
  case expression(Expression)

  /// Creates a literal list.
  public init(_ items: [Element]) { self = .items(items) }

  /// The elements of a literal list; empty for an expression.
  public var items: [Element] {
    if case .items(let items) = self { return items }
    return []
  }

  /// Whether the elements are known.
  public var isWrittenOut: Bool {
    if case .items = self { return true }
    return false
  }
}

extension List: Equatable where Element: Equatable {}
extension List: Hashable where Element: Hashable {}
extension List: Sendable where Element: Sendable {}

extension List: ExpressibleByArrayLiteral {
  public init(arrayLiteral items: Element...) { self = .items(items) }
}

/// Named values in order: environment options, parameters of a database, labels.
public struct NamedValues: Hashable, Sendable, ExpressibleByDictionaryLiteral {
  /// A name and its value.
  public struct Entry: Hashable, Sendable {
    public var name: String
    public var value: Text

    public init(name: String, value: Text) {
      self.name = name
      self.value = value
    }
  }

  /// The entries in order.
  public var entries: [Entry]

  /// Creates named values from entries.
  public init(_ entries: [Entry] = []) { self.entries = entries }

  public init(dictionaryLiteral elements: (String, Text)...) {
    entries = elements.map { Entry(name: $0, value: $1) }
  }

  /// The value of a name; setting a value replaces it in place or appends it, setting `nil` removes it.
  public subscript(name: String) -> Text? {
    get { entries.first { $0.name == name }?.value }
    set {
      let index = entries.firstIndex { $0.name == name }
      switch (index, newValue) {
      case (let index?, let value?): entries[index].value = value
      case (let index?, nil): entries.remove(at: index)
      case (nil, let value?): entries.append(Entry(name: name, value: value))
      case (nil, nil): break
      }
    }
  }
}
