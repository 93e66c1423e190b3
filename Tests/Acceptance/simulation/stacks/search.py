"""Search domains."""

import json

from simulation.stacks.handlers import Made, Request, handles

OF_A_DOMAIN = (
    "EngineVersion",
    "ClusterConfig",
    "EBSOptions",
    "VPCOptions",
    "EncryptionAtRestOptions",
    "NodeToNodeEncryptionOptions",
    "DomainEndpointOptions",
    "AdvancedSecurityOptions",
    "LogPublishingOptions",
    "SnapshotOptions",
    "OffPeakWindowOptions",
    "SoftwareUpdateOptions",
    "AdvancedOptions",
)


@handles("AWS::OpenSearchService::Domain", lacking=True)
def domain(request: Request) -> Made:
    properties = request.properties
    policy = properties.take("AccessPolicies")
    made = request.client("opensearch").create_domain(
        DomainName=properties.take("DomainName", request.generated_name(28).lower()),
        **properties.only(*OF_A_DOMAIN),
        **({"AccessPolicies": json.dumps(policy)} if policy else {}),
        TagList=properties.tags(),
    )["DomainStatus"]
    endpoint = made.get("Endpoint") or made["Endpoints"]["vpc"]
    return Made(
        made["DomainName"],
        {"Arn": made["ARN"], "DomainArn": made["ARN"], "DomainEndpoint": endpoint, "Id": made["DomainId"]},
    )
