import Testing

@testable import InfraLanguage

@Suite struct DurationTests {
  @Test func `parts of seconds are exact`() {
    #expect(Duration.seconds(2.5) == .milliseconds(2500) && Duration.milliseconds(1.5) == .microseconds(1500))
    #expect(Duration.seconds(-0.25) == .zero - .milliseconds(250))
    #expect(Duration.seconds(30.0).wholeSeconds == 30)
  }

  @Test(arguments: [1e300, .infinity, .nan, .greatestFiniteMagnitude])
  func `a number that no duration has is more than any service accepts`(_ number: Double) {
    #expect(Duration.seconds(number) > .days(365_000) && Duration.milliseconds(number) > .days(365_000))
  }

  @Test func `a number below all durations is less than any service accepts`() {
    #expect(Duration.seconds(-1e300) < .zero && Duration.milliseconds(-Double.infinity) < .zero)
  }
}
