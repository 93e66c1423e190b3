"""Parameters of Systems Manager."""

from simulation.stacks.handlers import Made, Request, handles


@handles("AWS::SSM::Parameter", drops="nothing; fails on Tags, which are a map here")
def parameter(request: Request) -> Made:
    properties = request.properties
    name = properties.take("Name", request.generated_name())
    request.client("ssm").put_parameter(
        Name=name,
        **properties.only("Type", "Value", "Description", "AllowedPattern", "DataType", "Tier", "Policies"),
        Tags=[{"Key": key, "Value": value} for key, value in properties.take("Tags", {}).items()],
    )
    return Made(name, {"Type": "", "Value": ""})
