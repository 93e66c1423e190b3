extension CloudFront {
  /// The functions that `infra` writes for the pages of a site: what a path without a file name is answered with.
  package enum SiteFunction: CaseIterable, Hashable, Sendable {
    /// `/index.html` for all paths, whose script reads the path.
    case singlePage
    /// `index.html` of the folder.
    case pages

    /// The function that has this code; `nil` for the code of somebody else.
    package init?(code: String) {
      guard let function = Self.allCases.first(where: { $0.code == code }) else { return nil }
      self = function
    }

    /// The code, which runs for each request before CloudFront looks into its cache.
    ///
    /// https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/functions-event-structure.html
    package var code: String {
      switch self {
      case .singlePage:
        """
        function handler(event) {
          const request = event.request;
          const file = request.uri.split('/').pop();
          if (!file.includes('.')) request.uri = '/index.html';
          return request;
        }

        """
      case .pages:
        """
        function handler(event) {
          const request = event.request;
          const file = request.uri.split('/').pop();
          if (file === '') request.uri += 'index.html';
          else if (!file.includes('.')) request.uri += '/index.html';
          return request;
        }

        """
      }
    }

    /// The path that the code makes of one.
    package func path(for path: String) -> String {
      let file = path.split(separator: "/", omittingEmptySubsequences: false).last ?? ""
      if file.contains(".") { return path }
      switch self {
      case .singlePage: return "/index.html"
      case .pages: return path + (file.isEmpty ? "" : "/") + "index.html"
      }
    }
  }
}
