"""Puts the whole site together in dist/: relative addresses only, the same input gives the same bytes.

    python3 .build/dist.py --native build/native --web build/wasm --fonts build/fonts --imgui build/deps/imgui --out dist

From web/ come the hand-written page, from the web build the program and the theme, from assets/lang the texts, from
pathways/ the pathways, resolved (shared parts filled in) by the native program, and a catalogue of them.
"""
import argparse
import json
import os
import pathlib
import shutil
import subprocess
import sys

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
    """pathways/*.json, their catalogue, and the example persons."""
    catalogue = {'format': 'stifinner/catalogue', 'version': 1, 'pathways': [], 'examples': []}
    # Patients' pathways first, in the order of assets/catalogue.json; others after them, by name.
    order = read_json(ROOT / 'assets/catalogue.json')
    place = {name: index for index, name in enumerate(order['patients'] + order['services'])}
    for path in sorted((ROOT / 'pathways').glob('*.json'), key=lambda p: (place.get(p.stem, len(place)), p.name)):
        if read_json(path).get('format') != 'stifinner/pathway':
            continue # a schema, or the table of facts
        pathway = resolved(native, path.relative_to(ROOT))
        write(out / 'pathways' / path.name, compact(pathway))
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
    for schema in sorted((ROOT / 'pathways').rglob('*schema.json')):
        write(out / 'pathways' / schema.name, compact(read_json(schema)))


def licences(imgui, fonts, out):
    parts = [('Stifinner', ROOT / 'LICENSE'), ('Dear ImGui', imgui / 'LICENSE.txt'), ('Atkinson Hyperlegible Next', fonts / 'OFL.txt')]
    text = ''.join(f'{name}\n{"=" * len(name)}\n\n{path.read_text(encoding="utf-8").strip()}\n\n\n' for name, path in parts)
    text += ('nlohmann/json\n=============\n\nMIT License. Copyright (c) 2013-2022 Niels Lohmann. '
             'Its terms are those of the MIT licence above.\n')
    write(out / 'licences.txt', text)


def main():
    arguments = argparse.ArgumentParser()
    for name in ['native', 'web', 'fonts', 'imgui', 'out']:
        arguments.add_argument(f'--{name}', type=lambda p: pathlib.Path(p).resolve(), required=True)
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
    for language in sorted((ROOT / 'assets/lang').iterdir()):
        texts = {key: text for part in sorted(language.glob('*.json')) for key, text in read_json(part).items()}
        write(new / 'lang' / f'{language.name}.json', compact(texts))
    pathways(a.native, new)
    licences(a.imgui, a.fonts, new)
    old = a.out.with_name(a.out.name + '.old')
    shutil.rmtree(old, ignore_errors=True)
    if a.out.exists():
        os.rename(a.out, old)
    os.rename(new, a.out)
    shutil.rmtree(old, ignore_errors=True)
    total = sum(f.stat().st_size for f in a.out.rglob('*') if f.is_file())
    print(f'{a.out.name}/: {sum(1 for f in a.out.rglob("*") if f.is_file())} files, {total / 1000:.0f} kB')


main()
