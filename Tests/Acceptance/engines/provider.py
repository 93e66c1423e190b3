"""Terraform's AWS provider as one process for many runs: to start it takes longer than most configurations take.

What a run configures, its region and its account, holds for everybody who is attached: the runs of one process use
one account, one region, and one configuration of the provider.
"""

from __future__ import annotations

import os
import re
import signal
import subprocess
from pathlib import Path

from engines import tools
from simulation.account import CREDENTIALS, Account

VARIABLE = "TF_REATTACH_PROVIDERS"


class Provider:
    """The provider as its developers start it: it says on its output how Terraform attaches to it."""

    def __init__(self, plugins: Path, account: Account | None = None) -> None:
        # With a bundle of certificates, which nothing here needs, the provider refuses to be configured a second time.
        environment = {name: value for name, value in os.environ.items() if name != "AWS_CA_BUNDLE"} | CREDENTIALS
        if account is not None:
            environment["AWS_ENDPOINT_URL"] = account.endpoint
        self._process = subprocess.Popen(
            [tools.provider(plugins), "-debug"],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            stdin=subprocess.DEVNULL,
            env=environment,
            text=True,
        )
        assert self._process.stdout is not None
        found = (re.search(rf"{VARIABLE}='(.*)'", line) for line in self._process.stdout)
        address = next((match[1] for match in found if match), None)
        if address is None:
            raise RuntimeError("the provider ended without saying how to attach to it")
        self.environment = {VARIABLE: address}

    def __enter__(self) -> Provider:
        return self

    def __exit__(self, *_: object) -> None:
        assert self._process.stdout is not None
        self._process.send_signal(signal.SIGINT)
        try:
            self._process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._process.stdout.close()
