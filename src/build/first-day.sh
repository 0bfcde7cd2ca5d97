#!/bin/sh
# All that a GPU can be asked in minutes, the simplest first:  first-day OUT [DEVICE]
#
# Each step has a time of its own and leaves OUT/STEP.txt; one that fails or hangs does not stop the next. OUT/summary.txt has a
# line for each: how it ended, after how many seconds, and why if not well. What is recorded is in OUT/recorded while it goes, and
# at the end in pieces for narrow doors, OUT/recorded.tar.gz.*. No step goes on for longer than FIRST_DAY_SECONDS (540 unless set)
# from the start. Ended early (Ctrl-C, TERM) it ends its step and packs. Another call with the same OUT goes on: checks that
# ended well are not repeated, and the recording is added to. DEVICE: cuda:0 unless given.
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
# Whether a process runs a program. .running has this process and that of its step.
runs() {
  [ -r "/proc/$1/cmdline" ] && tr '\0' ' ' < "/proc/$1/cmdline" | grep -q "$2"
}
if [ -s .running ]; then
  read -r other orphan < .running
  if runs "$other" first-day; then
    echo "error: $out is in use by process $other. Wait until it ends, or stop it." >&2
    exit 1
  fi
  # Of a call that was killed its last step goes on.
  if runs "$orphan" '^timeout'; then
    kill "$orphan"
    sleep 6
  fi
fi
ulimit -c 0 # a core file is larger than any door
began=$(date +%s)

# What comes and goes, and is too large to be kept: models and engines.
work=${TMPDIR:-/tmp}/optimum-first-day-$$
mkdir -p "$work" && : > "$work/began" || exit 1

[ ! -f summary.txt ] || mv summary.txt summary-before.txt
: > summary.txt
if [ ! -d recorded ] && [ -f recorded.tar.gz.aa ]; then
  cat recorded.tar.gz.* | tar -xzf - || exit 1
fi

stopped=
end_step() {
  stopped=yes
  if [ -s .running ]; then
    read -r _ running < .running
    kill "$running" 2> /dev/null
  fi
}
trap end_step HUP INT TERM

seconds_left() {
  echo $((began + budget - $(date +%s)))
}

# step NAME SECONDS COMMAND...: at most so long, and no longer than is left.
step() {
  name=$1
  limit=$2
  shift 2
  start=$(date +%s)
  left=$(seconds_left)
  if [ -n "$stopped" ]; then
    echo "$name: left out, it was stopped" | tee -a summary.txt
    return
  fi
  if [ "$left" -lt 5 ]; then
    echo "$name: left out, the time is up" | tee -a summary.txt
    return
  fi
  [ "$limit" -le "$left" ] || limit=$left
  [ ! -f "$name.txt" ] || mv "$name.txt" "$name-before.txt"
  rm -f "$work/code"
  (
    trap - HUP INT TERM
    sh -c 'echo "$0 $$" > .running; exec timeout -k 5 "$@"' $$ "$limit" "$@" > "$name.txt" 2>&1 < /dev/null
    echo $? > "$work/code"
  ) > /dev/null 2>&1 &
  # Not `wait`: a process that the driver holds cannot be ended, not even by force.
  while [ ! -s "$work/code" ] && [ "$(date +%s)" -lt $((start + limit + 8)) ]; do
    sleep 0.2
  done
  rm -f .running
  code=$(cat "$work/code" 2> /dev/null) || code=hangs
  case $code in
    0) how=ok ;;
    124 | 137) how="ended after its $limit s" ;;
    hangs) how="cannot be ended, the driver holds it" ;;
    *) how="failed ($code)" ;;
  esac
  [ -z "$stopped" ] || [ "$how" = ok ] || how=stopped
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
    why=$(sed -n -e 's/^Skipped[:,] //p' -e 's/^error: //p' "$name.txt" | head -n 1 | cut -c 1-300)
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
cupti=$(find_cupti)
[ -z "$cupti" ] || export LD_LIBRARY_PATH="${LD_LIBRARY_PATH:+$LD_LIBRARY_PATH:}$cupti"

# once NAME ...: a step that need not be repeated when it ended well in an earlier call.
once() {
  if grep -q "^$1: ok, " summary-before.txt 2> /dev/null; then
    grep "^$1: ok, " summary-before.txt | tee -a summary.txt
  else
    step "$@"
  fi
}

# with_engine NAME ...: a step that needs what 10-build makes.
with_engine() {
  if [ -f "$plan" ]; then
    step "$@"
  else
    echo "$1: left out, no engine was built" | tee -a summary.txt
  fi
}

# record NAME SECONDS SLICE: begins the recording, or goes on with it.
record() {
  resume=
  [ ! -f recorded/project.json ] || resume=--resume
  step "$1" "$2" "$bin/optimum" record-suite --out recorded --device "$device" --slice "$3" $resume
}

checks=io.optimum.workbench
onnx=$work/models/resnet18.onnx
plan=$work/engines/resnet18-fp16.plan
once 01-nvidia-smi 20 nvidia-smi -q
once 02-doctor 60 "$bin/optimum" doctor
once 03-gpus 60 "$bin/optimum" gpus --on here
once 04-driver 60 "$bin/gpu-checks" $checks.device.cuda.driver.jcuda.JCudaDriverOnGpuTest
once 05-kernels 90 "$bin/gpu-checks" $checks.device.cuda.reenact.ReenactmentOnGpuTest
once 06-runs 150 "$bin/gpu-checks" $checks.device.cuda.CudaGpuOnGpuTest
record 07-record 180 2m
once 08-tensorrt 120 "$bin/gpu-checks" $checks.app.TensorRtOnGpuTest
step 09-network 30 "$bin/optimum" networks resnet18 --onnx "$work/models"
step 10-build 120 "$bin/optimum" build "$onnx" --precision fp16 --batch 1 --device "$device" --out "$work/engines"
with_engine 11-engine 60 "$bin/optimum" doctor --engine "$plan" --device "$device"
with_engine 12-profile 90 "$bin/optimum" profile "$plan" --out profiled --device "$device"
# With all the time that is left but for the last trial, the runs that are kept with spans, and packing.
left=$(seconds_left)
[ "$left" -gt 130 ] || left=130
record 13-record-on "$left" $((left - 100))s

cp "$work"/engines/*.json . 2> /dev/null
# What agents wrote that failed; this machine may be gone tomorrow.
find "${TMPDIR:-/tmp}" -maxdepth 2 -path '*/optimum-agents-*.log' -newer "$work/began" -exec cp {} . \; 2> /dev/null
# Once only, in pieces or as it is: doors have limits.
if [ -d recorded ]; then
  rm -f recorded.tar.gz.*
  tar -czf "$work/recorded.tar.gz" recorded && split -b 15000000 "$work/recorded.tar.gz" recorded.tar.gz. && rm -rf recorded \
    || rm -f recorded.tar.gz.*
fi
rm -rf "$work"
echo "All of it is in $out; summary.txt says how each step ended."
