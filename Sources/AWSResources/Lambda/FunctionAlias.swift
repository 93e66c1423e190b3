import Documents
public import ResourceGraph

extension Lambda {
  /// An alias: a name for one version of a function, or for two with weighted traffic.
  ///
  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-lambda-alias.html
  public struct Alias: Resource {
    public static let resourceType = ResourceType(
      cloudFormation: "AWS::Lambda::Alias",
      terraform: "aws_lambda_alias",
      attributes: ["Ref": "arn", "AliasArn": "arn"]
    )

    public var name: Value<String>?
    public var description: Value<String>?
    public var function: Reference<Function>?
    /// A version number, or `$LATEST`.
    public var version: Value<String>?
    /// The share of invocations that other versions receive.
    public var weights: [Weight] = []
    /// The provisioned concurrency. CloudFormation only: Terraform has a separate resource.
    public var provisionedConcurrency: Value<Int>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required("Name", &name)
      fields.field("Description", &description)
      fields.required("FunctionName", &function)
      fields.required("FunctionVersion", &version)
      fields.object("RoutingConfig") { mapWeights($0) }
      fields.cloudFormationOnly { fields in
        fields.object("ProvisionedConcurrencyConfig") {
          $0.field("ProvisionedConcurrentExecutions", &provisionedConcurrency)
        }
      }
    }

    public func constructedAttribute(_ attribute: String) -> Value<String>? {
      guard let name = name?.constructible, let function = function?.value.constructible,
        function.literal?.contains(":") == false
      else { return nil }
      return switch attribute {
      case "Ref", "AliasArn": .regionalARN("lambda", "function:\(function):\(name)")
      default: nil
      }
    }

    /// CloudFormation has a list of objects, Terraform a map from versions to numbers.
    private mutating func mapWeights(_ fields: FieldMapper) {
      guard fields.dialect == .terraform else { return fields.groups("AdditionalVersionWeights", &weights) }
      var map = Weights(weights)
      fields.field("AdditionalVersionWeights", &map)
      weights = map?.weights ?? []
    }
  }
}

extension Lambda.Alias {
  /// The share of invocations that a version receives.
  public struct Weight: FieldGroup {
    public var version: Value<String>?
    /// Between 0 and 1.
    public var weight: Value<Double>?

    public init() {}

    public init(_ version: Value<String>, _ weight: Value<Double>) {
      self.version = version
      self.weight = weight
    }

    public mutating func map(_ fields: FieldMapper) {
      fields.required("FunctionVersion", &version)
      fields.required("FunctionWeight", &weight)
    }
  }
}

/// Weights as Terraform writes them: `{"2": 0.1}`.
private struct Weights: Field {
  var weights: [Lambda.Alias.Weight]

  init?(_ weights: [Lambda.Alias.Weight]) {
    guard !weights.isEmpty else { return nil }
    self.weights = weights
  }

  static var kind: FieldKind { .examples([["2": 0.25]]) }

  static func read(_ node: Node, _ syntax: any ExpressionSyntax) -> Weights? {
    guard syntax.expression(node) == nil, case .object(let object) = node.content else { return nil }
    var weights: [Lambda.Alias.Weight] = []
    for member in object.members {
      guard let version = Value<String>.read(Node(.string(member.key)), syntax),
        let weight = Value<Double>.read(member.value, syntax)
      else { return nil }
      weights.append(.init(version, weight))
    }
    return Weights(weights)
  }

  func write(_ syntax: any ExpressionSyntax) -> Node {
    var object = Object()
    for weight in weights {
      if let version = weight.version?.write(syntax).string, let part = weight.weight {
        object.append(version, part.write(syntax))
      }
    }
    return Node(.object(object))
  }
}
