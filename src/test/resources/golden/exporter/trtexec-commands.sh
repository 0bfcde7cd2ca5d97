#!/bin/sh
# Builds each engine of the plan from $ONNX/<engine>.onnx where $ENGINES/<name>.engine is not there
# yet, and measures it alone with the plan's batch, streams and CUDA graph setting. The JSON files
# land beside it, ready for import.
# An ONNX file with free dimensions needs shapes. Where the inputs are known they are below; the variable
# named beside an engine takes their place, and is to be empty where an ONNX file has fixed shapes.
# An engine belongs to one GPU type and one TensorRT version: run this on the GPU of the plan.
set -eu
ONNX=${ONNX:-onnx}
ENGINES=${ENGINES:-engines}
trtexec=${TRTEXEC:-trtexec}
mkdir -p "$ENGINES"

build() {
  name=$1
  model=$2
  shapes=$3
  shift 3
  if [ ! -e "$ENGINES/$name.engine" ]; then
    # shellcheck disable=SC2086 # several options
    "$trtexec" --onnx="$ONNX/$model.onnx" --saveEngine="$ENGINES/$name.engine" \
      --profilingVerbosity=detailed --skipInference $shapes "$@"
  fi
}

measure() {
  engine=$1
  stem="$ENGINES/$2.engine"
  shapes=$3
  shift 3
  # shellcheck disable=SC2086
  "$trtexec" --loadEngine="$ENGINES/$engine.engine" --useSpinWait --separateProfileRun $shapes \
    --profilingVerbosity=detailed --exportLayerInfo="$stem.graph.json" \
    --exportProfile="$stem.profile.json" --exportTimes="$stem.timing.json" "$@"
}

# bert-base-fp16 at batch 1: its file was not known
# Its inputs are not known. An ONNX file with free dimensions needs SHAPES_bert_base_fp16_b1="--shapes=NAME:1x...".
build bert-base-fp16-b1 bert-base-fp16 "${SHAPES_bert_base_fp16_b1-}" --fp16
measure bert-base-fp16-b1 bert-base-fp16-b1 "${SHAPES_bert_base_fp16_b1-}" --infStreams=1

# resnet50-fp16 at batch 8: SHA-256 44eccbb6fb9164b6c6022e478744f128bb0d27ea816ddd029bd2b7ef9dc43a04, TensorRT 8.6.1
# Its inputs are data Nx3x224x224: another SHAPES_resnet50_fp16_b8="..." takes its place.
build resnet50-fp16-b8 resnet50-fp16 "${SHAPES_resnet50_fp16_b8---minShapes=data:1x3x224x224 --optShapes=data:8x3x224x224 --maxShapes=data:8x3x224x224}" --fp16
measure resnet50-fp16-b8 resnet50-fp16-b8 "${SHAPES_resnet50_fp16_b8---shapes=data:8x3x224x224}" --infStreams=1

# resnet50-fp16 at batch 8: SHA-256 44eccbb6fb9164b6c6022e478744f128bb0d27ea816ddd029bd2b7ef9dc43a04, TensorRT 8.6.1
# Its inputs are data Nx3x224x224: another SHAPES_resnet50_fp16_b8="..." takes its place.
build resnet50-fp16-b8 resnet50-fp16 "${SHAPES_resnet50_fp16_b8---minShapes=data:1x3x224x224 --optShapes=data:8x3x224x224 --maxShapes=data:8x3x224x224}" --fp16
measure resnet50-fp16-b8 resnet50-fp16-b8-s2-graph "${SHAPES_resnet50_fp16_b8---shapes=data:8x3x224x224}" --infStreams=2 --useCudaGraph
