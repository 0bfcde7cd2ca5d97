#!/bin/sh
# Starts Optimum Workbench from an installed kit: sh is all it needs.
case $0 in
  */*) bin=${0%/*} ;;
  *) bin=. ;;
esac
here=$(CDPATH= cd -- "$bin/.." && pwd)

# What the kit brought, then what the user named, then what the system has.
libraries=
for each in lib-trt8 lib-trt8-builder lib-stubs; do
  [ -d "$here/$each" ] && libraries="$libraries$here/$each:"
done
export LD_LIBRARY_PATH="$libraries${LD_LIBRARY_PATH:-}"

# An agent starts from the classes that the installation has recorded.
aot=
if [ "${1:-}" = agent ] && [ -f "$here/agent.aot" ]; then
  aot="-XX:AOTCache=$here/agent.aot"
fi

exec "$here/runtime/bin/java" ${aot:+"$aot"} \
  --enable-native-access=ALL-UNNAMED -XX:+UseSerialGC -Xmx2g \
  -Dai.djl.offline=true -DOPT_OUT_TRACKING=true -Djava.awt.headless=true \
  -Doptimum.home="$here" \
  -cp "$here/app/*" io.optimum.workbench.app.Main "$@"
