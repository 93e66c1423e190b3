/// Names of hosts, as certificates, records and aliases have them.
package enum HostPattern {
  /// Whether a name, `*.example.com` for all names one level below, stands for a host.
  package static func matches(_ pattern: String, _ host: String) -> Bool {
    if pattern == host { return true }
    return pattern.hasPrefix("*.") && !host.hasPrefix(".") && host.drop { $0 != "." } == pattern.dropFirst()
  }
}
