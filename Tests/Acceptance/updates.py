"""What a second deployment changes: typical changes of the examples, and what each of them may touch."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from documents import template_references
from schemas.cloudformation import CloudFormationType

Template = dict[str, Any]


@dataclass(frozen=True)
class Update:
    """A change between two deployments, made by settings or in the source, and the types that it means to touch."""

    example: str
    name: str
    settings: dict[str, str] = field(default_factory=dict)
    edits: tuple[tuple[str, str], ...] = ()
    """What stands once in the source, and the expression with `isEdited` that stands there instead."""

    changed: frozenset[str] = frozenset()
    """The types whose resources change in place, in both dialects."""

    replaced: frozenset[str] = frozenset()
    added: frozenset[str] = frozenset()
    removed: frozenset[str] = frozenset()
    is_applied: bool = True
    """Whether Terraform can apply it on the simulation; the last of an example that it can is applied, all are planned."""
    shows: tuple[tuple[str, str], ...] = ()
    """What AWS answers after it: patterns of places in the inventory, and of what stands there then.

    CloudFormation makes the updates that show something, which has one of each kind of change; the rest is compared with its
    schemas alone, since an image changes everywhere in the same way.
    """
    refused_back: str = ""
    """How AWS refuses to take it back, if it does."""

    def __str__(self) -> str:
        return f"{self.example}-{self.name}"


TASKS = frozenset({"AWS::ECS::TaskDefinition", "aws_ecs_task_definition"})
SERVICES = frozenset({"AWS::ECS::Service", "aws_ecs_service"})
ZONE = frozenset({
    "AWS::EC2::Subnet", "AWS::EC2::SubnetRouteTableAssociation", "AWS::EC2::RouteTable", "AWS::EC2::Route",
    "AWS::EC2::NatGateway", "AWS::EC2::EIP",
    "aws_subnet", "aws_route_table_association", "aws_route_table", "aws_route", "aws_nat_gateway", "aws_eip",
})  # fmt: skip
PLACED = frozenset({
    "AWS::EC2::VPCEndpoint", "AWS::ElasticLoadBalancingV2::LoadBalancer", "AWS::RDS::DBSubnetGroup",
    "aws_vpc_endpoint", "aws_lb", "aws_db_subnet_group",
})  # fmt: skip
WAYS_OUT = frozenset({"AWS::EC2::SecurityGroupEgress", "aws_vpc_security_group_egress_rule"})
GROUP_RULES = WAYS_OUT | {"AWS::EC2::SecurityGroupIngress", "aws_vpc_security_group_ingress_rule"}
ROUTES = frozenset({"AWS::ApiGatewayV2::Route", "aws_apigatewayv2_route"})
INTEGRATIONS = frozenset({"AWS::ApiGatewayV2::Integration", "aws_apigatewayv2_integration"})
DISTRIBUTIONS = frozenset({"AWS::CloudFront::Distribution", "aws_cloudfront_distribution"})
WORKER = frozenset({
    "AWS::ECS::Service", "AWS::ECS::TaskDefinition", "AWS::EC2::SecurityGroup", "AWS::IAM::Role", "AWS::IAM::RolePolicy",
    "AWS::Logs::LogGroup", "AWS::ECR::Repository",
    "AWS::ApplicationAutoScaling::ScalableTarget", "AWS::ApplicationAutoScaling::ScalingPolicy",
    "aws_ecs_service", "aws_ecs_task_definition", "aws_security_group", "aws_iam_role", "aws_iam_role_policy",
    "aws_cloudwatch_log_group", "aws_ecr_repository", "aws_ecr_lifecycle_policy",
    "aws_appautoscaling_target", "aws_appautoscaling_policy",
})  # fmt: skip

UPDATES = (
    Update(
        "web-application",
        "image",
        {"imageTag": "v1.4.3"},
        changed=SERVICES,
        replaced=TASKS,
        shows=(("task definitions / * / containers / app / image", "*:v1.4.3"),),
    ),
    Update("microservices", "image", {"release": "v2.3.1"}, changed=SERVICES, replaced=TASKS),
    Update("queue-workers", "image", {"commit": "5b1d0e7"}, changed=SERVICES, replaced=TASKS),
    Update("platform", "image", {"release": "v2.3.1"}, changed=SERVICES, replaced=TASKS),
    Update("private-api", "image", {"release": "v1.3.0"}, changed=SERVICES, replaced=TASKS),
    Update(
        "private-api",
        "path",
        edits=(
            (
                'to: services.orders, path: .strippingPrefix',
                'to: services.orders, path: isEdited("path") ? .keepingPath : .strippingPrefix',
            ),
        ),
        changed=ROUTES | INTEGRATIONS,
        removed=INTEGRATIONS,
        shows=(
            ("APIs / * / Routes / GET /orders / Integration / RequestParameters / overwrite:path", "$request.path"),
            ("APIs / * / Routes / GET /orders/{proxy+} / Integration / RequestParameters / overwrite:path", "$request.path"),
        ),
    ),
    Update(
        "web-application",
        "size",
        edits=(("size: .m7g(.large)", 'size: isEdited("size") ? .m7g(.xlarge) : .m7g(.large)'),),
        changed=frozenset({"AWS::RDS::DBInstance", "aws_db_instance"}),
        shows=(("databases / *-orders> / DBInstanceClass", "db.m7g.xlarge"),),
    ),
    Update(
        "web-application",
        "port",
        edits=(("port: 3000", 'port: isEdited("port") ? 8080 : 3000'),),
        changed=SERVICES,
        replaced=TASKS,
        added=GROUP_RULES,
        removed=GROUP_RULES,
        shows=(
            ("services / * / loadBalancers* / containerPort", "8080"),
            ("task definitions / * / containers / app / portMappings* / containerPort", "8080"),
            ("security groups / *-app> / Ingress* / FromPort", "8080"),
            ("security groups / *-public> / Egress* / ToPort", "8080"),
        ),
    ),
    Update(
        "microservices",
        "version",
        edits=(
            (
                'size: .m7g(.large), storage: .gigabytes(100, growingTo: 500))',
                'size: .m7g(.large), version: isEdited("version") ? .v18 : .v17, '
                'upgradingFrom: isEdited("version") ? .v17 : nil, storage: .gigabytes(100, growingTo: 500))',
            ),
        ),
        changed=frozenset({"AWS::RDS::DBInstance", "aws_db_instance"}),
        replaced=frozenset({"AWS::RDS::DBParameterGroup", "aws_db_parameter_group"}),
        shows=(
            ("databases / *-orders> / EngineVersion", "18"),
            ("parameter groups / *-orders> / DBParameterGroupFamily", "postgres18"),
        ),
        refused_back="Cannot upgrade postgres from 18 to 17",
    ),
    Update(
        "queue-workers",
        "zone",
        edits=(("zones: 2", 'zones: isEdited("zone") ? 3 : 2'),),
        changed=SERVICES | PLACED,
        added=ZONE,
        # The provider waits a minute for the load balancer and the endpoints.
        is_applied=False,
        shows=(
            ("endpoints / *-sqs> / SubnetIds", "*-private-3>*"),
            ("endpoints / *-s3> / RouteTableIds", "*-isolated-3>*"),
            ("load balancers / * / Subnets", "*-public-3>*"),
            ("database subnet groups / * / Subnets", "*-isolated-3>*"),
            ("services / *-api> / subnets", "*-private-3>*"),
            ("route tables / *-private-3>", "*<nat gateway *-3>*"),
        ),
    ),
    Update(
        "queue-workers",
        "service",
        edits=(
            ('["api", "converter", "payer"] {', '["api", "converter", "payer"] + (isEdited("service") ? ["mailer"] : []) {'),
            (
                "        let balancer = LoadBalancer(\n",
                """\
        if isEdited("service") {
          let mailer = FargateWorker(
            "mailer", on: cluster, in: network.privateSubnets, image: image("mailer", settings), size: .quarterVCPU(.gb1),
            environment: ["QUEUE_URL": conversions.url], scaling: .tasks(minimum: 2, maximum: 4, cpuUtilization: 60),
            containerHealthCheck: .command("/bin/mailer", "check"))
          conversions.grants(.send, to: mailer)
        }

        let balancer = LoadBalancer(
""",
            ),
        ),
        added=WORKER | WAYS_OUT,
        shows=(
            ("repositories / *-mailer>", "*"),
            ("services / *-mailer>", "*<task definition *-mailer>*"),
            ("task definitions / *-mailer>", "*"),
        ),
    ),
    Update(
        "platform",
        "size",
        edits=((".quarterVCPU(.gb1), port: 8080", '(isEdited("size") ? .halfVCPU(.gb1) : .quarterVCPU(.gb1)), port: 8080'),),
        changed=SERVICES,
        replaced=TASKS,
        shows=(("task definitions / *-ledger> / cpu", "512"),),
    ),
    Update(
        "static-site-and-api",
        "headers",
        edits=(("\\(signIn)\"", "\\(signIn)\" + (isEdited(\"headers\") ? \"; img-src 'self' data:\" : \"\")"),),
        changed=frozenset({"AWS::CloudFront::ResponseHeadersPolicy", "aws_cloudfront_response_headers_policy"}),
        shows=(("response headers policies / * / ContentSecurityPolicy / ContentSecurityPolicy", "*; img-src 'self' data:"),),
    ),
    Update(
        "static-site-and-api",
        "limit",
        edits=(('EdgeWebACL("shop")', 'EdgeWebACL("shop", limit: .requests(isEdited("limit") ? 500 : 2000))'),),
        changed=frozenset({"AWS::WAFv2::WebACL", "aws_wafv2_web_acl"}),
        shows=(("web ACLs / * / Statement / RateBasedStatement / Limit", "500"),),
    ),
    Update(
        "static-site-and-api",
        "route",
        edits=(
            (
                "to: services.contracts, path: .strippingPrefix, integration: foundation.listener(8444))\n",
                """\
to: services.contracts, path: .strippingPrefix, integration: foundation.listener(8444))
      if isEdited("route") {
        APIRoute(
          .any, "/invoices", to: services.contracts, path: .strippingPrefix, integration: foundation.listener(8444))
      }
""",
            ),
            (
                'Behavior("/contracts/*", to: .api(entrance.api))\n',
                """\
Behavior("/contracts/*", to: .api(entrance.api))
      if isEdited("route") { Behavior("/invoices/*", to: .api(entrance.api)) }
""",
            ),
        ),
        changed=DISTRIBUTIONS,
        added=ROUTES | INTEGRATIONS,
        shows=(
            ("APIs / * / Routes / ANY /invoices", "*"),
            ("APIs / * / Routes / ANY /invoices/{proxy+}", "*"),
            ("distributions / * / CacheBehaviors / Items", "*'/invoices/[*]'*'/invoices'*"),
        ),
    ),
    Update(
        "static-site-and-api",
        "caching",
        edits=(("caching: .byQuery", 'caching: isEdited("caching") ? .optimized : .byQuery'),),
        changed=DISTRIBUTIONS,
        removed=frozenset({"AWS::CloudFront::CachePolicy", "aws_cloudfront_cache_policy"}),
        # The policy of AWS with which CloudFront keeps answers by their paths alone.
        shows=(("distributions / * / CacheBehaviors / Items* / CachePolicyId", "658327ea-f89d-4fab-a63d-7e88639e58f6"),),
    ),
)

MADE = tuple(update for update in UPDATES if update.shows)
"""What CloudFormation makes on the simulation."""

HOLDS_DATA = (
    "AWS::RDS::DBInstance", "AWS::RDS::DBCluster", "AWS::DynamoDB::", "AWS::S3::Bucket", "AWS::EFS::FileSystem",
    "AWS::ElastiCache::", "AWS::MSK::", "AWS::OpenSearchService::", "AWS::SQS::Queue", "AWS::KMS::Key",
    "AWS::SecretsManager::Secret", "AWS::Cognito::UserPool", "AWS::ECR::Repository", "AWS::Logs::LogGroup",
    "AWS::Backup::BackupVault",
    "aws_db_instance", "aws_rds_cluster", "aws_dynamodb_table", "aws_s3_bucket", "aws_efs_file_system",
    "aws_elasticache_", "aws_msk_", "aws_opensearch_", "aws_sqs_queue", "aws_kms_key", "aws_secretsmanager_secret",
    "aws_cognito_user_pool", "aws_ecr_repository", "aws_cloudwatch_log_group", "aws_backup_vault",
)  # fmt: skip
"""Beginnings of the types whose replacement loses something."""

HOW = ("changed", "replaced", "added", "removed")


@dataclass
class Changes:
    """What an engine would do to the resources of a stack, by their names; each with its type."""

    changed: dict[str, str] = field(default_factory=dict)
    replaced: dict[str, str] = field(default_factory=dict)
    added: dict[str, str] = field(default_factory=dict)
    removed: dict[str, str] = field(default_factory=dict)

    def unexpected(self, update: Update) -> list[str]:
        """What the update does not mean."""
        return [
            f"{name} ({kind}) is {how}"
            for how in HOW
            for name, kind in getattr(self, how).items()
            if kind not in getattr(update, how)
        ]

    def lost(self) -> list[str]:
        gone = self.replaced | self.removed
        return [f"{name} ({kind})" for name, kind in gone.items() if _holds_data(kind)]


def _holds_data(kind: str) -> bool:
    return kind.startswith(HOLDS_DATA) and not kind.endswith(("Policy", "_policy", "ParameterGroup", "_parameter_group"))


def planned(plan: dict[str, Any]) -> Changes:
    """What Terraform would do, by its plan."""
    changes = Changes()
    for resource in plan.get("resource_changes", []):
        actions = set(resource["change"]["actions"])
        place = {
            frozenset({"update"}): changes.changed,
            frozenset({"create"}): changes.added,
            frozenset({"delete"}): changes.removed,
            frozenset({"create", "delete"}): changes.replaced,
        }.get(frozenset(actions))
        if place is not None:
            place[resource["address"]] = resource["type"]
    return changes


def compare(before: Template, after: Template, region: str) -> Changes:
    """What CloudFormation would do, by the properties that its schemas say cannot be changed."""
    old, new = before["Resources"], after["Resources"]
    changes = Changes(
        added={name: new[name]["Type"] for name in new.keys() - old.keys()},
        removed={name: old[name]["Type"] for name in old.keys() - new.keys()},
    )
    rest = [name for name in new if name in old]
    while True:
        found = False
        for name in rest:
            if name in changes.replaced:
                continue
            how = _change(old[name], new[name], set(changes.replaced), region)
            if how and name not in getattr(changes, how):
                changes.changed.pop(name, None)
                getattr(changes, how)[name] = new[name]["Type"]
                found = True
        if not found:
            return changes


def _change(old: Template, new: Template, replaced: set[str], region: str) -> str:
    """`changed`, `replaced` or nothing; a reference to what is replaced is another value."""
    if old["Type"] != new["Type"]:
        return "replaced"
    before, after = old.get("Properties", {}), _renewed(new.get("Properties", {}), replaced)
    if before == after:
        return ""
    return "replaced" if CloudFormationType(new["Type"], region).fixed(before, after) else "changed"


def _renewed(value: Any, replaced: set[str]) -> Any:
    """A part of a template in which no reference to what is replaced stands as it stood before."""
    if isinstance(value, list):
        return [_renewed(item, replaced) for item in value]
    if not isinstance(value, dict):
        return value
    if value.keys() & {"Ref", "Fn::GetAtt", "Fn::Sub"} and replaced & set(template_references(value)):
        return {"renewed": value}
    return {name: _renewed(item, replaced) for name, item in value.items()}
