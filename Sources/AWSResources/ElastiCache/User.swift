public import ResourceGraph

extension ElastiCache {
  /// Somebody who signs in to caches, and what he may do there.
  ///
  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-elasticache-user.html
  public struct User: TaggedResource {
    public static let resourceType = ResourceType(
      cloudFormation: "AWS::ElastiCache::User",
      terraform: "aws_elasticache_user",
      attributes: ["Ref": "user_id", "Arn": "arn"]
    )

    /// In lower case: a letter, then letters, digits and hyphens.
    public var userID: Value<String>?
    /// The id too, for a user that signs in with IAM; `default` for the one that clients without a name are.
    public var userName: Value<String>?
    public var engine: Value<Engine>?
    /// In the engine's words: `on ~orders:* +@read`.
    public var accessString: Value<String>?
    public var authentication: AuthenticationMode?
    /// The older form of `authentication`.
    public var needsNoPassword: Value<Bool>?
    /// The older form of `authentication`: they stand in the template, and in Terraform's state.
    public var passwords: List<Value<String>>?
    public var tags: Tags = [:]

    /// What users and their groups are for.
    public enum Engine: String, Literal, CaseIterable {
      case redis
      case valkey
    }

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required("UserId", &userID)
      fields.required("UserName", &userName)
      fields.required("Engine", &engine)
      switch fields.dialect {
      case .cloudFormation: fields.field("AccessString", &accessString)
      case .terraform: fields.required("AccessString", &accessString)
      }
      fields.group("AuthenticationMode", &authentication)
      fields.field("NoPasswordRequired", &needsNoPassword)
      fields.field("Passwords", &passwords)
      fields.tags(&tags)
    }

    public func constructedAttribute(_ attribute: String) -> Value<String>? {
      guard let userID = userID?.constructible?.lowercased else { return nil }
      return switch attribute {
      case "Ref": userID
      case "Arn": .regionalARN("elasticache", "user:\(userID)")
      default: nil
      }
    }

    /// How a user proves who he is.
    public struct AuthenticationMode: FieldGroup {
      public enum Kind: String, Literal, CaseIterable {
        case iam
        case noPassword = "no-password-required"
        case password
      }

      public var kind: Value<Kind>?
      /// One or two: they stand in the template, and in Terraform's state.
      public var passwords: List<Value<String>>?

      public init() {}

      public mutating func map(_ fields: FieldMapper) {
        fields.required("Type", &kind)
        fields.field("Passwords", &passwords)
      }
    }
  }

  /// The users that a cache knows.
  ///
  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-elasticache-usergroup.html
  public struct UserGroup: TaggedResource {
    public static let resourceType = ResourceType(
      cloudFormation: "AWS::ElastiCache::UserGroup",
      terraform: "aws_elasticache_user_group",
      attributes: ["Ref": "user_group_id", "Arn": "arn"]
    )

    /// In lower case: a letter, then letters, digits and hyphens.
    public var userGroupID: Value<String>?
    public var engine: Value<User.Engine>?
    /// One of a group for Redis OSS has the name `default`.
    public var users: List<Reference<User>>?
    public var tags: Tags = [:]

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required("UserGroupId", &userGroupID)
      fields.required("Engine", &engine)
      switch fields.dialect {
      case .cloudFormation: fields.required("UserIds", &users)
      case .terraform: fields.field("UserIds", &users)
      }
      fields.tags(&tags)
    }

    public func constructedAttribute(_ attribute: String) -> Value<String>? {
      guard let userGroupID = userGroupID?.constructible?.lowercased else { return nil }
      return switch attribute {
      case "Ref": userGroupID
      case "Arn": .regionalARN("elasticache", "usergroup:\(userGroupID)")
      default: nil
      }
    }
  }
}
