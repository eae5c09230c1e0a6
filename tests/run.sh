#!/bin/bash
# Installs what is missing, builds, and runs every test.
#   tests/run.sh [--only STAGE[,STAGE...]] [--list]
# Each stage prints what it counted; the last line is `N passed, N failed` of them all. Logs stay in build/logs.
# More stages: an executable tests/stages/NAME is run from the root of the source, with STIFINNER (the native program) and
# STIFINNER_WASM (the script for Node) in its environment; its last line is `N passed, N failed`.
set -u
cd "$(dirname "$0")/.."
export LC_ALL=C.UTF-8 STIFINNER="$PWD/build/native/stifinner" STIFINNER_WASM="$PWD/build/wasm/stifinner.js"
export ASAN_OPTIONS=detect_stack_use_after_return=1:strict_string_checks=1 UBSAN_OPTIONS=print_stacktrace=1
if [ -e /usr/share/nodejs/acorn ]; then export NODE_PATH=/usr/share/nodejs; fi
jobs=${JOBS:-$(nproc)}
only=
mkdir -p build/logs
: >build/logs/counts

while [ $# -gt 0 ]; do
    case $1 in
    --only) only=",$2," && shift ;;
    --list) list=1 ;;
    *) sed -n '2,6s/^# \{0,1\}//p' "$0" && exit 2 ;;
    esac
    shift
done

wanted() {
    if [ -n "${list:-}" ]; then echo "$1" && return 1; fi
    [ -z "$only" ] || [[ $only == *",$1,"* ]]
}

# stage NAME COMMAND...: runs it, shows what it says when it fails, and writes down what it counted. Stages that use one core may
# run beside each other: `stage A ... & stage B ... & wait`.
stage() {
    local name=$1 log="build/logs/$1.log" began=$SECONDS status=0 p=0 f=0 counts
    shift
    wanted "$name" || return 0
    "$@" >"$log" 2>&1 </dev/null || status=$?
    # doctest: `test cases: 3 | 2 passed | 1 failed | 0 skipped`; all else: `2 passed, 1 failed`.
    while read -r counts; do
        p=$((p + ${counts% *})) f=$((f + ${counts#* }))
    done < <(sed 's/\x1b\[[0-9;]*m//g' "$log" | sed -nE \
        -e 's/^\[doctest\] test cases: +[0-9]+ \| +([0-9]+) passed \| +([0-9]+) failed.*/\1 \2/p' \
        -e '${s/^([0-9]+) passed, ([0-9]+) failed.*/\1 \2/p}')
    if [ $status -ne 0 ] && [ $f -eq 0 ]; then f=1; fi # crashed, or never got so far as to count
    if [ $status -eq 0 ] && [ $((p + f)) -eq 0 ]; then p=1; fi # a step that only succeeds or fails
    [ $f -eq 0 ] || tail -n 60 "$log" | sed 's/^/    /'
    sed -n 's/^AGAIN/    needed a second try:/p' "$log"
    printf '%-16s %5d passed, %d failed  (%d s)\n' "$name" $p $f $((SECONDS - began))
    echo "$p $f" >>build/logs/counts
    [ $f -eq 0 ]
}

build() {
    local preset=$1
    shift
    cmake --preset "$preset" -DSTIFINNER_UNITY=ON && cmake --build --preset "$preset" -j "$jobs" ${1:+--target "$@"}
}
has() { compgen -G "$1" >/dev/null; }

build_native() { build dev; }
build_web_tests() { build web unit_tests; }
in_node() { node --no-experimental-fetch build/wasm/unit_tests.js --no-colors; }
pathway_files() { "$STIFINNER" check --strict pathways/*.json; }
browser_tools() { .build/npm.sh tests/browser build/deps/browser; }
size() { browser_tools && tests/bench/size; }
browser() { browser_tools && node tests/browser/run.mjs; }

# Each target for some seconds from its corpus; the same seed each run, so that one change is judged like another (STIFINNER_SEED
# sets another, FUZZ_SECONDS more time: that is how one looks for something new).
fuzz() {
    local seed=${STIFINNER_SEED:-7} p=0 f=0 name corpus
    for source in tests/fuzz/*_fuzz.cpp; do
        name=$(basename "$source" .cpp) corpus="build/fuzz/corpus-$(basename "$source" .cpp)"
        mkdir -p "$corpus"
        echo "$name, seed $seed"
        if build/dev/"$name" -seed="$seed" -max_total_time="${FUZZ_SECONDS:-15}" -timeout=10 -rss_limit_mb=4096 -max_len=65536 \
            -artifact_prefix="build/fuzz/$name-" "$corpus" $([ -d "tests/fuzz/${name%_fuzz}" ] && echo "tests/fuzz/${name%_fuzz}"); then
            p=$((p + 1))
        else
            f=$((f + 1))
        fi
    done
    echo "$p passed, $f failed"
    [ $f -eq 0 ]
}

if [ -z "${list:-}" ]; then
    .build/need.sh native web site browser exchange fuzz || { echo "0 passed, 1 failed"; exit 1; }
fi
stage layers tests/check_layers
stage source tests/check_source
stage texts tests/check_texts
stage checks tests/check_checks
stage build-native build_native && {
    stage unit-native build/dev/unit_tests --no-colors & # a core each, beside a build whose links need only one
    stage fuzz fuzz &
}
stage build-site .build/site.sh && {
    wait
    stage build-wasm build_web_tests && for_node=1
    stage atspi tests/stages/atspi                      # a whole desktop: nothing beside it
    [ -z "${for_node:-}" ] || stage unit-wasm in_node & # one core, beside what mostly needs one
    # Measures words with the typeface that the site's build has cut.
    if has 'tests/ui/*.cpp' || has 'tests/app/*.cpp'; then stage ui-native build/dev/ui_tests --no-colors; fi
    stage goldens tests/golden/run
    stage pathways pathway_files
    for extra in tests/stages/*; do
        name=$(basename "$extra" | sed 's/\.[a-z]*$//')
        if [ -x "$extra" ] && [ -f "$extra" ] && [ "$name" != atspi ]; then stage "$name" "$extra"; fi
    done
    wait # what follows measures, and minds its time
    stage size size
    stage browser browser
}
wait
[ -z "${list:-}" ] || exit 0
read -r passed failed < <(awk '{ p += $1; f += $2 } END { print p + 0, f + 0 }' build/logs/counts)
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
