"""Requests to the examples arrive where they should: through names, distributions, APIs and links to a container."""

from __future__ import annotations

import outputs
import pytest
from commands import run
from examples import EXAMPLES, ROOT

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


@pytest.mark.parametrize(("product", "method", "url", "container", "request_line"), CASES)
def test_a_request_arrives_at_its_container(
    product: str, method: str, url: str, container: str, request_line: str
) -> None:
    example = BY_NAME[product]
    traced = run([outputs.program(product), "trace", *outputs.choice(example), method, url], ROOT).splitlines()
    assert traced[-1].startswith(f"arrives at container '{container}' of ")
    assert traced[-1].endswith(f" on port 8080 as {request_line}")
