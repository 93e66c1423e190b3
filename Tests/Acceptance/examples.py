"""The examples that are synthesised, checked and deployed: one entry each, and all tests follow."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

from simulation import certificates

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Example:
    """A product of the package, what it is told, and where its two deployments may differ."""

    product: str
    """The executable, as `Package.swift` calls it; also the name of its folder in the output."""

    folder: str
    """Where its sources and its `infra.yaml` are, from the package's root."""

    stacks: tuple[str, ...]
    """The stacks that it writes, as they are called where they are deployed, in the order of that."""

    environment: str = "production"
    region: str = "eu-west-1"
    other_regions: dict[str, str] = field(default_factory=dict)
    """The regions of the stacks that are not where the rest is."""

    account: str = "111122223333"

    settings: dict[str, str] = field(default_factory=dict)
    """`--set key=value` at synthesis."""

    parameters: dict[str, dict[str, str]] = field(default_factory=dict)
    """CloudFormation's parameters, per stack."""

    variables: dict[str, dict[str, str]] = field(default_factory=dict)
    """Terraform's variables, per stack."""

    second_plan: dict[str, tuple[set[str], str]] = field(default_factory=dict)
    """What the second plan may still change: pattern of addresses, (attributes, moto's reason). Unused entries fail."""

    uses_shared_network: bool = False
    """Whether it needs a VPC that another department made before (see `simulation.shared_network`)."""

    split: int = 0
    """How many of the stacks one team deploys with one engine, before others deploy the rest with the other one."""

    not_deployed: dict[str, str] = field(default_factory=dict)
    """The stacks that the simulation cannot make, and what it lacks; Terraform validates them all the same."""

    needs_later_provider: dict[str, str] = field(default_factory=dict)
    """The stacks that need a later version of Terraform's provider than the one that is installed, and which they ask for."""

    inventory: dict[str, str] = field(default_factory=dict)
    """Where the deployments may differ: pattern of `section / <resource> / property`, reason. Unused entries fail."""

    def __str__(self) -> str:
        return self.product

    def region_of(self, stack: str) -> str:
        return self.other_regions.get(stack, self.region)

    @property
    def regions(self) -> tuple[str, ...]:
        """Where its stacks are, the region of most of them first."""
        return (self.region, *sorted(set(self.other_regions.values())))

    @property
    def deployed(self) -> tuple[str, ...]:
        """The stacks that are deployed to the simulation, in the order of that."""
        return tuple(stack for stack in self.stacks if stack not in self.not_deployed)


def _stacks_in(folder: str) -> tuple[str, ...]:
    """The stacks that a folder declares one by one, `static let bucket = Stack("bucket", …`."""
    sources = "".join(path.read_text() for path in sorted((ROOT / folder).glob("*.swift")))
    return tuple(sorted(re.findall(r'^  static let \w+ = Stack\(\s*"([^"]+)"', sources, re.MULTILINE)))


EXAMPLES = (
    Example(
        product="web-application",
        folder="Examples/WebApplication",
        stacks=("production-web-images", "production-web"),
        settings={"certificate": certificates.arn("eu-west-1", "111122223333")},
    ),
    Example(
        product="microservices",
        folder="Examples/Microservices",
        stacks=("production-shop-images", "production-shop"),
        settings={"certificate": certificates.arn("eu-west-1", "111122223333")},
    ),
    Example(
        product="queue-workers",
        folder="Examples/QueueWorkers",
        stacks=("production-jobs-images", "production-jobs"),
        settings={"certificate": certificates.arn("eu-west-1", "111122223333")},
    ),
    Example(
        product="platform",
        folder="Examples/Platform",
        stacks=("production-images", "production-foundation", "production-services", "production-partners"),
        settings={"certificate": certificates.arn("eu-west-1", "111122223333")},
        uses_shared_network=True,
        split=2,
    ),
    Example(
        product="private-api",
        folder="Examples/PrivateAPI",
        stacks=(
            "production-store-images",
            "production-store-network",
            "production-store-api",
            "production-store",
        ),
    ),
    Example(
        product="static-site-and-api",
        folder="Examples/StaticSiteAndAPI",
        stacks=(
            "production-shop-images",
            "production-shop-network",
            "production-shop-api",
            "production-shop-services",
            "production-shop-partners",
            "production-shop-edge",
            "production-shop-site",
        ),
        region="eu-central-1",
        other_regions={"production-shop-edge": "us-east-1", "production-shop-site": "us-east-1"},
        not_deployed={"production-shop-partners": "a REST API reaches a load balancer with a later provider than is installed"},
        needs_later_provider={"production-shop-partners": ">= 6.25.0, < 7.0.0"},
    ),
    Example(
        product="constructs",
        folder="Examples/Constructs",
        stacks=_stacks_in("Examples/Constructs"),
        environment="default",
        # Most run images, or are in zones, that have to be there before; `test_constructs.py` makes some of the others.
        not_deployed=dict.fromkeys(_stacks_in("Examples/Constructs"), "what it has from outside is not there"),
        needs_later_provider={"rest-api": ">= 6.25.0, < 7.0.0", "service-connect": ">= 6.34.0, < 7.0.0"},
    ),
)

LACKING: dict[str, str] = {
    "AWS::Chatbot::SlackChannelConfiguration": "moto has no such service",
    "AWS::Logs::QueryDefinition": "moto has no such action",
}
"""Types that the simulation cannot make at all, with the reason; a stack is created without them."""

CHANGED = ("web-application", "microservices", "static-site-and-api")
"""The examples that are deployed with a change in every kind of resource too: together they show each kind that one has."""
