"""SQS queues and their policies."""

import json

from simulation.stacks.handlers import Made, Request, handles

ATTRIBUTES = (
    "ContentBasedDeduplication",
    "DeduplicationScope",
    "DelaySeconds",
    "FifoQueue",
    "FifoThroughputLimit",
    "KmsDataKeyReusePeriodSeconds",
    "KmsMasterKeyId",
    "MaximumMessageSize",
    "MessageRetentionPeriod",
    "ReceiveMessageWaitTimeSeconds",
    "RedriveAllowPolicy",
    "RedrivePolicy",
    "SqsManagedSseEnabled",
    "VisibilityTimeout",
)


@handles("AWS::SQS::Queue", drops="QueueUrl as attribute, RedriveAllowPolicy")
def queue(request: Request) -> Made:
    client, properties = request.client("sqs"), request.properties
    name = properties.take("QueueName", request.generated_name())
    attributes = properties.only(*ATTRIBUTES)
    made = client.create_queue(
        QueueName=name,
        Attributes={key: value if isinstance(value, str) else json.dumps(value) for key, value in attributes.items()},
        tags={tag["Key"]: tag["Value"] for tag in properties.tags()},
    )
    url = made["QueueUrl"]
    arn = client.get_queue_attributes(QueueUrl=url, AttributeNames=["QueueArn"])["Attributes"]["QueueArn"]
    return Made(url, {"Arn": arn, "QueueName": name, "QueueUrl": url})


@handles("AWS::SQS::QueuePolicy", lacking=True)
def queue_policy(request: Request) -> Made:
    document = json.dumps(request.properties.need("PolicyDocument"))
    for url in request.properties.need("Queues"):
        request.client("sqs").set_queue_attributes(QueueUrl=url, Attributes={"Policy": document})
    return Made(request.generated_name(), {"Id": request.generated_name()})
