"""A simulated account, as the tests hold it: its address, its clients, its log."""

from __future__ import annotations

import copy
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import boto3
from botocore.config import Config

HERE = Path(__file__).resolve().parent.parent
NUMBER = "123456789012"
CREDENTIALS = {"AWS_ACCESS_KEY_ID": "testing", "AWS_SECRET_ACCESS_KEY": "testing"}


class Account:
    """A moto server on the loopback interface, on a port that is free, in a process of its own."""

    def __init__(self, log: Path, *regions: str, number: str = NUMBER) -> None:
        self.log = log
        self.region = regions[0]
        environment = {**os.environ, **CREDENTIALS, "MOTO_ACCOUNT_ID": number, "PYTHONPATH": str(HERE)}
        with log.open("w") as errors:
            self._process = subprocess.Popen(
                [sys.executable, "-W", "ignore", "-m", "simulation.process", *regions],
                cwd=HERE,
                env=environment,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=errors,
                text=True,
            )
        assert self._process.stdout is not None
        self.endpoint = self._process.stdout.readline().strip()
        if not self.endpoint:
            raise RuntimeError(f"the simulated account did not start:\n{log.read_text()}")

    def client(self, service: str, region: str | None = None) -> Any:
        """A client that does not try again: what the simulation cannot do, it cannot do the second time either.

        It waits long: the simulation creates a whole stack before it answers, which takes a minute on a busy machine.
        """
        return boto3.client(
            service,
            endpoint_url=self.endpoint,
            region_name=region or self.region,
            aws_access_key_id=CREDENTIALS["AWS_ACCESS_KEY_ID"],
            aws_secret_access_key=CREDENTIALS["AWS_SECRET_ACCESS_KEY"],
            config=Config(retries={"max_attempts": 0}, read_timeout=600),
        )

    def at(self, region: str) -> Account:
        """The same account, with clients of another region."""
        there = copy.copy(self)
        there.region = region
        return there

    def complaints(self) -> str:
        """What the server wrote to its log: unhandled requests, warnings, tracebacks."""
        return self.log.read_text()

    def close(self) -> None:
        assert self._process.stdin is not None and self._process.stdout is not None
        self._process.stdin.close()
        self._process.wait(timeout=120)
        self._process.stdout.close()

    def __enter__(self) -> Account:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
