"""The certificate of the examples, in every simulated account.

Its ARN is known before anything runs, so that it can be a setting of an example as well as a parameter of a template.
It must exist: a listener waits five minutes for a certificate that does not.
"""

import os
from collections.abc import Iterable

from simulation.account import NUMBER

DOMAIN = "shop.example.com"
_ID = "5f1f7a3c-0d6b-4a7e-9c1e-3b8d2f4a6c90"


def arn(region: str, number: str = NUMBER) -> str:
    return f"arn:aws:acm:{region}:{number}:certificate/{_ID}"


def place(regions: Iterable[str]) -> None:
    """Requests a certificate and stores it under the known ARN: ACM itself would choose a random one."""
    from moto.acm.models import acm_backends

    number = os.environ.get("MOTO_ACCOUNT_ID", NUMBER)
    for region in regions:
        backend = acm_backends[number][region]
        chosen = backend.request_certificate(domain_name=DOMAIN, idempotency_token="", subject_alt_names=[], tags=[])
        bundle = backend._certificates.pop(chosen)
        bundle.arn = arn(region, number)
        bundle.status = "ISSUED"
        backend._certificates[bundle.arn] = bundle
