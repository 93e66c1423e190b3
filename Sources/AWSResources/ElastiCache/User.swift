public import ResourceGraph

extension ElastiCache {
  /// A user of caches, with an access string that sets permissions.
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
    /// Equal to the id for IAM authentication; `default` for clients that authenticate without a name.
    public var userName: Value<String>?
    public var engine: Value<Engine>?
    /// The access string: `on ~orders:* +@read`.
    public var accessString: Value<String>?
    public var authentication: AuthenticationMode?
    /// The older form of `authentication`.
    public var needsNoPassword: Value<Bool>?
    /// The older form of `authentication`; the template and the Terraform state contain the passwords.
    public var passwords: List<Value<String>>?
    public var tags: Tags = [:]

    /// The engines of users and user groups.
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

    /// The authentication mode of a user.
    public struct AuthenticationMode: FieldGroup {
      public enum Kind: String, Literal, CaseIterable {
        case iam
        case noPassword = "no-password-required"
        case password
      }

      public var kind: Value<Kind>?
      /// One or two passwords; the template and the Terraform state contain them.
      public var passwords: List<Value<String>>?

      public init() {}

      public mutating func map(_ fields: FieldMapper) {
        fields.required("Type", &kind)
        fields.field("Passwords", &passwords)
      }
    }
  }

  /// A user group: the users of a cache.
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
    /// A group for Redis OSS must contain a user named `default`.
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
