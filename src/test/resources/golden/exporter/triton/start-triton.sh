#!/bin/sh
# Starts the Triton servers of this export: all of them, or those named as arguments.
# TRITON chooses the program; GPU0, GPU1, ... choose a GPU by UUID or index.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
triton=${TRITON:-tritonserver}
pids=""

stop() {
  for pid in $pids; do
    kill "$pid" 2>/dev/null || true
  done
}
trap stop EXIT
trap 'exit 130' INT TERM
servers="gpu0 gpu1-resnet50-fp16-2 gpu1-bert-base-fp16-2"

# SM shares need the multi-process service: one control daemon for all servers.
if ! echo get_server_list | nvidia-cuda-mps-control >/dev/null 2>&1; then
  nvidia-cuda-mps-control -d
fi

start() {
  case $1 in
    gpu0)
      CUDA_VISIBLE_DEVICES="${GPU0:-0}" \
        "$triton" --model-repository="$here/gpu0" \
        --http-port=8000 --grpc-port=8001 --metrics-port=8002 &
      ;;
    gpu1-resnet50-fp16-2)
      CUDA_VISIBLE_DEVICES="${GPU1:-1}" CUDA_MPS_ACTIVE_THREAD_PERCENTAGE=60.0 \
        "$triton" --model-repository="$here/gpu1-resnet50-fp16-2" \
        --http-port=8010 --grpc-port=8011 --metrics-port=8012 &
      ;;
    gpu1-bert-base-fp16-2)
      CUDA_VISIBLE_DEVICES="${GPU1:-1}" CUDA_MPS_ACTIVE_THREAD_PERCENTAGE=40.0 \
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

for server in ${*:-$servers}; do
  start "$server"
done
status=0
for pid in $pids; do
  wait "$pid" || status=$?
done
exit $status
