#!/bin/bash
# Every benchmark: the executables of this folder, one after the other; then all their figures in one table, ours beside peers.
#   tests/bench/run.sh [NAME...]        only these; the table alone of what was measured last: tests/bench/table.mjs build/bench/logs/*
# A part gives a figure to the table as a line `row<TAB>what=…<TAB>size=…<TAB>native=…` (rows.h, row.mjs). Figures are for reading; only
# `size` and answers that differ fail.
set -u
cd "$(dirname "$0")/../.."
failed=0
logs=build/bench/logs
mkdir -p "$logs"
[ $# -gt 0 ] || rm -f "$logs"/*.txt
for bench in tests/bench/*; do
    name=$(basename "$bench")
    case $name in *.*) continue ;; esac
    if [ ! -x "$bench" ] || [ ! -f "$bench" ]; then continue; fi
    if [ $# -gt 0 ] && [[ " $* " != *" $name "* ]]; then continue; fi
    echo "== $name"
    "$bench" | tee "$logs/$name.txt" | grep -v --line-buffered $'^row\t'
    [ "${PIPESTATUS[0]}" -eq 0 ] || failed=1
done
echo "== all figures"
shopt -s nullglob
node tests/bench/table.mjs "$logs"/*.txt
exit $failed
