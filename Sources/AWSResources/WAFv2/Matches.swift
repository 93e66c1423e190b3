public import ResourceGraph

extension WAFv2.Statement {
  /// Matches the autonomous systems of source addresses.
  public struct ASNMatch: FieldGroup {
    public var numbers: List<Value<Int>>?
    public var forwardedIP: WAFv2.ForwardedIP?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required(in: .terraform, "AsnList", &numbers)
      fields.group("ForwardedIPConfig", &forwardedIP)
    }
  }

  /// Matches a text in a part of the request.
  public struct ByteMatch: FieldGroup {
    public var field: WAFv2.FieldToMatch?
    public var position: Value<Position>?
    public var text: Value<String>?
    /// The text in Base64, instead of `text`. CloudFormation only.
    public var base64Text: Value<String>?
    public var transformations: [WAFv2.TextTransformation] = []

    /// Where the text must stand.
    public enum Position: String, Literal, CaseIterable {
      case contains = "CONTAINS"
      case containsWord = "CONTAINS_WORD"
      case endsWith = "ENDS_WITH"
      case exactly = "EXACTLY"
      case startsWith = "STARTS_WITH"
    }

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required(in: .cloudFormation, "FieldToMatch", &field)
      fields.required("PositionalConstraint", &position)
      fields.required(in: .terraform, "SearchString", &text)
      fields.cloudFormationOnly("SearchStringBase64", &base64Text)
      fields.required("TextTransformations", terraform: "text_transformation", &transformations)
    }
  }

  /// Matches the countries of source addresses.
  public struct GeoMatch: FieldGroup {
    /// Two letters each: `DE`.
    public var countries: List<Value<String>>?
    public var forwardedIP: WAFv2.ForwardedIP?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required(in: .terraform, "CountryCodes", &countries)
      fields.group("ForwardedIPConfig", &forwardedIP)
    }
  }

  /// Matches source addresses of an IP set.
  public struct IPSetMatch: FieldGroup {
    public var ipSet: Reference<WAFv2.IPSet>?
    public var forwardedIP: ForwardedIP?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required("Arn", &ipSet)
      fields.group("IPSetForwardedIPConfig", &forwardedIP)
    }

    /// Takes the addresses from a header.
    public struct ForwardedIP: FieldGroup {
      /// `X-Forwarded-For`.
      public var header: Value<String>?
      public var fallback: Value<WAFv2.Fallback>?
      /// Which addresses of the header are compared.
      public var position: Value<Position>?

      public enum Position: String, Literal, CaseIterable {
        case any = "ANY"
        case first = "FIRST"
        case last = "LAST"
      }

      public init() {}

      public mutating func map(_ fields: FieldMapper) {
        fields.required("HeaderName", &header)
        fields.required("FallbackBehavior", &fallback)
        fields.required("Position", &position)
      }
    }
  }

  /// Matches requests to which a rule before has given a label.
  public struct LabelMatch: FieldGroup {
    /// A label, or a namespace that ends in a colon.
    public var key: Value<String>?
    public var scope: Value<Scope>?

    public enum Scope: String, Literal, CaseIterable {
      case label = "LABEL"
      case namespace = "NAMESPACE"
    }

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required("Scope", &scope)
      fields.required("Key", &key)
    }
  }

  /// Matches a regular expression in a part of the request.
  public struct RegexMatch: FieldGroup {
    public var field: WAFv2.FieldToMatch?
    public var regularExpression: Value<String>?
    public var transformations: [WAFv2.TextTransformation] = []

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required(in: .cloudFormation, "FieldToMatch", &field)
      fields.required("RegexString", &regularExpression)
      fields.required("TextTransformations", terraform: "text_transformation", &transformations)
    }
  }

  /// Matches one of the regular expressions of a set in a part of the request.
  public struct RegexPatternSetMatch: FieldGroup {
    public var field: WAFv2.FieldToMatch?
    public var patternSet: Reference<WAFv2.RegexPatternSet>?
    public var transformations: [WAFv2.TextTransformation] = []

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required("Arn", &patternSet)
      fields.required(in: .cloudFormation, "FieldToMatch", &field)
      fields.required("TextTransformations", terraform: "text_transformation", &transformations)
    }
  }

  /// Matches the size of a part of the request.
  public struct SizeConstraint: FieldGroup {
    public var field: WAFv2.FieldToMatch?
    public var comparison: Value<Comparison>?
    /// In bytes.
    public var size: Value<Int>?
    public var transformations: [WAFv2.TextTransformation] = []

    public enum Comparison: String, Literal, CaseIterable {
      case equal = "EQ"
      case greater = "GT"
      case greaterOrEqual = "GE"
      case less = "LT"
      case lessOrEqual = "LE"
      case notEqual = "NE"
    }

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required(in: .cloudFormation, "FieldToMatch", &field)
      fields.required("ComparisonOperator", &comparison)
      fields.required("Size", &size)
      fields.required("TextTransformations", terraform: "text_transformation", &transformations)
    }
  }

  /// Matches what looks like SQL injection.
  public struct SQLInjectionMatch: FieldGroup {
    public var field: WAFv2.FieldToMatch?
    /// The default is `LOW`, which finds less and is wrong less often.
    public var sensitivity: Value<Sensitivity>?
    public var transformations: [WAFv2.TextTransformation] = []

    public enum Sensitivity: String, Literal, CaseIterable {
      case high = "HIGH"
      case low = "LOW"
    }

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required(in: .cloudFormation, "FieldToMatch", &field)
      fields.field("SensitivityLevel", &sensitivity)
      fields.required("TextTransformations", terraform: "text_transformation", &transformations)
    }
  }

  /// Matches what looks like cross-site scripting.
  public struct XSSMatch: FieldGroup {
    public var field: WAFv2.FieldToMatch?
    public var transformations: [WAFv2.TextTransformation] = []

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required(in: .cloudFormation, "FieldToMatch", &field)
      fields.required("TextTransformations", terraform: "text_transformation", &transformations)
    }
  }
}

extension WAFv2 {
  /// Takes the source address from a header.
  public struct ForwardedIP: FieldGroup {
    /// `X-Forwarded-For`.
    public var header: Value<String>?
    public var fallback: Value<Fallback>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required("HeaderName", &header)
      fields.required("FallbackBehavior", &fallback)
    }
  }

  /// Whether a request matches of which WAF cannot read a part.
  public enum Fallback: String, Literal, CaseIterable {
    case match = "MATCH"
    case noMatch = "NO_MATCH"
  }

  /// A transformation of a part of the request before it is compared, so that attackers cannot hide by encoding.
  public struct TextTransformation: FieldGroup {
    /// The lowest number is applied first.
    public var priority: Value<Int>?
    public var kind: Value<Kind>?

    public enum Kind: String, Literal, CaseIterable {
      case none = "NONE"
      case base64Decode = "BASE64_DECODE"
      case base64DecodeExtended = "BASE64_DECODE_EXT"
      case commandLine = "CMD_LINE"
      case compressWhiteSpace = "COMPRESS_WHITE_SPACE"
      case cssDecode = "CSS_DECODE"
      case escapeSequenceDecode = "ESCAPE_SEQ_DECODE"
      case hexDecode = "HEX_DECODE"
      case htmlEntityDecode = "HTML_ENTITY_DECODE"
      case javaScriptDecode = "JS_DECODE"
      case lowercase = "LOWERCASE"
      case md5 = "MD5"
      case normalizePath = "NORMALIZE_PATH"
      case normalizePathWindows = "NORMALIZE_PATH_WIN"
      case removeNulls = "REMOVE_NULLS"
      case replaceComments = "REPLACE_COMMENTS"
      case replaceNulls = "REPLACE_NULLS"
      case sqlHexDecode = "SQL_HEX_DECODE"
      case urlDecode = "URL_DECODE"
      case urlDecodeUnicode = "URL_DECODE_UNI"
      case utf8ToUnicode = "UTF8_TO_UNICODE"
    }

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required("Priority", &priority)
      fields.required("Type", &kind)
    }
  }
}
