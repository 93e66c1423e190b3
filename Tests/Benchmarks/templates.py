"""Writes the templates that validation is measured on, from one that the example makes.

    templates.py TEMPLATE FOLDER [SIZE…]

`conditions.json` is the template with parameters and conditions, so that it has several scenarios; `SIZE.json` has about
that many resources: copies of the template beside each other, each with ids of its own. `routes.json` is an HTTP API with
1,000 routes to one private service.
"""

import json
import re
import sys
from pathlib import Path


def with_conditions(template: dict) -> dict:
    """The template in which two parameters decide about resources."""
    modes = {"Stage": ["test", "prod"], "Standby": ["no", "yes"]}
    parameters = {name: {"Type": "String", "Default": values[0], "AllowedValues": values} for name, values in modes.items()}
    conditions = {f"Is{name}": {"Fn::Equals": [{"Ref": name}, values[1]]} for name, values in modes.items()}
    resources = {id: dict(resource) for id, resource in template["Resources"].items()}
    for number, id in enumerate(id for id, resource in resources.items() if resource["Type"] == "AWS::CloudWatch::Alarm"):
        resources[id]["Condition"] = list(conditions)[number % len(conditions)]
    return template | {
        "Parameters": template.get("Parameters", {}) | parameters,
        "Conditions": template.get("Conditions", {}) | conditions,
        "Resources": resources,
    }


def renamed(node, ids: dict[str, str]):
    """The node with other ids wherever it refers to resources."""
    if isinstance(node, list):
        return [renamed(item, ids) for item in node]
    if not isinstance(node, dict):
        return node
    result = {}
    for key, value in node.items():
        if key == "Ref":
            result[key] = ids.get(value, value)
        elif key == "Fn::GetAtt":
            result[key] = [ids.get(value[0], value[0]), *renamed(value[1:], ids)]
        elif key == "DependsOn":
            names = [value] if isinstance(value, str) else value
            result[key] = [ids.get(name, name) for name in names]
        elif key == "Fn::Sub" and isinstance(value, str):
            result[key] = re.sub(r"\$\{(\w+)", lambda name: "${" + ids.get(name[1], name[1]), value)
        else:
            result[key] = renamed(value, ids)
    return result


def repeated(template: dict, size: int) -> dict:
    """Copies of the resources, until there are about so many."""
    own = template["Resources"]
    resources = {}
    for number in range(max(1, round(size / len(own)))):
        ids = {id: f"{id}N{number}" for id in own}
        resources |= {ids[id]: renamed(resource, ids) for id, resource in own.items()}
    return {key: value for key, value in template.items() if key != "Outputs"} | {"Resources": resources}


def with_routes(count: int) -> dict:
    """An HTTP API whose routes lead through a VPC link and a listener to a container."""

    def ref(id: str) -> dict:
        return {"Ref": id}

    def group(*sources: str) -> dict:
        rules = [{"IpProtocol": "tcp", "FromPort": 1, "ToPort": 65535, "SourceSecurityGroupId": ref(id)} for id in sources]
        return resource("EC2::SecurityGroup", GroupDescription="routes", VpcId=ref("Vpc"), SecurityGroupIngress=rules)

    def resource(type: str, **properties) -> dict:
        return {"Type": f"AWS::{type}", "Properties": properties}

    container = {"Name": "app", "Image": "app", "PortMappings": [{"ContainerPort": 8080}]}
    registration = {"TargetGroupArn": ref("Targets"), "ContainerName": "app", "ContainerPort": 8080}
    network = {"Subnets": [ref("Private")], "SecurityGroups": [ref("ServiceGroup")]}
    resources = {
        "Vpc": resource("EC2::VPC", CidrBlock="10.0.0.0/16"),
        "Private": resource("EC2::Subnet", VpcId=ref("Vpc"), CidrBlock="10.0.1.0/24"),
        "LinkGroup": group(),
        "BalancerGroup": group("LinkGroup"),
        "ServiceGroup": group("BalancerGroup"),
        "Task": resource("ECS::TaskDefinition", NetworkMode="awsvpc", ContainerDefinitions=[container]),
        "Service": resource(
            "ECS::Service", TaskDefinition=ref("Task"), LoadBalancers=[registration],
            NetworkConfiguration={"AwsvpcConfiguration": network}),
        "Targets": resource("ElasticLoadBalancingV2::TargetGroup", VpcId=ref("Vpc"), TargetType="ip", Protocol="HTTP", Port=80),
        "Balancer": resource(
            "ElasticLoadBalancingV2::LoadBalancer", Scheme="internal", Subnets=[ref("Private")],
            SecurityGroups=[ref("BalancerGroup")]),
        "Listener": resource(
            "ElasticLoadBalancingV2::Listener", LoadBalancerArn=ref("Balancer"), Port=80, Protocol="HTTP",
            DefaultActions=[{"Type": "forward", "TargetGroupArn": ref("Targets")}]),
        "Link": resource("ApiGatewayV2::VpcLink", Name="routes", SubnetIds=[ref("Private")], SecurityGroupIds=[ref("LinkGroup")]),
        "Api": resource("ApiGatewayV2::Api", Name="routes", ProtocolType="HTTP"),
        "Stage": resource("ApiGatewayV2::Stage", ApiId=ref("Api"), StageName="$default", AutoDeploy=True),
        "Integration": resource(
            "ApiGatewayV2::Integration", ApiId=ref("Api"), IntegrationType="HTTP_PROXY", IntegrationMethod="ANY",
            ConnectionType="VPC_LINK", ConnectionId=ref("Link"), PayloadFormatVersion="1.0", IntegrationUri=ref("Listener"),
            RequestParameters={"overwrite:path": "$request.path"}),
    }
    for number in range(count):
        resources[f"Route{number}"] = resource(
            "ApiGatewayV2::Route", ApiId=ref("Api"), RouteKey=f"ANY /part{number % 40}/{{id}}/item{number}",
            Target={"Fn::Sub": "integrations/${Integration}"})
    return {"Resources": resources}


def main(path: str, folder: str, *sizes: str) -> None:
    template = json.loads(Path(path).read_text())
    Path(folder).mkdir(parents=True, exist_ok=True)
    made = {"routes": with_routes(1000), "conditions": with_conditions(template)} | {size: repeated(template, int(size)) for size in sizes}
    for name, content in made.items():
        Path(folder, f"{name}.json").write_text(json.dumps(content, indent=1))


main(*sys.argv[1:])
