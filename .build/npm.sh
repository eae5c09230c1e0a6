#!/bin/bash
# Installs the packages that a lock file pins, into a folder of the build tree.
#   .build/npm.sh FOLDER-WITH-LOCK DEST
set -eu
from=$1 dest=$2
if cmp -s "$from/package-lock.json" "$dest/.installed"; then exit 0; fi
mkdir -p "$dest"
cp "$from/package.json" "$from/package-lock.json" "$dest/"
npm ci --prefix "$dest" --ignore-scripts --no-audit --no-fund --loglevel=error >&2
cp "$from/package-lock.json" "$dest/.installed"
