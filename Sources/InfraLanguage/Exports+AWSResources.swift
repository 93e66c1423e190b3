// Written by `make generate` from Sources/AWSResources.

// What teams get with `import Infra` to write a resource that no construct offers.
@_exported public import enum AWSResources.AmazonMQ
@_exported public import enum AWSResources.ApplicationAutoScaling
@_exported public import enum AWSResources.Backup
@_exported public import enum AWSResources.Chatbot
@_exported public import enum AWSResources.CloudWatch
@_exported public import enum AWSResources.Cognito
@_exported public import enum AWSResources.DAX
@_exported public import enum AWSResources.DocDB
@_exported public import enum AWSResources.DynamoDB
@_exported public import enum AWSResources.EC2
@_exported public import enum AWSResources.ECR
@_exported public import enum AWSResources.ECS
@_exported public import enum AWSResources.EFS
@_exported public import enum AWSResources.ElastiCache
@_exported public import enum AWSResources.ElasticLoadBalancing
@_exported public import enum AWSResources.Elasticsearch
@_exported public import enum AWSResources.Events
@_exported public import enum AWSResources.IAM
@_exported public import enum AWSResources.KMS
@_exported public import enum AWSResources.Kinesis
@_exported public import enum AWSResources.Lambda
@_exported public import enum AWSResources.Logs
@_exported public import enum AWSResources.MSK
@_exported public import enum AWSResources.MemoryDB
@_exported public import enum AWSResources.Neptune
@_exported public import enum AWSResources.OpenSearch
@_exported public import enum AWSResources.RDS
@_exported public import enum AWSResources.Redshift
@_exported public import enum AWSResources.S3
@_exported public import enum AWSResources.SNS
@_exported public import enum AWSResources.SQS
@_exported public import enum AWSResources.SSM
@_exported public import enum AWSResources.Scheduler
@_exported public import enum AWSResources.SecretsManager
@_exported public import enum AWSResources.StepFunctions
