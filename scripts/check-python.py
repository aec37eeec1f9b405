"""Runs scripts as they are, one after the other in one process: importing a framework takes longer than they do.

    python3 scripts/check-python.py JOBS.json

JOBS.json is a list of [script, argument, ...].
"""

import json
import runpy
import sys

with open(sys.argv[1], encoding="utf-8") as file:
    jobs = json.load(file)
for job in jobs:
    sys.argv = job
    print(" ".join(part.rsplit("/", 1)[-1] for part in job), flush=True)
    runpy.run_path(job[0], run_name="__main__")
