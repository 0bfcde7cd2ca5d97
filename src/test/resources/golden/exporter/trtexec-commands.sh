#!/bin/sh
# Builds each engine of the plan from $ONNX/<engine>.onnx where $ENGINES/<name>.engine is not there
# yet, and measures it alone with the plan's batch, streams and CUDA graph setting. The JSON files
# land beside it, ready for import.
# An ONNX file with dynamic dimensions needs SHAPES, for example SHAPES="--shapes=input:8x3x224x224".
# An engine belongs to one GPU type and one TensorRT version: run this on the GPU of the plan.
set -eu
ONNX=${ONNX:-onnx}
ENGINES=${ENGINES:-engines}
trtexec=${TRTEXEC:-trtexec}
mkdir -p "$ENGINES"

build() {
  name=$1
  model=$2
  shift 2
  if [ ! -e "$ENGINES/$name.engine" ]; then
    # shellcheck disable=SC2086 # SHAPES may hold several options
    "$trtexec" --onnx="$ONNX/$model.onnx" --saveEngine="$ENGINES/$name.engine" \
      --profilingVerbosity=detailed --skipInference ${SHAPES:-} "$@"
  fi
}

measure() {
  engine=$1
  stem="$ENGINES/$2.engine"
  shift 2
  # shellcheck disable=SC2086
  "$trtexec" --loadEngine="$ENGINES/$engine.engine" --useSpinWait --separateProfileRun ${SHAPES:-} \
    --profilingVerbosity=detailed --exportLayerInfo="$stem.graph.json" \
    --exportProfile="$stem.profile.json" --exportTimes="$stem.timing.json" "$@"
}

# bert-base-fp16 at batch 1: its file was not known
build bert-base-fp16-b1 bert-base-fp16 --fp16
measure bert-base-fp16-b1 bert-base-fp16-b1 --infStreams=1

# resnet50-fp16 at batch 8: SHA-256 44eccbb6fb9164b6c6022e478744f128bb0d27ea816ddd029bd2b7ef9dc43a04, TensorRT 8.6.1
build resnet50-fp16-b8 resnet50-fp16 --fp16
measure resnet50-fp16-b8 resnet50-fp16-b8 --infStreams=1

# resnet50-fp16 at batch 8: SHA-256 44eccbb6fb9164b6c6022e478744f128bb0d27ea816ddd029bd2b7ef9dc43a04, TensorRT 8.6.1
build resnet50-fp16-b8 resnet50-fp16 --fp16
measure resnet50-fp16-b8 resnet50-fp16-b8-s2-graph --infStreams=2 --useCudaGraph
