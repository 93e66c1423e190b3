public import ResourceGraph

extension EFS {
  /// An access point: a directory of a file system, and the POSIX user enforced for its clients.
  ///
  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-efs-accesspoint.html
  public struct AccessPoint: TaggedResource {
    public static let resourceType = ResourceType(
      cloudFormation: "AWS::EFS::AccessPoint",
      terraform: "aws_efs_access_point",
      attributes: ["Ref": "id", "AccessPointId": "id", "Arn": "arn"]
    )

    public var fileSystem: Reference<FileSystem>?
    public var user: User?
    public var rootDirectory: RootDirectory?
    /// The idempotency token of the creation. CloudFormation only.
    public var clientToken: Value<String>?
    public var tags: Tags = [:]

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required("FileSystemId", &fileSystem)
      fields.group("PosixUser", &user)
      fields.group("RootDirectory", &rootDirectory)
      fields.cloudFormationOnly("ClientToken", &clientToken)
      fields.tags(&tags, "AccessPointTags")
    }

    /// A POSIX user and its groups.
    public struct User: FieldGroup {
      public var id: Value<Int>?
      public var group: Value<Int>?
      /// Numbers; strings in CloudFormation.
      public var secondaryGroups: List<Value<String>>?

      public init() {}

      public mutating func map(_ fields: FieldMapper) {
        fields.integerAsString("Uid", &id)
        fields.integerAsString("Gid", &group)
        fields.field("SecondaryGids", &secondaryGroups)
      }
    }

    /// The directory that clients see as the root.
    public struct RootDirectory: FieldGroup {
      /// The default is `/`.
      public var path: Value<String>?
      /// The owner and permissions with which EFS creates the directory if it does not exist.
      public var creation: Creation?

      public init() {}

      public mutating func map(_ fields: FieldMapper) {
        fields.field("Path", &path)
        fields.group("CreationInfo", &creation)
      }
    }

    /// The owner and permissions of a new directory.
    public struct Creation: FieldGroup {
      public var owner: Value<Int>?
      public var group: Value<Int>?
      /// For example `0750`.
      public var permissions: Value<String>?

      public init() {}

      public mutating func map(_ fields: FieldMapper) {
        fields.integerAsString("OwnerUid", &owner)
        fields.integerAsString("OwnerGid", &group)
        fields.required("Permissions", &permissions)
      }
    }
  }
}
