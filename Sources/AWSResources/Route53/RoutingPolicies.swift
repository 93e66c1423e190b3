public import ResourceGraph

extension Route53.RecordSet {
  /// The AWS resource that an alias stands for.
  public struct Alias: FieldGroup {
    /// The domain name of the resource: that of a distribution, a load balancer or a bucket's website.
    public var domainName: Value<String>?
    /// The hosted zone of the resource, not that of the record: `Z2FDTNDATAQYW2` for every CloudFront distribution.
    public var zone: Value<String>?
    /// Whether the alias is healthy only if the resource is.
    public var evaluatesTargetHealth: Value<Bool>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required("DNSName", terraform: "name", &domainName)
      fields.required("HostedZoneId", terraform: "zone_id", &zone)
      fields.required(in: .terraform, "EvaluateTargetHealth", &evaluatesTargetHealth)
    }
  }

  /// Geolocation routing: where the queries come from.
  public struct Location: FieldGroup {
    /// `AF`, `AN`, `AS`, `EU`, `NA`, `OC` or `SA`.
    public var continent: Value<String>?
    /// Two letters, or `*` for all places that no other record has.
    public var country: Value<String>?
    /// A state of the United States or a province of Canada.
    public var subdivision: Value<String>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.field("ContinentCode", terraform: "continent", &continent)
      fields.field("CountryCode", terraform: "country", &country)
      fields.field("SubdivisionCode", terraform: "subdivision", &subdivision)
    }
  }

  /// Geoproximity routing: where the resource is, and how far it attracts queries.
  public struct Proximity: FieldGroup {
    public var region: Value<String>?
    public var localZoneGroup: Value<String>?
    public var coordinates: Coordinates?
    /// -99 to 99; a positive bias attracts queries from a larger area.
    public var bias: Value<Int>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.field("AWSRegion", terraform: "aws_region", &region)
      fields.field("LocalZoneGroup", &localZoneGroup)
      fields.group("Coordinates", &coordinates)
      fields.field("Bias", &bias)
    }

    public struct Coordinates: FieldGroup {
      /// -90 to 90, with at most two decimal places.
      public var latitude: Value<String>?
      /// -180 to 180, with at most two decimal places.
      public var longitude: Value<String>?

      public init() {}

      public mutating func map(_ fields: FieldMapper) {
        fields.required("Latitude", &latitude)
        fields.required("Longitude", &longitude)
      }
    }
  }

  /// IP-based routing: a location of a CIDR collection.
  public struct CIDRRouting: FieldGroup {
    public var collection: Value<String>?
    /// `*` for the addresses that are in no other location.
    public var locationName: Value<String>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required("CollectionId", &collection)
      fields.required("LocationName", &locationName)
    }
  }
}
