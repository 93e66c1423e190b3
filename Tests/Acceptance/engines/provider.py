"""Terraform's AWS provider as one process for many runs: to start it takes longer than most configurations take.

Only for `validate`. What a run configures, its region and its account, holds for everybody who is attached.
"""

from __future__ import annotations

import re
import signal
import subprocess
from pathlib import Path

from engines import tools

VARIABLE = "TF_REATTACH_PROVIDERS"


class Provider:
    """The provider as its developers start it: it says on its output how Terraform attaches to it."""

    def __init__(self, plugins: Path) -> None:
        self._process = subprocess.Popen(
            [tools.provider(plugins), "-debug"],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            stdin=subprocess.DEVNULL,
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
