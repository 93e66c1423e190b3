import AWSResources
import ResourceGraph
import Testing

/// Fields that Terraform must not revert.
struct `An ignored change` {
  @Test func `has the argument's path in Terraform`() {
    #expect(ECS.Service.desiredCountChange.terraformPath == "desired_count")
    #expect(
      MSK.Cluster.volumeSizeChange.terraformPath
        == "broker_node_group_info[0].storage_info[0].ebs_storage_info[0].volume_size")
  }

  @Test func `belongs to the entry`() {
    var entry = Entry("ApiService", ECS.Service())
    entry.ignore(ECS.Service.desiredCountChange)
    #expect(entry.ignoredChanges == ["desired_count"])
  }
}
