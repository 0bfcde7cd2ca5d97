#!/bin/sh
# All that a GPU can be asked in minutes, the simplest first:  first-day OUT [DEVICE]
#
# Each step has a time of its own and leaves OUT/STEP.txt; one that fails or hangs does not stop the next. OUT/summary.txt has a
# line for each: how it ended, after how many seconds, and why if not well. What was recorded is in OUT/recorded, and packed in
# pieces for narrow doors in OUT/recorded.tar.gz.*. No step begins after FIRST_DAY_SECONDS (540 unless set). DEVICE: cuda:0 unless given.
set -u
case $0 in
  */*) bin=${0%/*} ;;
  *) bin=. ;;
esac
bin=$(CDPATH= cd -- "$bin" && pwd)
out=${1:?usage: $0 OUT [DEVICE]}
device=${2:-cuda:0}
budget=${FIRST_DAY_SECONDS:-540}
mkdir -p "$out" || exit 1
out=$(CDPATH= cd -- "$out" && pwd)
cd "$out" || exit 1
: > summary.txt

# step NAME SECONDS COMMAND...: at most so long, and no longer than is left.
step() {
  name=$1
  limit=$2
  shift 2
  start=$(date +%s)
  left=$((began + budget - start))
  if [ "$left" -lt 5 ]; then
    echo "$name: left out, the time is up" | tee -a summary.txt
    return
  fi
  [ "$limit" -le "$left" ] || limit=$left
  timeout -k 5 "$limit" "$@" > "$name.txt" 2>&1 < /dev/null
  code=$?
  case $code in
    0) how=ok ;;
    124 | 137) how="ended after its $limit s" ;;
    *) how="failed ($code)" ;;
  esac
  # A test that finds no GPU is "aborted" for JUnit.
  tests=$(sed -n 's/^\[ *\([0-9]*\) tests \(successful\|failed\|aborted\) *]$/, \1 \2/p' "$name.txt" \
    | sed s/aborted/skipped/ | tr -d '\n')
  case $how$tests in
    "ok, "*" skipped, 0 successful, 0 failed")
      tests=${tests#, }
      how="skipped (${tests%% *})"
      tests=
      ;;
  esac
  why=
  if [ "$how" != ok ]; then
    why=$(sed -n -e 's/^Skipped, //p' -e 's/^error: //p' "$name.txt" | head -n 1 | cut -c 1-300)
    # The first test that failed, and what it says before the calls.
    [ -n "$why" ] || why=$(sed -n -e '/^  JUnit Jupiter:/,$ {' -e '/MethodSource/d' -e '/^ \{7\}/q' -e p -e '}' "$name.txt" \
      | sed -e 's/^ *//' -e 's/^JUnit Jupiter://' -e 's/^=> [a-zA-Z.]*: *//' | tr -s '\n' ' ' | cut -c 1-300)
    [ -n "$why" ] || why=$(tail -n 1 "$name.txt" | cut -c 1-300)
  fi
  echo "$name: $how, $(($(date +%s) - start)) s${tests:+, tests$tests}${why:+: $why}" | tee -a summary.txt
}

# CUPTI where PyTorch or CUDA left it, when no folder with it is named yet.
find_cupti() {
  for root in /usr/local /opt /usr/lib "${HOME:-/root}"; do
    found=$(timeout 5 find "$root" -name 'libcupti.so.1[0-9]*' 2> /dev/null | head -n 1)
    [ -z "$found" ] || { echo "${found%/*}"; return; }
  done
}
began=$(date +%s)
cupti=$(find_cupti)
[ -z "$cupti" ] || export LD_LIBRARY_PATH="${LD_LIBRARY_PATH:+$LD_LIBRARY_PATH:}$cupti"

checks=io.optimum.workbench
step 01-nvidia-smi 20 nvidia-smi -q
step 02-doctor 60 "$bin/optimum" doctor
step 03-gpus 60 "$bin/optimum" gpus --on here
step 04-driver 60 "$bin/gpu-checks" $checks.device.cuda.driver.jcuda.JCudaDriverOnGpuTest
step 05-kernels 90 "$bin/gpu-checks" $checks.device.cuda.reenact.ReenactmentOnGpuTest
step 06-runs 150 "$bin/gpu-checks" $checks.device.cuda.CudaGpuOnGpuTest
step 07-record 180 "$bin/optimum" record-suite --out recorded --device "$device" --slice 2m
step 08-tensorrt 120 "$bin/gpu-checks" $checks.app.TensorRtOnGpuTest
step 09-network 30 "$bin/optimum" networks resnet18 --onnx models
step 10-build 120 "$bin/optimum" build models/resnet18.onnx --precision fp16 --batch 1 --device "$device" --out engines
step 11-engine 60 "$bin/optimum" doctor --engine engines/resnet18-fp16.plan --device "$device"
step 12-profile 90 "$bin/optimum" profile engines/resnet18-fp16.plan --out profiled --device "$device"
step 13-record-on 180 "$bin/optimum" record-suite --out recorded --device "$device" --slice 2m --resume

rm -rf models engines/*.plan
# What agents wrote that failed; this machine may be gone tomorrow.
find "${TMPDIR:-/tmp}" -maxdepth 2 -path '*/optimum-agents-*.log' -newer 01-nvidia-smi.txt -exec cp {} . \; 2> /dev/null
[ ! -d recorded ] || tar -czf - recorded | split -b 15000000 - recorded.tar.gz.
echo "All of it is in $out; summary.txt says how each step ended."
