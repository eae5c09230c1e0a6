#!/usr/bin/env python3
"""What dist/ promises: two builds give the same bytes, names carry content, everything that is named is there, the policy fits the page.

The site step is run twice more, from the same inputs, into build/. The last line is `N passed, N failed`.
"""
import base64
import gzip
import hashlib
import json
import pathlib
import re
import shutil
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
DIST = ROOT / 'dist'
HASHED = re.compile(r'\.([0-9a-f]{10})\.\w+$')
passed = failed = 0


def check(ok, what):
    global passed, failed
    passed, failed = passed + bool(ok), failed + (not ok)
    if not ok:
        print('FAILED', what)


def integrity(content):
    return 'sha256-' + base64.b64encode(hashlib.sha256(content).digest()).decode()


def build(out):
    """The last step of .build/site.sh, into another folder."""
    line = next(line for line in (ROOT / '.build/site.sh').read_text().splitlines() if 'dist.py --native' in line)
    web = 'build/wasm' if (ROOT / 'build/wasm/site/stifinner-app.wasm').exists() else 'build/web-debug'
    native = 'build/native' if (ROOT / 'build/native/stifinner').exists() else 'build/dev'
    cache = (ROOT / web / 'CMakeCache.txt').read_text()
    imgui = re.search(r'FETCHCONTENT_SOURCE_DIR_IMGUI:\w+=(\S*)', cache)
    imgui = imgui[1] if imgui and imgui[1] else f'{web}/_deps/imgui-src'
    command = line.replace('"$web"', web).replace('"$native"', native).replace('"$imgui"', imgui).replace('--out dist', f'--out {out}').replace('${quick:+--quick}', '--quick')
    subprocess.run(command, cwd=ROOT, shell=True, check=True, stdout=subprocess.DEVNULL)


def files(folder):
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob('*')) if p.is_file()}


def main():
    once, twice = ROOT / 'build/site-once', ROOT / 'build/site-twice'
    for out in [once, twice]:
        shutil.rmtree(out, ignore_errors=True)
        build(out.relative_to(ROOT))
    a, b = files(once), files(twice)
    check(a.keys() == b.keys(), f'the same files: {sorted(a.keys() ^ b.keys())[:5]}')
    for name in a.keys() & b.keys():
        check(a[name] == b[name], f'{name} differs between two builds')
    for out in [once, twice]:
        shutil.rmtree(out)

    site = files(DIST)
    for name, content in site.items():
        if name.endswith('.br'):
            continue
        if name.endswith('.gz'):
            check(gzip.decompress(content) == site[name[:-3]] and content[4:8] == b'\0\0\0\0', f'{name}: the same content, no time of day')
            continue
        if match := HASHED.search(name):
            check(hashlib.sha256(content).hexdigest()[:10] == match[1], f'{name}: its name is its content')
    page = site['index.html'].decode()
    for name in re.findall(r'(?:href|src)="([^"]+)"', page):
        if not name.startswith('tel:'):
            check(name in site, f'index.html names {name}')
    for name in re.findall(r'(?:href|src)="([^"]+\.(?:js|css))"', page):
        check(f'"{name}" integrity="{integrity(site[name])}"' in page, f'index.html: the integrity of {name}')
    inline = re.findall(r'<script(?: type="importmap")?>(.*?)</script>', page, re.S)
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', page)[1]
    allowed = set(re.findall(r"'(sha256-[^']+)'", policy))
    check({integrity(text.encode()) for text in inline} == allowed, 'the policy allows the scripts of the page, and none besides')
    check('unsafe-inline' not in policy and "'unsafe-eval'" not in policy and "default-src 'none'" in policy, 'a strict policy')
    known = json.loads(re.search(r'<script type="importmap">(.*?)</script>', page)[1])['integrity']
    modules = {f'./{name}' for name in site if name.endswith('.js') and name != 'sw.js'}
    check(set(known) == modules, f'every module has its integrity: {sorted(modules ^ set(known))}')
    for name, checksum in known.items():
        check(integrity(site[name[2:]]) == checksum, f'{name}: its integrity')
    worker = site['sw.js'].decode()
    held = json.loads(re.search(r'FILES = (\{.*?\})[,;]', worker)[1])
    for name, checksum in held.items():
        check(integrity(site['index.html' if name == './' else name]) == checksum, f'sw.js: {name}')
    plain = {name for name in site if not name.endswith(('.br', '.gz'))}
    check(plain - set(held) <= {'index.html', 'sw.js', 'licences.txt'} | {name for name in plain if name.endswith('.schema.json')}, 'the worker holds every file that the page uses')
    check(len(re.search(r"BUILD = '([^']*)'", worker)[1]) == 16, 'the edition has a name')
    for name, content in site.items():
        if name.endswith('.js'):
            for imported in re.findall(rb"""(?:\bfrom\s*|\bimport\s*\(?\s*)['"]\./([\w.-]+\.js)['"]""", content):
                check(imported.decode() in site, f'{name} imports {imported.decode()}')
    check(b'Paul Miller' in site['licences.txt'] and b'Dear ImGui' in site['licences.txt'], 'licences.txt names what the site is made of')
    # As the README writes it: the texts are found, though the site names them by their content.
    told = subprocess.run(['build/native/stifinner', 'export', '--csv', 'tests/documents/plan-1.json', '--today', '2026-02-02'],
                          cwd=ROOT, capture_output=True)
    check(told.returncode == 0 and len(told.stdout) > 50, f'the command line finds its texts: {told.stderr.decode()[:200]}')
    here = str(ROOT).encode()
    check(not [name for name, content in site.items() if here in content], 'no path of the machine that built it')
    print(f'{passed} passed, {failed} failed')
    sys.exit(1 if failed or not passed else 0)


main()
