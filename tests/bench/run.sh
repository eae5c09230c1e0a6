#!/bin/bash
# Every benchmark: the executables of this folder, one after the other. Figures are for reading; only `size` fails.
set -u
cd "$(dirname "$0")/../.."
failed=0
for bench in tests/bench/*; do
    if [ -x "$bench" ] && [ -f "$bench" ] && [ "$(basename "$bench")" != run.sh ]; then
        echo "== $(basename "$bench")"
        "$bench" || failed=1
    fi
done
exit $failed
