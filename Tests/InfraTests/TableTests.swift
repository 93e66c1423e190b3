import Testing
import Validation

@testable import InfraLanguage

@Suite struct TableTests {
  private func firstMessage(_ stack: Stack) -> String? {
    let error = #expect(throws: Diagnostics.self) { try stack.graph() }
    return error?.all.first?.message
  }

  @Test func `a table is on demand, restorable and protected`() throws {
    let graph = try Stack("shop", region: .euWest1) {
      Table(
        "carts", partition: .text("customer"), sort: .text("product"),
        indexes: [
          .global("by-product", partition: .text("product"), sort: .number("added"), projection: .including(["count"])),
          .local("by-time", sort: .number("added")),
        ], expiryAttribute: "expires", stream: .newAndOldImages)
    }.graph()
    let table = try #require(graph.resource("CartsTable", as: DynamoDB.Table.self))
    #expect(table.name == "shop-carts" && table.billingMode == .literal(.onDemand))
    #expect(table.hasPointInTimeRecovery == true && table.isDeletionProtected == true)
    #expect(table.hashKey == "customer" && table.rangeKey == "product")
    // Each attribute once, however many keys it is part of.
    #expect(table.attributes == [.init("customer", .text), .init("product", .text), .init("added", .number)])
    #expect(table.globalIndexes.first?.projection.kind == .literal(.include))
    #expect(table.localIndexes.first?.hashKey == "customer")
    #expect(table.expiry?.attribute == "expires" && table.streamView == .literal(.newAndOldImages))
    #expect(graph["CartsTable"]?.deletionPolicy == .retain && graph["CartsTable"]?.updateReplacePolicy == .retain)
  }

  @Test func `a grant names the table, its indexes and its key`() throws {
    let key = EncryptionKey("data")
    let carts = Table(
      "carts", partition: .text("customer"), indexes: [.global("by-age", partition: .number("age"))], key: key)
    func statements(_ access: Table.Access) -> [IAM.Statement] { carts.statements(for: [access]) }
    let index: Value<String> = "\(carts.arn)/index/by-age"
    #expect(statements(.read)[0].resources?.values == [carts.arn, index])
    #expect(statements(.read)[0].actions?.values.contains("dynamodb:PutItem") == false)
    #expect(statements(.read)[1].actions?.values == ["kms:Decrypt", "kms:DescribeKey"])
    #expect(statements(.write)[0].resources?.values == [carts.arn])
    #expect(statements(.write)[0].actions?.values.contains("dynamodb:GetItem") == false)
    #expect(statements(.readWrite)[0].actions?.values.count == 10)
    #expect(statements(.readWrite)[1].resources?.values == [key.key.value])
    let graph = try Stack("shop", region: .euWest1) { carts }.graph()
    let table = try #require(graph.resource("CartsTable", as: DynamoDB.Table.self))
    #expect(table.isEncryptedByKMS == true && table.kmsKey?.id == "DataKey")
  }

  @Test func `a lifted default is shown with its reason`() throws {
    let stack = Stack("shop", region: .euWest1) {
      Table(
        "cache", partition: .text("key"), pointInTimeRecovery: .off(because: "it is made anew every night"),
        deletionProtection: .off(because: "nobody misses it"))
    }
    let report = Validator().check(try stack.graph())
    #expect(report.findings.isEmpty, "\(report.findings.map(\.message))")
    #expect(
      report.allowed.map(\.allowance.rule).sorted() == ["table-can-be-restored", "table-is-deletion-protected"])
  }

  @Test func `keys that cannot be are refused`() {
    let twoTypes = Stack("shop", region: .euWest1) {
      Table("a", partition: .text("id"), indexes: [.global("by-id", partition: .number("id"))])
    }
    #expect(firstMessage(twoTypes) == "table 'a' has keys 'id' of two types; give an attribute one type")
    let noSort = Stack("shop", region: .euWest1) {
      Table("a", partition: .text("id"), indexes: [.local("by-age", sort: .number("age"))])
    }
    #expect(firstMessage(noSort)?.hasSuffix("make 'by-age' a global one") == true)
    let same = Stack("shop", region: .euWest1) { Table("a", partition: .text("id"), sort: .text("id")) }
    #expect(firstMessage(same)?.contains("as both keys") == true)
    let twice = Stack("shop", region: .euWest1) {
      Table(
        "a", partition: .text("id"),
        indexes: [.global("by-x", partition: .text("x")), .global("by-x", partition: .text("y"))])
    }
    #expect(firstMessage(twice)?.contains("two indexes named 'by-x'") == true)
    let idle = Stack("shop", region: .euWest1) {
      Table("a", partition: .text("id"), capacity: .provisioned(reads: 0, writes: 1))
    }
    #expect(firstMessage(idle)?.contains("takes 0 reads and 1 writes a second") == true)
  }
}
