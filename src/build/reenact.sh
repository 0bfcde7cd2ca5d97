#!/usr/bin/env bash
# Compiles the re-enactment kernels to the PTX that ships: src/build/reenact.sh [TARGET]. Needs nvcc; a build of
# the program does not.
#
# The oldest GPU that nvcc 13 compiles for is sm_75, and the PTX version it writes needs a driver of its own age. The
# kernels use nothing newer than PTX ISA 6.3 on sm_70, so the text is marked as that: the driver then compiles it for
# any GPU from Volta on, and drivers since CUDA 10.0 take it. ptxas refuses it if a newer instruction slips in, which
# a test looks at.
set -eu
cd "$(dirname "$0")/../main/resources/io/optimum/workbench/device/cuda/reenact"
out=${1:-reenact.ptx}
nvcc -ptx -arch=compute_75 -O3 -std=c++17 -o "$out" reenact.cu
sed -i -e 's/^\.version .*/.version 6.3/' -e 's/^\.target .*/.target sm_70/' \
  -e '/^\/\/ Compiler Build ID/d' -e '/^\/\/ Cuda compilation tools/d' -e '/^\/\/ Based on/d' "$out"
