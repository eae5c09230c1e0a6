#!/bin/bash
# Unpacks Dear ImGui's source (>= 1.92.2) from the Debian archive into DEST.
#   .build/fetch_imgui.sh DEST
# The machine's own apt entries say where the archive is; a private configuration beside DEST asks the same
# place for source packages of a newer Debian, so that the machine's configuration is neither used up nor changed.
# Exit 0 when DEST holds the source, else 1 (CMake then fetches the tagged release instead).
set -eu
dest=$(realpath -m "$1")
[ -f "$dest/imgui.h" ] && exit 0
command -v apt-get >/dev/null || exit 1
mkdir -p "$(dirname "$dest")"
work=$(mktemp -d "$(dirname "$dest")/imgui-XXXXXX")
trap 'rm -rf "$work"' EXIT
mkdir -p "$work"/{parts,lists/partial,cache/archives/partial,download}
chmod -R a+rX "$work"

# One deb-src entry per Debian mirror of this machine. The security archive has no such suite, and is left out.
python3 - "$work/parts/imgui.sources" <<'PY' || exit 1
import glob, re, sys
SUITE = 'forky'
OURS = {'bookworm', 'trixie', 'forky', 'sid', 'stable', 'testing', 'unstable', 'oldstable'}
stanzas = []
for name in sorted(glob.glob('/etc/apt/sources.list.d/*.sources')):
    for block in re.split(r'\n\s*\n', open(name).read()):
        fields = {}
        for line in block.splitlines():
            if line.strip() and not line.startswith('#') and ':' in line:
                key, value = line.split(':', 1)
                fields[key.strip()] = value.strip()
        if OURS & set(fields.get('Suites', '').split()) and 'URIs' in fields:
            stanzas.append((fields['URIs'], fields.get('Signed-By')))
for name in ['/etc/apt/sources.list', *sorted(glob.glob('/etc/apt/sources.list.d/*.list'))]:
    try:
        lines = open(name).read().splitlines()
    except OSError:
        continue
    for line in lines:
        m = re.match(r'deb\s+(?:\[([^]]*)\]\s+)?(\S+)\s+(\S+)\s', line.strip() + ' ')
        if m and m[3] in OURS:
            key = re.search(r'signed-by=(\S+)', m[1] or '')
            stanzas.append((m[2], key[1] if key else None))
if not stanzas:
    sys.exit(1)
uris, signed_by = stanzas[0]
with open(sys.argv[1], 'w') as out:
    out.write(f'Types: deb-src\nURIs: {uris}\nSuites: {SUITE}\nComponents: main\n')
    if signed_by:
        out.write(f'Signed-By: {signed_by}\n')
PY
options=(-q -o "Dir::Etc::SourceList=/dev/null" -o "Dir::Etc::SourceParts=$work/parts" -o "Dir::State::Lists=$work/lists"
         -o "Dir::Cache=$work/cache" -o "APT::Sandbox::User=" -o "Acquire::Languages=none"
         # An archive that stands still is as good: its signature is checked all the same.
         -o "Acquire::Check-Valid-Until=false")
log="$work/log"
{ apt-get "${options[@]}" update && cd "$work/download" &&
    apt-get "${options[@]}" source --download-only imgui; } >"$log" 2>&1 || { cat "$log" >&2; exit 1; }
# The package's patches only add a Makefile: the original source is all that is needed.
mkdir "$work/source"
tar -xf "$work"/download/imgui_*.orig.tar.* --strip-components=1 -C "$work/source"
version=$(sed -n 's/^#define IMGUI_VERSION_NUM *\([0-9]*\).*/\1/p' "$work/source/imgui.h")
[ "$version" -ge 19220 ] || { echo "Debian's Dear ImGui is $version, 19220 is needed" >&2; exit 1; }
mv -T "$work/source" "$dest" 2>/dev/null || [ -f "$dest/imgui.h" ]
