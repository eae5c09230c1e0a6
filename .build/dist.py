"""Puts the whole site together in dist/: relative addresses only, the same input gives the same bytes.

    python3 .build/dist.py --native build/native --web build/wasm --fonts build/fonts --icons build/icons
        --imgui build/deps/imgui --packages build/deps/web --out dist [--quick]

Every file's name carries its content (main.0a1b2c3d4e.js), but for those that a host, a browser or a person asks for by name; a name
never stands for two contents, so nothing of two editions can meet. web/files.js and web/sw.js get the list of them, index.html the
hashes that its policy and the browser check. Compressed copies (.br, .gz) lie beside, unless --quick.

From web/ come the hand-written page, from the web build the program and the theme, from assets/lang the texts, from
pathways/ the pathways, resolved (shared parts filled in) by the native program, and a catalogue of them.
"""
import argparse
import base64
import concurrent.futures
import gzip
import hashlib
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys

import sources_page

ROOT = pathlib.Path(__file__).resolve().parent.parent
CATALOGUE_FIELDS = ['id', 'label', 'tagline', 'title', 'about', 'edition', 'anchors']


def read_json(path):
    return json.loads(path.read_text(encoding='utf-8'))


def compact(value):
    return json.dumps(value, ensure_ascii=False, separators=(',', ':')) + '\n'


def write(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding='utf-8')


def resolved(native, path):
    run = subprocess.run([native / 'stifinner', 'resolve', path], cwd=ROOT, capture_output=True, text=True, encoding='utf-8')
    if run.returncode != 0:
        sys.exit(f'{path.relative_to(ROOT)} cannot be resolved:\n{run.stdout}{run.stderr}')
    return json.loads(run.stdout)


def pathways(native, out):
    """pathways/*.json, their catalogue, and the example persons. Returns the pathways, resolved."""
    whole = []
    catalogue = {'format': 'stifinner/catalogue', 'version': 1, 'pathways': [], 'examples': []}
    # Patients' pathways first, in the order of assets/catalogue.json; others after them, by name.
    order = read_json(ROOT / 'assets/catalogue.json')
    place = {name: index for index, name in enumerate(order['patients'] + order['services'])}
    for path in sorted((ROOT / 'pathways').glob('*.json'), key=lambda p: (place.get(p.stem, len(place)), p.name)):
        if read_json(path).get('format') != 'stifinner/pathway':
            continue # a schema, or the table of facts
        pathway = resolved(native, path.relative_to(ROOT))
        write(out / 'pathways' / path.name, compact(pathway))
        whole.append(pathway)
        entry = {field: pathway[field] for field in CATALOGUE_FIELDS if field in pathway}
        entry['services'] = path.stem in order['services']
        catalogue['pathways'].append({**entry, 'file': f'pathways/{path.name}'})
    for path in sorted((ROOT / 'pathways/examples').glob('*.json')):
        example = read_json(path)
        write(out / 'pathways/examples' / path.name, compact(example))
        catalogue['examples'].append({'id': example['id'], 'title': example['title'],
                                      'pathways': [course['pathway'] for course in example['courses']],
                                      'file': f'pathways/examples/{path.name}'})
    write(out / 'pathways/index.json', compact(catalogue))
    words = read_json(ROOT / 'pathways/parts/glossary.json')
    write(out / 'pathways/glossary.json', compact({'items': words['items']}))
    for path in sorted((ROOT / 'pathways/overlays').glob('*.json')):
        write(out / 'pathways/overlays' / path.name, path.read_text(encoding='utf-8'))
    for schema in sorted((ROOT / 'pathways').rglob('*schema.json')):
        write(out / 'pathways' / schema.name, compact(read_json(schema)))
    return whole


def read(path):
    return path.read_text(encoding='utf-8')


def integrity(content):
    content = content if isinstance(content, bytes) else content.encode()
    return 'sha256-' + base64.b64encode(hashlib.sha256(content).digest()).decode()


NAMED = {'index.html', 'sw.js', 'manifest.webmanifest', 'licences.txt', 'pathway.schema.json', 'plan.schema.json'} # keep their names
MODULE = re.compile(r"""(\bfrom\s*|\bimport\s*\(?\s*)(['"])\./([\w-]+\.js)\2""")


class Stamp:
    """Renames files by content, those they name first."""

    def __init__(self, out):
        self.out = out
        self.eager = set()
        self.moved = {} # name -> (address, integrity)
        self.build = ''

    def files(self, *patterns):
        found = {p for pattern in patterns for p in self.out.rglob(pattern)}
        return sorted(str(p.relative_to(self.out)) for p in found if p.name not in NAMED and not p.name.endswith('.schema.json'))

    def move(self, name, text=None):
        path = self.out / name
        if text is not None:
            path.write_text(text, encoding='utf-8')
        content = path.read_bytes()
        address = str(pathlib.PurePosixPath(name).with_suffix('')) + '.' + hashlib.sha256(content).hexdigest()[:10] + path.suffix
        path.rename(self.out / address)
        self.moved[name] = (address, integrity(content))

    def addressed(self, text, pattern):
        """The text with every file name that `pattern` finds (its last group) as an address."""
        def put(match):
            name = match[match.lastindex]
            return match[0].replace(name, self.moved[name][0]) if name in self.moved else match[0]
        return re.sub(pattern, put, text)

    def modules(self):
        waiting = {name: read(self.out / name) for name in self.files('*.js')}
        data = {name: list(place) for name, place in sorted(self.moved.items())}
        waiting['files.js'] = (waiting['files.js'].replace("BUILD = ''", f"BUILD = '{self.build}'")
                               .replace('FILES = {}', 'FILES = ' + compact(data).strip()))
        self.eager = self.reached(waiting, 'main.js')
        while waiting:
            ready = [name for name, text in waiting.items() if not any(m[2] in waiting for m in MODULE.findall(text))]
            if not ready:
                sys.exit('modules import one another in a circle: ' + ', '.join(sorted(waiting)))
            for name in ready:
                text = MODULE.sub(lambda m: m[0].replace(m[3], self.moved[m[3]][0]), waiting.pop(name))
                self.move(name, text)

    def reached(self, modules, name):
        """The modules that are loaded with this one: what is imported only when it is needed is not among them."""
        found, left = set(), [name]
        while left:
            name = left.pop()
            if name not in found:
                found.add(name)
                left += [m[2] for m in MODULE.findall(modules[name]) if not m[0].startswith('import(')]
        return found

    def page(self):
        page = read(self.out / 'index.html')
        ahead = ''.join(f'<link rel="modulepreload" href="{name}">\n' for name in sorted(self.eager - {'main.js', 'stifinner-app.js'}))
        page = page.replace('<link rel="preload" href="stifinner-app.wasm"', ahead + '<link rel="preload" href="stifinner-app.wasm"', 1)
        page = self.addressed(page, r'(?:href|src)="([^"]+)"')
        for address, checksum in self.moved.values(): # scripts, styles and what is loaded ahead
            page = re.sub(rf'((?:href|src)="{re.escape(address)}")', rf'\1 integrity="{checksum}"' if address.endswith(('.js', '.css')) else r'\1', page)
        scripts = {f'./{address}': checksum for name, (address, checksum) in sorted(self.moved.items()) if name.endswith('.js')}
        known = compact({'integrity': scripts}).strip()
        page = page.replace('<link rel="modulepreload"', f'<script type="importmap">{known}</script>\n<link rel="modulepreload"', 1)
        inline = re.findall(r'<script(?: type="importmap")?>(.*?)</script>', page, re.S)
        page = page.replace("script-src 'self'", "script-src 'self' " + ' '.join(f"'{integrity(text)}'" for text in inline), 1)
        write(self.out / 'index.html', page)

    def worker(self):
        (self.out / 'manifest.webmanifest').write_text(self.addressed(read(self.out / 'manifest.webmanifest'), r'"src": "([^"]+)"'), encoding='utf-8')
        files = {'./': integrity((self.out / 'index.html').read_bytes()),
                 'manifest.webmanifest': integrity((self.out / 'manifest.webmanifest').read_bytes())}
        files.update((path.name, integrity(path.read_bytes())) for path in sorted(self.out.glob('*.html')) if path.name != 'index.html')
        files.update(sorted(self.moved.values()))
        worker = read(self.out / 'sw.js')
        write(self.out / 'sw.js', worker.replace("BUILD = ''", f"BUILD = '{self.build}'").replace('FILES = {}', 'FILES = ' + compact(files).strip()))

    def run(self):
        everything = hashlib.sha256()
        for path in sorted(self.out.rglob('*')):
            if path.is_file():
                everything.update(str(path.relative_to(self.out)).encode() + b'\0' + path.read_bytes())
        self.build = everything.hexdigest()[:16]
        for name in self.files('*.wasm', '*.ttf', '*.woff2', '*.json', '*.svg', '*.png'):
            self.move(name)
        for name in self.files('*.css'):
            self.move(name, self.addressed(read(self.out / name), r'url\(([^)]+)\)'))
        self.modules()
        self.page()
        self.worker()


def compress(path):
    import brotli
    content = path.read_bytes()
    path.with_name(path.name + '.br').write_bytes(brotli.compress(content, quality=11))
    path.with_name(path.name + '.gz').write_bytes(gzip.compress(content, 9, mtime=0))


def borrowed(packages, out):
    """Modules of others that are fetched when they are needed: they import one another by the names they get here."""
    for name, source in [('qr.js', 'qr/index.js'), ('qr-decode.js', 'qr/decode.js')]:
        write(out / name, read(packages / 'node_modules' / source).replace("'./index.js'", "'./qr.js'"))


def licences(imgui, fonts, packages, out):
    parts = [('qr, by Paul Miller', packages / 'node_modules/qr/LICENSE-MIT'), ('Stifinner', ROOT / 'LICENSE'), ('Dear ImGui', imgui / 'LICENSE.txt'), ('Atkinson Hyperlegible Next', fonts / 'OFL.txt')]
    text = ''.join(f'{name}\n{"=" * len(name)}\n\n{read(path).strip()}\n\n\n' for name, path in parts[1:] + parts[:1])
    text += ('nlohmann/json\n=============\n\nMIT License. Copyright (c) 2013-2022 Niels Lohmann. '
             'Its terms are those of the MIT licence above.\n')
    write(out / 'licences.txt', text)


def main():
    arguments = argparse.ArgumentParser()
    for name in ['native', 'web', 'fonts', 'icons', 'imgui', 'packages', 'out']:
        arguments.add_argument(f'--{name}', type=lambda p: pathlib.Path(p).resolve(), required=True)
    arguments.add_argument('--quick', action='store_true')
    a = arguments.parse_args()
    # Built beside and then swapped in, so that a page being served never lacks a file for long.
    new = a.out.with_name(a.out.name + '.new')
    shutil.rmtree(new, ignore_errors=True)
    shutil.copytree(ROOT / 'web', new)
    for name in ['stifinner-app.js', 'stifinner-app.wasm']:
        shutil.copyfile(a.web / 'site' / name, new / name)
    shutil.copyfile(a.web / 'theme/theme.css', new / 'theme.css')
    for font in sorted([*a.fonts.glob('*.ttf'), *a.fonts.glob('*.woff2')]):
        (new / 'fonts').mkdir(exist_ok=True)
        shutil.copyfile(font, new / 'fonts' / font.name)
    all_texts = {}
    for language in sorted((ROOT / 'assets/lang').iterdir()):
        texts = all_texts[language.name] = {key: text for part in sorted(language.glob('*.json')) for key, text in read_json(part).items()}
        write(new / 'lang' / f'{language.name}.json', compact(texts))
    for icon in sorted(a.icons.glob('*.png')):
        shutil.copyfile(icon, new / icon.name)
    for name, page in sources_page.pages(pathways(a.native, new), all_texts):
        write(new / name, page)
    licences(a.imgui, a.fonts, a.packages, new)
    borrowed(a.packages, new)
    Stamp(new).run()
    if not a.quick:
        texts = [f for f in sorted(new.rglob('*')) if f.suffix in {'.html', '.js', '.css', '.json', '.wasm', '.ttf', '.svg', '.webmanifest', '.txt'}]
        with concurrent.futures.ProcessPoolExecutor() as pool:
            list(pool.map(compress, texts))
    old = a.out.with_name(a.out.name + '.old')
    shutil.rmtree(old, ignore_errors=True)
    if a.out.exists():
        os.rename(a.out, old)
    os.rename(new, a.out)
    shutil.rmtree(old, ignore_errors=True)
    total = sum(f.stat().st_size for f in a.out.rglob('*') if f.is_file())
    print(f'{a.out.name}/: {sum(1 for f in a.out.rglob("*") if f.is_file())} files, {total / 1000:.0f} kB')


main()
