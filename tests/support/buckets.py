"""An S3 on this machine, and what the environment says to those who write to it."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from moto.server import ThreadedMotoServer

KEY, SECRET = "AKIAOPENLYFICTIONAL", "openly/fictional+secret"


@contextmanager
def service() -> Iterator[str]:
    """Start it, and yield its address."""
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    try:
        yield f"http://{host}:{port}"
    finally:
        server.stop()


def environment(address: str, folder: Path) -> dict[str, str]:
    return {
        "AWS_ENDPOINT_URL": address,
        "AWS_ACCESS_KEY_ID": KEY,
        "AWS_SECRET_ACCESS_KEY": SECRET,
        "AWS_DEFAULT_REGION": "us-east-1",
        "AWS_EC2_METADATA_DISABLED": "true",
        "AWS_CONFIG_FILE": str(folder / "none"),
        "AWS_SHARED_CREDENTIALS_FILE": str(folder / "none"),
    }


@contextmanager
def briefs() -> Iterator[Any]:
    """Make the bucket `briefs`, yield what reads it, and take it away. The environment has been set."""
    import s3fs

    files = s3fs.S3FileSystem(skip_instance_cache=True, use_listings_cache=False)
    files.mkdir("briefs")
    yield files
    files.rm("briefs", recursive=True)
    # Connections that are left are collected here, and not in somebody else's test.
    gc.collect()
