#!/bin/sh
# Starts the Triton servers of this export: all of them, or those named as arguments.
# TRITON chooses the program; GPU0, GPU1, ... choose a GPU by UUID or index.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
triton=${TRITON:-tritonserver}
pids=""

# shellcheck disable=SC2317 # called by the trap
stop() {
  for pid in $pids; do
    kill "$pid" 2>/dev/null || true
  done
}
trap stop EXIT
trap 'exit 130' INT TERM
servers='gpu0 gpu1-resnet50-fp16-2 gpu1-bert-base-fp16-2'

# SM shares need the multi-process service; `./mps.sh stop` ends it.
"$here/mps.sh" start

start() {
  case $1 in
    gpu0)
      CUDA_VISIBLE_DEVICES="${GPU0:-0}" \
        "$triton" --model-repository="$here/gpu0" \
        --http-port=8000 --grpc-port=8001 --metrics-port=8002 &
      ;;
    gpu1-resnet50-fp16-2)
      "$here/mps.sh" run gpu1-resnet50-fp16-2 \
        "$triton" --model-repository="$here/gpu1-resnet50-fp16-2" \
        --http-port=8010 --grpc-port=8011 --metrics-port=8012 &
      ;;
    gpu1-bert-base-fp16-2)
      "$here/mps.sh" run gpu1-bert-base-fp16-2 \
        "$triton" --model-repository="$here/gpu1-bert-base-fp16-2" \
        --http-port=8020 --grpc-port=8021 --metrics-port=8022 &
      ;;
    *)
      echo "There is no server $1. There are: $servers" >&2
      exit 2
      ;;
  esac
  pids="$pids $!"
}

# shellcheck disable=SC2086 # a list of names
[ $# -gt 0 ] || set -- $servers
for server in "$@"; do
  start "$server"
done
status=0
for pid in $pids; do
  wait "$pid" || status=$?
done
exit $status
