#!/bin/bash
# Shards of a design as the tasks of a Slurm array. `tamrin batch submit DESIGN -o RESULTS --engine slurm` submits this; by hand:
#
#   sbatch --array=1-400 deploy/slurm.sh tamrin design.ron results 400
#
# The nodes share the folder from which it is submitted. A shard that is there already is not played again and one that is cut off is
# not there, so a task may be killed, put back into the queue or run twice. Partition, account and time limit: SBATCH_PARTITION,
# SBATCH_ACCOUNT, SBATCH_TIMELIMIT, or lines here.
#SBATCH --job-name=tamrin
#SBATCH --cpus-per-task=1
#SBATCH --requeue
set -eu
program=$1 design=$2 results=$3 shards=$4
# Where there are more shards than an array may have tasks, a task plays several, each so many further on.
tasks=${5:-$shards}
failed=0
for ((n = SLURM_ARRAY_TASK_ID; n <= shards; n += tasks)); do
    "$program" batch "$design" -o "$results" --shard "$n/$shards" --threads "${SLURM_CPUS_PER_TASK:-1}" || failed=1
done
exit "$failed"
