#!/bin/bash
# Builds dist/ and serves it on this machine.
#   ./serve.sh [--port N] [--build]
# --port N   another port than 8000        --build   stop after building
# On Debian as root, what is missing is installed first; anyone else is told what is missing.
set -eu
cd "$(dirname "$0")"

usage() {
    sed -n '2,5s/^# \{0,1\}//p' "$0"
    exit 2
}
port=8000 build_only=
while [ $# -gt 0 ]; do
    case $1 in
    --port) [[ ${2:-} =~ ^[0-9]{1,5}$ ]] || usage; port=$2; shift ;;
    --build) build_only=1 ;;
    *) usage ;;
    esac
    shift
done

.build/need.sh native web site
echo "Building (a few minutes the first time)."
.build/site.sh
[ -n "$build_only" ] && exit 0
echo "Stifinner is served on the address below. Stop with Ctrl+C."
exec node .build/serve.mjs dist --port "$port"
