"""Images of containers: what a pipeline pushes, and what the simulation looks for when code is to start."""

from __future__ import annotations

import json
import re
from pathlib import Path

from simulation.account import Account

REFERENCE = re.compile(r"\.dkr\.ecr\.[^/]+/(?P<repository>[a-z0-9/._-]+)(?::(?P<tag>[\w.-]+)|@(?P<digest>sha256:\w+))?")
"""An image in ECR: the repository, and a tag or a digest."""

MANIFEST = "application/vnd.oci.image.manifest.v1+json"


def push(account: Account, folder: Path) -> None:
    """Pushes the images that the stacks of a folder run, as far as their repositories exist by now."""
    ecr = account.client("ecr")
    for repository, tag in _run_by(folder):
        try:
            known = ecr.describe_images(repositoryName=repository)["imageDetails"]
        except ecr.exceptions.RepositoryNotFoundException:
            continue
        if not any(tag in image.get("imageTags", []) for image in known):
            manifest = json.dumps({"schemaVersion": 2, "mediaType": MANIFEST, "annotations": {"tag": tag}})
            ecr.put_image(repositoryName=repository, imageManifest=manifest, imageTag=tag)


def _run_by(folder: Path) -> list[tuple[str, str]]:
    """The repositories and tags in the configurations of a folder."""
    texts = [path.read_text() for path in sorted(folder.glob("*/terraform/*.tf.json"))]
    found = (match for text in texts for match in REFERENCE.finditer(text) if match["tag"])
    return sorted({(match["repository"], match["tag"]) for match in found})
