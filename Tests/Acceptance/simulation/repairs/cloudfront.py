"""CloudFront of the simulation.

moto keeps of a distribution what it has fields for, looks at no version, asks for nothing that a distribution refers to,
and lacks policies, functions and origins in a VPC. This keeps what it is told, with the defaults that AWS adds.

https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_Operations.html
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timezone
from typing import Any

from moto.cloudfront import urls
from moto.cloudfront.exceptions import CloudFrontException
from moto.cloudfront.models import CloudFrontBackend, random_id
from moto.cloudfront.responses import CloudFrontResponse
from moto.core.responses import ActionResult, EmptyResult

from simulation.cloudfront_defaults import completed
from simulation.cloudfront_references import check, names
from simulation.repairs.registry import repair

Config = dict[str, Any]


@dataclass(frozen=True)
class Kind:
    """A kind of resource, and the codes of what is said of one that is missing, has users, or has another's name."""

    name: str
    word: str
    missing: str
    in_use: str = ""
    taken: str = ""

    @property
    def config(self) -> str:
        return "VpcOriginEndpointConfig" if self.name == "VpcOrigin" else f"{self.name}Config"


KINDS = (
    Kind("Distribution", "distribution", "NoSuchDistribution"),
    *(
        Kind(name, word, f"NoSuch{name}", f"{name}InUse", f"{name}AlreadyExists")
        for name, word in (
            ("OriginAccessControl", "origin_access_control"),
            ("CachePolicy", "cache_policy"),
            ("OriginRequestPolicy", "origin_request_policy"),
            ("ResponseHeadersPolicy", "response_headers_policy"),
            ("PublicKey", "public_key"),
        )
    ),
    Kind("KeyGroup", "key_group", "NoSuchResource", "ResourceInUse", "KeyGroupAlreadyExists"),
    Kind("VpcOrigin", "vpc_origin", "EntityNotFound", "CannotDeleteEntityWhileInUse", "EntityAlreadyExists"),
    Kind("Function", "function", "NoSuchFunctionExists", "FunctionInUse", "FunctionAlreadyExists"),
)


@dataclass
class Item:
    """A resource as it was told."""

    id: str
    kind: Kind
    config: Config
    arn: str
    version: str = field(default_factory=random_id)
    address: str = field(default_factory=lambda: f"{random_id(uppercase=False)}.cloudfront.net")
    code: bytes = b""
    live: tuple[Config, bytes] | None = None
    """What was published of a function."""

    @property
    def name(self) -> str | None:
        return self.config.get("Name")

    def said(self) -> dict[str, Any]:
        nobody = {"Enabled": False, "Quantity": 0}
        now = datetime(2026, 1, 1, tzinfo=timezone.utc)
        return {
            "Id": self.id, "ARN": self.arn, "Arn": self.arn, "Status": "Deployed", "DomainName": self.address,
            "LastModifiedTime": now, "CreatedTime": now, "InProgressInvalidationBatches": 0,
            "ActiveTrustedSigners": nobody, "ActiveTrustedKeyGroups": nobody, self.kind.config: self.config,
        }  # fmt: skip

    def summary(self, is_live: bool = False) -> dict[str, Any]:
        """A function, as it was told last or as it was published."""
        config = self.live[0] if is_live and self.live else self.config
        return {
            "Name": self.id, "Status": "DEPLOYED" if self.live else "UNPUBLISHED", "FunctionConfig": config,
            "FunctionMetadata": {
                "FunctionARN": self.arn, "Stage": "LIVE" if is_live else "DEVELOPMENT",
                "LastModifiedTime": datetime(2026, 1, 1, tzinfo=timezone.utc),
            },
        }  # fmt: skip


def items(backend: CloudFrontBackend, kind: str) -> dict[str, Item]:
    """The resources of a kind in an account, by their ids."""
    return backend.__dict__.setdefault("kept", {}).setdefault(kind, {})


def users(backend: CloudFrontBackend, item: Item) -> Iterator[str]:
    """What refers to a resource; to a function by its ARN alone, since its id is a name that other things may have."""
    known = {item.arn} if item.kind.name == "Function" else {item.id, item.arn}
    for kind in ("Distribution", "KeyGroup"):
        yield from (other.id for other in items(backend, kind).values() if known & set(names(other.config)))


def _found(backend: CloudFrontBackend, kind: Kind, identifier: str) -> Item:
    if identifier not in items(backend, kind.name):
        raise CloudFrontException(kind.missing, f"The specified {kind.word.replace('_', ' ')} does not exist.")
    return items(backend, kind.name)[identifier]


def _at_version(item: Item, version: str | None) -> None:
    if not version:
        raise CloudFrontException("InvalidIfMatchVersion", "The If-Match version is missing or not valid for the resource.")
    if version != item.version:
        raise CloudFrontException("PreconditionFailed", "The request failed because it didn't meet the preconditions.")


class Answers:
    """The actions of one kind, as methods of moto's."""

    def __init__(self, kind: Kind) -> None:
        self.kind = kind

    def actions(self) -> dict[str, Callable[[CloudFrontResponse], Any]]:
        word = self.kind.word
        return {
            f"create_{word}": self._create, f"get_{word}": self._get, f"get_{word}_config": self._get_config,
            f"update_{word}": self._update, f"delete_{word}": self._delete,
            f"list_{'public_keys' if word == 'public_key' else _plural(word)}": self._list,
        }  # fmt: skip

    def _told(self, response: CloudFrontResponse, request: str = "") -> Config:
        """The configuration of a request, which must not have the name of another resource."""
        path = f"{request}.{self.kind.config}" if request else self.kind.config
        return completed(response._get_param(path), self.kind.config)

    def _verify(self, response: CloudFrontResponse, config: Config, identifier: str) -> None:
        others = (item for item in items(response.backend, self.kind.name).values() if item.id != identifier)
        if self.kind.taken and "Name" in config and any(other.name == config["Name"] for other in others):
            raise CloudFrontException(self.kind.taken, f"{self.kind.name} {config['Name']} already exists.")
        check(response.backend, self.kind.name, config, identifier)

    def _create(self, response: CloudFrontResponse, request: str = "") -> ActionResult:
        config = self._told(response, request)
        tags = response._get_param(f"{request}.Tags.Items" if request else "Tags.Items") or []
        self._verify(response, config, "")
        backend, is_named = response.backend, self.kind.name == "Function"
        identifier = response._get_param("Name") if is_named else random_id()
        if is_named and identifier in items(backend, self.kind.name):
            raise CloudFrontException(self.kind.taken, f"{self.kind.name} {identifier} already exists.")
        arn = f"arn:aws:cloudfront::{backend.account_id}:{self.kind.word.replace('_', '')}/{identifier}"
        item = Item(identifier, self.kind, config, arn, code=response._get_param("FunctionCode") or b"")
        items(backend, self.kind.name)[identifier] = item
        backend.tagger.tag_resource(arn, tags)
        return self._answer(item)

    def create_with_tags(self, response: CloudFrontResponse) -> ActionResult:
        return self._create(response, "DistributionConfigWithTags")

    def _named(self, response: CloudFrontResponse) -> Item:
        word = "Name" if self.kind.name == "Function" else "Id"
        return _found(response.backend, self.kind, response._get_param(word))

    def _answer(self, item: Item) -> ActionResult:
        if self.kind.name == "Function":
            return ActionResult({"FunctionSummary": item.summary(), "ETag": item.version})
        return ActionResult({self.kind.name: item.said(), "ETag": item.version})

    def _get(self, response: CloudFrontResponse) -> ActionResult:
        item = self._named(response)
        if self.kind.name != "Function":
            return self._answer(item)
        _, code = _stage(response, item)
        return ActionResult({"FunctionCode": code, "ETag": item.version, "ContentType": "application/octet-stream"})

    def _get_config(self, response: CloudFrontResponse) -> ActionResult:
        item = self._named(response)
        return ActionResult({self.kind.config: item.config, "ETag": item.version})

    def _update(self, response: CloudFrontResponse) -> ActionResult:
        item = self._named(response)
        _at_version(item, response._get_param("IfMatch"))
        config = self._told(response)
        self._verify(response, config, item.id)
        item.config, item.version = config, random_id()
        item.code = response._get_param("FunctionCode") or item.code
        return self._answer(item)

    def _delete(self, response: CloudFrontResponse) -> ActionResult:
        item = self._named(response)
        _at_version(item, response._get_param("IfMatch"))
        if item.config.get("Enabled") and self.kind.name == "Distribution":
            raise CloudFrontException("DistributionNotDisabled", "The distribution you are trying to delete has not been disabled.")
        if using := list(users(response.backend, item)):
            raise CloudFrontException(self.kind.in_use, f"{self.kind.name} {item.id} is in use by {', '.join(using)}.")
        del items(response.backend, self.kind.name)[item.id]
        return self._answer(item) if self.kind.name == "VpcOrigin" else EmptyResult()

    def _list(self, response: CloudFrontResponse) -> ActionResult:
        found = items(response.backend, self.kind.name).values()
        listed = [
            {"Type": "custom", **item.config, **item.said(), **item.summary(), "Status": item.said()["Status"], self.kind.name: item.said()}
            for item in found
        ]
        # A list with an empty item is none.
        return ActionResult(
            {f"{self.kind.name}List": {"MaxItems": 100, "Quantity": len(listed), "IsTruncated": False, "Items": listed or None}}
        )


def _plural(word: str) -> str:
    return word.removesuffix("y") + "ies" if word.endswith("y") else f"{word}s"


def _stage(response: CloudFrontResponse, item: Item) -> tuple[Config, bytes]:
    if response._get_param("Stage") != "LIVE":
        return item.config, item.code
    if item.live is None:
        raise CloudFrontException(item.kind.missing, "The specified function does not exist.")
    return item.live


def _describe_function(self: CloudFrontResponse) -> ActionResult:
    item = _found(self.backend, KINDS[-1], self._get_param("Name"))
    _stage(self, item)
    return ActionResult({"FunctionSummary": item.summary(self._get_param("Stage") == "LIVE"), "ETag": item.version})


def _publish_function(self: CloudFrontResponse) -> ActionResult:
    item = _found(self.backend, KINDS[-1], self._get_param("Name"))
    _at_version(item, self._get_param("IfMatch"))
    item.live = item.config, item.code
    return ActionResult({"FunctionSummary": item.summary(is_live=True)})


@repair
def keep_what_it_is_told() -> None:
    """moto's own distributions forget origin access controls, functions and headers, and it has no policies."""
    urls.url_paths = {"{0}/2020-05-31/(?P<path>.+)$": CloudFrontResponse.dispatch}
    for kind in KINDS:
        for name, answer in Answers(kind).actions().items():
            setattr(CloudFrontResponse, name, _method(answer))
    CloudFrontResponse.create_distribution_with_tags = _method(Answers(KINDS[0]).create_with_tags)
    CloudFrontResponse.describe_function = _describe_function
    CloudFrontResponse.publish_function = _publish_function


def _method(answer: Callable[[CloudFrontResponse], ActionResult]) -> Callable[[CloudFrontResponse], ActionResult]:
    """A function, which unlike a bound method becomes a method of the class that it is put in."""
    return lambda self: answer(self)
