"""Requests to the examples arrive where they should: through names, distributions, APIs and links to a container."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import outputs
import pytest
from commands import run
from examples import EXAMPLES, ROOT
from outputs import FolderOf

BY_NAME = {example.product: example for example in EXAMPLES}

CASES = (
    ("static-site-and-api", "GET", "https://shop.example.com/orders", "orders", "GET /"),
    ("static-site-and-api", "GET", "https://shop.example.com/orders/", "orders", "GET /"),
    ("static-site-and-api", "GET", "https://shop.example.com/orders/42?x=1", "orders", "GET /42?x=1"),
    ("static-site-and-api", "POST", "https://shop.example.com/contracts/7/pages", "contracts", "POST /7/pages"),
    ("static-site-and-api", "GET", "https://shop.example.com/catalog/shoes", "catalog", "GET /catalog/shoes"),
    ("static-site-and-api", "GET", "https://api.shop.example.com/orders/42", "orders", "GET /42"),
    ("static-site-and-api", "GET", "https://partners.shop.example.com/feeds/7", "feeds", "GET /feeds/7"),
    ("private-api", "GET", "https://api.store.example.com/orders", "orders", "GET /"),
    ("private-api", "GET", "https://api.store.example.com/invoices/2026/11", "invoices", "GET /2026/11"),
    ("microservices", "GET", "https://shop/orders/42", "ordering", "GET /42"),
)

ENTRIES = (
    *((product, method, url) for product, method, url, *_ in CASES if product != "microservices"),
    ("static-site-and-api", "GET", "https://shop.example.com/basket"),
    ("static-site-and-api", "GET", "https://shop.example.com/styles/site.css"),
    ("static-site-and-api", "POST", "https://shop.example.com/basket"),
    ("static-site-and-api", "GET", "http://shop.example.com/orders"),
    ("static-site-and-api", "OPTIONS", "https://api.shop.example.com/orders"),
    ("private-api", "GET", "https://api.store.example.com/nothing"),
    ("microservices", "GET", "https://ShopApi/orders/42"),
    ("microservices", "GET", "https://PublicLoadBalancer/"),
    ("web-application", "GET", "https://PublicLoadBalancer/"),
    ("web-application", "GET", "http://PublicLoadBalancer/"),
    ("platform", "GET", "https://PublicLoadBalancer/"),
    ("queue-workers", "GET", "https://PublicLoadBalancer/"),
)
"""Requests that all examples with a way in are asked about; where nobody gives a name, by the id of the resource."""


@pytest.mark.parametrize(("product", "method", "url", "container", "request_line"), CASES)
def test_a_request_arrives_at_its_container(
    product: str, method: str, url: str, container: str, request_line: str
) -> None:
    example = BY_NAME[product]
    traced = run([outputs.program(product), "trace", *outputs.choice(example), method, url], ROOT).splitlines()
    assert traced[-1].startswith(f"arrives at container '{container}' of ")
    assert traced[-1].endswith(f" on port 8080 as {request_line}")


@pytest.mark.parametrize(("product", "method", "url"), ENTRIES)
def test_the_files_answer_as_the_app_does(product: str, method: str, url: str, output: FolderOf) -> None:
    """Stacks are joined by what they read of each other, and by the domain names that they share."""
    example = BY_NAME[product]
    app = steps(outputs.program(product), "trace", *outputs.choice(example), method, url)
    stacks = [output(example) / stack for stack in example.stacks]
    for form in ("cloudformation", "terraform"):
        files = [stack / outputs.FORMATS[form] for stack in stacks]
        assert steps(outputs.program("infra"), "trace", method, url, *files) == app


def steps(*command: str | Path) -> list[str]:
    """The lines of a trace without the places, which are other files."""
    traced = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert traced.returncode in {0, 1}, traced.stderr
    return [re.sub(r"(^|[ (])[^ ()]+:\d+:\d+\)?:? ?", r"\1", line).rstrip(" (") for line in traced.stdout.splitlines()]
