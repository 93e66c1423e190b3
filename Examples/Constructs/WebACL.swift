import Infra

extension Constructs {
  /// A firewall in front of users' sign-in, with a rule that only counts, and few requests for each address.
  static let webACL = Stack("web-acl", region: .euWest1) {
    let firewall = WebACL(
      "sign-in",
      rules: [
        .ipReputation, .common.counting("SizeRestrictions_BODY", because: "SAML responses are larger than 8 KB"),
        .knownBadInputs,
      ], limit: .requests(300))
    firewall.protects(UserPool("staff"))
    Alarm.high(firewall.blockedRequests, above: 1000, notify: Topic("operations"))
  }
}
