#!/bin/bash
# Sees to it that the tools of the named groups are on this machine.
#   .build/need.sh GROUP...     groups: native web site browser exchange atspi fuzz holidays peers
# As root on Debian what is missing is installed; anyone else is told what is missing. Exit 0 when nothing is.
set -eu

missing_packages=() missing_what=()
# need PACKAGES WHAT TEST...: PACKAGES are wanted when TEST fails; WHAT names them to a person.
need() {
    local packages=$1 what=$2
    shift 2
    [[ " ${missing_packages[*]} " == *" $packages "* ]] && return
    if ! "$@" >/dev/null 2>&1; then
        missing_packages+=($packages)
        missing_what+=("$what")
    fi
}
command_for() { command -v "$1"; }
a_python() { "$(dirname "$0")/python.sh" -c "$1"; }
acorn() { ! [ /usr/share/emscripten/emcc.py -ef "$(dirname "$(realpath "$(command -v emcc)")")/emcc.py" ] || [ -e /usr/share/nodejs/acorn ]; }
sanitizers() { ls /usr/lib/llvm-*/lib/clang/*/lib/linux/libclang_rt.fuzzer-*.a /usr/lib/clang/*/lib/linux/libclang_rt.fuzzer-*.a; }

check() {
    missing_packages=() missing_what=()
    for group in "$@"; do
        case $group in
        native)
            need "cmake" "CMake" command_for cmake
            need "ninja-build" "Ninja" command_for ninja
            need "g++" "a C++ compiler (g++)" command_for g++
            need "python3" "Python 3" command_for python3
            need "nlohmann-json3-dev" "nlohmann/json" test -e /usr/include/nlohmann/json.hpp
            need "doctest-dev" "doctest" test -e /usr/include/doctest/doctest.h
            ;;
        web)
            need "nodejs" "Node.js" command_for node
            need "emscripten" "Emscripten (emcc)" command_for emcc
            need "node-acorn" "acorn, which Emscripten's optimiser uses" acorn
            need "xz-utils" "xz" command_for xz
            need "git" "git" command_for git
            need "ca-certificates" "certificates" test -e /etc/ssl/certs/ca-certificates.crt
            ;;
        site)
            need "npm" "npm" command_for npm
            need "python3-fonttools" "fontTools for Python" a_python "import fontTools.subset"
            need "python3-brotli" "brotli for Python" a_python "import brotli"
            ;;
        browser)
            need "npm" "npm" command_for npm
            need "chromium" "Chromium" command_for chromium
            need "chromium-headless-shell" "Chromium without windows (or CHROMIUM says which to use)" command_for "${CHROMIUM:-chromium-headless-shell}"
            need "fonts-liberation" "a font for what is in none of ours" test -d /usr/share/fonts/truetype
            ;;
        atspi)
            need "xvfb" "Xvfb" command_for Xvfb
            need "dbus" "dbus-run-session" command_for dbus-run-session
            need "at-spi2-core" "the accessibility bus" test -e /usr/libexec/at-spi-bus-launcher
            need "python3-pyatspi" "pyatspi" /usr/bin/python3 -c "import pyatspi"
            need "chromium" "Chromium" command_for chromium
            ;;
        exchange)
            need "npm" "npm" command_for npm
            need "python3-vobject" "vobject for Python" a_python "import vobject"
            need "python3-icalendar" "icalendar for Python" a_python "import icalendar"
            ;;
        fuzz)
            need "clang" "clang" command_for clang++
            need "libclang-rt-14-dev" "clang's sanitizers and libFuzzer" sanitizers
            ;;
        holidays) # of tests/stages/peers
            need "python3-holidays" "holidays for Python" a_python "import holidays"
            ;;
        peers) # of tests/bench/solvers
            need "libboost-graph-dev" "Boost.Graph" test -e /usr/include/boost/graph/bellman_ford_shortest_paths.hpp
            need "liblemon-dev" "LEMON" test -e /usr/include/lemon/bellman_ford.h
            need "z3" "z3" command_for z3
            ;;
        *) echo "need.sh: no group $group" >&2 && exit 2 ;;
        esac
    done
}

check "$@"
[ ${#missing_packages[@]} -eq 0 ] && exit 0
if [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null; then
    echo "Installing: ${missing_packages[*]}"
    export DEBIAN_FRONTEND=noninteractive
    # A throw-away machine need not survive a power cut while it installs.
    unsafe=${CI:+-o Dpkg::Options::=--force-unsafe-io}
    install() { apt-get install -y -q --no-install-recommends $unsafe "${missing_packages[@]}"; }
    log=$(mktemp)
    if ! install >"$log" 2>&1 && ! { apt-get update -q && install; } >"$log" 2>&1; then
        tail -n 20 "$log" >&2
    fi
    rm -f "$log"
    hash -r
    check "$@"
    [ ${#missing_packages[@]} -eq 0 ] && exit 0
fi
{
    echo "Missing on this machine:"
    printf '  - %s\n' "${missing_what[@]}"
    echo "On Debian 12 this installs it:"
    echo "  sudo apt-get update && sudo apt-get install --no-install-recommends ${missing_packages[*]}"
} >&2
exit 1
