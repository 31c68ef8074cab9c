"""Shards of a design as tasks of a Dask cluster.

    pip install "dask[distributed]"
    python deploy/dask_shards.py design.ron -o results --shards 400 --scheduler tcp://HEAD:8786

The workers share the folder in which this is started and run the program from it. A shard that is there already is not played again
and one that is cut off is not there, so a worker may be killed and a shard may run twice.
"""

import argparse
import os
import subprocess

from dask.distributed import Client, as_completed


def play(command, folder):
    """Plays one shard; what went wrong is said as the program says it."""
    ended = subprocess.run(command, cwd=folder, capture_output=True, text=True)
    if ended.returncode != 0:
        raise RuntimeError(ended.stderr.strip())


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("design")
    parser.add_argument("-o", "--output", required=True)
    parser.add_argument("--shards", type=int, required=True)
    parser.add_argument("--scheduler", help="address of the scheduler; a cluster on this machine if not given")
    parser.add_argument("--program", default="tamrin")
    args = parser.parse_args()
    client = Client(args.scheduler)
    start = [args.program, "batch", args.design, "-o", args.output, "--threads", "1", "--shard"]
    tasks = [
        client.submit(play, [*start, f"{n}/{args.shards}"], os.getcwd(), key=f"shard-{n}", retries=5)
        for n in range(1, args.shards + 1)
    ]
    for done, task in enumerate(as_completed(tasks), 1):
        task.result()
        print(f"\r{done}/{args.shards}", end="", flush=True)
    print()


if __name__ == "__main__":
    main()
