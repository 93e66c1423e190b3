@testable import InfraLanguage

extension WrongValue {
  private static let pages = Bucket("pages")
  private static let firewall = DistributionFirewall.off(because: "a test")

  static let edge: [WrongValue] = [
    WrongValue("Behavior.init", says: "begin it with '/'") {
      Distribution.web(.bucket(pages)) {
        Behavior("", to: .host("api.example.com"))
      }
    },
    WrongValue("Behavior.Caching.byPath", says: "keeps answers for 0 seconds at most; use '.disabled'") {
      Distribution.web(.bucket(pages)) {
        Behavior("/files/*", to: .bucket(pages), caching: .byPath(for: .zero, maximum: .zero))
      }
    },
    WrongValue("Behavior.Caching.byQuery", says: "use whole seconds, 0 or more") {
      Distribution.web(.bucket(pages)) {
        Behavior("/files/*", to: .host("api.example.com"), caching: .byQuery(for: .milliseconds(1)))
      }
    },
    WrongValue("Distribution.init", says: "names the country 'Germany'") {
      Distribution("web", default: .bucket(pages), firewall: firewall, countries: .only(["Germany"]))
    },
    WrongValue("Distribution.init", says: "has the host 'https://api.example.com', which contains ':'") {
      Distribution("web", default: .host("https://api.example.com"), firewall: firewall)
    },
    WrongValue("Distribution.init", says: "writes no access logs without a reason") {
      Distribution("web", default: .bucket(pages), firewall: firewall, accessLogs: .off(because: ""))
    },
    WrongValue("Distribution.init", says: "has no reason") {
      Distribution(
        "web", default: .bucket(pages), firewall: .off(because: ""), accessLogs: .off(because: "a test"))
    },
    WrongValue("EdgeWebACL.init", says: "use 10 to 2000000000") { EdgeWebACL("web", limit: .requests(1)) },
    WrongValue("EdgeWebACL.existing", says: "use an ARN of wafv2") {
      Distribution(
        "web", default: .bucket(pages), firewall: .webACL(.existing("shared", arn: "shared")),
        accessLogs: .off(because: "a test"))
    },
    WrongValue("KeyGroup.init", "PublicKey.init", says: "is not PEM") {
      KeyGroup("downloads", keys: [PublicKey("a", pem: "")])
    },
    WrongValue("KeyGroup.existing", says: "use ") {
      Distribution.web(.bucket(pages)) {
        Behavior("/private/*", to: .bucket(pages), signedBy: .existing("downloads", keyGroupID: ""))
      }
    },
    WrongValue("KeyGroup.existing", says: "key group 'downloads' has 'typo' as") {
      Distribution.web(.bucket(pages)) {
        Behavior("/private/*", to: .bucket(pages), signedBy: .existing("downloads", keyGroupID: "typo"))
      }
    },
    WrongValue("StaticSite.init", says: "has an empty content security policy") {
      StaticSite("web", firewall: firewall, accessLogs: .off(because: "a test"), contentSecurityPolicy: "")
    },
    WrongValue("WebACL.init", says: "use 10 to 2000000000") { WebACL("api", limit: .requests(.max, per: .days(.max))) },
    WrongValue("WebACL.existing", says: "use an ARN of wafv2") {
      WebACL.existing("shared", arn: "shared").protects(pool)
    },
  ]
}
