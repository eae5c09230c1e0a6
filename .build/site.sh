#!/bin/bash
# Builds dist/: the native program (which resolves the pathways), the WebAssembly, the fonts, the site. Quiet unless it fails.
#   .build/site.sh     JOBS=N sets the parallelism
set -eu
cd "$(dirname "$0")/.."
jobs=${JOBS:-$(nproc)}
if [ -e /usr/share/nodejs/acorn ]; then export NODE_PATH=/usr/share/nodejs; fi

# quietly WHAT COMMAND...: shows the command's output only when it fails.
quietly() {
    local what=$1 log
    shift
    mkdir -p build
    log=$(mktemp build/log-XXXXXX)
    if ! "$@" >"$log" 2>&1; then
        cat "$log" >&2
        rm -f "$log"
        echo "$what failed" >&2
        exit 1
    fi
    rm -f "$log"
}
# build PRESET WHAT TARGET...
build() {
    local preset=$1 what=$2
    shift 2
    quietly "Configuring $what" cmake --preset "$preset"
    quietly "Building $what" cmake --build --preset "$preset" -j "$jobs" --target "$@"
}

build release "the command line" stifinner
build web "the WebAssembly" stifinner stifinner-web
quietly "Fetching the typeface" .build/npm.sh .build/fonts build/deps/fonts
if ! [ build/fonts/OFL.txt -nt .build/fonts.py ] || ! [ build/fonts/OFL.txt -nt build/deps/fonts/.installed ]; then
    quietly "Cutting the fonts" .build/python.sh .build/fonts.py build/deps/fonts build/fonts
fi
imgui=$(sed -n 's/^FETCHCONTENT_SOURCE_DIR_IMGUI:[A-Z]*=//p' build/wasm/CMakeCache.txt)
[ -n "$imgui" ] || imgui=build/wasm/_deps/imgui-src
.build/python.sh .build/dist.py --native build/native --web build/wasm --fonts build/fonts --imgui "$imgui" --out dist
