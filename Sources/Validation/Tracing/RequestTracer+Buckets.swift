import AWSResources
import Documents

// MARK: - Buckets as origins

extension RequestTracer {
  /// Follows a request that CloudFront sends to a bucket itself.
  func read(
    _ request: TracedRequest, from bucket: LogicalID, _ origin: CloudFront.Origin, _ place: Place,
    _ viewer: TracedRequest, _ trace: RequestTrace
  ) -> RequestTrace {
    var trace = trace
    trace.pass("origin '\(model.text(origin.id) ?? "?")'", place, request)
    if request.host != nil {
      return trace.breaks(
        .mapping, at: place,
        "distribution '\(place.entry.id)' sends the header 'Host' of the viewer on to bucket '\(bucket)', which answers 403",
        "use an origin request policy without it, or none")
    }
    if request.method == "POST" || request.method == "PATCH" {
      return refuses("bucket '\(bucket)'", request, place, trace)
    }
    if request.path.hasSuffix("/") {
      return trace.breaks(
        .route, at: place, "bucket '\(bucket)' has no object for \(request.path), which is answered with 403",
        "add a function that appends 'index.html'\(viewer.path == "/" ? ", or set 'DefaultRootObject'" : "")")
    }
    return trace.arrives("bucket '\(bucket)'", at: bucket, request)
  }

  private func refuses(
    _ target: String, _ request: TracedRequest, _ place: Place, _ trace: RequestTrace
  ) -> RequestTrace {
    trace.breaks(
      .route, at: place, "\(target) does not take \(request.method)",
      "let a behavior with the origin of the application take the path, before the one that leads to the bucket")
  }

  // MARK: Website endpoints

  /// The bucket whose website endpoint an origin is: `${Site}.s3-website-eu-west-1.amazonaws.com`, or its attribute.
  ///
  /// https://docs.aws.amazon.com/AmazonS3/latest/userguide/WebsiteEndpoints.html
  func website(of origin: CloudFront.Origin) -> Located<S3.Bucket>? {
    guard let domain = origin.domainName else { return nil }
    if case .verbatim(let node, nil) = domain.expression {
      return (node.ownerOfWebsiteURL ?? ownerOfWebsiteConfiguration(node)).flatMap {
        graph.resource($0, as: S3.Bucket.self)
      }
    }
    let isEndpoint = model.text(domain)?.contains(".s3-website") ?? false
    return domain.expression.attributeReferences.lazy.compactMap { reference in
      isEndpoint || reference.attribute.lowercased().hasPrefix("website")
        ? graph.resource(reference.id, as: S3.Bucket.self) : nil
    }.first
  }

  /// Why the website configuration of a bucket is not read; `nil` where it has none.
  private func unreadWebsite(of bucket: Located<S3.Bucket>) -> String? {
    if bucket.entry.isPartlyUnknown(at: "WebsiteConfiguration") {
      return "the website configuration of bucket '\(bucket.id)' cannot be determined before deployment"
    }
    // Terraform's provider deprecated the block in version 4.
    if bucket.entry.isPartlyUnknown(at: "Website") {
      return "the block 'website' of bucket '\(bucket.id)' is not read; use 'aws_s3_bucket_website_configuration'"
    }
    return model.raw("aws_s3_bucket_website_configuration").first.map {
      "whether '\($0.entry.id)' is the website configuration of bucket '\(bucket.id)' is not known"
    }
  }

  /// The bucket of `${aws_s3_bucket_website_configuration.site.website_endpoint}`, where it has the same name.
  private func ownerOfWebsiteConfiguration(_ node: Node) -> LogicalID? {
    guard let text = node.string, text.contains("aws_s3_bucket_website_configuration.") else { return nil }
    return node.references(in: .terraform) { graph.resource($0, as: S3.Bucket.self)?.resource.website != nil }.first
  }

  /// Follows a request to a website endpoint, which takes plain HTTP, reads only, and has an index document for folders.
  func visit(
    _ bucket: Located<S3.Bucket>, _ request: TracedRequest, _ origin: CloudFront.Origin, _ place: Place,
    _ viewer: TracedRequest, _ trace: RequestTrace
  ) -> RequestTrace {
    let name = model.text(origin.id) ?? "?"
    let target = "the website endpoint of bucket '\(bucket.id)'"
    var trace = trace
    trace.pass("origin '\(name)'", place, request, "a website endpoint")
    guard let scheme = scheme(origin.custom?.protocolPolicy, viewer) else {
      return trace.unknown("the protocol of origin '\(name)' cannot be determined before deployment", at: place)
    }
    if scheme == .https {
      return trace.breaks(
        .port, at: place, "origin '\(name)' is \(target), which takes no HTTPS",
        "use the bucket itself with an origin access control, or set 'OriginProtocolPolicy' to 'http-only'")
    }
    guard let website = bucket.resource.website else {
      if let reason = unreadWebsite(of: bucket) { return trace.unknown(reason, at: Place(bucket.entry)) }
      return trace.breaks(
        .integration, at: Place(bucket.entry), "origin '\(name)' is \(target), which has no website configuration",
        "use the bucket itself with an origin access control")
    }
    if let host = request.host, model.literal(bucket.resource.name) != host {
      return trace.breaks(
        .mapping, at: place,
        "distribution '\(place.entry.id)' sends the header 'Host' of the viewer on to \(target), which finds its bucket by it",
        "use an origin request policy without it, or none")
    }
    if request.method != "GET", request.method != "HEAD" {
      return refuses(target, request, place, trace)
    }
    if let redirection = website.redirectionOfAll {
      let scheme = model.text(redirection.protocolName) ?? request.scheme.rawValue
      return trace.answered(
        301, "301 to \(scheme)://\(model.text(redirection.host) ?? "?")\(request.target), by \(target)")
    }
    var sent = request
    if sent.path.hasSuffix("/") {
      guard let document = model.text(website.indexDocument) else {
        return trace.breaks(
          .route, at: Place(bucket.entry, ["WebsiteConfiguration"]), "\(target) has no index document for \(sent.path)",
          "set 'IndexDocument'")
      }
      sent.path += document
    }
    return trace.arrives(target, at: bucket.id, sent)
  }
}

extension Node {
  /// The resource whose attribute `WebsiteURL` is somewhere in a property: `!Select [2, !Split [/, !GetAtt Site.WebsiteURL]]`.
  fileprivate var ownerOfWebsiteURL: LogicalID? {
    switch content {
    case .array(let items): return items.lazy.compactMap(\.ownerOfWebsiteURL).first
    case .object(let object):
      return object.members.lazy.compactMap { member -> LogicalID? in
        guard member.key == "Fn::GetAtt" else { return member.value.ownerOfWebsiteURL }
        let parts =
          member.value.array?.compactMap(\.string) ?? member.value.string?.split(separator: ".").map(String.init)
        guard let parts, parts.count == 2, parts[1] == "WebsiteURL" else { return nil }
        return LogicalID(parts[0])
      }.first
    default: return nil
    }
  }
}
