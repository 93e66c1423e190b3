public import ResourceGraph

extension EFS {
  /// A directory of a file system, and the user that everybody is who comes through it.
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
    /// What keeps CloudFormation from making the access point twice. CloudFormation only.
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

    /// A user of POSIX, by numbers.
    public struct User: FieldGroup {
      public var id: Value<Int>?
      public var group: Value<Int>?
      /// Numbers; texts in CloudFormation.
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
      /// `/` unless set.
      public var path: Value<String>?
      /// With what EFS makes the directory where it is not there.
      public var creation: Creation?

      public init() {}

      public mutating func map(_ fields: FieldMapper) {
        fields.field("Path", &path)
        fields.group("CreationInfo", &creation)
      }
    }

    /// Whom a new directory belongs to.
    public struct Creation: FieldGroup {
      public var owner: Value<Int>?
      public var group: Value<Int>?
      /// `0750` and its like.
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
