"""Let three workers and somebody with plain git do everything at random on one library, kill some, and check it all.

Run `python benchmarks/soak.py [ROUNDS [SEED]]`, with PostgreSQL where it is installed and with SQLite: each worker
tries that many things, 300 unless told otherwise, and is killed twice meanwhile. It prints how often each thing was
acknowledged. With `--prune-now` as well, somebody runs `git gc --prune=now`, which a space in use does not bear: that
run is to fail.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "collaborate"))

import soaked
from cluster import Cluster, NoPostgresError


def main() -> None:
    """Run, and tell what was found."""
    told = [each for each in sys.argv[1:] if each != "--prune-now"]
    rounds, seed = [*map(int, told), *(300, 1)[len(told) :]]
    if "--prune-now" in sys.argv:
        soaked.TIDYING = (("gc", "-q", "--prune=now"),)
    try:
        cluster = Cluster()
    except NoPostgresError as error:
        print(error)
        cluster = None
    for kind in ("postgresql", "sqlite") if cluster else ("sqlite",):
        with tempfile.TemporaryDirectory() as folder:
            database = cluster.database() if cluster and kind == "postgresql" else f"sqlite:///{folder}/own/space.db"
            done = soaked.soak(Path(folder) / "library", database, seed, rounds=rounds, kills=2)
        print(f"{kind}: nothing lost of {sum(done.values())}: {', '.join(f'{n} {k}' for k, n in sorted(done.items()))}")
    if cluster:
        cluster.stop()


if __name__ == "__main__":
    main()
