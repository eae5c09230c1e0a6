#!/bin/bash
# Builds dist/: the native program (which resolves the pathways), the WebAssembly, the fonts, the site. Quiet unless it fails.
#   .build/site.sh [--quick]     JOBS=N sets the parallelism
# --quick takes the programs of presets dev and web-debug (no optimisation): for looking at a change, not for hosting.
set -eu
cd "$(dirname "$0")/.."
jobs=${JOBS:-$(nproc)} native=build/native web=build/wasm quick=
if [ "${1:-}" = --quick ]; then quick=1 native=build/dev web=build/web-debug; fi
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

if [ -n "$quick" ]; then
    build dev "the command line" stifinner
    build web-debug "the WebAssembly" stifinner-web
else
    build release "the command line" stifinner
    build web "the WebAssembly" stifinner stifinner-web
fi
quietly "Fetching the typeface" .build/npm.sh .build/fonts build/deps/fonts
if ! [ build/fonts/OFL.txt -nt .build/fonts.py ] || ! [ build/fonts/OFL.txt -nt build/deps/fonts/.installed ]; then
    quietly "Cutting the fonts" .build/python.sh .build/fonts.py build/deps/fonts build/fonts
fi
quietly "Fetching what draws and reads codes" .build/npm.sh .build/web build/deps/web
mkdir -p build/icons
if ! [ build/icons/icon-192.png -nt .build/icons.py ]; then quietly "Drawing the icons" .build/python.sh .build/icons.py build/icons; fi
imgui=$(sed -n 's/^FETCHCONTENT_SOURCE_DIR_IMGUI:[A-Z]*=//p' "$web/CMakeCache.txt")
[ -n "$imgui" ] || imgui="$web"/_deps/imgui-src
.build/python.sh .build/dist.py --native "$native" --web "$web" --fonts build/fonts --icons build/icons --imgui "$imgui" --packages build/deps/web --out dist ${quick:+--quick}
