#!/bin/sh
# Starts Optimum Workbench from an installed kit: sh is all it needs. As `gpu-checks` it starts the tests that need a GPU: all, or those
# of the classes that are named.
case $0 in
  */*) bin=${0%/*} ;;
  *) bin=. ;;
esac
here=$(CDPATH= cd -- "$bin/.." && pwd)

# What the kit brought, then what the user named, then what the system has. CUPTI lies beside TensorRT 10.
libraries=
for each in lib-trt8 lib-trt8-builder lib-stubs lib-trt10; do
  [ -d "$here/$each" ] && libraries="$libraries$here/$each:"
done
libraries=$libraries${LD_LIBRARY_PATH:-}
export LD_LIBRARY_PATH="${libraries%:}" # an empty entry would be the folder one is in

# Names of files are bytes: without a locale, as in containers and in commands over ssh, Java knows those in ASCII only.
case ${LC_ALL:-${LC_CTYPE:-${LANG:-C}}} in
  C | POSIX) export LC_ALL=C.UTF-8 ;;
esac

# An agent starts from the classes that the installation has recorded, and compiles later than by default.
late=
aot=
if [ "${1:-}" = agent ]; then
  late=-XX:CompileThresholdScaling=10
  [ ! -f "$here/agent.aot" ] || aot="-XX:AOTCache=$here/agent.aot"
fi

checks=
main=io.optimum.workbench.app.Main
if [ "${0##*/}" = gpu-checks ]; then
  checks=:$here/checks/*
  main=org.junit.platform.console.ConsoleLauncher
  own=io.optimum.workbench
  [ $# -gt 0 ] || set -- $own.device.cuda.driver.jcuda.JCudaDriverOnGpuTest $own.device.cuda.reenact.ReenactmentOnGpuTest \
    $own.device.cuda.CudaGpuOnGpuTest $own.app.TensorRtOnGpuTest
  for each in "$@"; do
    shift
    set -- "$@" "--select-class=$each"
  done
  set -- execute --disable-banner --disable-ansi-colors --details=tree --include-engine=junit-jupiter "$@"
fi

exec "$here/runtime/bin/java" ${late:+"$late"} ${aot:+"$aot"} \
  --enable-native-access=ALL-UNNAMED -XX:+UseSerialGC -Xmx2g -Xss8m \
  ${TMPDIR:+"-Djava.io.tmpdir=$TMPDIR"} -Dai.djl.offline=true -DOPT_OUT_TRACKING=true -Djava.awt.headless=true \
  -Dorg.bytedeco.javacpp.maxPhysicalBytes=0 \
  -Doptimum.home="$here" \
  -cp "$here/app/*$checks" "$main" "$@"
