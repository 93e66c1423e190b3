"""What runs inside the simulated account's own process; `simulation.account` starts it.

It is a process of its own, because moto keeps its state in globals: two accounts in one process would see each
other's resources. It serves until its standard input closes, so that it cannot outlive the tests.
"""

import logging
import sys

from moto.server import ThreadedMotoServer

from simulation import certificates, repairs, stacks, zones


def main() -> None:
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    repairs.apply()
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    endpoint = f"http://{host}:{port}"
    stacks.install(endpoint)
    certificates.place(regions=sys.argv[1:])
    zones.place()
    print(endpoint, flush=True)
    sys.stdin.read()


if __name__ == "__main__":
    main()
