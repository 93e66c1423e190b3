import ResourceGraph
import Testing

struct `The spelling of names` {
  @Test(arguments: [
    ("VpcId", "vpc_id"), ("MapPublicIpOnLaunch", "map_public_ip_on_launch"), ("KMSKeyId", "kms_key_id"),
    ("DBSubnetGroup", "db_subnet_group"), ("PublicSubnet1", "public_subnet1"),
    ("EnableIAMDatabase", "enable_iam_database"),
    ("Ipv6CidrBlock", "ipv6_cidr_block"), ("name", "name"), ("ARN", "arn"), ("", ""), ("a-b c", "a_b_c"),
    ("X1Y2", "x1_y2"),
  ])
  func `snake case has the words of a name`(name: String, snake: String) {
    #expect(Spelling.snakeCase(name) == snake)
  }

  @Test(arguments: [
    ("PortMappings", "portMappings"), ("CPU", "cpu"), ("CPUArchitecture", "cpuArchitecture"), ("Name", "name"),
    ("name", "name"), ("S3Bucket", "s3Bucket"), ("", ""),
  ])
  func `lower camel case changes the start of a name`(name: String, camel: String) {
    #expect(Spelling.lowerCamelCase(name) == camel)
  }

  @Test(arguments: [
    ("order_events", "OrderEvents"), ("orders", "Orders"), ("db-1", "Db1"), ("two words", "TwoWords"), ("", ""),
    ("DBPort", "DbPort"),
  ])
  func `Pascal case capitalises the words`(name: String, pascal: String) {
    #expect(Spelling.pascalCase(name) == pascal)
  }

  @Test(arguments: ["OrdersDatabase", "A1B", "MainVpc", "X", "Thing12MainRole"])
  func `ids of plain PascalCase lead back to themselves`(id: String) {
    #expect(Spelling.pascalCase(Spelling.snakeCase(id)) == id)
  }
}

struct `A logical id` {
  @Test func `has the words of the name and of the role`() {
    #expect(LogicalID(naming: "orders", "Database") == "OrdersDatabase")
    #expect(LogicalID(naming: "order-events", "main VPC") == "OrderEventsMainVpc")
    #expect(LogicalID(naming: "API", "task", "Role") == "ApiTaskRole")
  }
}
