/// How long a log group retains its events: the periods that CloudWatch Logs accepts.
public enum LogRetention: Int, Hashable, Sendable, CaseIterable {
  case oneDay = 1
  case threeDays = 3
  case fiveDays = 5
  case oneWeek = 7
  case twoWeeks = 14
  case oneMonth = 30
  case twoMonths = 60
  case threeMonths = 90
  case fourMonths = 120
  case fiveMonths = 150
  case sixMonths = 180
  case oneYear = 365
  case thirteenMonths = 400
  case eighteenMonths = 545
  case twoYears = 731
  case threeYears = 1096
  case fiveYears = 1827
  case tenYears = 3653
}
