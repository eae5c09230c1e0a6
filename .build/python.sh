#!/bin/bash
# Runs the Python that Debian's packages are installed for; another one may come first on the PATH.
if [ -x /usr/bin/python3 ]; then exec /usr/bin/python3 "$@"; fi
exec python3 "$@"
