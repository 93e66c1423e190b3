"""Lambda functions, who may call them, and what they are called for."""

from simulation.stacks.handlers import Made, Request, handles
from simulation.stacks.properties import whole


@handles("AWS::Lambda::Function", drops="LoggingConfig, ReservedConcurrentExecutions")
def function(request: Request) -> Made:
    client, properties = request.client("lambda"), request.properties
    name = properties.take("FunctionName", request.generated_name())
    made = client.create_function(
        FunctionName=name,
        **properties.only("Architectures", "Code", "DeadLetterConfig", "Description", "Environment", "EphemeralStorage"),
        **properties.only("FileSystemConfigs", "Handler", "ImageConfig", "Layers", "LoggingConfig", "MemorySize"),
        **properties.only("PackageType", "Role", "Runtime", "SnapStart", "Timeout", "TracingConfig", "VpcConfig"),
        **properties.renamed(KMSKeyArn="KmsKeyArn"),
        Tags={tag["Key"]: tag["Value"] for tag in properties.tags()},
    )
    if (reserved := properties.take("ReservedConcurrentExecutions")) is not None:
        client.put_function_concurrency(FunctionName=name, ReservedConcurrentExecutions=whole(reserved))
    return Made(name, {"Arn": made["FunctionArn"]})


@handles("AWS::Lambda::Permission", drops="all that makes the properties a statement of the function's policy")
def permission(request: Request) -> Made:
    identifier = request.generated_name()
    request.client("lambda").add_permission(
        StatementId=identifier,
        **request.properties.only("FunctionName", "Action", "Principal", "SourceArn", "SourceAccount"),
        **request.properties.only("EventSourceToken", "PrincipalOrgID", "FunctionUrlAuthType"),
    )
    return Made(identifier, {"Id": identifier})


@handles("AWS::Lambda::EventSourceMapping", drops="Tags")
def event_source_mapping(request: Request) -> Made:
    properties = request.properties
    made = request.client("lambda").create_event_source_mapping(
        **properties.only("BatchSize", "DestinationConfig", "Enabled", "EventSourceArn", "FilterCriteria"),
        **properties.only("FunctionName", "FunctionResponseTypes", "MaximumBatchingWindowInSeconds", "ScalingConfig"),
        Tags={tag["Key"]: tag["Value"] for tag in properties.tags()},
    )
    return Made(made["UUID"], {"Id": made["UUID"], "EventSourceMappingArn": made["EventSourceMappingArn"]})


@handles("AWS::Lambda::EventInvokeConfig", lacking=True)
def event_invoke_config(request: Request) -> Made:
    properties = request.properties
    function_name, qualifier = properties.need("FunctionName"), properties.need("Qualifier")
    request.client("lambda").put_function_event_invoke_config(
        FunctionName=function_name,
        Qualifier=qualifier,
        **properties.only("DestinationConfig", "MaximumEventAgeInSeconds", "MaximumRetryAttempts"),
    )
    return Made(f"{function_name}|{qualifier}")
