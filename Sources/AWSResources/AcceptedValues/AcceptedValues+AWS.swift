// Written by `make accepted-values` from the CloudFormation schemas that AWS publishes, as cfn-lint 1.51.0 has them
// (read on 2026-11-28), and from Tests/Generate/value_facts.py.

// swift-format-ignore-file

extension AcceptedValues {
  /// What AWS accepts of the properties of a type, in lines that ``ValueTable`` reads.
  static func lines(of type: String) -> StaticString? {
    switch type {
    case "AWS::AmazonMQ::Broker":
      #"""
      0BrokerName	like [A-Za-z0-9\-_]{1,50}
      0SecurityGroups	items 1...5
      1[]	form securityGroupID
      0EncryptionOptions
      1KmsKeyId	form key
      0Users
      1[]
      2Username	like [A-Za-z0-9\-._~]{2,100}
      2Password	length 12...	like [^,:=]+
      2Groups	items ...20
      3[]	like [A-Za-z0-9\-._~]{2,100}
      0MaintenanceWindowStartTime
      1TimeOfDay	like [0-9]{1,2}:[0-9]{2}|[0-9]{1,2}:[0-9]{2}:[0-9]{2}
      0DataReplicationPrimaryBrokerArn	like arn:.*
      0Tags	form tags
      """#
    case "AWS::ApiGateway::Account":
      #"""
      0CloudWatchRoleArn	form roleARN
      """#
    case "AWS::ApiGateway::ApiKey":
      #"""
      0Tags	form tags
      """#
    case "AWS::ApiGateway::Deployment":
      #"""
      0StageDescription
      1CanarySetting
      2PercentTraffic	form number
      1ThrottlingRateLimit	form number
      1MethodSettings
      2[]
      3ThrottlingRateLimit	form number
      0DeploymentCanarySettings
      1PercentTraffic	form number
      """#
    case "AWS::ApiGateway::DomainName":
      #"""
      0EndpointConfiguration
      1Types
      2[]	choices EDGE,PRIVATE,REGIONAL
      0CertificateArn	form edgeCertificateARN
      0RoutingMode	choices BASE_PATH_MAPPING_ONLY,ROUTING_RULE_THEN_BASE_PATH_MAPPING,ROUTING_RULE_ONLY
      0Tags	form tags
      """#
    case "AWS::ApiGateway::GatewayResponse":
      #"""
      0ResponseType	choices ACCESS_DENIED,API_CONFIGURATION_ERROR,AUTHORIZER_CONFIGURATION_ERROR,AUTHORIZER_FAILURE,BAD_REQUEST_BODY,BAD_REQUEST_PARAMETERS,DEFAULT_4XX,DEFAULT_5XX,EXPIRED_TOKEN,INTEGRATION_FAILURE,INTEGRATION_TIMEOUT,INVALID_API_KEY,INVALID_SIGNATURE,MISSING_AUTHENTICATION_TOKEN,QUOTA_EXCEEDED,REQUEST_TOO_LARGE,RESOURCE_NOT_FOUND,THROTTLED,UNAUTHORIZED,UNSUPPORTED_MEDIA_TYPE,WAF_FILTERED
      """#
    case "AWS::ApiGateway::Method":
      #"""
      0Integration
      1Type	choices AWS,AWS_PROXY,HTTP,HTTP_PROXY,MOCK
      1ConnectionType	choices INTERNET,VPC_LINK
      1ResponseTransferMode	choices BUFFERED,STREAM
      1TimeoutInMillis	range 50...
      1PassthroughBehavior	choices WHEN_NO_MATCH,WHEN_NO_TEMPLATES,NEVER
      1ContentHandling	choices CONVERT_TO_BINARY,CONVERT_TO_TEXT
      1IntegrationResponses
      2[]
      3ContentHandling	choices CONVERT_TO_BINARY,CONVERT_TO_TEXT
      """#
    case "AWS::ApiGateway::RestApi":
      #"""
      0EndpointConfiguration
      1Types
      2[]	choices EDGE,PRIVATE,REGIONAL
      0Policy
      1Version	choices 2012-10-17,2008-10-17
      1Statement
      2[]
      3Effect	choices Allow,Deny
      0ApiKeySourceType	choices AUTHORIZER,HEADER
      0Tags	form tags
      """#
    case "AWS::ApiGateway::Stage":
      #"""
      0CanarySetting
      1PercentTraffic	range 0...100	form number
      0MethodSettings
      1[]
      2ResourcePath	like /[^\n]*
      2ThrottlingBurstLimit	range 0...
      2ThrottlingRateLimit	range 0...	form number
      0Tags	form tags
      """#
    case "AWS::ApiGateway::UsagePlan":
      #"""
      0Quota
      1Limit	range 0...
      1Offset	range 0...
      0Throttle
      1BurstLimit	range 0...
      1RateLimit	range 0...	form number
      0Tags	form tags
      """#
    case "AWS::ApiGateway::UsagePlanKey":
      #"""
      0KeyType	choices API_KEY
      """#
    case "AWS::ApiGateway::VpcLink":
      #"""
      0Tags	form tags
      """#
    case "AWS::ApiGatewayV2::Api":
      #"""
      0ProtocolType	choices HTTP,WEBSOCKET
      0Tags	form tags
      """#
    case "AWS::ApiGatewayV2::Authorizer":
      #"""
      0AuthorizerType	choices JWT,REQUEST
      """#
    case "AWS::ApiGatewayV2::DomainName":
      #"""
      0DomainNameConfigurations
      1[]
      2CertificateArn	form certificateARN
      2EndpointType	choices EDGE,REGIONAL
      0RoutingMode	choices API_MAPPING_ONLY,ROUTING_RULE_THEN_API_MAPPING,ROUTING_RULE_ONLY
      0Tags	form tags
      """#
    case "AWS::ApiGatewayV2::Integration":
      #"""
      0IntegrationType	choices AWS,AWS_PROXY,HTTP,HTTP_PROXY,MOCK
      0ConnectionType	choices INTERNET,VPC_LINK
      0CredentialsArn	like .*arn:aws:iam::[0-9]*:role/.*|.*arn:aws:iam::[0-9]*:user/.*|.*arn:aws:iam::[0-9]*:group/.*|.*arn:aws-cn:iam::[0-9]*:role/.*|.*arn:aws-cn:iam::[0-9]*:user/.*|.*arn:aws-cn:iam::[0-9]*:group/.*|.*arn:aws-us-gov:iam::[0-9]*:role/.*|.*arn:aws-us-gov:iam::[0-9]*:user/.*|.*arn:aws-us-gov:iam::[0-9]*:group/.*
      """#
    case "AWS::ApiGatewayV2::Route":
      #"""
      0AuthorizationType	choices AWS_IAM,CUSTOM,JWT,NONE
      """#
    case "AWS::ApiGatewayV2::Stage":
      #"""
      0DefaultRouteSettings
      1ThrottlingRateLimit	form number
      0Tags	form tags
      """#
    case "AWS::ApiGatewayV2::VpcLink":
      #"""
      0SecurityGroupIds
      1[]	form securityGroupID
      0Tags	form tags
      """#
    case "AWS::ApplicationAutoScaling::ScalableTarget":
      #"""
      0ServiceNamespace	choices appstream,cassandra,comprehend,custom-resource,dynamodb,ec2,ecs,elasticache,elasticmapreduce,kafka,lambda,neptune,rds,sagemaker,workspaces
      0ResourceId	length 1...1600
      0ScalableDimension	choices appstream:fleet:DesiredCapacity,cassandra:table:ReadCapacityUnits,cassandra:table:WriteCapacityUnits,comprehend:document-classifier-endpoint:DesiredInferenceUnits,comprehend:entity-recognizer-endpoint:DesiredInferenceUnits,custom-resource:ResourceType:Property,dynamodb:index:ReadCapacityUnits,dynamodb:index:WriteCapacityUnits,dynamodb:table:ReadCapacityUnits,dynamodb:table:WriteCapacityUnits,ec2:spot-fleet-request:TargetCapacity,ecs:service:DesiredCount,elasticache:cache-cluster:Nodes,elasticache:replication-group:NodeGroups,elasticache:replication-group:Replicas,elasticmapreduce:instancegroup:InstanceCount,kafka:broker-storage:VolumeSize,lambda:function:ProvisionedConcurrency,neptune:cluster:ReadReplicaCount,rds:cluster:ReadReplicaCount,sagemaker:inference-component:DesiredCopyCount,sagemaker:variant:DesiredInstanceCount,sagemaker:variant:DesiredProvisionedConcurrency,workspaces:workspacespool:DesiredUserSessions
      0MinCapacity	range 0...	atMost MaxCapacity
      0MaxCapacity	range 0...
      0RoleARN	length 1...1600	form roleARN
      0ScheduledActions
      1[]
      2ScalableTargetAction
      3MinCapacity	atMost MaxCapacity
      """#
    case "AWS::ApplicationAutoScaling::ScalingPolicy":
      #"""
      0PolicyName	length 1...256
      0PolicyType	choices PredictiveScaling,StepScaling,TargetTrackingScaling
      0ServiceNamespace	choices appstream,cassandra,comprehend,custom-resource,dynamodb,ec2,ecs,elasticache,elasticmapreduce,kafka,lambda,neptune,rds,sagemaker,workspaces
      0ResourceId	length 1...1600
      0ScalableDimension	choices appstream:fleet:DesiredCapacity,cassandra:table:ReadCapacityUnits,cassandra:table:WriteCapacityUnits,comprehend:document-classifier-endpoint:DesiredInferenceUnits,comprehend:entity-recognizer-endpoint:DesiredInferenceUnits,custom-resource:ResourceType:Property,dynamodb:index:ReadCapacityUnits,dynamodb:index:WriteCapacityUnits,dynamodb:table:ReadCapacityUnits,dynamodb:table:WriteCapacityUnits,ec2:spot-fleet-request:TargetCapacity,ecs:service:DesiredCount,elasticache:cache-cluster:Nodes,elasticache:replication-group:NodeGroups,elasticache:replication-group:Replicas,elasticmapreduce:instancegroup:InstanceCount,kafka:broker-storage:VolumeSize,lambda:function:ProvisionedConcurrency,neptune:cluster:ReadReplicaCount,rds:cluster:ReadReplicaCount,sagemaker:inference-component:DesiredCopyCount,sagemaker:variant:DesiredInstanceCount,sagemaker:variant:DesiredProvisionedConcurrency,workspaces:workspacespool:DesiredUserSessions
      0TargetTrackingScalingPolicyConfiguration
      1TargetValue	form number
      1PredefinedMetricSpecification
      2PredefinedMetricType	choices ALBRequestCountPerTarget,AppStreamAverageCapacityUtilization,CassandraReadCapacityUtilization,CassandraWriteCapacityUtilization,ComprehendInferenceUtilization,DynamoDBReadCapacityUtilization,DynamoDBWriteCapacityUtilization,EC2SpotFleetRequestAverageCPUUtilization,EC2SpotFleetRequestAverageNetworkIn,EC2SpotFleetRequestAverageNetworkOut,ECSServiceAverageCPUUtilization,ECSServiceAverageMemoryUtilization,ElastiCacheDatabaseCapacityUsageCountedForEvictPercentage,ElastiCacheDatabaseMemoryUsageCountedForEvictPercentage,ElastiCacheDatabaseMemoryUsagePercentage,ElastiCacheEngineCPUUtilization,ElastiCachePrimaryEngineCPUUtilization,ElastiCacheReplicaEngineCPUUtilization,KafkaBrokerStorageUtilization,LambdaProvisionedConcurrencyUtilization,NeptuneReaderAverageCPUUtilization,RDSReaderAverageCPUUtilization,RDSReaderAverageDatabaseConnections,SageMakerInferenceComponentConcurrentRequestsPerCopyHighResolution,SageMakerInferenceComponentInvocationsPerCopy,SageMakerVariantConcurrentRequestsPerModelHighResolution,SageMakerVariantInvocationsPerInstance,SageMakerVariantProvisionedConcurrencyUtilization,WorkSpacesAverageUserSessionsCapacityUtilization
      2ResourceLabel	length 1...1023
      1CustomizedMetricSpecification
      2Statistic	choices Average,Maximum,Minimum,SampleCount,Sum
      2Metrics
      3[]
      4Id	length 1...255
      4Expression	length 1...2048
      4MetricStat
      5Metric
      6Namespace	length 1...255
      6MetricName	length 1...255
      6Dimensions
      7[]
      8Name	length 1...255
      8Value	length 1...1024
      5Unit	length 1...1023
      0StepScalingPolicyConfiguration
      1AdjustmentType	choices ChangeInCapacity,ExactCapacity,PercentChangeInCapacity
      1MetricAggregationType	choices Average,Maximum,Minimum
      1StepAdjustments
      2[]
      3MetricIntervalLowerBound	form number
      3MetricIntervalUpperBound	form number
      """#
    case "AWS::Backup::BackupPlan":
      #"""
      0BackupPlan
      1BackupPlanRule
      2[]
      3StartWindowMinutes	form number
      3CompletionWindowMinutes	form number
      3Lifecycle
      4DeleteAfterDays	form number
      4MoveToColdStorageAfterDays	form number
      3CopyActions
      4[]
      5Lifecycle
      6DeleteAfterDays	form number
      6MoveToColdStorageAfterDays	form number
      1AdvancedBackupSettings
      2[]
      3ResourceType	like [A-Za-z0-9\-._]{1,50}
      0BackupPlanTags	form tags
      """#
    case "AWS::Backup::BackupSelection":
      #"""
      0BackupSelection
      1SelectionName	like [A-Za-z0-9\-.:_]+
      1IamRoleArn	form roleARN
      1ListOfTags
      2[]
      3ConditionType	choices STRINGEQUALS
      """#
    case "AWS::Backup::BackupVault":
      #"""
      0BackupVaultName	like [A-Za-z0-9\-_]{2,50}
      0AccessPolicy
      1Version	choices 2012-10-17,2008-10-17
      1Statement
      2[]
      3Effect	choices Allow,Deny
      0Notifications
      1SNSTopicArn	form topicARN
      0BackupVaultTags	form tags
      """#
    case "AWS::CertificateManager::Certificate":
      #"""
      0ValidationMethod	choices DNS,EMAIL,HTTP
      0CertificateTransparencyLoggingPreference	choices DISABLED,ENABLED
      0Tags	form tags
      """#
    case "AWS::Chatbot::SlackChannelConfiguration":
      #"""
      0ConfigurationName	length 1...128	like [A-Za-z0-9\-_]+
      0SlackWorkspaceId	length 1...256	like [A-Z0-9]{1,255}
      0SlackChannelId	length 1...256	like [A-Za-z0-9]+
      0IamRoleArn	form roleARN
      0GuardrailPolicies
      1[]	like |arn:aws:iam:[A-Za-z0-9\-./_]{0,63}:[A-Za-z0-9\-./_]{0,63}:[A-Za-z0-9][A-Za-z0-9+,\-./:=@_]{0,1023}
      0SnsTopicArns
      1[]	like arn:aws[A-Za-z\-]*:[A-Za-z0-9][A-Za-z0-9\-./_]{0,62}:[A-Za-z0-9\-./_]{0,63}:[A-Za-z0-9\-./_]{0,63}:[A-Za-z0-9][A-Za-z0-9+,\-./:=@_]{0,1023}
      0LoggingLevel	length 4...5	like ERROR|INFO|NONE
      0CustomizationResourceArns
      1[]	like arn:aws:chatbot:[A-Za-z0-9\-./_]{0,63}:[A-Za-z0-9\-./_]{0,63}:custom-action/[A-Za-z0-9\-_]{1,64}
      0Tags	form tags
      """#
    case "AWS::CloudFront::CachePolicy":
      #"""
      0CachePolicyConfig
      1MinTTL	range 0...	form number
      1DefaultTTL	range 0...	form number
      1MaxTTL	range 0...	form number
      1ParametersInCacheKeyAndForwardedToOrigin
      2CookiesConfig
      3CookieBehavior	like none|whitelist|allExcept|all
      2HeadersConfig
      3HeaderBehavior	like none|whitelist
      2QueryStringsConfig
      3QueryStringBehavior	like none|whitelist|allExcept|all
      """#
    case "AWS::CloudFront::Distribution":
      #"""
      0DistributionConfig
      1Origins
      2[]
      3CustomOriginConfig
      4OriginProtocolPolicy	choices http-only,https-only,match-viewer
      4OriginSSLProtocols
      5[]	choices SSLv3,TLSv1,TLSv1.1,TLSv1.2
      4IpAddressType	choices ipv4,ipv6,dualstack
      1OriginGroups
      2Items
      3[]
      4FailoverCriteria
      5StatusCodes
      6Items	items 1...
      4SelectionCriteria	choices default,media-quality-based
      1DefaultCacheBehavior
      2ViewerProtocolPolicy	choices allow-all,https-only,redirect-to-https
      2AllowedMethods
      3[]	choices DELETE,GET,HEAD,OPTIONS,PATCH,POST,PUT
      2FunctionAssociations
      3[]
      4EventType	choices viewer-request,viewer-response
      2ForwardedValues
      3Cookies
      4Forward	choices all,none,whitelist
      2MinTTL	form number
      2DefaultTTL	form number
      2MaxTTL	form number
      1CacheBehaviors
      2[]
      3ViewerProtocolPolicy	choices allow-all,https-only,redirect-to-https
      3AllowedMethods
      4[]	choices DELETE,GET,HEAD,OPTIONS,PATCH,POST,PUT
      3FunctionAssociations
      4[]
      5EventType	choices viewer-request,viewer-response
      3ForwardedValues
      4Cookies
      5Forward	choices all,none,whitelist
      3MinTTL	form number
      3DefaultTTL	form number
      3MaxTTL	form number
      1CustomErrorResponses
      2[]
      3ErrorCode	choices 400,403,404,405,414,416,500,501,502,503,504
      3ResponseCode	choices 200,400,403,404,405,414,416,500,501,502,503,504
      3ErrorCachingMinTTL	form number
      1ViewerCertificate
      2AcmCertificateArn	form edgeCertificateARN
      2IamCertificateId	length ...32
      2MinimumProtocolVersion	choices SSLv3,TLSv1,TLSv1.1_2016,TLSv1.2_2018,TLSv1.2_2019,TLSv1.2_2021,TLSv1.2_2025,TLSv1.3_2025,TLSv1_2016
      2SslSupportMethod	choices sni-only,static-ip,vip
      1Restrictions
      2GeoRestriction
      3RestrictionType	choices blacklist,none,whitelist
      1HttpVersion	choices http1.1,http2,http2and3,http3
      1PriceClass	choices None,PriceClass_100,PriceClass_200,PriceClass_All
      1ConnectionFunctionAssociation
      2Id	length 1...64
      1ConnectionMode	choices direct,tenant-only
      1TenantConfig
      2ParameterDefinitions
      3[]
      4Name	length 1...128	like [A-Za-z0-9\-_]+
      4Definition
      5StringSchema
      6DefaultValue	length 1...256
      1ViewerMtlsConfig
      2Mode	choices required,optional,passthrough
      0Tags	form tags
      """#
    case "AWS::CloudFront::Function":
      #"""
      0Name	length 1...64	like [A-Za-z0-9\-_]{1,64}
      0FunctionConfig
      1Runtime	choices cloudfront-js-1.0,cloudfront-js-2.0
      0Tags	form tags
      """#
    case "AWS::CloudFront::OriginAccessControl":
      #"""
      0OriginAccessControlConfig
      1OriginAccessControlOriginType	like s3|mediastore|lambda|mediapackagev2
      1SigningBehavior	like never|no-override|always
      1SigningProtocol	like sigv4
      """#
    case "AWS::CloudFront::OriginRequestPolicy":
      #"""
      0OriginRequestPolicyConfig
      1CookiesConfig
      2CookieBehavior	like none|whitelist|all|allExcept
      1HeadersConfig
      2HeaderBehavior	like none|whitelist|allViewer|allViewerAndWhitelistCloudFront|allExcept
      1QueryStringsConfig
      2QueryStringBehavior	like none|whitelist|all|allExcept
      """#
    case "AWS::CloudFront::RealtimeLogConfig":
      #"""
      0Fields	items 1...
      0SamplingRate	range 1...100	form number
      0EndPoints
      1[]
      2KinesisStreamConfig
      3RoleArn	form roleARN
      """#
    case "AWS::CloudFront::ResponseHeadersPolicy":
      #"""
      0ResponseHeadersPolicyConfig
      1CorsConfig
      2AccessControlAllowMethods
      3Items
      4[]	choices ALL,DELETE,GET,HEAD,OPTIONS,PATCH,POST,PUT
      1SecurityHeadersConfig
      2FrameOptions
      3FrameOption	like DENY|SAMEORIGIN
      2ReferrerPolicy
      3ReferrerPolicy	like no-referrer|no-referrer-when-downgrade|origin|origin-when-cross-origin|same-origin|strict-origin|strict-origin-when-cross-origin|unsafe-url
      1ServerTimingHeadersConfig
      2SamplingRate	range 0...100	form number
      """#
    case "AWS::CloudFront::VpcOrigin":
      #"""
      0VpcOriginEndpointConfig
      1OriginProtocolPolicy	choices http-only,https-only,match-viewer
      0Tags	form tags
      """#
    case "AWS::CloudWatch::Alarm":
      #"""
      0AlarmName	length 1...255
      0AlarmDescription	length ...1024
      0AlarmActions
      1[]	length 1...1024
      0OKActions
      1[]	length 1...1024
      0InsufficientDataActions
      1[]	length 1...1024
      0Namespace	length 1...255	like [^:].*
      0MetricName	length 1...255
      0Dimensions	items ...30
      0Statistic	choices Average,Maximum,Minimum,SampleCount,Sum
      0Period	range 1...	form alarmPeriod
      0Unit	choices Bits,Bits/Second,Bytes,Bytes/Second,Count,Count/Second,Gigabits,Gigabits/Second,Gigabytes,Gigabytes/Second,Kilobits,Kilobits/Second,Kilobytes,Kilobytes/Second,Megabits,Megabits/Second,Megabytes,Megabytes/Second,Microseconds,Milliseconds,None,Percent,Seconds,Terabits,Terabits/Second,Terabytes,Terabytes/Second
      0Metrics
      1[]
      2Id	length 1...255	like [a-z][A-Za-z0-9_]*
      2Expression	length 1...2048
      2MetricStat
      3Metric
      4Namespace	length 1...255	like [^:].*
      4MetricName	length 1...255
      4Dimensions	items ...30
      3Period	range 1...	form metricPeriod
      3Unit	choices Bits,Bits/Second,Bytes,Bytes/Second,Count,Count/Second,Gigabits,Gigabits/Second,Gigabytes,Gigabytes/Second,Kilobits,Kilobits/Second,Kilobytes,Kilobytes/Second,Megabits,Megabits/Second,Megabytes,Megabytes/Second,Microseconds,Milliseconds,None,Percent,Seconds,Terabits,Terabits/Second,Terabytes,Terabytes/Second
      2Period	range 1...	form metricPeriod
      2AccountId	length 1...255
      0ComparisonOperator	choices GreaterThanOrEqualToThreshold,GreaterThanThreshold,GreaterThanUpperThreshold,LessThanLowerOrGreaterThanUpperThreshold,LessThanLowerThreshold,LessThanOrEqualToThreshold,LessThanThreshold
      0Threshold	form number
      0ThresholdMetricId	length 1...255
      0EvaluationPeriods	range 1...
      0DatapointsToAlarm	range 1...	atMost EvaluationPeriods
      0TreatMissingData	length 1...255	choices breaching,ignore,missing,notBreaching
      0EvaluateLowSampleCountPercentile	length 1...255
      0EvaluationInterval	range 10...3600
      0Tags	form tags
      """#
    case "AWS::CloudWatch::CompositeAlarm":
      #"""
      0AlarmName	length 1...255
      0AlarmDescription	length ...1024
      0AlarmRule	length 1...10240
      0AlarmActions	items ...5
      1[]	length 1...1024
      0OKActions	items ...5
      1[]	length 1...1024
      0InsufficientDataActions	items ...5
      1[]	length 1...1024
      0ActionsSuppressor	length 1...1600
      0ActionsSuppressorExtensionPeriod	range 0...
      0ActionsSuppressorWaitPeriod	range 0...
      0Tags	form tags
      """#
    case "AWS::Cognito::IdentityPool":
      #"""
      0CognitoStreams
      1RoleArn	form roleARN
      0PushSync
      1RoleArn	form roleARN
      0IdentityPoolTags	form tags
      """#
    case "AWS::Cognito::UserPool":
      #"""
      0UserPoolName	length 1...128
      0UserPoolTier	choices LITE,ESSENTIALS,PLUS
      0EmailVerificationMessage	length 6...20000
      0EmailVerificationSubject	length 1...140
      0SmsVerificationMessage	length 6...140
      0SmsAuthenticationMessage	length 6...140
      0EmailAuthenticationMessage	length 6...20000
      0EmailAuthenticationSubject	length 1...140
      0LambdaConfig
      1PreTokenGenerationConfig
      2LambdaArn	form functionARN
      1CustomEmailSender
      2LambdaArn	form functionARN
      1CustomSMSSender
      2LambdaArn	form functionARN
      1InboundFederation
      2LambdaArn	form functionARN
      0UserPoolAddOns
      1AdvancedSecurityMode	choices AUDIT,ENFORCED,OFF
      0WebAuthnRelyingPartyID	length 1...63
      0WebAuthnUserVerification	length 1...9
      0WebAuthnFactorConfiguration	choices SINGLE_FACTOR,MULTI_FACTOR_WITH_USER_VERIFICATION
      0UserPoolTags	form tags
      """#
    case "AWS::Cognito::UserPoolClient":
      #"""
      0ClientName	length 1...128
      0AuthSessionValidity	range 3...15
      0AccessTokenValidity	range 1...86400
      0IdTokenValidity	range 1...86400
      0RefreshTokenValidity	range 1...315360000
      0RefreshTokenRotation
      1Feature	choices ENABLED,DISABLED
      1RetryGracePeriodSeconds	range 0...60
      0AnalyticsConfiguration
      1RoleArn	form roleARN
      """#
    case "AWS::Cognito::UserPoolDomain":
      #"""
      0CustomDomainConfig
      1CertificateArn	form edgeCertificateARN
      """#
    case "AWS::Cognito::UserPoolGroup":
      #"""
      0Description	length ...2048
      0Precedence	range 0...
      0RoleArn	form roleARN
      """#
    case "AWS::Cognito::UserPoolIdentityProvider":
      #"""
      0ProviderType	choices Facebook,Google,LoginWithAmazon,OIDC,SAML,SignInWithApple
      """#
    case "AWS::DAX::Cluster":
      #"""
      0IAMRoleARN	form roleARN
      0ClusterEndpointEncryptionType	choices NONE,TLS
      0SecurityGroupIds
      1[]	form securityGroupID
      """#
    case "AWS::DocDB::DBCluster":
      #"""
      0EngineVersion	choices 3.6.0,4.0,4.0.0,5.0.0
      0KmsKeyId	form key
      0ServerlessV2ScalingConfiguration
      1MinCapacity	form number
      1MaxCapacity	form number
      0VpcSecurityGroupIds
      1[]	form securityGroupID
      0BackupRetentionPeriod	range 1...35
      0Tags	form tags
      """#
    case "AWS::DocDB::DBClusterParameterGroup":
      #"""
      0Tags	form tags
      """#
    case "AWS::DocDB::DBInstance":
      #"""
      0Tags	form tags
      """#
    case "AWS::DocDB::DBSubnetGroup":
      #"""
      0Tags	form tags
      """#
    case "AWS::DynamoDB::Table":
      #"""
      0TableName	length 1...1024	like [A-Za-z0-9_.-]{3,255}
      0AttributeDefinitions
      1[]
      2AttributeName	length 1...255
      2AttributeType	choices B,N,S
      0KeySchema	items 1...
      0GlobalSecondaryIndexes
      1[]
      2KeySchema	items 1...
      2Projection
      3ProjectionType	choices ALL,INCLUDE,KEYS_ONLY
      2OnDemandThroughput
      3MaxReadRequestUnits	range 1...
      3MaxWriteRequestUnits	range 1...
      2WarmThroughput
      3ReadUnitsPerSecond	range 1...
      3WriteUnitsPerSecond	range 1...
      2ContributorInsightsSpecification
      3Mode	choices ACCESSED_AND_THROTTLED_KEYS,THROTTLED_KEYS
      0LocalSecondaryIndexes
      1[]
      2IndexName	length 3...255	like [A-Za-z0-9\-._]+
      2KeySchema	items 2...2
      2Projection
      3ProjectionType	choices ALL,INCLUDE,KEYS_ONLY
      0BillingMode	choices PAY_PER_REQUEST,PROVISIONED
      0OnDemandThroughput
      1MaxReadRequestUnits	range 1...
      1MaxWriteRequestUnits	range 1...
      0WarmThroughput
      1ReadUnitsPerSecond	range 1...
      1WriteUnitsPerSecond	range 1...
      0TableClass	choices STANDARD,STANDARD_INFREQUENT_ACCESS
      0PointInTimeRecoverySpecification
      1RecoveryPeriodInDays	range 1...35
      0SSESpecification
      1SSEType	choices KMS
      0StreamSpecification
      1StreamViewType	choices KEYS_ONLY,NEW_AND_OLD_IMAGES,NEW_IMAGE,OLD_IMAGE
      1ResourcePolicy
      2PolicyDocument
      3Version	choices 2012-10-17,2008-10-17
      3Statement
      4[]
      5Effect	choices Allow,Deny
      0KinesisStreamSpecification
      1ApproximateCreationDateTimePrecision	choices MICROSECOND,MILLISECOND
      0ContributorInsightsSpecification
      1Mode	choices ACCESSED_AND_THROTTLED_KEYS,THROTTLED_KEYS
      0ResourcePolicy
      1PolicyDocument
      2Version	choices 2012-10-17,2008-10-17
      2Statement
      3[]
      4Effect	choices Allow,Deny
      0Tags	form tags
      """#
    case "AWS::EC2::EIP":
      #"""
      0Tags	form tags
      """#
    case "AWS::EC2::FlowLog":
      #"""
      0ResourceType	choices NetworkInterface,Subnet,VPC,TransitGateway,TransitGatewayAttachment,RegionalNatGateway
      0TrafficType	choices ACCEPT,ALL,REJECT
      0LogDestinationType	choices cloud-watch-logs,s3,kinesis-data-firehose
      0DestinationOptions
      1FileFormat	choices plain-text,parquet
      0Tags	form tags
      """#
    case "AWS::EC2::InternetGateway":
      #"""
      0Tags	form tags
      """#
    case "AWS::EC2::NatGateway":
      #"""
      0SubnetId	form subnetID
      0ConnectivityType	choices private,public
      0SecondaryPrivateIpAddressCount	range 1...31
      0Tags	form tags
      """#
    case "AWS::EC2::NetworkAcl":
      #"""
      0VpcId	form vpcID
      0Tags	form tags
      """#
    case "AWS::EC2::NetworkAclEntry":
      #"""
      0CidrBlock	form ipv4Range
      0Ipv6CidrBlock	form ipv6Range
      """#
    case "AWS::EC2::Route":
      #"""
      0DestinationCidrBlock	form ipv4Range
      """#
    case "AWS::EC2::RouteTable":
      #"""
      0VpcId	form vpcID
      0Tags	form tags
      """#
    case "AWS::EC2::SecurityGroup":
      #"""
      0GroupDescription	length ...255	like [A-Za-z0-9 !#$&()*+,\-./:;=@\[\]_{}]*
      0VpcId	form vpcID
      0SecurityGroupIngress
      1[]
      2IpProtocol	form ipProtocol
      2FromPort	range -1...65535
      2ToPort	range -1...65535
      2CidrIp	form ipv4Range
      2CidrIpv6	form ipv6Range
      2SourceSecurityGroupId	form securityGroupID
      0SecurityGroupEgress
      1[]
      2IpProtocol	form ipProtocol
      2FromPort	range -1...65535
      2ToPort	range -1...65535
      2CidrIp	form ipv4Range
      2CidrIpv6	form ipv6Range
      2DestinationSecurityGroupId	form securityGroupID
      0Tags	form tags
      """#
    case "AWS::EC2::SecurityGroupEgress":
      #"""
      0GroupId	form securityGroupID
      0IpProtocol	form ipProtocol
      0FromPort	range -1...65535
      0ToPort	range -1...65535
      0CidrIp	form ipv4Range
      0CidrIpv6	form ipv6Range
      0DestinationSecurityGroupId	form securityGroupID
      """#
    case "AWS::EC2::SecurityGroupIngress":
      #"""
      0GroupId	form securityGroupID
      0IpProtocol	form ipProtocol
      0FromPort	range -1...65535
      0ToPort	range -1...65535
      0CidrIp	form ipv4Range
      0CidrIpv6	form ipv6Range
      0SourceSecurityGroupId	form securityGroupID
      """#
    case "AWS::EC2::Subnet":
      #"""
      0VpcId	form vpcID
      0CidrBlock	form networkRange
      0Ipv6CidrBlock	form ipv6Range
      0Tags	form tags
      """#
    case "AWS::EC2::SubnetNetworkAclAssociation":
      #"""
      0SubnetId	form subnetID
      """#
    case "AWS::EC2::SubnetRouteTableAssociation":
      #"""
      0SubnetId	form subnetID
      """#
    case "AWS::EC2::TransitGatewayAttachment":
      #"""
      0VpcId	form vpcID
      0Options
      1DnsSupport	choices disable,enable
      1Ipv6Support	choices disable,enable
      1ApplianceModeSupport	choices disable,enable
      1SecurityGroupReferencingSupport	choices disable,enable
      0Tags	form tags
      """#
    case "AWS::EC2::VPC":
      #"""
      0CidrBlock	form networkRange
      0InstanceTenancy	choices dedicated,default,host
      0Tags	form tags
      """#
    case "AWS::EC2::VPCEndpoint":
      #"""
      0VpcId	form vpcID
      0VpcEndpointType	choices Interface,Gateway,GatewayLoadBalancer,ServiceNetwork,Resource
      0PolicyDocument
      1Version	choices 2012-10-17,2008-10-17
      1Statement
      2[]
      3Effect	choices Allow,Deny
      0SecurityGroupIds
      1[]	form securityGroupID
      0IpAddressType	choices ipv4,ipv6,dualstack,not-specified
      0DnsOptions
      1DnsRecordIpType	choices ipv4,ipv6,dualstack,service-defined,not-specified
      1PrivateDnsOnlyForInboundResolverEndpoint	choices OnlyInboundResolver,AllResolvers,NotSpecified
      0Tags	form tags
      """#
    case "AWS::EC2::VPCGatewayAttachment":
      #"""
      0VpcId	form vpcID
      """#
    case "AWS::EC2::VPCPeeringConnection":
      #"""
      0VpcId	form vpcID
      0PeerRoleArn	form roleARN
      0Tags	form tags
      """#
    case "AWS::ECR::Repository":
      #"""
      0RepositoryName	length 2...256	like [a-z0-9]+[a-z0-9\-._]*[a-z0-9\-./_]*|[a-z0-9\-./_]*[a-z0-9]+[a-z0-9\-._]*
      0ImageTagMutability	choices MUTABLE,IMMUTABLE,MUTABLE_WITH_EXCLUSION,IMMUTABLE_WITH_EXCLUSION
      0EncryptionConfiguration
      1EncryptionType	choices AES256,KMS,KMS_DSSE
      1KmsKey	length 1...2048
      0LifecyclePolicy
      1LifecyclePolicyText	length 100...30720
      0RepositoryPolicyText
      1Version	choices 2012-10-17,2008-10-17
      1Statement
      2[]
      3Effect	choices Allow,Deny
      0Tags	form tags
      """#
    case "AWS::ECS::Cluster":
      #"""
      0ClusterName	like [A-Za-z0-9_-]{1,255}
      0Configuration
      1ExecuteCommandConfiguration
      2KmsKeyId	form key
      2Logging	choices DEFAULT,NONE,OVERRIDE
      1ManagedStorageConfiguration
      2KmsKeyId	form key
      0DefaultCapacityProviderStrategy
      1[]
      2Weight	range 0...1000
      2Base	range 0...100000
      0Tags	form tags
      """#
    case "AWS::ECS::ClusterCapacityProviderAssociations":
      #"""
      0Cluster	length 1...2048
      0DefaultCapacityProviderStrategy
      1[]
      2Weight	range 0...1000
      2Base	range 0...100000
      """#
    case "AWS::ECS::Service":
      #"""
      0ServiceName	like [A-Za-z0-9_-]{1,255}
      0DesiredCount	range 0...
      0LaunchType	choices EC2,FARGATE,EXTERNAL
      0CapacityProviderStrategy
      1[]
      2Weight	range 0...1000
      2Base	range 0...100000
      0SchedulingStrategy	choices DAEMON,REPLICA
      0AvailabilityZoneRebalancing	choices ENABLED,DISABLED
      0NetworkConfiguration
      1AwsvpcConfiguration
      2Subnets
      3[]	form subnetID
      2SecurityGroups
      3[]	form securityGroupID
      2AssignPublicIp	choices DISABLED,ENABLED
      0LoadBalancers
      1[]
      2TargetGroupArn	form targetGroupARN
      2AdvancedConfiguration
      3RoleArn	form roleARN
      0HealthCheckGracePeriodSeconds	range 0...2147483647
      0ServiceConnectConfiguration
      1Services
      2[]
      3ClientAliases
      4[]
      5Port	range 0...65535
      3IngressPortOverride	range 0...65535
      3Timeout
      4IdleTimeoutSeconds	range 0...2147483647
      4PerRequestTimeoutSeconds	range 0...2147483647
      3Tls
      4RoleArn	form roleARN
      1AccessLogConfiguration
      2Format	choices TEXT,JSON
      2IncludeQueryParameters	choices DISABLED,ENABLED
      0VpcLatticeConfigurations
      1[]
      2RoleArn	form roleARN
      0VolumeConfigurations
      1[]
      2ManagedEBSVolume
      3RoleArn	form roleARN
      3FilesystemType	choices ext3,ext4,ntfs,xfs
      3KmsKeyId	form key
      3TagSpecifications
      4[]
      5ResourceType	choices volume
      5PropagateTags	choices SERVICE,TASK_DEFINITION
      0PlacementConstraints
      1[]
      2Type	choices distinctInstance,memberOf
      0PlacementStrategies
      1[]
      2Type	choices binpack,random,spread
      0PropagateTags	choices SERVICE,TASK_DEFINITION
      0DeploymentController
      1Type	choices CODE_DEPLOY,ECS,EXTERNAL
      0DeploymentConfiguration
      1Strategy	choices ROLLING,BLUE_GREEN,LINEAR,CANARY
      1BakeTimeInMinutes	range 0...1440
      1LifecycleHooks
      2[]
      3RoleArn	form roleARN
      3LifecycleStages	items 1...
      4[]	choices RECONCILE_SERVICE,PRE_SCALE_UP,POST_SCALE_UP,TEST_TRAFFIC_SHIFT,POST_TEST_TRAFFIC_SHIFT,PRODUCTION_TRAFFIC_SHIFT,POST_PRODUCTION_TRAFFIC_SHIFT
      0ForceNewDeployment
      1ForceNewDeploymentNonce	length 1...255
      0Tags	form tags
      """#
    case "AWS::ECS::TaskDefinition":
      #"""
      0Family	like [A-Za-z0-9_-]{1,255}
      0RequiresCompatibilities
      1[]	choices EC2,EXTERNAL,FARGATE,MANAGED_INSTANCES
      0NetworkMode	choices awsvpc,bridge,host,none
      0RuntimePlatform
      1CpuArchitecture	choices ARM64,X86_64
      1OperatingSystemFamily	choices LINUX,WINDOWS_SERVER_2004_CORE,WINDOWS_SERVER_2016_FULL,WINDOWS_SERVER_2019_CORE,WINDOWS_SERVER_2019_FULL,WINDOWS_SERVER_2022_CORE,WINDOWS_SERVER_2022_FULL,WINDOWS_SERVER_2025_CORE,WINDOWS_SERVER_2025_FULL,WINDOWS_SERVER_20H2_CORE
      0ExecutionRoleArn	form roleARN
      0TaskRoleArn	form roleARN
      0ContainerDefinitions
      1[]
      2Name	like [A-Za-z0-9_-]{1,255}
      2Image	form image
      2MemoryReservation	range 6...
      2PortMappings
      3[]
      4ContainerPort	range 1...65535
      4HostPort	range 0...65535
      4Protocol	choices tcp,udp
      4AppProtocol	choices http,http2,grpc
      2EnvironmentFiles
      3[]
      4Type	choices s3
      2LinuxParameters
      3Devices
      4[]
      5Permissions
      6[]	choices mknod,read,write
      2Ulimits
      3[]
      4Name	choices core,cpu,data,fsize,locks,memlock,msgqueue,nice,nofile,nproc,rss,rtprio,rttime,sigpending,stack
      2ResourceRequirements
      3[]
      4Type	choices GPU,InferenceAccelerator
      2FirelensConfiguration
      3Type	choices fluentbit,fluentd
      2HealthCheck
      3Interval	range 5...300
      3Timeout	range 2...120
      3Retries	range 1...10
      3StartPeriod	range 0...300
      2DependsOn
      3[]
      4Condition	choices COMPLETE,HEALTHY,START,SUCCESS
      2StopTimeout	range 0...120
      2VersionConsistency	choices enabled,disabled
      0Volumes
      1[]
      2Name	like [A-Za-z0-9_-]{1,255}
      2DockerVolumeConfiguration
      3Scope	choices shared,task
      2EFSVolumeConfiguration
      3TransitEncryption	choices ENABLED,DISABLED
      3AuthorizationConfig
      4IAM	choices ENABLED,DISABLED
      0PidMode	choices host,task
      0IpcMode	choices host,none,task
      0PlacementConstraints
      1[]
      2Type	choices memberOf
      0ProxyConfiguration
      1Type	choices APPMESH
      0Tags	form tags
      """#
    case "AWS::EFS::AccessPoint":
      #"""
      0FileSystemId	length ...128	like arn:aws[a-z\-]*:elasticfilesystem:[a-z0-9\-:]+:file-system/fs-[a-f0-9]{8,40}|fs-[a-f0-9]{8,40}
      0PosixUser
      1Uid	range 0...4294967295
      1Gid	range 0...4294967295
      1SecondaryGids	items ...16
      2[]	range 0...4294967295
      0RootDirectory
      1Path	length 1...100	like /|[^\n#$&*;<>?\^`{\|}]{2,}
      1CreationInfo
      2OwnerUid	range 0...4294967295
      2OwnerGid	range 0...4294967295
      2Permissions	like [0-7]{3,4}
      0ClientToken	length 1...64
      0AccessPointTags	form tags
      """#
    case "AWS::EFS::FileSystem":
      #"""
      0KmsKeyId	length ...2048	form key
      0PerformanceMode	choices generalPurpose,maxIO
      0ThroughputMode	choices bursting,elastic,provisioned
      0ProvisionedThroughputInMibps	range 1...	form number
      0AvailabilityZoneName	length 1...64
      0LifecyclePolicies
      1[]
      2TransitionToIA	choices AFTER_14_DAYS,AFTER_180_DAYS,AFTER_1_DAY,AFTER_270_DAYS,AFTER_30_DAYS,AFTER_365_DAYS,AFTER_60_DAYS,AFTER_7_DAYS,AFTER_90_DAYS
      2TransitionToArchive	choices AFTER_14_DAYS,AFTER_180_DAYS,AFTER_1_DAY,AFTER_270_DAYS,AFTER_30_DAYS,AFTER_365_DAYS,AFTER_60_DAYS,AFTER_7_DAYS,AFTER_90_DAYS
      2TransitionToPrimaryStorageClass	choices AFTER_1_ACCESS
      0BackupPolicy
      1Status	choices DISABLED,ENABLED
      0FileSystemPolicy
      1Version	choices 2012-10-17,2008-10-17
      1Statement
      2[]
      3Effect	choices Allow,Deny
      0FileSystemProtection
      1ReplicationOverwriteProtection	choices DISABLED,ENABLED
      0ReplicationConfiguration
      1Destinations
      2[]
      3FileSystemId	like arn:aws[a-z\-]*:elasticfilesystem:[a-z0-9\-:]+:file-system/fs-[a-f0-9]{8,40}|fs-[a-f0-9]{8,40}
      3KmsKeyId	form key
      3RoleArn	form roleARN
      0FileSystemTags	form tags
      """#
    case "AWS::EFS::MountTarget":
      #"""
      0FileSystemId	length ...128	like arn:aws[a-z\-]*:elasticfilesystem:[a-z0-9\-:]+:file-system/fs-[a-f0-9]{8,40}|fs-[a-f0-9]{8,40}
      0SubnetId	length 15...47	form subnetID
      0SecurityGroups	items ...100
      1[]	length 11...43	form securityGroupID
      0IpAddress	length 7...15	like [0-9]{1,3}\.[0-9]{1,3}\.[0-9]{1,3}\.[0-9]{1,3}
      0IpAddressType	choices IPV4_ONLY,IPV6_ONLY,DUAL_STACK
      0Ipv6Address	length 3...39
      """#
    case "AWS::ElastiCache::CacheCluster":
      #"""
      0ClusterName	like [A-Za-z]|[A-Za-z][A-Za-z0-9-]{0,48}[A-Za-z0-9]
      0Engine	form cacheEngine
      0CacheNodeType	like cache\.[a-z][a-z0-9-]+\.[0-9]*[a-z]+
      0Port	range 1...65535
      0VpcSecurityGroupIds
      1[]	form securityGroupID
      0AZMode	choices cross-az,single-az
      0NetworkType	choices dual_stack,ipv4,ipv6
      0IpDiscovery	choices ipv4,ipv6
      0PreferredMaintenanceWindow	form weeklyWindow
      0LogDeliveryConfigurations
      1[]
      2DestinationType	choices cloudwatch-logs,kinesis-firehose
      2LogFormat	choices json,text
      2LogType	choices engine-log,slow-log
      0SnapshotWindow	form dailyWindow
      0Tags	form tags
      """#
    case "AWS::ElastiCache::ParameterGroup":
      #"""
      0Tags	form tags
      """#
    case "AWS::ElastiCache::ReplicationGroup":
      #"""
      0ReplicationGroupId	like [A-Za-z]|[A-Za-z][A-Za-z0-9-]{0,38}[A-Za-z0-9]
      0Engine	form cacheEngine
      0CacheNodeType	like cache\.[a-z][a-z0-9-]+\.[0-9]*[a-z]+
      0NumCacheClusters	range 1...6
      0ReplicasPerNodeGroup	range 0...5
      0ClusterMode	choices compatible,disabled,enabled
      0NodeGroupConfiguration
      1[]
      2NodeGroupId	length 1...4	like [0-9]+
      0Port	range 1...65535
      0SecurityGroupIds
      1[]	form securityGroupID
      0NetworkType	choices dual_stack,ipv4,ipv6
      0IpDiscovery	choices ipv4,ipv6
      0KmsKeyId	form key
      0TransitEncryptionMode	choices preferred,required
      0UserGroupIds	items 1...
      1[]	length 1...	like [A-Za-z][A-Za-z0-9\-]*
      0PreferredMaintenanceWindow	form weeklyWindow
      0LogDeliveryConfigurations
      1[]
      2DestinationType	choices cloudwatch-logs,kinesis-firehose
      2LogFormat	choices json,text
      2LogType	choices engine-log,slow-log
      0SnapshotRetentionLimit	range 0...35
      0SnapshotWindow	form dailyWindow
      0Tags	form tags
      """#
    case "AWS::ElastiCache::ServerlessCache":
      #"""
      0Engine	form cacheEngine
      0CacheUsageLimits
      1DataStorage
      2Unit	choices GB
      0SecurityGroupIds
      1[]	form securityGroupID
      0KmsKeyId	form key
      0Tags	form tags
      """#
    case "AWS::ElastiCache::SubnetGroup":
      #"""
      0Tags	form tags
      """#
    case "AWS::ElastiCache::User":
      #"""
      0UserId	length 1...
      0UserName	length 1...
      0Engine	choices redis,valkey
      0AuthenticationMode
      1Type	choices password,no-password-required,iam
      1Passwords	items 1...
      0Passwords	items 1...
      0Tags	form tags
      """#
    case "AWS::ElastiCache::UserGroup":
      #"""
      0Engine	choices redis,valkey
      0UserIds	items 1...
      1[]	length 1...	like [A-Za-z][A-Za-z0-9\-]*
      0Tags	form tags
      """#
    case "AWS::ElasticLoadBalancing::LoadBalancer":
      #"""
      0Subnets
      1[]	form subnetID
      0SecurityGroups
      1[]	form securityGroupID
      0Listeners
      1[]
      2Protocol	choices HTTP,HTTPS,TCP,SSL
      0Tags	form tags
      """#
    case "AWS::ElasticLoadBalancingV2::Listener":
      #"""
      0LoadBalancerArn	form loadBalancerARN
      0Port	range 1...65535
      0Protocol	choices GENEVE,HTTP,HTTPS,QUIC,TCP,TCP_QUIC,TCP_UDP,TLS,UDP
      0SslPolicy	like ELBSecurityPolicy-[A-Za-z0-9-]+
      0Certificates
      1[]
      2CertificateArn	form certificateARN
      0DefaultActions
      1[]
      2Type	choices authenticate-cognito,authenticate-oidc,fixed-response,forward,jwt-validation,redirect
      2Order	range 1...50000
      2TargetGroupArn	form targetGroupARN
      2ForwardConfig
      3TargetGroups
      4[]
      5TargetGroupArn	form targetGroupARN
      2RedirectConfig
      3Protocol	like HTTP|HTTPS|#\{protocol\}
      3Host	length 1...128
      3Path	length 1...128	form path
      3Query	length ...128
      3StatusCode	choices HTTP_301,HTTP_302
      2FixedResponseConfig
      3StatusCode	like [245][0-9][0-9]
      3ContentType	length ...32
      3MessageBody	length ...1024
      2AuthenticateCognitoConfig
      3OnUnauthenticatedRequest	choices allow,authenticate,deny
      2AuthenticateOidcConfig
      3OnUnauthenticatedRequest	choices allow,authenticate,deny
      0MutualAuthentication
      1AdvertiseTrustStoreCaNames	choices off,on
      """#
    case "AWS::ElasticLoadBalancingV2::ListenerCertificate":
      #"""
      0ListenerArn	form listenerARN
      0Certificates
      1[]
      2CertificateArn	form certificateARN
      """#
    case "AWS::ElasticLoadBalancingV2::ListenerRule":
      #"""
      0ListenerArn	form listenerARN
      0Priority	range 1...50000
      0Conditions
      1[]
      2Field	length ...64
      2PathPatternConfig
      3Values	items ...5
      4[]	length 1...128	form pathPattern
      0Actions
      1[]
      2Type	choices authenticate-cognito,authenticate-oidc,fixed-response,forward,jwt-validation,redirect
      2Order	range 1...50000
      2TargetGroupArn	form targetGroupARN
      2ForwardConfig
      3TargetGroups
      4[]
      5TargetGroupArn	form targetGroupARN
      2RedirectConfig
      3Protocol	like HTTP|HTTPS|#\{protocol\}
      3Host	length 1...128
      3Path	length 1...128	form path
      3Query	length ...128
      3StatusCode	choices HTTP_301,HTTP_302
      2FixedResponseConfig
      3StatusCode	like [245][0-9][0-9]
      3ContentType	length ...32
      3MessageBody	length ...1024
      2AuthenticateCognitoConfig
      3OnUnauthenticatedRequest	choices allow,authenticate,deny
      2AuthenticateOidcConfig
      3OnUnauthenticatedRequest	choices allow,authenticate,deny
      0Transforms
      1[]
      2Type	choices host-header-rewrite,url-rewrite
      """#
    case "AWS::ElasticLoadBalancingV2::LoadBalancer":
      #"""
      0Name	like [A-Za-z0-9]|[A-Za-z0-9][A-Za-z0-9-]{0,30}[A-Za-z0-9]
      0Type	choices application,gateway,network
      0Scheme	choices internal,internet-facing
      0Subnets
      1[]	form subnetID
      0SubnetMappings
      1[]
      2SubnetId	form subnetID
      0SecurityGroups
      1[]	form securityGroupID
      0IpAddressType	choices dualstack,dualstack-without-public-ipv4,ipv4
      0Tags	form tags
      """#
    case "AWS::ElasticLoadBalancingV2::TargetGroup":
      #"""
      0Name	like [A-Za-z0-9]|[A-Za-z0-9][A-Za-z0-9-]{0,30}[A-Za-z0-9]
      0VpcId	form vpcID
      0TargetType	choices alb,instance,ip,lambda
      0Protocol	choices GENEVE,HTTP,HTTPS,QUIC,TCP,TCP_QUIC,TCP_UDP,TLS,UDP
      0Port	range 1...65535
      0IpAddressType	choices ipv4,ipv6
      0HealthCheckPath	length 1...1024	form path
      0HealthCheckProtocol	choices GENEVE,HTTP,HTTPS,QUIC,TCP,TCP_QUIC,TCP_UDP,TLS,UDP
      0HealthCheckIntervalSeconds	range 5...300
      0HealthCheckTimeoutSeconds	range 2...120	atMost HealthCheckIntervalSeconds
      0HealthyThresholdCount	range 2...10
      0UnhealthyThresholdCount	range 2...10
      0Matcher
      1HttpCode	form successCodes
      0Targets
      1[]
      2Port	range 1...65535
      0Tags	form tags
      """#
    case "AWS::Elasticsearch::Domain":
      #"""
      0EBSOptions
      1VolumeType	choices gp2,gp3,io1,standard
      0VPCOptions
      1SecurityGroupIds
      2[]	form securityGroupID
      0EncryptionAtRestOptions
      1KmsKeyId	form key
      0AccessPolicies
      1Version	choices 2012-10-17,2008-10-17
      1Statement
      2[]
      3Effect	choices Allow,Deny
      0CognitoOptions
      1RoleArn	form roleARN
      0Tags	form tags
      """#
    case "AWS::Events::EventBus":
      #"""
      0Name	length 1...256	like [A-Za-z0-9\-./_]+
      0EventSourceName	length 1...256	like aws\.partner[A-Za-z0-9\-./_]{4,}
      0LogConfig
      1Level	choices INFO,ERROR,TRACE,OFF
      1IncludeDetail	choices FULL,NONE
      0Policy
      1Version	choices 2012-10-17,2008-10-17
      1Statement
      2[]
      3Effect	choices Allow,Deny
      0Tags	form tags
      """#
    case "AWS::Events::Rule":
      #"""
      0Name	length 1...64	like [A-Za-z0-9\-._]+
      0Description	length ...512
      0EventBusName	length 1...1600	like [A-Za-z0-9\-./_]+|arn:aws[A-Za-z0-9\-_]*:events:[a-z]{2}-[a-z]+-[A-Za-z0-9\-_]+:[0-9]{12}:event-bus/[A-Za-z0-9\-./_]+
      0ScheduleExpression	form recurringSchedule
      0State	choices DISABLED,ENABLED,ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS
      0RoleArn	length 1...1600	form roleARN
      0Targets
      1[]
      2Id	length 1...64	like [A-Za-z0-9\-._]+
      2Arn	length 1...1600
      2RoleArn	length 1...1600	form roleARN
      2Input	length ...8192
      2InputPath	length ...256
      2InputTransformer
      3InputTemplate	length 1...8192
      2DeadLetterConfig
      3Arn	length 1...1600
      2RetryPolicy
      3MaximumEventAgeInSeconds	range 60...86400
      3MaximumRetryAttempts	range 0...185
      2EcsParameters
      3TaskDefinitionArn	length 1...1600
      3TaskCount	range 1...
      3LaunchType	choices EC2,EXTERNAL,FARGATE
      3CapacityProviderStrategy
      4[]
      5CapacityProvider	length 1...255
      5Weight	range 0...1000
      5Base	range 0...100000
      3NetworkConfiguration
      4AwsVpcConfiguration
      5Subnets
      6[]	form subnetID
      5SecurityGroups
      6[]	form securityGroupID
      5AssignPublicIp	choices DISABLED,ENABLED
      3PlacementConstraints
      4[]
      5Type	choices distinctInstance,memberOf
      5Expression	length ...2000
      3ReferenceId	length ...1024
      3PropagateTags	choices TASK_DEFINITION
      2RedshiftDataParameters
      3Database	length 1...64
      3DbUser	length 1...128
      3SecretManagerArn	length 1...1600	like arn:aws[a-z\-]*:secretsmanager:[a-z0-9\-.]+:.*|.*\$[A-Za-z0-9*\-.\[\]_]*
      3Sql	length 1...100000
      3StatementName	length 1...500
      2RunCommandParameters
      3RunCommandTargets
      4[]
      5Key	length 1...128
      5Values	items 1...50
      6[]	length 1...256
      2SageMakerPipelineParameters
      3PipelineParameterList
      4[]
      5Name	length 1...256	like [A-Za-z0-9][A-Za-z0-9\-]*
      5Value	length ...1024
      2KinesisParameters
      3PartitionKeyPath	length ...256
      0Tags	form tags
      """#
    case "AWS::IAM::ManagedPolicy":
      #"""
      0ManagedPolicyName	like [A-Za-z0-9_+=,.@-]{1,128}
      0Path	length 1...512	like [A-Za-z0-9+,\-./=@_]*/
      0Description	length ...1000
      0PolicyDocument
      1Version	choices 2012-10-17,2008-10-17
      1Statement
      2[]
      3Effect	choices Allow,Deny
      """#
    case "AWS::IAM::Role":
      #"""
      0RoleName	length 1...64	like [A-Za-z0-9_+=,.@-]{1,64}
      0Path	length 1...512	like /.*|.*/[A-Za-z0-9!-/:;<=>?@\[\\\]\^_`{\|}~]+/
      0Description	length ...1000	like [^\x00-\x08\x0b\x0c\x0e-\x1f\x7f]*
      0AssumeRolePolicyDocument
      1Version	choices 2012-10-17,2008-10-17
      1Statement
      2[]
      3Effect	choices Allow,Deny
      0Policies
      1[]
      2PolicyDocument
      3Version	choices 2012-10-17,2008-10-17
      3Statement
      4[]
      5Effect	choices Allow,Deny
      0ManagedPolicyArns	items ...20
      1[]	like .*arn:aws[A-Za-z\-]*:iam::[0-9]{12}:policy/[A-Za-z0-9+,\-./=@_]+.*|.*arn:aws[A-Za-z\-]*:iam::aws:policy/[A-Za-z0-9+,\-./=@_]+.*
      0PermissionsBoundary	length 20...2048
      0MaxSessionDuration	range 3600...43200
      0Tags	form tags
      """#
    case "AWS::IAM::RolePolicy":
      #"""
      0PolicyName	length 1...128	like [A-Za-z0-9_+=,.@-]{1,128}
      0RoleName	length 1...64	like [A-Za-z0-9+,\-.=@_]+
      0PolicyDocument
      1Version	choices 2012-10-17,2008-10-17
      1Statement
      2[]
      3Effect	choices Allow,Deny
      """#
    case "AWS::KMS::Alias":
      #"""
      0AliasName	length 1...256	form key
      0TargetKeyId	length 1...256
      """#
    case "AWS::KMS::Key":
      #"""
      0Description	length ...8192
      0KeyPolicy
      1Version	choices 2012-10-17,2008-10-17
      1Statement
      2[]
      3Effect	choices Allow,Deny
      0RotationPeriodInDays	range 90...2560
      0PendingWindowInDays	range 7...30
      0KeySpec	choices SYMMETRIC_DEFAULT,RSA_2048,RSA_3072,RSA_4096,ECC_NIST_P256,ECC_NIST_P384,ECC_NIST_P521,ECC_SECG_P256K1,HMAC_224,HMAC_256,HMAC_384,HMAC_512,SM2,ML_DSA_44,ML_DSA_65,ML_DSA_87,ECC_NIST_EDWARDS25519
      0KeyUsage	choices ENCRYPT_DECRYPT,SIGN_VERIFY,GENERATE_VERIFY_MAC,KEY_AGREEMENT
      0Origin	choices AWS_KMS,EXTERNAL
      0Tags	form tags
      """#
    case "AWS::Kinesis::Stream":
      #"""
      0Name	length 1...128	like [A-Za-z0-9\-._]+
      0StreamModeDetails
      1StreamMode	choices ON_DEMAND,PROVISIONED
      0ShardCount	range 1...100000
      0RetentionPeriodHours	range 1...8760
      0StreamEncryption
      1EncryptionType	choices KMS
      1KeyId	length 1...2048
      0DesiredShardLevelMetrics	items ...7
      1[]	choices IncomingBytes,IncomingRecords,OutgoingBytes,OutgoingRecords,WriteProvisionedThroughputExceeded,ReadProvisionedThroughputExceeded,IteratorAgeMilliseconds,ALL
      0Tags	form tags
      """#
    case "AWS::Lambda::Alias":
      #"""
      0Name	length 1...128	like [A-Za-z0-9\-_]+
      0Description	length ...256
      0FunctionVersion	length 1...1024	like \$LATEST|\$LATEST\.PUBLISHED|[0-9]+
      0RoutingConfig
      1AdditionalVersionWeights
      2[]
      3FunctionWeight	form number
      """#
    case "AWS::Lambda::EventInvokeConfig":
      #"""
      0Qualifier	like \$LATEST.*|\$LATEST\.PUBLISHED.*|.*[A-Za-z0-9$\-_]{1,129}||[A-Za-z0-9$\-_]{1,129}
      0MaximumEventAgeInSeconds	range 60...21600
      0MaximumRetryAttempts	range 0...2
      0DestinationConfig
      1OnFailure
      2Destination	length ...350	like |.*arn:aws[A-Za-z0-9\-]*:[A-Za-z0-9\-]+:[a-z0-9\-]*:[0-9]{0,12}:.*
      1OnSuccess
      2Destination	length ...350	like |.*arn:aws[A-Za-z0-9\-]*:[A-Za-z0-9\-]+:[a-z0-9\-]*:[0-9]{0,12}:.*
      """#
    case "AWS::Lambda::EventSourceMapping":
      #"""
      0FunctionName	length 1...140
      0EventSourceArn	length 12...1024	like .*arn:aws[A-Za-z0-9\-]*:[A-Za-z0-9\-]+:[a-z0-9\-]*:[0-9]{0,12}:.*
      0BatchSize	range 1...10000
      0MaximumBatchingWindowInSeconds	range 0...300
      0FunctionResponseTypes	length ...1	items ...1
      1[]	choices ReportBatchItemFailures
      0FilterCriteria
      1Filters
      2[]
      3Pattern	length ...4096
      0KmsKeyArn	length 12...2048	form key
      0ScalingConfig
      1MaximumConcurrency	range 2...1000
      0StartingPosition	length 6...12
      0StartingPositionTimestamp	form number
      0ParallelizationFactor	range 1...10
      0MaximumRecordAgeInSeconds	range -1...604800
      0MaximumRetryAttempts	range -1...10000
      0TumblingWindowInSeconds	range 0...900
      0AmazonManagedKafkaEventSourceConfig
      1ConsumerGroupId	length 1...200
      1SchemaRegistryConfig
      2SchemaRegistryURI	length 1...10000
      2EventRecordFormat	choices JSON,SOURCE
      2AccessConfigs
      3[]
      4Type	choices BASIC_AUTH,CLIENT_CERTIFICATE_TLS_AUTH,SERVER_ROOT_CA_CERTIFICATE
      4URI	length 1...10000	like .*arn:aws[A-Za-z0-9\-]*:[A-Za-z0-9\-]+:[a-z0-9\-]*:[0-9]{0,12}:.*
      2SchemaValidationConfigs
      3[]
      4Attribute	choices KEY,VALUE
      0SelfManagedKafkaEventSourceConfig
      1ConsumerGroupId	length 1...200
      1SchemaRegistryConfig
      2SchemaRegistryURI	length 1...10000
      2EventRecordFormat	choices JSON,SOURCE
      2AccessConfigs
      3[]
      4Type	choices BASIC_AUTH,CLIENT_CERTIFICATE_TLS_AUTH,SERVER_ROOT_CA_CERTIFICATE
      4URI	length 1...10000	like .*arn:aws[A-Za-z0-9\-]*:[A-Za-z0-9\-]+:[a-z0-9\-]*:[0-9]{0,12}:.*
      2SchemaValidationConfigs
      3[]
      4Attribute	choices KEY,VALUE
      0SelfManagedEventSource
      1Endpoints
      2KafkaBootstrapServers	items 1...10
      3[]	length 1...300	like [A-Za-z0-9\-.]*[A-Za-z0-9]:[0-9]{1,5}.*|[A-Za-z0-9\-.]*[A-Za-z0-9][A-Za-z0-9\-]*[A-Za-z0-9]:[0-9]{1,5}.*
      0DocumentDBEventSourceConfig
      1DatabaseName	length 1...63	like [^ "$./]*
      1CollectionName	length 1...57	like [A-Za-z0-9_][^$]*
      1FullDocument	choices UpdateLookup,Default
      0SourceAccessConfigurations
      1[]
      2Type	choices BASIC_AUTH,VPC_SUBNET,VPC_SECURITY_GROUP,SASL_SCRAM_512_AUTH,SASL_SCRAM_256_AUTH,VIRTUAL_HOST,CLIENT_CERTIFICATE_TLS_AUTH,SERVER_ROOT_CA_CERTIFICATE
      2URI	length 1...200
      0DestinationConfig
      1OnFailure
      2Destination	length 12...1024
      0ProvisionedPollerConfig
      1MinimumPollers	range 1...200
      1MaximumPollers	range 1...2000
      1PollerGroupName	length ...128	like [A-Za-z0-9\-_]*
      0MetricsConfig
      1Metrics	items ...3
      2[]	choices EventCount,ErrorCount,KafkaMetrics
      0LoggingConfig
      1SystemLogLevel	choices DEBUG,INFO,WARN
      0Queues	items 1...1
      1[]	length 1...1000
      0Topics	items 1...1
      1[]	length 1...249	like [^.][A-Za-z0-9\-._]+.*
      0Tags	form tags
      """#
    case "AWS::Lambda::Function":
      #"""
      0FunctionName	length 1...64	like [A-Za-z0-9_-]{1,64}
      0Description	length ...256
      0Role	like arn:aws[A-Za-z\-]*:iam::[0-9]{12}:role[A-Za-z0-9+,\-./=@_]+|arn:aws[A-Za-z\-]*:iam::[0-9]{12}:role/[A-Za-z0-9+,\-./=@_]+
      0PackageType	choices Image,Zip
      0Code
      1S3Bucket	length 3...63	like [A-Za-z0-9\-._]*
      1S3Key	length 1...1024
      1S3ObjectVersion	length 1...1024
      1S3ObjectStorageMode	choices COPY,REFERENCE
      0Runtime	like nodejs[0-9a-z.-]{0,9}|python[0-9]\.[0-9]{1,2}|java[0-9]{1,2}[a-z0-9.]{0,4}|dotnet[a-z]{0,4}[0-9.]{1,4}|go1\.x|ruby[0-9]\.[0-9]{1,2}|provided[a-z0-9.]{0,8}
      0Handler	length ...128	like [^\t-\r ]+
      0Architectures	items 1...1
      1[]	choices x86_64,arm64
      0ImageConfig
      1Command	items ...1500
      1EntryPoint	items ...1500
      1WorkingDirectory	length ...1000
      0Layers	items ...5
      1[]	length 1...	like arn:[A-Za-z0-9\-]+:lambda:[A-Za-z0-9\-]+:[0-9]{12}:layer:[A-Za-z0-9\-_]+:[0-9]+|arn:[A-Za-z0-9\-]+:lambda:::awslayer:[A-Za-z0-9\-_]+
      0MemorySize	range 128...32768
      0Timeout	range 1...900
      0EphemeralStorage
      1Size	range 512...10240
      0KmsKeyArn	form key
      0VpcConfig
      1SubnetIds	items ...16
      1SecurityGroupIds	items ...5
      2[]	form securityGroupID
      0FileSystemConfigs
      1[]
      2Arn	length ...200	like arn:aws[A-Za-z\-]*:elasticfilesystem:[a-z0-9\-]+:[0-9]{12}:access-point/fsap-[a-f0-9]{17}|arn:aws[a-z\-]*:s3files:[a-z0-9\-:]+:file-system/fs-[a-f0-9]{17,40}/access-point/fsap-[a-f0-9]{17,40}
      2LocalMountPath	length ...160	like /mnt/[A-Za-z0-9\-._]+
      0LoggingConfig
      1LogFormat	choices Text,JSON
      1LogGroup	length 1...512
      1ApplicationLogLevel	choices TRACE,DEBUG,INFO,WARN,ERROR,FATAL
      1SystemLogLevel	choices DEBUG,INFO,WARN
      0TracingConfig
      1Mode	choices Active,PassThrough
      0ReservedConcurrentExecutions	range 0...
      0SnapStart
      1ApplyOn	choices PublishedVersions,None
      0CodeSigningConfigArn	length ...200	like .*arn:aws[A-Za-z\-]*:lambda:[a-z0-9\-]+:[0-9]{12}:code-signing-config:csc-[a-z0-9]{17}.*
      0RuntimeManagementConfig
      1UpdateRuntimeOn	choices Auto,FunctionUpdate,Manual
      0RecursiveLoop	choices Allow,Terminate
      0TenancyConfig
      1TenantIsolationMode	choices PER_TENANT
      0DurableConfig
      1ExecutionTimeout	range 1...31622400
      1RetentionPeriodInDays	range 1...90
      0FunctionScalingConfig
      1MinExecutionEnvironments	range 0...15000
      1MaxExecutionEnvironments	range 0...15000
      0CapacityProviderConfig
      1LambdaManagedInstancesCapacityProviderConfig
      2CapacityProviderArn	length 1...140	like arn:aws[A-Za-z\-]*:lambda:[a-z0-9\-]+:[0-9]{12}:capacity-provider:[A-Za-z0-9\-_]+
      2ExecutionEnvironmentMemoryGiBPerVCpu	range 2...8	form number
      2PerExecutionEnvironmentMaxConcurrency	range 1...1600
      0Tags	form tags
      """#
    case "AWS::Lambda::LayerVersion":
      #"""
      0LayerName	length 1...140	like arn:[A-Za-z0-9\-]+:lambda:[A-Za-z0-9\-]+:[0-9]{12}:layer:[A-Za-z0-9\-_]+.*|.*[A-Za-z0-9\-_]+
      0Description	length ...256
      0Content
      1S3Bucket	length 3...63	like [A-Za-z0-9\-._]*
      1S3Key	length 1...1024
      1S3ObjectVersion	length 1...1024
      0CompatibleRuntimes	items ...15
      0CompatibleArchitectures	items ...2
      1[]	choices arm64,x86_64
      0LicenseInfo	length ...512
      """#
    case "AWS::Lambda::Permission":
      #"""
      0FunctionName	length 1...140
      0Action	length 1...256	like lambda:\*|lambda:[A-Za-z]+|\*
      0Principal	length 1...256
      0SourceArn	length 12...1024	like arn:aws[A-Za-z0-9\-]*:[A-Za-z0-9\-]+:[a-z0-9\-]*:[0-9]{0,12}:[^\n]*
      0SourceAccount	length 12...12	like [0-9]{12}
      0PrincipalOrgID	length 12...34	like o-[a-z0-9]{10,32}
      0FunctionUrlAuthType	choices AWS_IAM,NONE
      0EventSourceToken	length 1...256	like [A-Za-z0-9\-._]+
      """#
    case "AWS::Lambda::Url":
      #"""
      0AuthType	choices AWS_IAM,NONE
      0InvokeMode	choices BUFFERED,RESPONSE_STREAM
      0Qualifier	length 1...128
      0Cors
      1AllowHeaders	items 1...100
      2[]	length 1...1024
      1AllowMethods	items 1...6
      2[]	length ...6	choices GET,PUT,HEAD,POST,PATCH,DELETE,*
      1AllowOrigins	items 1...100
      2[]	length 1...253
      1ExposeHeaders	items 1...100
      2[]	length 1...1024
      1MaxAge	range 0...86400
      """#
    case "AWS::Logs::Delivery":
      #"""
      0DeliverySourceName	length 1...60
      0DeliveryDestinationArn	length 16...2048
      0RecordFields	items ...128
      1[]	length 1...50
      0FieldDelimiter	length 1...5
      0S3SuffixPath	length ...256
      0Tags	form tags
      """#
    case "AWS::Logs::DeliveryDestination":
      #"""
      0Name	length 1...60
      0DestinationResourceArn	length 16...2048
      0DeliveryDestinationType	length 1...12	like [A-Za-z0-9]+
      0OutputFormat	length 1...12	like [A-Za-z0-9]+
      0DeliveryDestinationPolicy
      1DeliveryDestinationName	length 1...60
      1DeliveryDestinationPolicy
      2Version	choices 2012-10-17,2008-10-17
      2Statement
      3[]
      4Effect	choices Allow,Deny
      0Tags	form tags
      """#
    case "AWS::Logs::DeliverySource":
      #"""
      0Name	length 1...60
      0ResourceArn	length 16...2048
      0LogType	length 1...255
      0Tags	form tags
      """#
    case "AWS::Logs::LogGroup":
      #"""
      0LogGroupName	length 1...512	like [A-Za-z0-9#\-./_]{1,512}
      0RetentionInDays	choices 1,3,5,7,14,30,60,90,120,150,180,365,400,545,731,1096,1827,2192,2557,2922,3288,3653
      0KmsKeyId	length ...256	form key
      0LogGroupClass	choices STANDARD,INFREQUENT_ACCESS,DELIVERY
      0Tags	form tags
      """#
    case "AWS::Logs::MetricFilter":
      #"""
      0FilterName	length 1...512	like [^*:]{1,512}.*
      0LogGroupName	length 1...512	like [A-Za-z0-9#\-./_]{1,512}.*
      0FilterPattern	length ...1024
      0MetricTransformations
      1[]
      2MetricNamespace	length 1...256	like [A-Za-z0-9#\-./_]{1,256}.*
      2MetricName	length 1...255	like [A-Za-z0-9\x00-/:;<=>?@\[\\\]\^_`{\|}~\x7f]{1,255}.*
      2MetricValue	length 1...100	like [0-9]*|\$[^\n]*
      2DefaultValue	form number
      2Dimensions	items 1...3
      2Unit	choices Seconds,Microseconds,Milliseconds,Bytes,Kilobytes,Megabytes,Gigabytes,Terabytes,Bits,Kilobits,Megabits,Gigabits,Terabits,Percent,Count,Bytes/Second,Kilobytes/Second,Megabytes/Second,Gigabytes/Second,Terabytes/Second,Bits/Second,Kilobits/Second,Megabits/Second,Gigabits/Second,Terabits/Second,Count/Second,None
      0FieldSelectionCriteria	length ...2000
      """#
    case "AWS::Logs::QueryDefinition":
      #"""
      0Name	length 1...255
      0QueryString	length 1...10000
      0LogGroupNames
      1[]	length 1...512
      0QueryLanguage	choices CWLI,SQL,PPL
      0Parameters
      1[]
      2Name	length 1...128	like [A-Za-z_][A-Za-z0-9_]*
      2Description	length ...512
      2DefaultValue	length ...1024
      """#
    case "AWS::Logs::ResourcePolicy":
      #"""
      0PolicyName	length 1...255	like [^*:]*[^*/:]+
      0PolicyDocument	length 1...5120
      """#
    case "AWS::Logs::SubscriptionFilter":
      #"""
      0FilterName	length 1...512	like [^*:]*
      0LogGroupName	length 1...512	like [A-Za-z0-9#\-./_]+
      0FilterPattern	length ...1024
      0DestinationArn	length 1...
      0RoleArn	length 1...	form roleARN
      0Distribution	choices Random,ByLogStream
      0FieldSelectionCriteria	length ...2000
      """#
    case "AWS::MSK::Cluster":
      #"""
      0ClusterName	length 1...64
      0KafkaVersion	length 1...128
      0NumberOfBrokerNodes	range 1...
      0BrokerNodeGroupInfo
      1InstanceType	length 5...32	like kafka\.[a-z][a-z0-9-]+\.[0-9]*[a-z]+|express\.[a-z][a-z0-9-]+\.[0-9]*[a-z]+
      1SecurityGroups
      2[]	form securityGroupID
      1BrokerAZDistribution	length 6...9	choices DEFAULT
      1StorageInfo
      2EBSStorageInfo
      3VolumeSize	range 1...16384
      1ConnectivityInfo
      2PublicAccess
      3Type	length 7...23
      2NetworkType	choices IPV4,DUAL
      0ClientAuthentication
      1Tls
      2CertificateAuthorityArnList
      3[]	like arn:aws[a-z-]*:acm-pca:[a-z0-9-]+:[0-9]{12}:certificate-authority/.+
      0EncryptionInfo
      1EncryptionInTransit
      2ClientBroker	choices TLS,TLS_PLAINTEXT,PLAINTEXT
      0EnhancedMonitoring	length 7...23	choices DEFAULT,PER_BROKER,PER_TOPIC_PER_BROKER,PER_TOPIC_PER_PARTITION
      0StorageMode	length 5...6	choices LOCAL,TIERED
      0Rebalancing
      1Status	choices PAUSED,ACTIVE
      0Tags	form tags
      """#
    case "AWS::MSK::ClusterPolicy":
      #"""
      0ClusterArn	like arn:[A-Za-z0-9\-_]+:kafka:[A-Za-z0-9\-_]+:[0-9]+:cluster[^\n]*
      0Policy
      1Version	choices 2012-10-17,2008-10-17
      1Statement
      2[]
      3Effect	choices Allow,Deny
      """#
    case "AWS::MSK::ServerlessCluster":
      #"""
      0ClusterName	length 1...64
      0VpcConfigs
      1[]
      2SecurityGroups
      3[]	form securityGroupID
      0Tags	form tags
      """#
    case "AWS::MSK::VpcConnection":
      #"""
      0TargetClusterArn	like arn:[A-Za-z0-9\-_]+:kafka:[A-Za-z0-9\-_]+:[0-9]+:cluster[^\n]*
      0Authentication	length 3...10	choices SASL_IAM,SASL_SCRAM,TLS
      0VpcId	form vpcID
      0ClientSubnets
      1[]	like subnet-[a-z0-9]+
      0SecurityGroups
      1[]	form securityGroupID
      0Tags	form tags
      """#
    case "AWS::MemoryDB::Cluster":
      #"""
      0DataTiering	choices true,false
      0ACLName	length 1...
      0KmsKeyId	form key
      0SecurityGroupIds
      1[]	form securityGroupID
      0SnsTopicArn	form topicARN
      0Tags	form tags
      """#
    case "AWS::MemoryDB::SubnetGroup":
      #"""
      0Tags	form tags
      """#
    case "AWS::Neptune::DBCluster":
      #"""
      0DBClusterIdentifier	length 1...63	like [A-Za-z][A-Za-z0-9\-]{0,124}
      0AssociatedRoles
      1[]
      2RoleArn	form roleARN
      0KmsKeyId	form key
      0ServerlessScalingConfiguration
      1MinCapacity	range 1...128	form number
      1MaxCapacity	range 2.5...128	form number
      0VpcSecurityGroupIds
      1[]	form securityGroupID
      0BackupRetentionPeriod	range 1...
      0Tags	form tags
      """#
    case "AWS::Neptune::DBClusterParameterGroup":
      #"""
      0Tags	form tags
      """#
    case "AWS::Neptune::DBInstance":
      #"""
      0Tags	form tags
      """#
    case "AWS::Neptune::DBSubnetGroup":
      #"""
      0Tags	form tags
      """#
    case "AWS::OpenSearchService::Domain":
      #"""
      0DomainName	like [a-z][a-z0-9-]{2,27}
      0ClusterConfig
      1InstanceType	like [a-z][a-z0-9-]+\.[0-9]*[a-z]+\.search|[a-z][a-z0-9-]+\.[0-9]*[a-z]+\.elasticsearch
      1DedicatedMasterType	like [a-z][a-z0-9-]+\.[0-9]*[a-z]+\.search|[a-z][a-z0-9-]+\.[0-9]*[a-z]+\.elasticsearch
      1NodeOptions
      2[]
      3NodeType	choices coordinator
      0EBSOptions
      1VolumeType	choices gp2,gp3,io1,standard
      0VPCOptions
      1SecurityGroupIds
      2[]	form securityGroupID
      0EncryptionAtRestOptions
      1KmsKeyId	form key
      0AccessPolicies
      1Version	choices 2012-10-17,2008-10-17
      1Statement
      2[]
      3Effect	choices Allow,Deny
      0AdvancedSecurityOptions
      1SAMLOptions
      2Idp
      3MetadataContent	length 1...1048576
      0CognitoOptions
      1RoleArn	form roleARN
      0IdentityCenterOptions
      1SubjectKey	choices UserName,UserId,Email
      1RolesKey	choices GroupName,GroupId
      0OffPeakWindowOptions
      1OffPeakWindow
      2WindowStartTime
      3Hours	range 0...23
      3Minutes	range 0...59
      0DeploymentStrategyOptions
      1DeploymentStrategy	choices Default,CapacityOptimized
      0Tags	form tags
      """#
    case "AWS::RDS::DBCluster":
      #"""
      0DBClusterIdentifier	length 1...63	like [A-Za-z][A-Za-z0-9\-]{0,124}
      0Engine	form databaseEngine
      0ClusterScalabilityType	choices limitless,standard
      0GlobalClusterIdentifier	length ...63	like |[A-Za-z][A-Za-z0-9\-]{0,124}
      0MasterUsername	length 1...	like [A-Za-z][A-Za-z0-9_]*
      0MasterUserSecret
      1KmsKeyId	form key
      0MasterUserAuthenticationType	choices iam-db-auth,password
      0StorageType	choices aurora,aurora-iopt1,gp3,io1,io2
      0KmsKeyId	form key
      0DBClusterInstanceClass	like db\.serverless|db\.[a-z][a-z0-9-]+\.[0-9]*[a-z]+[a-z0-9.]*
      0ServerlessV2ScalingConfiguration
      1MinCapacity	atMost MaxCapacity	form number
      1MaxCapacity	form number
      0VpcSecurityGroupIds
      1[]	form securityGroupID
      0Port	range 1...65535
      0AssociatedRoles
      1[]
      2RoleArn	form roleARN
      0BackupRetentionPeriod	range 1...35
      0PreferredBackupWindow	form dailyWindow
      0PreferredMaintenanceWindow	form weeklyWindow
      0BacktrackWindow	range 0...
      0MonitoringInterval	choices 0,1,5,10,15,30,60
      0MonitoringRoleArn	form roleARN
      0DatabaseInsightsMode	choices advanced,standard
      0Tags	form tags
      """#
    case "AWS::RDS::DBClusterParameterGroup":
      #"""
      0DBClusterParameterGroupName	like [A-Za-z][A-Za-z0-9\-]*
      0Tags	form tags
      """#
    case "AWS::RDS::DBInstance":
      #"""
      0DBInstanceIdentifier	length 1...63	like |[A-Za-z][A-Za-z0-9\-]{0,124}
      0DBInstanceClass	like db\.serverless|db\.[a-z][a-z0-9-]+\.[0-9]*[a-z]+[a-z0-9.]*
      0Engine	form databaseEngine
      0PromotionTier	range 0...15
      0PreferredBackupWindow	form dailyWindow
      0PreferredMaintenanceWindow	form weeklyWindow
      0MonitoringInterval	choices 0,1,5,10,15,30,60
      0MonitoringRoleArn	form roleARN
      0PerformanceInsightsRetentionPeriod	choices 7,31,62,93,124,155,186,217,248,279,310,341,372,403,434,465,496,527,558,589,620,651,682,713,731
      0KmsKeyId	form key
      0StorageType	choices standard,gp2,gp3,io1,io2,aurora,aurora-iopt1
      0Port	like [0-9]*
      0DatabaseInsightsMode	choices advanced,standard
      0Tags	form tags
      0MasterUsername	length 1...128	like [A-Za-z][A-Za-z0-9_]{0,127}
      0MasterUserSecret
      1KmsKeyId	form key
      0AllocatedStorage	like [0-9]*
      0BackupRetentionPeriod	range 0...35
      """#
    case "AWS::RDS::DBParameterGroup":
      #"""
      0DBParameterGroupName	like [A-Za-z][A-Za-z0-9\-]*
      0Tags	form tags
      """#
    case "AWS::RDS::DBProxy":
      #"""
      0DBProxyName	length 1...64
      0EngineFamily	choices MYSQL,POSTGRESQL,SQLSERVER
      0Auth
      1[]
      2AuthScheme	choices SECRETS
      2SecretArn	length 20...2048
      2IAMAuth	choices DISABLED,REQUIRED,ENABLED
      2ClientPasswordAuthType	choices MYSQL_NATIVE_PASSWORD,MYSQL_CACHING_SHA2_PASSWORD,POSTGRES_SCRAM_SHA_256,POSTGRES_MD5,SQL_SERVER_AUTHENTICATION
      2Description	length 1...1000
      0DefaultAuthScheme	choices IAM_AUTH,NONE
      0RoleArn	length 20...2048	form roleARN
      0VpcSubnetIds	items 2...
      0VpcSecurityGroupIds	items 1...
      1[]	form securityGroupID
      0EndpointNetworkType	choices IPV4,IPV6,DUAL
      0TargetConnectionNetworkType	choices IPV4,IPV6
      0Tags	form tags
      """#
    case "AWS::RDS::DBProxyEndpoint":
      #"""
      0DBProxyEndpointName	length 1...64
      0DBProxyName	length 1...64
      0TargetRole	choices READ_WRITE,READ_ONLY
      0VpcSubnetIds	items 2...
      0VpcSecurityGroupIds	items 1...
      1[]	form securityGroupID
      0EndpointNetworkType	choices IPV4,IPV6,DUAL
      0Tags	form tags
      """#
    case "AWS::RDS::DBProxyTargetGroup":
      #"""
      0DBProxyName	length 1...64
      0TargetGroupName	length 1...63	choices default
      0ConnectionPoolConfigurationInfo
      1MaxConnectionsPercent	range 0...100
      1MaxIdleConnectionsPercent	range 0...100
      """#
    case "AWS::RDS::DBSubnetGroup":
      #"""
      0Tags	form tags
      """#
    case "AWS::RDS::EventSubscription":
      #"""
      0SubscriptionName	length ...255
      0SnsTopicArn	form topicARN
      0Tags	form tags
      """#
    case "AWS::Redshift::Cluster":
      #"""
      0ClusterIdentifier	length ...63
      0ClusterType	length ...2147483647
      0DBName	length ...2147483647
      0MasterUsername	length ...128
      0NodeType	length ...2147483647
      0NumberOfNodes	range 1...100
      0ClusterVersion	length ...2147483647
      0MasterUserPassword	length ...64
      0MasterPasswordSecretKmsKeyId	length ...2147483647
      0IamRoles	items ...50
      1[]	length ...2147483647
      0KmsKeyId	length ...2147483647	form key
      0HsmClientCertificateIdentifier	length ...2147483647
      0HsmConfigurationIdentifier	length ...2147483647
      0ClusterSubnetGroupName	length ...2147483647
      0VpcSecurityGroupIds
      1[]	length ...2147483647	form securityGroupID
      0ClusterSecurityGroups
      1[]	length ...2147483647
      0ElasticIp	length ...2147483647
      0AvailabilityZone	length ...2147483647
      0ClusterParameterGroupName	length ...255
      0PreferredMaintenanceWindow	length ...2147483647
      0MaintenanceTrackName	length ...2147483647
      0AquaConfigurationStatus	choices auto,disabled,enabled
      0LoggingProperties
      1LogExports	items ...3
      0Tags	form tags
      """#
    case "AWS::Redshift::ClusterParameterGroup":
      #"""
      0ParameterGroupName	length ...255
      0ParameterGroupFamily	length ...2147483647
      0Description	length ...2147483647
      0Tags	form tags
      """#
    case "AWS::Redshift::ClusterSubnetGroup":
      #"""
      0Description	length ...2147483647
      0SubnetIds	items ...20
      1[]	length ...2147483647
      0Tags	form tags
      """#
    case "AWS::Route53::HealthCheck":
      #"""
      0HealthCheckConfig
      1Type	choices CALCULATED,CLOUDWATCH_METRIC,HTTP,HTTP_STR_MATCH,HTTPS,HTTPS_STR_MATCH,TCP,RECOVERY_CONTROL
      1FullyQualifiedDomainName	length ...255
      1IPAddress	length ...45
      1Port	range 1...65535
      1ResourcePath	length ...255
      1SearchString	length ...255
      1RequestInterval	range 10...30
      1FailureThreshold	range 1...10
      1Regions	items 3...64
      2[]	choices ap-northeast-1,ap-southeast-1,ap-southeast-2,eu-west-1,sa-east-1,us-east-1,us-west-1,us-west-2
      1ChildHealthChecks	items ...256
      2[]	length ...64
      1HealthThreshold	range 0...256
      1AlarmIdentifier
      2Name	length 1...256
      2Region	choices af-south-1,ap-east-1,ap-east-2,ap-northeast-1,ap-northeast-2,ap-northeast-3,ap-south-1,ap-south-2,ap-southeast-1,ap-southeast-2,ap-southeast-3,ap-southeast-4,ap-southeast-5,ap-southeast-6,ap-southeast-7,ca-central-1,ca-west-1,cn-north-1,cn-northwest-1,eu-central-1,eu-central-2,eu-isoe-west-1,eu-north-1,eu-south-1,eu-south-2,eu-west-1,eu-west-2,eu-west-3,eusc-de-east-1,il-central-1,me-central-1,me-south-1,mx-central-1,sa-east-1,us-east-1,us-east-2,us-gov-east-1,us-gov-west-1,us-iso-east-1,us-iso-west-1,us-isob-east-1,us-isob-west-1,us-isof-east-1,us-isof-south-1,us-west-1,us-west-2
      1InsufficientDataHealthStatus	choices Healthy,LastKnownStatus,Unhealthy
      1RoutingControlArn	length 1...255
      0HealthCheckTags	form tags
      """#
    case "AWS::Route53::HostedZone":
      #"""
      0Name	length ...1024
      0HostedZoneConfig
      1Comment	length ...256
      0VPCs
      1[]
      2VPCId	form vpcID
      0HostedZoneTags	form tags
      """#
    case "AWS::Route53::RecordSet":
      #"""
      0Type	choices A,AAAA,CAA,CNAME,DS,HTTPS,MX,NAPTR,NS,PTR,SOA,SPF,SRV,SSHFP,SVCB,TLSA,TXT
      """#
    case "AWS::S3::Bucket":
      #"""
      0BucketName	length ...63	like [a-z0-9][a-z0-9.-]{1,61}[a-z0-9]
      0BucketNamespace	choices global,account-regional
      0OwnershipControls
      1Rules
      2[]
      3ObjectOwnership	choices ObjectWriter,BucketOwnerPreferred,BucketOwnerEnforced
      0AccessControl	choices AuthenticatedRead,AwsExecRead,BucketOwnerFullControl,BucketOwnerRead,LogDeliveryWrite,Private,PublicRead,PublicReadWrite
      0AbacStatus	choices Enabled,Disabled
      0VersioningConfiguration
      1Status	choices Enabled,Suspended
      0BucketEncryption
      1ServerSideEncryptionConfiguration
      2[]
      3ServerSideEncryptionByDefault
      4SSEAlgorithm	choices aws:kms,AES256,aws:kms:dsse
      4KMSMasterKeyID	form key
      3BlockedEncryptionTypes
      4EncryptionType
      5[]	choices NONE,SSE-C
      0LifecycleConfiguration
      1Rules
      2[]
      3Id	length ...255
      3Status	choices Enabled,Disabled
      3ObjectSizeGreaterThan	length ...20
      3ObjectSizeLessThan	length ...20
      3ExpirationDate	like [0-9]{4}-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-5][0-9]:[0-6][0-9]Z|[0-9]{4}-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-5][0-9]:[0-6][0-9]\.[0-9]{3}Z
      3Transitions
      4[]
      5StorageClass	choices DEEP_ARCHIVE,GLACIER,Glacier,GLACIER_IR,INTELLIGENT_TIERING,ONEZONE_IA,STANDARD_IA
      5TransitionDate	like [0-9]{4}-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-5][0-9]:[0-6][0-9]Z|[0-9]{4}-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-5][0-9]:[0-6][0-9]\.[0-9]{3}Z
      3NoncurrentVersionTransitions
      4[]
      5StorageClass	choices DEEP_ARCHIVE,GLACIER,Glacier,GLACIER_IR,INTELLIGENT_TIERING,ONEZONE_IA,STANDARD_IA
      3AbortIncompleteMultipartUpload
      4DaysAfterInitiation	range 0...
      3Transition
      4StorageClass	choices DEEP_ARCHIVE,GLACIER,Glacier,GLACIER_IR,INTELLIGENT_TIERING,ONEZONE_IA,STANDARD_IA
      4TransitionDate	like [0-9]{4}-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-5][0-9]:[0-6][0-9]Z|[0-9]{4}-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-5][0-9]:[0-6][0-9]\.[0-9]{3}Z
      3NoncurrentVersionTransition
      4StorageClass	choices DEEP_ARCHIVE,GLACIER,Glacier,GLACIER_IR,INTELLIGENT_TIERING,ONEZONE_IA,STANDARD_IA
      1TransitionDefaultMinimumObjectSize	choices varies_by_storage_class,all_storage_classes_128K
      0ObjectLockConfiguration
      1ObjectLockEnabled	choices Enabled
      1Rule
      2DefaultRetention
      3Mode	choices COMPLIANCE,GOVERNANCE
      0ReplicationConfiguration
      1Rules
      2[]
      3Id	length ...255
      3Status	choices Disabled,Enabled
      3Prefix	length ...1024
      3DeleteMarkerReplication
      4Status	choices Disabled,Enabled
      3SourceSelectionCriteria
      4ReplicaModifications
      5Status	choices Enabled,Disabled
      4SseKmsEncryptedObjects
      5Status	choices Disabled,Enabled
      3Destination
      4StorageClass	choices DEEP_ARCHIVE,GLACIER,GLACIER_IR,INTELLIGENT_TIERING,ONEZONE_IA,REDUCED_REDUNDANCY,STANDARD,STANDARD_IA
      4AccessControlTranslation
      5Owner	choices Destination
      4Metrics
      5Status	choices Disabled,Enabled
      4ReplicationTime
      5Status	choices Disabled,Enabled
      0CorsConfiguration
      1CorsRules
      2[]
      3Id	length ...255
      3AllowedMethods
      4[]	choices GET,PUT,HEAD,POST,DELETE
      3MaxAge	range 0...
      0LoggingConfiguration
      1TargetObjectKeyFormat
      2PartitionedPrefix
      3PartitionDateSource	choices EventTime,DeliveryTime
      0NotificationConfiguration
      1LambdaConfigurations
      2[]
      3Event	like s3:[A-Z][A-Za-z]+|s3:[A-Z][A-Za-z]+:[A-Z][A-Za-z]+|s3:[A-Z][A-Za-z]+:\*
      3Function	form functionARN
      1QueueConfigurations
      2[]
      3Event	like s3:[A-Z][A-Za-z]+|s3:[A-Z][A-Za-z]+:[A-Z][A-Za-z]+|s3:[A-Z][A-Za-z]+:\*
      3Queue	form queueARN
      1TopicConfigurations
      2[]
      3Event	like s3:[A-Z][A-Za-z]+|s3:[A-Z][A-Za-z]+:[A-Z][A-Za-z]+|s3:[A-Z][A-Za-z]+:\*
      3Topic	form topicARN
      0WebsiteConfiguration
      1RedirectAllRequestsTo
      2Protocol	choices http,https
      1RoutingRules
      2[]
      3RedirectRule
      4Protocol	choices http,https
      0AccelerateConfiguration
      1AccelerationStatus	choices Enabled,Suspended
      0IntelligentTieringConfigurations
      1[]
      2Status	choices Disabled,Enabled
      2Tierings
      3[]
      4AccessTier	choices ARCHIVE_ACCESS,DEEP_ARCHIVE_ACCESS
      0AnalyticsConfigurations
      1[]
      2StorageClassAnalysis
      3DataExport
      4Destination
      5Format	choices CSV,ORC,Parquet
      0InventoryConfigurations
      1[]
      2IncludedObjectVersions	choices All,Current
      2OptionalFields
      3[]	choices Size,LastModifiedDate,StorageClass,ETag,IsMultipartUploaded,ReplicationStatus,EncryptionStatus,ObjectLockRetainUntilDate,ObjectLockMode,ObjectLockLegalHoldStatus,IntelligentTieringAccessTier,BucketKeyStatus,ChecksumAlgorithm,ObjectAccessControlList,ObjectOwner,LifecycleExpirationDate
      2ScheduleFrequency	choices Daily,Weekly
      2Destination
      3Format	choices CSV,ORC,Parquet
      0Tags	form tags
      """#
    case "AWS::S3::BucketPolicy":
      #"""
      0PolicyDocument
      1Version	choices 2012-10-17,2008-10-17
      1Statement
      2[]
      3Effect	choices Allow,Deny
      """#
    case "AWS::SNS::Subscription":
      #"""
      0TopicArn	form topicARN
      0SubscriptionRoleArn	form roleARN
      """#
    case "AWS::SNS::Topic":
      #"""
      0TopicName	length ...256	like [A-Za-z0-9_-]{1,256}|[A-Za-z0-9_-]{1,251}\.fifo
      0DisplayName	length ...100
      0KmsMasterKeyId	form key
      0DeliveryStatusLogging
      1[]
      2Protocol	choices http/s,sqs,lambda,firehose,application
      2SuccessFeedbackRoleArn	form roleARN
      2FailureFeedbackRoleArn	form roleARN
      0Tags	form tags
      """#
    case "AWS::SNS::TopicPolicy":
      #"""
      0PolicyDocument
      1Version	choices 2012-10-17,2008-10-17
      1Statement
      2[]
      3Effect	choices Allow,Deny
      """#
    case "AWS::SQS::Queue":
      #"""
      0QueueName	like [A-Za-z0-9_-]{1,80}|[A-Za-z0-9_-]{1,75}\.fifo
      0DelaySeconds	range 0...900
      0MaximumMessageSize	range 1024...1048576
      0MessageRetentionPeriod	range 60...1209600
      0ReceiveMessageWaitTimeSeconds	range 0...20
      0VisibilityTimeout	range 0...43200
      0KmsMasterKeyId	form key
      0KmsDataKeyReusePeriodSeconds	range 60...86400
      0Tags	form tags
      """#
    case "AWS::SQS::QueuePolicy":
      #"""
      0PolicyDocument
      1Version	choices 2012-10-17,2008-10-17
      1Statement
      2[]
      3Effect	choices Allow,Deny
      """#
    case "AWS::SSM::Parameter":
      #"""
      0Name	form parameterName
      0Type	choices String,StringList
      0AllowedPattern	length ...1024
      0DataType	length ...128	choices text,aws:ec2:image
      0Description	length ...1024
      0Policies	length 1...4096
      0Tier	choices Standard,Advanced,Intelligent-Tiering
      0Tags	form tags
      """#
    case "AWS::Scheduler::Schedule":
      #"""
      0Name	length 1...64	like [A-Za-z0-9\-._]+
      0Description	length ...512
      0GroupName	length 1...64	like [A-Za-z0-9\-._]+
      0ScheduleExpression	form schedule
      0ScheduleExpressionTimezone	length 1...50
      0State	choices ENABLED,DISABLED
      0FlexibleTimeWindow
      1Mode	choices OFF,FLEXIBLE
      1MaximumWindowInMinutes	range 1...1440	form number
      0KmsKeyArn	length 1...2048	form key
      0Target
      1Arn	length 1...1600
      1RoleArn	length 1...1600	form roleARN
      1Input	length 1...
      1DeadLetterConfig
      2Arn	length 1...1600	like arn:aws[a-z\-]*:sqs:[a-z0-9\-]+:[0-9]{12}:[A-Za-z0-9\-_]+
      1RetryPolicy
      2MaximumEventAgeInSeconds	range 60...86400	form number
      2MaximumRetryAttempts	range 0...185	form number
      1EcsParameters
      2TaskDefinitionArn	length 1...1600
      2TaskCount	range 1...10	form number
      2LaunchType	choices EC2,FARGATE,EXTERNAL
      2CapacityProviderStrategy
      3[]
      4CapacityProvider	length 1...255
      4Weight	range 0...1000	form number
      4Base	range 0...100000	form number
      2PlatformVersion	length 1...64
      2NetworkConfiguration
      3AwsvpcConfiguration
      4Subnets	items 1...16
      5[]	length 1...1000	form subnetID
      4SecurityGroups	items 1...5
      5[]	length 1...1000	form securityGroupID
      4AssignPublicIp	choices ENABLED,DISABLED
      2PlacementConstraints
      3[]
      4Type	choices distinctInstance,memberOf
      4Expression	length ...2000
      2PlacementStrategy
      3[]
      4Type	choices random,spread,binpack
      4Field	length ...255
      2Group	length 1...255
      2ReferenceId	length ...1024
      2PropagateTags	choices TASK_DEFINITION
      1EventBridgeParameters
      2Source	length 1...256
      2DetailType	length 1...128
      1KinesisParameters
      2PartitionKey	length 1...256
      1SageMakerPipelineParameters
      2PipelineParameterList
      3[]
      4Name	length 1...256	like [A-Za-z0-9\-_]*
      4Value	length 1...1024
      1SqsParameters
      2MessageGroupId	length 1...128
      """#
    case "AWS::Scheduler::ScheduleGroup":
      #"""
      0Name	length 1...64	like [A-Za-z0-9\-._]+
      0Tags	form tags
      """#
    case "AWS::SecretsManager::ResourcePolicy":
      #"""
      0SecretId	length 1...2048
      0ResourcePolicy
      1Version	choices 2012-10-17,2008-10-17
      1Statement
      2[]
      3Effect	choices Allow,Deny
      """#
    case "AWS::SecretsManager::RotationSchedule":
      #"""
      0HostedRotationLambda
      1KmsKeyArn	form key
      0ExternalSecretRotationRoleArn	form roleARN
      """#
    case "AWS::SecretsManager::Secret":
      #"""
      0Name	length 1...512	like [A-Za-z0-9/_+=.@-]{1,512}
      0Description	length ...2048
      0KmsKeyId	length ...2048	form key
      0SecretString	length 1...65536
      0ReplicaRegions
      1[]
      2KmsKeyId	form key
      0Tags	form tags
      """#
    case "AWS::ServiceDiscovery::HttpNamespace":
      #"""
      0Tags	form tags
      """#
    case "AWS::ServiceDiscovery::PrivateDnsNamespace":
      #"""
      0Properties
      1DnsProperties
      2SOA
      3TTL	form number
      0Tags	form tags
      """#
    case "AWS::ServiceDiscovery::PublicDnsNamespace":
      #"""
      0Properties
      1DnsProperties
      2SOA
      3TTL	form number
      0Tags	form tags
      """#
    case "AWS::ServiceDiscovery::Service":
      #"""
      0DnsConfig
      1RoutingPolicy	choices MULTIVALUE,WEIGHTED
      1DnsRecords
      2[]
      3Type	choices A,AAAA,CNAME,SRV
      3TTL	form number
      0HealthCheckConfig
      1Type	choices HTTP,HTTPS,TCP
      1FailureThreshold	form number
      0HealthCheckCustomConfig
      1FailureThreshold	form number
      0Tags	form tags
      """#
    case "AWS::StepFunctions::StateMachine":
      #"""
      0StateMachineName	length 1...80
      0DefinitionString	length 1...1048576
      0Definition	length 1...1048576
      0RoleArn	length 1...256	form roleARN
      0StateMachineType	choices STANDARD,EXPRESS
      0LoggingConfiguration
      1Level	choices ALL,ERROR,FATAL,OFF
      1Destinations
      2[]
      3CloudWatchLogsLogGroup
      4LogGroupArn	length 1...256
      0EncryptionConfiguration
      1Type	choices CUSTOMER_MANAGED_KMS_KEY,AWS_OWNED_KEY
      1KmsKeyId	length 1...2048	form key
      1KmsDataKeyReusePeriodSeconds	range 60...900
      0Tags	form tags
      """#
    case "AWS::WAFv2::IPSet":
      #"""
      0Name	like [A-Za-z0-9\-_]{1,128}
      0Description	like [A-Za-z0-9#,\-./:=@][A-Za-z0-9\t-\r #+,\-./:=@]+[A-Za-z0-9#+,\-./:=@]{1,256}
      0Scope	choices CLOUDFRONT,REGIONAL
      0IPAddressVersion	choices IPV4,IPV6
      0Addresses
      1[]	length 1...50
      0Tags	form tags
      """#
    case "AWS::WAFv2::LoggingConfiguration":
      #"""
      0LoggingFilter
      1DefaultBehavior	choices KEEP,DROP
      1Filters
      2[]
      3Behavior	choices KEEP,DROP
      3Requirement	choices MEETS_ALL,MEETS_ANY
      3Conditions
      4[]
      5ActionCondition
      6Action	choices ALLOW,BLOCK,COUNT,CAPTCHA,CHALLENGE,EXCLUDED_AS_COUNT
      """#
    case "AWS::WAFv2::RegexPatternSet":
      #"""
      0Name	like [A-Za-z0-9\-_]{1,128}
      0Description	like [A-Za-z0-9#,\-./:=@][A-Za-z0-9\t-\r #+,\-./:=@]+[A-Za-z0-9#+,\-./:=@]{1,256}
      0Scope	choices CLOUDFRONT,REGIONAL
      0RegularExpressionList
      1[]	length ...200
      0Tags	form tags
      """#
    case "AWS::WAFv2::RuleGroup":
      #"""
      0Name	like [A-Za-z0-9\-_]{1,128}
      0Description	like [A-Za-z0-9#,\-./:=@][A-Za-z0-9\t-\r #+,\-./:=@]+[A-Za-z0-9#+,\-./:=@]{1,256}
      0Scope	choices CLOUDFRONT,REGIONAL
      0Capacity	range 0...
      0Rules
      1[]
      2Name	like [A-Za-z0-9\-_]{1,128}
      2Priority	range 0...
      2Statement
      3RateBasedStatement
      4Limit	range 10...2000000000
      4EvaluationWindowSec	choices 60,120,300,600
      4AggregateKeyType	choices IP,FORWARDED_IP,CONSTANT,CUSTOM_KEYS
      4CustomKeys
      5[]
      6Cookie
      7Name	length 1...64
      7TextTransformations
      8[]
      9Priority	range 0...
      9Type	choices NONE,COMPRESS_WHITE_SPACE,HTML_ENTITY_DECODE,LOWERCASE,CMD_LINE,URL_DECODE,BASE64_DECODE,HEX_DECODE,MD5,REPLACE_COMMENTS,ESCAPE_SEQ_DECODE,SQL_HEX_DECODE,CSS_DECODE,JS_DECODE,NORMALIZE_PATH,NORMALIZE_PATH_WIN,REMOVE_NULLS,REPLACE_NULLS,BASE64_DECODE_EXT,URL_DECODE_UNI,UTF8_TO_UNICODE
      6Header
      7Name	length 1...64
      7TextTransformations
      8[]
      9Priority	range 0...
      9Type	choices NONE,COMPRESS_WHITE_SPACE,HTML_ENTITY_DECODE,LOWERCASE,CMD_LINE,URL_DECODE,BASE64_DECODE,HEX_DECODE,MD5,REPLACE_COMMENTS,ESCAPE_SEQ_DECODE,SQL_HEX_DECODE,CSS_DECODE,JS_DECODE,NORMALIZE_PATH,NORMALIZE_PATH_WIN,REMOVE_NULLS,REPLACE_NULLS,BASE64_DECODE_EXT,URL_DECODE_UNI,UTF8_TO_UNICODE
      6JA3Fingerprint
      7FallbackBehavior	choices MATCH,NO_MATCH
      6JA4Fingerprint
      7FallbackBehavior	choices MATCH,NO_MATCH
      6LabelNamespace
      7Namespace	like [A-Za-z0-9\-:_]{1,1024}
      6QueryArgument
      7Name	length 1...64
      7TextTransformations
      8[]
      9Priority	range 0...
      9Type	choices NONE,COMPRESS_WHITE_SPACE,HTML_ENTITY_DECODE,LOWERCASE,CMD_LINE,URL_DECODE,BASE64_DECODE,HEX_DECODE,MD5,REPLACE_COMMENTS,ESCAPE_SEQ_DECODE,SQL_HEX_DECODE,CSS_DECODE,JS_DECODE,NORMALIZE_PATH,NORMALIZE_PATH_WIN,REMOVE_NULLS,REPLACE_NULLS,BASE64_DECODE_EXT,URL_DECODE_UNI,UTF8_TO_UNICODE
      6QueryString
      7TextTransformations
      8[]
      9Priority	range 0...
      9Type	choices NONE,COMPRESS_WHITE_SPACE,HTML_ENTITY_DECODE,LOWERCASE,CMD_LINE,URL_DECODE,BASE64_DECODE,HEX_DECODE,MD5,REPLACE_COMMENTS,ESCAPE_SEQ_DECODE,SQL_HEX_DECODE,CSS_DECODE,JS_DECODE,NORMALIZE_PATH,NORMALIZE_PATH_WIN,REMOVE_NULLS,REPLACE_NULLS,BASE64_DECODE_EXT,URL_DECODE_UNI,UTF8_TO_UNICODE
      6UriPath
      7TextTransformations
      8[]
      9Priority	range 0...
      9Type	choices NONE,COMPRESS_WHITE_SPACE,HTML_ENTITY_DECODE,LOWERCASE,CMD_LINE,URL_DECODE,BASE64_DECODE,HEX_DECODE,MD5,REPLACE_COMMENTS,ESCAPE_SEQ_DECODE,SQL_HEX_DECODE,CSS_DECODE,JS_DECODE,NORMALIZE_PATH,NORMALIZE_PATH_WIN,REMOVE_NULLS,REPLACE_NULLS,BASE64_DECODE_EXT,URL_DECODE_UNI,UTF8_TO_UNICODE
      4ForwardedIPConfig
      5HeaderName	like [A-Za-z0-9\-]{1,255}
      5FallbackBehavior	choices MATCH,NO_MATCH
      3AsnMatchStatement
      4AsnList	items 1...100
      5[]	range 0...4294967295
      4ForwardedIPConfig
      5HeaderName	like [A-Za-z0-9\-]{1,255}
      5FallbackBehavior	choices MATCH,NO_MATCH
      3ByteMatchStatement
      4FieldToMatch
      5Body
      6OversizeHandling	choices CONTINUE,MATCH,NO_MATCH
      5Cookies
      6MatchPattern
      7IncludedCookies	items 1...199
      8[]	length 1...60
      7ExcludedCookies	items 1...199
      8[]	length 1...60
      6MatchScope	choices ALL,KEY,VALUE
      6OversizeHandling	choices CONTINUE,MATCH,NO_MATCH
      5HeaderOrder
      6OversizeHandling	choices CONTINUE,MATCH,NO_MATCH
      5Headers
      6MatchPattern
      7IncludedHeaders	items 1...199
      8[]	length 1...64
      7ExcludedHeaders	items 1...199
      8[]	length 1...64
      6MatchScope	choices ALL,KEY,VALUE
      6OversizeHandling	choices CONTINUE,MATCH,NO_MATCH
      5JA3Fingerprint
      6FallbackBehavior	choices MATCH,NO_MATCH
      5JA4Fingerprint
      6FallbackBehavior	choices MATCH,NO_MATCH
      5JsonBody
      6MatchPattern
      7IncludedPaths	items 1...
      8[]	like /+.*
      6MatchScope	choices ALL,KEY,VALUE
      6InvalidFallbackBehavior	choices MATCH,NO_MATCH,EVALUATE_AS_STRING
      6OversizeHandling	choices CONTINUE,MATCH,NO_MATCH
      5SingleHeader
      6Name	length 1...64
      5SingleQueryArgument
      6Name	length 1...64
      5UriFragment
      6FallbackBehavior	choices MATCH,NO_MATCH
      4PositionalConstraint	choices EXACTLY,STARTS_WITH,ENDS_WITH,CONTAINS,CONTAINS_WORD
      4TextTransformations
      5[]
      6Priority	range 0...
      6Type	choices NONE,COMPRESS_WHITE_SPACE,HTML_ENTITY_DECODE,LOWERCASE,CMD_LINE,URL_DECODE,BASE64_DECODE,HEX_DECODE,MD5,REPLACE_COMMENTS,ESCAPE_SEQ_DECODE,SQL_HEX_DECODE,CSS_DECODE,JS_DECODE,NORMALIZE_PATH,NORMALIZE_PATH_WIN,REMOVE_NULLS,REPLACE_NULLS,BASE64_DECODE_EXT,URL_DECODE_UNI,UTF8_TO_UNICODE
      3GeoMatchStatement
      4CountryCodes	items 1...
      5[]	length 1...2
      4ForwardedIPConfig
      5HeaderName	like [A-Za-z0-9\-]{1,255}
      5FallbackBehavior	choices MATCH,NO_MATCH
      3IPSetReferenceStatement
      4Arn	length 20...2048
      4IPSetForwardedIPConfig
      5HeaderName	like [A-Za-z0-9\-]{1,255}
      5FallbackBehavior	choices MATCH,NO_MATCH
      5Position	choices FIRST,LAST,ANY
      3LabelMatchStatement
      4Scope	choices LABEL,NAMESPACE
      4Key	like [A-Za-z0-9\-:_]{1,1024}
      3RegexMatchStatement
      4FieldToMatch
      5Body
      6OversizeHandling	choices CONTINUE,MATCH,NO_MATCH
      5Cookies
      6MatchPattern
      7IncludedCookies	items 1...199
      8[]	length 1...60
      7ExcludedCookies	items 1...199
      8[]	length 1...60
      6MatchScope	choices ALL,KEY,VALUE
      6OversizeHandling	choices CONTINUE,MATCH,NO_MATCH
      5HeaderOrder
      6OversizeHandling	choices CONTINUE,MATCH,NO_MATCH
      5Headers
      6MatchPattern
      7IncludedHeaders	items 1...199
      8[]	length 1...64
      7ExcludedHeaders	items 1...199
      8[]	length 1...64
      6MatchScope	choices ALL,KEY,VALUE
      6OversizeHandling	choices CONTINUE,MATCH,NO_MATCH
      5JA3Fingerprint
      6FallbackBehavior	choices MATCH,NO_MATCH
      5JA4Fingerprint
      6FallbackBehavior	choices MATCH,NO_MATCH
      5JsonBody
      6MatchPattern
      7IncludedPaths	items 1...
      8[]	like /+.*
      6MatchScope	choices ALL,KEY,VALUE
      6InvalidFallbackBehavior	choices MATCH,NO_MATCH,EVALUATE_AS_STRING
      6OversizeHandling	choices CONTINUE,MATCH,NO_MATCH
      5SingleHeader
      6Name	length 1...64
      5SingleQueryArgument
      6Name	length 1...64
      5UriFragment
      6FallbackBehavior	choices MATCH,NO_MATCH
      4RegexString	length 1...512
      4TextTransformations
      5[]
      6Priority	range 0...
      6Type	choices NONE,COMPRESS_WHITE_SPACE,HTML_ENTITY_DECODE,LOWERCASE,CMD_LINE,URL_DECODE,BASE64_DECODE,HEX_DECODE,MD5,REPLACE_COMMENTS,ESCAPE_SEQ_DECODE,SQL_HEX_DECODE,CSS_DECODE,JS_DECODE,NORMALIZE_PATH,NORMALIZE_PATH_WIN,REMOVE_NULLS,REPLACE_NULLS,BASE64_DECODE_EXT,URL_DECODE_UNI,UTF8_TO_UNICODE
      3RegexPatternSetReferenceStatement
      4Arn	length 20...2048
      4FieldToMatch
      5Body
      6OversizeHandling	choices CONTINUE,MATCH,NO_MATCH
      5Cookies
      6MatchPattern
      7IncludedCookies	items 1...199
      8[]	length 1...60
      7ExcludedCookies	items 1...199
      8[]	length 1...60
      6MatchScope	choices ALL,KEY,VALUE
      6OversizeHandling	choices CONTINUE,MATCH,NO_MATCH
      5HeaderOrder
      6OversizeHandling	choices CONTINUE,MATCH,NO_MATCH
      5Headers
      6MatchPattern
      7IncludedHeaders	items 1...199
      8[]	length 1...64
      7ExcludedHeaders	items 1...199
      8[]	length 1...64
      6MatchScope	choices ALL,KEY,VALUE
      6OversizeHandling	choices CONTINUE,MATCH,NO_MATCH
      5JA3Fingerprint
      6FallbackBehavior	choices MATCH,NO_MATCH
      5JA4Fingerprint
      6FallbackBehavior	choices MATCH,NO_MATCH
      5JsonBody
      6MatchPattern
      7IncludedPaths	items 1...
      8[]	like /+.*
      6MatchScope	choices ALL,KEY,VALUE
      6InvalidFallbackBehavior	choices MATCH,NO_MATCH,EVALUATE_AS_STRING
      6OversizeHandling	choices CONTINUE,MATCH,NO_MATCH
      5SingleHeader
      6Name	length 1...64
      5SingleQueryArgument
      6Name	length 1...64
      5UriFragment
      6FallbackBehavior	choices MATCH,NO_MATCH
      4TextTransformations
      5[]
      6Priority	range 0...
      6Type	choices NONE,COMPRESS_WHITE_SPACE,HTML_ENTITY_DECODE,LOWERCASE,CMD_LINE,URL_DECODE,BASE64_DECODE,HEX_DECODE,MD5,REPLACE_COMMENTS,ESCAPE_SEQ_DECODE,SQL_HEX_DECODE,CSS_DECODE,JS_DECODE,NORMALIZE_PATH,NORMALIZE_PATH_WIN,REMOVE_NULLS,REPLACE_NULLS,BASE64_DECODE_EXT,URL_DECODE_UNI,UTF8_TO_UNICODE
      3SizeConstraintStatement
      4FieldToMatch
      5Body
      6OversizeHandling	choices CONTINUE,MATCH,NO_MATCH
      5Cookies
      6MatchPattern
      7IncludedCookies	items 1...199
      8[]	length 1...60
      7ExcludedCookies	items 1...199
      8[]	length 1...60
      6MatchScope	choices ALL,KEY,VALUE
      6OversizeHandling	choices CONTINUE,MATCH,NO_MATCH
      5HeaderOrder
      6OversizeHandling	choices CONTINUE,MATCH,NO_MATCH
      5Headers
      6MatchPattern
      7IncludedHeaders	items 1...199
      8[]	length 1...64
      7ExcludedHeaders	items 1...199
      8[]	length 1...64
      6MatchScope	choices ALL,KEY,VALUE
      6OversizeHandling	choices CONTINUE,MATCH,NO_MATCH
      5JA3Fingerprint
      6FallbackBehavior	choices MATCH,NO_MATCH
      5JA4Fingerprint
      6FallbackBehavior	choices MATCH,NO_MATCH
      5JsonBody
      6MatchPattern
      7IncludedPaths	items 1...
      8[]	like /+.*
      6MatchScope	choices ALL,KEY,VALUE
      6InvalidFallbackBehavior	choices MATCH,NO_MATCH,EVALUATE_AS_STRING
      6OversizeHandling	choices CONTINUE,MATCH,NO_MATCH
      5SingleHeader
      6Name	length 1...64
      5SingleQueryArgument
      6Name	length 1...64
      5UriFragment
      6FallbackBehavior	choices MATCH,NO_MATCH
      4ComparisonOperator	choices EQ,NE,LE,LT,GE,GT
      4Size	range 0...21474836480	form number
      4TextTransformations
      5[]
      6Priority	range 0...
      6Type	choices NONE,COMPRESS_WHITE_SPACE,HTML_ENTITY_DECODE,LOWERCASE,CMD_LINE,URL_DECODE,BASE64_DECODE,HEX_DECODE,MD5,REPLACE_COMMENTS,ESCAPE_SEQ_DECODE,SQL_HEX_DECODE,CSS_DECODE,JS_DECODE,NORMALIZE_PATH,NORMALIZE_PATH_WIN,REMOVE_NULLS,REPLACE_NULLS,BASE64_DECODE_EXT,URL_DECODE_UNI,UTF8_TO_UNICODE
      3SqliMatchStatement
      4FieldToMatch
      5Body
      6OversizeHandling	choices CONTINUE,MATCH,NO_MATCH
      5Cookies
      6MatchPattern
      7IncludedCookies	items 1...199
      8[]	length 1...60
      7ExcludedCookies	items 1...199
      8[]	length 1...60
      6MatchScope	choices ALL,KEY,VALUE
      6OversizeHandling	choices CONTINUE,MATCH,NO_MATCH
      5HeaderOrder
      6OversizeHandling	choices CONTINUE,MATCH,NO_MATCH
      5Headers
      6MatchPattern
      7IncludedHeaders	items 1...199
      8[]	length 1...64
      7ExcludedHeaders	items 1...199
      8[]	length 1...64
      6MatchScope	choices ALL,KEY,VALUE
      6OversizeHandling	choices CONTINUE,MATCH,NO_MATCH
      5JA3Fingerprint
      6FallbackBehavior	choices MATCH,NO_MATCH
      5JA4Fingerprint
      6FallbackBehavior	choices MATCH,NO_MATCH
      5JsonBody
      6MatchPattern
      7IncludedPaths	items 1...
      8[]	like /+.*
      6MatchScope	choices ALL,KEY,VALUE
      6InvalidFallbackBehavior	choices MATCH,NO_MATCH,EVALUATE_AS_STRING
      6OversizeHandling	choices CONTINUE,MATCH,NO_MATCH
      5SingleHeader
      6Name	length 1...64
      5SingleQueryArgument
      6Name	length 1...64
      5UriFragment
      6FallbackBehavior	choices MATCH,NO_MATCH
      4SensitivityLevel	choices LOW,HIGH
      4TextTransformations
      5[]
      6Priority	range 0...
      6Type	choices NONE,COMPRESS_WHITE_SPACE,HTML_ENTITY_DECODE,LOWERCASE,CMD_LINE,URL_DECODE,BASE64_DECODE,HEX_DECODE,MD5,REPLACE_COMMENTS,ESCAPE_SEQ_DECODE,SQL_HEX_DECODE,CSS_DECODE,JS_DECODE,NORMALIZE_PATH,NORMALIZE_PATH_WIN,REMOVE_NULLS,REPLACE_NULLS,BASE64_DECODE_EXT,URL_DECODE_UNI,UTF8_TO_UNICODE
      3XssMatchStatement
      4FieldToMatch
      5Body
      6OversizeHandling	choices CONTINUE,MATCH,NO_MATCH
      5Cookies
      6MatchPattern
      7IncludedCookies	items 1...199
      8[]	length 1...60
      7ExcludedCookies	items 1...199
      8[]	length 1...60
      6MatchScope	choices ALL,KEY,VALUE
      6OversizeHandling	choices CONTINUE,MATCH,NO_MATCH
      5HeaderOrder
      6OversizeHandling	choices CONTINUE,MATCH,NO_MATCH
      5Headers
      6MatchPattern
      7IncludedHeaders	items 1...199
      8[]	length 1...64
      7ExcludedHeaders	items 1...199
      8[]	length 1...64
      6MatchScope	choices ALL,KEY,VALUE
      6OversizeHandling	choices CONTINUE,MATCH,NO_MATCH
      5JA3Fingerprint
      6FallbackBehavior	choices MATCH,NO_MATCH
      5JA4Fingerprint
      6FallbackBehavior	choices MATCH,NO_MATCH
      5JsonBody
      6MatchPattern
      7IncludedPaths	items 1...
      8[]	like /+.*
      6MatchScope	choices ALL,KEY,VALUE
      6InvalidFallbackBehavior	choices MATCH,NO_MATCH,EVALUATE_AS_STRING
      6OversizeHandling	choices CONTINUE,MATCH,NO_MATCH
      5SingleHeader
      6Name	length 1...64
      5SingleQueryArgument
      6Name	length 1...64
      5UriFragment
      6FallbackBehavior	choices MATCH,NO_MATCH
      4TextTransformations
      5[]
      6Priority	range 0...
      6Type	choices NONE,COMPRESS_WHITE_SPACE,HTML_ENTITY_DECODE,LOWERCASE,CMD_LINE,URL_DECODE,BASE64_DECODE,HEX_DECODE,MD5,REPLACE_COMMENTS,ESCAPE_SEQ_DECODE,SQL_HEX_DECODE,CSS_DECODE,JS_DECODE,NORMALIZE_PATH,NORMALIZE_PATH_WIN,REMOVE_NULLS,REPLACE_NULLS,BASE64_DECODE_EXT,URL_DECODE_UNI,UTF8_TO_UNICODE
      2Action
      3Allow
      4CustomRequestHandling
      5InsertHeaders
      6[]
      7Name	length 1...64	like [A-Za-z0-9$\-._]+
      7Value	length 1...255
      3Block
      4CustomResponse
      5ResponseCode	range 200...599
      5CustomResponseBodyKey	length 1...128	like [A-Za-z0-9\-_]+
      5ResponseHeaders
      6[]
      7Name	length 1...64	like [A-Za-z0-9$\-._]+
      7Value	length 1...255
      3Captcha
      4CustomRequestHandling
      5InsertHeaders
      6[]
      7Name	length 1...64	like [A-Za-z0-9$\-._]+
      7Value	length 1...255
      3Challenge
      4CustomRequestHandling
      5InsertHeaders
      6[]
      7Name	length 1...64	like [A-Za-z0-9$\-._]+
      7Value	length 1...255
      3Count
      4CustomRequestHandling
      5InsertHeaders
      6[]
      7Name	length 1...64	like [A-Za-z0-9$\-._]+
      7Value	length 1...255
      2RuleLabels
      3[]
      4Name	like [A-Za-z0-9\-:_]{1,1024}
      2CaptchaConfig
      3ImmunityTimeProperty
      4ImmunityTime	range 60...259200
      2ChallengeConfig
      3ImmunityTimeProperty
      4ImmunityTime	range 60...259200
      2VisibilityConfig
      3MetricName	length 1...128	like [A-Za-z0-9#\-./:_]+
      0VisibilityConfig
      1MetricName	length 1...128	like [A-Za-z0-9#\-./:_]+
      0Tags	form tags
      """#
    case "AWS::WAFv2::WebACL":
      #"""
      0Name	like [A-Za-z0-9\-_]{1,128}
      0Description	like [A-Za-z0-9#,\-./:=@][A-Za-z0-9\t-\r #+,\-./:=@]+[A-Za-z0-9#+,\-./:=@]{1,256}
      0Scope	choices CLOUDFRONT,REGIONAL
      0DefaultAction
      1Allow
      2CustomRequestHandling
      3InsertHeaders
      4[]
      5Name	length 1...64	like [A-Za-z0-9$\-._]+
      5Value	length 1...255
      1Block
      2CustomResponse
      3ResponseCode	range 200...599
      3CustomResponseBodyKey	length 1...128	like [A-Za-z0-9\-_]+
      3ResponseHeaders
      4[]
      5Name	length 1...64	like [A-Za-z0-9$\-._]+
      5Value	length 1...255
      0Rules
      1[]
      2Name	like [A-Za-z0-9\-_]{1,128}
      2Priority	range 0...
      2Statement
      3ManagedRuleGroupStatement
      4VendorName	length 1...128
      4Name	like [A-Za-z0-9\-_]{1,128}
      4Version	length 1...64	like [A-Za-z0-9#\-./:_]+
      4RuleActionOverrides
      5[]
      6Name	like [A-Za-z0-9\-_]{1,128}
      6ActionToUse
      7Allow
      8CustomRequestHandling
      9InsertHeaders
      a[]
      bName	length 1...64	like [A-Za-z0-9$\-._]+
      bValue	length 1...255
      7Block
      8CustomResponse
      9ResponseCode	range 200...599
      9CustomResponseBodyKey	length 1...128	like [A-Za-z0-9\-_]+
      9ResponseHeaders
      a[]
      bName	length 1...64	like [A-Za-z0-9$\-._]+
      bValue	length 1...255
      7Captcha
      8CustomRequestHandling
      9InsertHeaders
      a[]
      bName	length 1...64	like [A-Za-z0-9$\-._]+
      bValue	length 1...255
      7Challenge
      8CustomRequestHandling
      9InsertHeaders
      a[]
      bName	length 1...64	like [A-Za-z0-9$\-._]+
      bValue	length 1...255
      7Count
      8CustomRequestHandling
      9InsertHeaders
      a[]
      bName	length 1...64	like [A-Za-z0-9$\-._]+
      bValue	length 1...255
      4ExcludedRules
      5[]
      6Name	like [A-Za-z0-9\-_]{1,128}
      4ManagedRuleGroupConfigs
      5[]
      6AWSManagedRulesACFPRuleSet
      7CreationPath	length 1...256
      7RegistrationPagePath	length 1...256
      7RequestInspection
      8PayloadType	choices JSON,FORM_ENCODED
      8UsernameField
      9Identifier	length 1...512
      8PasswordField
      9Identifier	length 1...512
      8EmailField
      9Identifier	length 1...512
      8AddressFields
      9[]
      aIdentifier	length 1...512
      8PhoneNumberFields
      9[]
      aIdentifier	length 1...512
      7ResponseInspection
      8BodyContains
      9SuccessStrings	items 1...5
      a[]	length 1...100
      9FailureStrings	items 1...5
      a[]	length 1...100
      8Header
      9Name	length 1...200
      9SuccessValues	items 1...3
      a[]	length 1...100
      9FailureValues	items 1...3
      a[]	length 1...100
      8Json
      9Identifier	length 1...512
      9SuccessValues	items 1...5
      a[]	length 1...100
      9FailureValues	items 1...5
      a[]	length 1...100
      8StatusCode
      9SuccessCodes	items 1...10
      a[]	length ...999	range 0...999
      9FailureCodes	items 1...10
      a[]	length ...999	range 0...999
      6AWSManagedRulesATPRuleSet
      7RequestInspection
      8PayloadType	choices JSON,FORM_ENCODED
      8UsernameField
      9Identifier	length 1...512
      8PasswordField
      9Identifier	length 1...512
      7ResponseInspection
      8BodyContains
      9SuccessStrings	items 1...5
      a[]	length 1...100
      9FailureStrings	items 1...5
      a[]	length 1...100
      8Header
      9Name	length 1...200
      9SuccessValues	items 1...3
      a[]	length 1...100
      9FailureValues	items 1...3
      a[]	length 1...100
      8Json
      9Identifier	length 1...512
      9SuccessValues	items 1...5
      a[]	length 1...100
      9FailureValues	items 1...5
      a[]	length 1...100
      8StatusCode
      9SuccessCodes	items 1...10
      a[]	length ...999	range 0...999
      9FailureCodes	items 1...10
      a[]	length ...999	range 0...999
      6AWSManagedRulesAntiDDoSRuleSet
      7ClientSideActionConfig
      8Challenge
      9UsageOfAction	choices ENABLED,DISABLED
      9ExemptUriRegularExpressions
      a[]
      bRegexString	length 1...512
      9Sensitivity	choices LOW,MEDIUM,HIGH
      7SensitivityToBlock	choices LOW,MEDIUM,HIGH
      6AWSManagedRulesBotControlRuleSet
      7InspectionLevel	choices COMMON,TARGETED
      6LoginPath	length 1...256
      6PayloadType	choices JSON,FORM_ENCODED
      6PasswordField
      7Identifier	length 1...512
      6UsernameField
      7Identifier	length 1...512
      3RuleGroupReferenceStatement
      4Arn	length 20...2048
      4RuleActionOverrides
      5[]
      6Name	like [A-Za-z0-9\-_]{1,128}
      6ActionToUse
      7Allow
      8CustomRequestHandling
      9InsertHeaders
      a[]
      bName	length 1...64	like [A-Za-z0-9$\-._]+
      bValue	length 1...255
      7Block
      8CustomResponse
      9ResponseCode	range 200...599
      9CustomResponseBodyKey	length 1...128	like [A-Za-z0-9\-_]+
      9ResponseHeaders
      a[]
      bName	length 1...64	like [A-Za-z0-9$\-._]+
      bValue	length 1...255
      7Captcha
      8CustomRequestHandling
      9InsertHeaders
      a[]
      bName	length 1...64	like [A-Za-z0-9$\-._]+
      bValue	length 1...255
      7Challenge
      8CustomRequestHandling
      9InsertHeaders
      a[]
      bName	length 1...64	like [A-Za-z0-9$\-._]+
      bValue	length 1...255
      7Count
      8CustomRequestHandling
      9InsertHeaders
      a[]
      bName	length 1...64	like [A-Za-z0-9$\-._]+
      bValue	length 1...255
      4ExcludedRules
      5[]
      6Name	like [A-Za-z0-9\-_]{1,128}
      3RateBasedStatement
      4Limit	range 10...2000000000
      4EvaluationWindowSec	choices 60,120,300,600
      4AggregateKeyType	choices CONSTANT,IP,FORWARDED_IP,CUSTOM_KEYS
      4CustomKeys
      5[]
      6Cookie
      7Name	length 1...64
      7TextTransformations
      8[]
      9Priority	range 0...
      9Type	choices NONE,COMPRESS_WHITE_SPACE,HTML_ENTITY_DECODE,LOWERCASE,CMD_LINE,URL_DECODE,BASE64_DECODE,HEX_DECODE,MD5,REPLACE_COMMENTS,ESCAPE_SEQ_DECODE,SQL_HEX_DECODE,CSS_DECODE,JS_DECODE,NORMALIZE_PATH,NORMALIZE_PATH_WIN,REMOVE_NULLS,REPLACE_NULLS,BASE64_DECODE_EXT,URL_DECODE_UNI,UTF8_TO_UNICODE
      6Header
      7Name	length 1...64
      7TextTransformations
      8[]
      9Priority	range 0...
      9Type	choices NONE,COMPRESS_WHITE_SPACE,HTML_ENTITY_DECODE,LOWERCASE,CMD_LINE,URL_DECODE,BASE64_DECODE,HEX_DECODE,MD5,REPLACE_COMMENTS,ESCAPE_SEQ_DECODE,SQL_HEX_DECODE,CSS_DECODE,JS_DECODE,NORMALIZE_PATH,NORMALIZE_PATH_WIN,REMOVE_NULLS,REPLACE_NULLS,BASE64_DECODE_EXT,URL_DECODE_UNI,UTF8_TO_UNICODE
      6JA3Fingerprint
      7FallbackBehavior	choices MATCH,NO_MATCH
      6JA4Fingerprint
      7FallbackBehavior	choices MATCH,NO_MATCH
      6LabelNamespace
      7Namespace	like [A-Za-z0-9\-:_]{1,1024}
      6QueryArgument
      7Name	length 1...64
      7TextTransformations
      8[]
      9Priority	range 0...
      9Type	choices NONE,COMPRESS_WHITE_SPACE,HTML_ENTITY_DECODE,LOWERCASE,CMD_LINE,URL_DECODE,BASE64_DECODE,HEX_DECODE,MD5,REPLACE_COMMENTS,ESCAPE_SEQ_DECODE,SQL_HEX_DECODE,CSS_DECODE,JS_DECODE,NORMALIZE_PATH,NORMALIZE_PATH_WIN,REMOVE_NULLS,REPLACE_NULLS,BASE64_DECODE_EXT,URL_DECODE_UNI,UTF8_TO_UNICODE
      6QueryString
      7TextTransformations
      8[]
      9Priority	range 0...
      9Type	choices NONE,COMPRESS_WHITE_SPACE,HTML_ENTITY_DECODE,LOWERCASE,CMD_LINE,URL_DECODE,BASE64_DECODE,HEX_DECODE,MD5,REPLACE_COMMENTS,ESCAPE_SEQ_DECODE,SQL_HEX_DECODE,CSS_DECODE,JS_DECODE,NORMALIZE_PATH,NORMALIZE_PATH_WIN,REMOVE_NULLS,REPLACE_NULLS,BASE64_DECODE_EXT,URL_DECODE_UNI,UTF8_TO_UNICODE
      6UriPath
      7TextTransformations
      8[]
      9Priority	range 0...
      9Type	choices NONE,COMPRESS_WHITE_SPACE,HTML_ENTITY_DECODE,LOWERCASE,CMD_LINE,URL_DECODE,BASE64_DECODE,HEX_DECODE,MD5,REPLACE_COMMENTS,ESCAPE_SEQ_DECODE,SQL_HEX_DECODE,CSS_DECODE,JS_DECODE,NORMALIZE_PATH,NORMALIZE_PATH_WIN,REMOVE_NULLS,REPLACE_NULLS,BASE64_DECODE_EXT,URL_DECODE_UNI,UTF8_TO_UNICODE
      4ForwardedIPConfig
      5HeaderName	like [A-Za-z0-9\-]{1,255}
      5FallbackBehavior	choices MATCH,NO_MATCH
      3AsnMatchStatement
      4AsnList	items 1...100
      5[]	range 0...4294967295
      4ForwardedIPConfig
      5HeaderName	like [A-Za-z0-9\-]{1,255}
      5FallbackBehavior	choices MATCH,NO_MATCH
      3ByteMatchStatement
      4FieldToMatch
      5Body
      6OversizeHandling	choices CONTINUE,MATCH,NO_MATCH
      5Cookies
      6MatchPattern
      7IncludedCookies	items 1...199
      8[]	length 1...60
      7ExcludedCookies	items 1...199
      8[]	length 1...60
      6MatchScope	choices ALL,KEY,VALUE
      6OversizeHandling	choices CONTINUE,MATCH,NO_MATCH
      5HeaderOrder
      6OversizeHandling	choices CONTINUE,MATCH,NO_MATCH
      5Headers
      6MatchPattern
      7IncludedHeaders	items 1...199
      8[]	length 1...64
      7ExcludedHeaders	items 1...199
      8[]	length 1...64
      6MatchScope	choices ALL,KEY,VALUE
      6OversizeHandling	choices CONTINUE,MATCH,NO_MATCH
      5JA3Fingerprint
      6FallbackBehavior	choices MATCH,NO_MATCH
      5JA4Fingerprint
      6FallbackBehavior	choices MATCH,NO_MATCH
      5JsonBody
      6MatchPattern
      7IncludedPaths	items 1...
      8[]	like /+.*
      6MatchScope	choices ALL,KEY,VALUE
      6InvalidFallbackBehavior	choices MATCH,NO_MATCH,EVALUATE_AS_STRING
      6OversizeHandling	choices CONTINUE,MATCH,NO_MATCH
      5SingleHeader
      6Name	length 1...64
      5SingleQueryArgument
      6Name	length 1...64
      5UriFragment
      6FallbackBehavior	choices MATCH,NO_MATCH
      4PositionalConstraint	choices EXACTLY,STARTS_WITH,ENDS_WITH,CONTAINS,CONTAINS_WORD
      4TextTransformations
      5[]
      6Priority	range 0...
      6Type	choices NONE,COMPRESS_WHITE_SPACE,HTML_ENTITY_DECODE,LOWERCASE,CMD_LINE,URL_DECODE,BASE64_DECODE,HEX_DECODE,MD5,REPLACE_COMMENTS,ESCAPE_SEQ_DECODE,SQL_HEX_DECODE,CSS_DECODE,JS_DECODE,NORMALIZE_PATH,NORMALIZE_PATH_WIN,REMOVE_NULLS,REPLACE_NULLS,BASE64_DECODE_EXT,URL_DECODE_UNI,UTF8_TO_UNICODE
      3GeoMatchStatement
      4CountryCodes	items 1...
      5[]	length 1...2
      4ForwardedIPConfig
      5HeaderName	like [A-Za-z0-9\-]{1,255}
      5FallbackBehavior	choices MATCH,NO_MATCH
      3IPSetReferenceStatement
      4Arn	length 20...2048
      4IPSetForwardedIPConfig
      5HeaderName	like [A-Za-z0-9\-]{1,255}
      5FallbackBehavior	choices MATCH,NO_MATCH
      5Position	choices FIRST,LAST,ANY
      3LabelMatchStatement
      4Scope	choices LABEL,NAMESPACE
      4Key	like [A-Za-z0-9\-:_]{1,1024}
      3RegexMatchStatement
      4FieldToMatch
      5Body
      6OversizeHandling	choices CONTINUE,MATCH,NO_MATCH
      5Cookies
      6MatchPattern
      7IncludedCookies	items 1...199
      8[]	length 1...60
      7ExcludedCookies	items 1...199
      8[]	length 1...60
      6MatchScope	choices ALL,KEY,VALUE
      6OversizeHandling	choices CONTINUE,MATCH,NO_MATCH
      5HeaderOrder
      6OversizeHandling	choices CONTINUE,MATCH,NO_MATCH
      5Headers
      6MatchPattern
      7IncludedHeaders	items 1...199
      8[]	length 1...64
      7ExcludedHeaders	items 1...199
      8[]	length 1...64
      6MatchScope	choices ALL,KEY,VALUE
      6OversizeHandling	choices CONTINUE,MATCH,NO_MATCH
      5JA3Fingerprint
      6FallbackBehavior	choices MATCH,NO_MATCH
      5JA4Fingerprint
      6FallbackBehavior	choices MATCH,NO_MATCH
      5JsonBody
      6MatchPattern
      7IncludedPaths	items 1...
      8[]	like /+.*
      6MatchScope	choices ALL,KEY,VALUE
      6InvalidFallbackBehavior	choices MATCH,NO_MATCH,EVALUATE_AS_STRING
      6OversizeHandling	choices CONTINUE,MATCH,NO_MATCH
      5SingleHeader
      6Name	length 1...64
      5SingleQueryArgument
      6Name	length 1...64
      5UriFragment
      6FallbackBehavior	choices MATCH,NO_MATCH
      4RegexString	length 1...512
      4TextTransformations
      5[]
      6Priority	range 0...
      6Type	choices NONE,COMPRESS_WHITE_SPACE,HTML_ENTITY_DECODE,LOWERCASE,CMD_LINE,URL_DECODE,BASE64_DECODE,HEX_DECODE,MD5,REPLACE_COMMENTS,ESCAPE_SEQ_DECODE,SQL_HEX_DECODE,CSS_DECODE,JS_DECODE,NORMALIZE_PATH,NORMALIZE_PATH_WIN,REMOVE_NULLS,REPLACE_NULLS,BASE64_DECODE_EXT,URL_DECODE_UNI,UTF8_TO_UNICODE
      3RegexPatternSetReferenceStatement
      4Arn	length 20...2048
      4FieldToMatch
      5Body
      6OversizeHandling	choices CONTINUE,MATCH,NO_MATCH
      5Cookies
      6MatchPattern
      7IncludedCookies	items 1...199
      8[]	length 1...60
      7ExcludedCookies	items 1...199
      8[]	length 1...60
      6MatchScope	choices ALL,KEY,VALUE
      6OversizeHandling	choices CONTINUE,MATCH,NO_MATCH
      5HeaderOrder
      6OversizeHandling	choices CONTINUE,MATCH,NO_MATCH
      5Headers
      6MatchPattern
      7IncludedHeaders	items 1...199
      8[]	length 1...64
      7ExcludedHeaders	items 1...199
      8[]	length 1...64
      6MatchScope	choices ALL,KEY,VALUE
      6OversizeHandling	choices CONTINUE,MATCH,NO_MATCH
      5JA3Fingerprint
      6FallbackBehavior	choices MATCH,NO_MATCH
      5JA4Fingerprint
      6FallbackBehavior	choices MATCH,NO_MATCH
      5JsonBody
      6MatchPattern
      7IncludedPaths	items 1...
      8[]	like /+.*
      6MatchScope	choices ALL,KEY,VALUE
      6InvalidFallbackBehavior	choices MATCH,NO_MATCH,EVALUATE_AS_STRING
      6OversizeHandling	choices CONTINUE,MATCH,NO_MATCH
      5SingleHeader
      6Name	length 1...64
      5SingleQueryArgument
      6Name	length 1...64
      5UriFragment
      6FallbackBehavior	choices MATCH,NO_MATCH
      4TextTransformations
      5[]
      6Priority	range 0...
      6Type	choices NONE,COMPRESS_WHITE_SPACE,HTML_ENTITY_DECODE,LOWERCASE,CMD_LINE,URL_DECODE,BASE64_DECODE,HEX_DECODE,MD5,REPLACE_COMMENTS,ESCAPE_SEQ_DECODE,SQL_HEX_DECODE,CSS_DECODE,JS_DECODE,NORMALIZE_PATH,NORMALIZE_PATH_WIN,REMOVE_NULLS,REPLACE_NULLS,BASE64_DECODE_EXT,URL_DECODE_UNI,UTF8_TO_UNICODE
      3SizeConstraintStatement
      4FieldToMatch
      5Body
      6OversizeHandling	choices CONTINUE,MATCH,NO_MATCH
      5Cookies
      6MatchPattern
      7IncludedCookies	items 1...199
      8[]	length 1...60
      7ExcludedCookies	items 1...199
      8[]	length 1...60
      6MatchScope	choices ALL,KEY,VALUE
      6OversizeHandling	choices CONTINUE,MATCH,NO_MATCH
      5HeaderOrder
      6OversizeHandling	choices CONTINUE,MATCH,NO_MATCH
      5Headers
      6MatchPattern
      7IncludedHeaders	items 1...199
      8[]	length 1...64
      7ExcludedHeaders	items 1...199
      8[]	length 1...64
      6MatchScope	choices ALL,KEY,VALUE
      6OversizeHandling	choices CONTINUE,MATCH,NO_MATCH
      5JA3Fingerprint
      6FallbackBehavior	choices MATCH,NO_MATCH
      5JA4Fingerprint
      6FallbackBehavior	choices MATCH,NO_MATCH
      5JsonBody
      6MatchPattern
      7IncludedPaths	items 1...
      8[]	like /+.*
      6MatchScope	choices ALL,KEY,VALUE
      6InvalidFallbackBehavior	choices MATCH,NO_MATCH,EVALUATE_AS_STRING
      6OversizeHandling	choices CONTINUE,MATCH,NO_MATCH
      5SingleHeader
      6Name	length 1...64
      5SingleQueryArgument
      6Name	length 1...64
      5UriFragment
      6FallbackBehavior	choices MATCH,NO_MATCH
      4ComparisonOperator	choices EQ,NE,LE,LT,GE,GT
      4Size	range 0...21474836480	form number
      4TextTransformations
      5[]
      6Priority	range 0...
      6Type	choices NONE,COMPRESS_WHITE_SPACE,HTML_ENTITY_DECODE,LOWERCASE,CMD_LINE,URL_DECODE,BASE64_DECODE,HEX_DECODE,MD5,REPLACE_COMMENTS,ESCAPE_SEQ_DECODE,SQL_HEX_DECODE,CSS_DECODE,JS_DECODE,NORMALIZE_PATH,NORMALIZE_PATH_WIN,REMOVE_NULLS,REPLACE_NULLS,BASE64_DECODE_EXT,URL_DECODE_UNI,UTF8_TO_UNICODE
      3SqliMatchStatement
      4FieldToMatch
      5Body
      6OversizeHandling	choices CONTINUE,MATCH,NO_MATCH
      5Cookies
      6MatchPattern
      7IncludedCookies	items 1...199
      8[]	length 1...60
      7ExcludedCookies	items 1...199
      8[]	length 1...60
      6MatchScope	choices ALL,KEY,VALUE
      6OversizeHandling	choices CONTINUE,MATCH,NO_MATCH
      5HeaderOrder
      6OversizeHandling	choices CONTINUE,MATCH,NO_MATCH
      5Headers
      6MatchPattern
      7IncludedHeaders	items 1...199
      8[]	length 1...64
      7ExcludedHeaders	items 1...199
      8[]	length 1...64
      6MatchScope	choices ALL,KEY,VALUE
      6OversizeHandling	choices CONTINUE,MATCH,NO_MATCH
      5JA3Fingerprint
      6FallbackBehavior	choices MATCH,NO_MATCH
      5JA4Fingerprint
      6FallbackBehavior	choices MATCH,NO_MATCH
      5JsonBody
      6MatchPattern
      7IncludedPaths	items 1...
      8[]	like /+.*
      6MatchScope	choices ALL,KEY,VALUE
      6InvalidFallbackBehavior	choices MATCH,NO_MATCH,EVALUATE_AS_STRING
      6OversizeHandling	choices CONTINUE,MATCH,NO_MATCH
      5SingleHeader
      6Name	length 1...64
      5SingleQueryArgument
      6Name	length 1...64
      5UriFragment
      6FallbackBehavior	choices MATCH,NO_MATCH
      4SensitivityLevel	choices LOW,HIGH
      4TextTransformations
      5[]
      6Priority	range 0...
      6Type	choices NONE,COMPRESS_WHITE_SPACE,HTML_ENTITY_DECODE,LOWERCASE,CMD_LINE,URL_DECODE,BASE64_DECODE,HEX_DECODE,MD5,REPLACE_COMMENTS,ESCAPE_SEQ_DECODE,SQL_HEX_DECODE,CSS_DECODE,JS_DECODE,NORMALIZE_PATH,NORMALIZE_PATH_WIN,REMOVE_NULLS,REPLACE_NULLS,BASE64_DECODE_EXT,URL_DECODE_UNI,UTF8_TO_UNICODE
      3XssMatchStatement
      4FieldToMatch
      5Body
      6OversizeHandling	choices CONTINUE,MATCH,NO_MATCH
      5Cookies
      6MatchPattern
      7IncludedCookies	items 1...199
      8[]	length 1...60
      7ExcludedCookies	items 1...199
      8[]	length 1...60
      6MatchScope	choices ALL,KEY,VALUE
      6OversizeHandling	choices CONTINUE,MATCH,NO_MATCH
      5HeaderOrder
      6OversizeHandling	choices CONTINUE,MATCH,NO_MATCH
      5Headers
      6MatchPattern
      7IncludedHeaders	items 1...199
      8[]	length 1...64
      7ExcludedHeaders	items 1...199
      8[]	length 1...64
      6MatchScope	choices ALL,KEY,VALUE
      6OversizeHandling	choices CONTINUE,MATCH,NO_MATCH
      5JA3Fingerprint
      6FallbackBehavior	choices MATCH,NO_MATCH
      5JA4Fingerprint
      6FallbackBehavior	choices MATCH,NO_MATCH
      5JsonBody
      6MatchPattern
      7IncludedPaths	items 1...
      8[]	like /+.*
      6MatchScope	choices ALL,KEY,VALUE
      6InvalidFallbackBehavior	choices MATCH,NO_MATCH,EVALUATE_AS_STRING
      6OversizeHandling	choices CONTINUE,MATCH,NO_MATCH
      5SingleHeader
      6Name	length 1...64
      5SingleQueryArgument
      6Name	length 1...64
      5UriFragment
      6FallbackBehavior	choices MATCH,NO_MATCH
      4TextTransformations
      5[]
      6Priority	range 0...
      6Type	choices NONE,COMPRESS_WHITE_SPACE,HTML_ENTITY_DECODE,LOWERCASE,CMD_LINE,URL_DECODE,BASE64_DECODE,HEX_DECODE,MD5,REPLACE_COMMENTS,ESCAPE_SEQ_DECODE,SQL_HEX_DECODE,CSS_DECODE,JS_DECODE,NORMALIZE_PATH,NORMALIZE_PATH_WIN,REMOVE_NULLS,REPLACE_NULLS,BASE64_DECODE_EXT,URL_DECODE_UNI,UTF8_TO_UNICODE
      2Action
      3Allow
      4CustomRequestHandling
      5InsertHeaders
      6[]
      7Name	length 1...64	like [A-Za-z0-9$\-._]+
      7Value	length 1...255
      3Block
      4CustomResponse
      5ResponseCode	range 200...599
      5CustomResponseBodyKey	length 1...128	like [A-Za-z0-9\-_]+
      5ResponseHeaders
      6[]
      7Name	length 1...64	like [A-Za-z0-9$\-._]+
      7Value	length 1...255
      3Captcha
      4CustomRequestHandling
      5InsertHeaders
      6[]
      7Name	length 1...64	like [A-Za-z0-9$\-._]+
      7Value	length 1...255
      3Challenge
      4CustomRequestHandling
      5InsertHeaders
      6[]
      7Name	length 1...64	like [A-Za-z0-9$\-._]+
      7Value	length 1...255
      3Count
      4CustomRequestHandling
      5InsertHeaders
      6[]
      7Name	length 1...64	like [A-Za-z0-9$\-._]+
      7Value	length 1...255
      2RuleLabels
      3[]
      4Name	like [A-Za-z0-9\-:_]{1,1024}
      2CaptchaConfig
      3ImmunityTimeProperty
      4ImmunityTime	range 60...259200
      2ChallengeConfig
      3ImmunityTimeProperty
      4ImmunityTime	range 60...259200
      2VisibilityConfig
      3MetricName	length 1...128	like [A-Za-z0-9#\-./:_]+
      0CaptchaConfig
      1ImmunityTimeProperty
      2ImmunityTime	range 60...259200
      0ChallengeConfig
      1ImmunityTimeProperty
      2ImmunityTime	range 60...259200
      0TokenDomains
      1[]	length 1...253	like [A-Za-z0-9\-./_]+
      0DataProtectionConfig
      1DataProtections
      2[]
      3Action	choices SUBSTITUTION,HASH
      3Field
      4FieldType	choices SINGLE_HEADER,SINGLE_COOKIE,SINGLE_QUERY_ARGUMENT,QUERY_STRING,BODY
      4FieldKeys	items ...100
      5[]	length 1...64
      0ApplicationConfig
      1Attributes
      2[]
      3Name	length 1...64	like [A-Za-z0-9\-_]+
      3Values	items 1...10
      4[]	length 1...64	like [A-Za-z0-9\-_]+
      0OnSourceDDoSProtectionConfig
      1ALBLowReputationMode	choices ACTIVE_UNDER_DDOS,ALWAYS_ON
      0VisibilityConfig
      1MetricName	length 1...128	like [A-Za-z0-9#\-./:_]+
      0Tags	form tags
      """#
    case "AWS::WAFv2::WebACLAssociation":
      #"""
      0ResourceArn	length 20...2048
      0WebACLArn	length 20...2048
      """#
    default: nil
    }
  }
}
