"""SNS topics, their subscriptions and policies."""

import json

from simulation.stacks.handlers import Made, Request, handles


@handles("AWS::SNS::Topic", drops="TopicName as attribute of a topic of ours; FifoTopic")
def topic(request: Request) -> Made:
    client, properties = request.client("sns"), request.properties
    name = properties.take("TopicName", request.generated_name())
    attributes = properties.only("DisplayName", "KmsMasterKeyId", "FifoTopic", "ContentBasedDeduplication")
    made = client.create_topic(
        Name=name,
        Attributes={key: value if isinstance(value, str) else json.dumps(value) for key, value in attributes.items()},
        Tags=properties.tags(),
    )
    for subscription in properties.take("Subscription", []):
        client.subscribe(TopicArn=made["TopicArn"], **subscription)
    return Made(made["TopicArn"], {"TopicArn": made["TopicArn"], "TopicName": name})


@handles("AWS::SNS::Subscription", lacking=True)
def subscription(request: Request) -> Made:
    properties = request.properties
    attributes = properties.only(
        "DeliveryPolicy", "FilterPolicy", "FilterPolicyScope", "RawMessageDelivery", "RedrivePolicy"
    )
    made = request.client("sns").subscribe(
        **properties.only("TopicArn", "Protocol", "Endpoint"),
        Attributes={key: value if isinstance(value, str) else json.dumps(value) for key, value in attributes.items()},
        ReturnSubscriptionArn=True,
    )
    return Made(made["SubscriptionArn"], {"Arn": made["SubscriptionArn"]})


@handles("AWS::SNS::TopicPolicy", lacking=True)
def topic_policy(request: Request) -> Made:
    document = json.dumps(request.properties.need("PolicyDocument"))
    for arn in request.properties.need("Topics"):
        request.client("sns").set_topic_attributes(TopicArn=arn, AttributeName="Policy", AttributeValue=document)
    return Made(request.generated_name(), {"Id": request.generated_name()})
