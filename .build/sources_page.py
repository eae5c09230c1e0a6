"""kilder.html: every step and rule of every pathway with its source, the place in the source and its status. For reading and printing.

Made by dist.py from the resolved pathways; all text is escaped, the page has no script.
"""
import base64
import hashlib
import html

WORDS = {
    'nb': {'file': 'kilder.html', 'name': 'Bokmål', 'title': 'Kildene til hvert steg',
           'lead': 'Alt i forløpene, med kilden, stedet i kilden og hva slags grunnlag det er. Det kilden ikke sier noe om, står som «Mangler».',
           'step': 'Steg', 'rule': 'Tid', 'source': 'Kilde', 'where': 'Sted i kilden', 'status': 'Grunnlag', 'missing': 'Mangler', 'decision': 'Spørsmål',
           'sources': 'Kilder', 'pathways': 'Forløpene', 'lacks': 'Dette mangler i kilden', 'own': 'Stifinners eget forslag', 'back': 'Til Stifinner',
           'of': 'etter', 'before': 'før', 'first': 'tidligst', 'last': 'senest', 'at': 'fra', 'every': 'hver', 'about': 'ca.',
           'unit': {'d': ('dag', 'dager'), 'wk': ('uke', 'uker'), 'mo': ('måned', 'måneder'), 'arbeidsdag': ('arbeidsdag', 'arbeidsdager'), 'virkedag': ('virkedag', 'virkedager')}},
    'nn': {'file': 'kjelder.html', 'name': 'Nynorsk', 'title': 'Kjeldene til kvart steg',
           'lead': 'Alt i forløpa, med kjelda, staden i kjelda og kva slags grunnlag det er. Det kjelda ikkje seier noko om, står som «Manglar».',
           'step': 'Steg', 'rule': 'Tid', 'source': 'Kjelde', 'where': 'Stad i kjelda', 'status': 'Grunnlag', 'missing': 'Manglar', 'decision': 'Spørsmål',
           'sources': 'Kjelder', 'pathways': 'Forløpa', 'lacks': 'Dette manglar i kjelda', 'own': 'Forslaget til Stifinner', 'back': 'Til Stifinner',
           'of': 'etter', 'before': 'før', 'first': 'tidlegast', 'last': 'seinast', 'at': 'frå', 'every': 'kvar', 'about': 'ca.',
           'unit': {'d': ('dag', 'dagar'), 'wk': ('veke', 'veker'), 'mo': ('månad', 'månader'), 'arbeidsdag': ('arbeidsdag', 'arbeidsdagar'), 'virkedag': ('virkedag', 'virkedagar')}},
    'en': {'file': 'sources.html', 'name': 'English', 'title': 'The sources of every step',
           'lead': 'Everything in the pathways, with its source, the place in the source and on what authority it stands. What the source does not say stands as “Missing”.',
           'step': 'Step', 'rule': 'Time', 'source': 'Source', 'where': 'Place in the source', 'status': 'Authority', 'missing': 'Missing', 'decision': 'Question',
           'sources': 'Sources', 'pathways': 'The pathways', 'lacks': 'What the source lacks', 'own': 'Stifinner’s own suggestion', 'back': 'To Stifinner',
           'of': 'after', 'before': 'before', 'first': 'at the earliest', 'last': 'at the latest', 'at': 'from', 'every': 'every', 'about': 'about',
           'unit': {'d': ('day', 'days'), 'wk': ('week', 'weeks'), 'mo': ('month', 'months'), 'arbeidsdag': ('working day', 'working days'), 'virkedag': ('weekday', 'weekdays')}},
}
STYLE = ''':root{color-scheme:light dark;--ink:#1b2a33;--page:#fbfaf6;--line:#c9d2d2;--muted:#4d5c63;--link:#0b5567}
@media (prefers-color-scheme:dark){:root{--ink:#eef2f0;--page:#12202a;--line:#3d5059;--muted:#b5c2c6;--link:#9fd8e6}}
body{margin:0 auto;max-width:74rem;padding:1.5rem 1rem 4rem;background:var(--page);color:var(--ink);font:1.0625rem/1.5 "Atkinson Hyperlegible Next",system-ui,sans-serif}
a{color:var(--link)}h1{font-size:1.9rem;line-height:1.2}h2{margin-top:3rem;font-size:1.45rem;line-height:1.25}h3{margin-bottom:.3rem}
table{border-collapse:collapse;width:100%}th,td{padding:.45rem .7rem .45rem 0;text-align:left;vertical-align:top;border-bottom:1px solid var(--line)}
tr.step>*{border-top:2px solid var(--line)}tr.step>th{font-weight:700}tr.rule>th{font-weight:400;padding-left:1.2rem}td.missing{color:var(--muted)}
body{overflow-wrap:anywhere}
@media (max-width:44rem){thead{position:absolute;clip-path:inset(50%)}tr,th,td{display:block;border:0!important;padding:.1rem 0!important}
tr.step{border-top:2px solid var(--line)!important;margin-top:.9rem;padding-top:.6rem!important}tr.rule{margin:.5rem 0 .5rem 1rem}
td::before{content:attr(data-label) ": ";color:var(--muted)}td:empty{display:none}}
nav ul{padding-left:1.1rem}nav.languages a{display:inline-block;margin-right:1rem;padding:.6rem 0}
@media print{body{max-width:none;font-size:9.5pt}nav{display:none}h2{break-before:page}tr{break-inside:avoid}a{color:inherit;text-decoration:none}}'''


def said(text, language):
    return '' if not text else text if isinstance(text, str) else text.get(language) or text.get('nb', '')


def lag(text, w):
    count, unit = text.split(' ')
    number = abs(int(count))
    return f'{number} {w["unit"][unit][number != 1]}', int(count) < 0


def rule_words(rule, titles, w):
    """Ca. 3 måneder–4 måneder etter «Kreftdiagnosen»"""
    parts = []
    for bound, word in (('min', 'first'), ('max', 'last')):
        if bound in rule:
            length, before = lag(rule[bound], w)
            zero = rule[bound].startswith('0 ')
            parts.append(f'{w[word]} {w["at"] if zero else length + " " + w["before" if before else "of"]}')
    of = titles.get(rule['of'], rule['of'])
    about = w['about'] + ' ' if rule.get('approximate') else ''
    return f'{about}{", ".join(parts)} «{of}»'


def repeat_words(repeat, w):
    length = lag(repeat['every'], w)[0]
    upto = '–' + lag(repeat['upto'], w)[0] if 'upto' in repeat else ''
    return f'{w["every"]} {length}{upto}'


def row(kind, first, entry, status, sources, w, strengths):
    source = sources.get(entry.get('source'))
    named = f'<a href="#{html.escape(source["anchor"], True)}">{html.escape(source["title"])}</a>' if source else html.escape(w['own'] if status == 'own' else '–')
    cells = {'source': named, 'where': html.escape(entry.get('where', '')), 'status': html.escape(strengths.get(status, ''))}
    return (f'<tr class="{kind}" role="row"><th scope="row" role="rowheader">{html.escape(first)}</th>'
            + ''.join(f'<td role="cell" data-label="{w[c]}">{text}</td>' for c, text in cells.items()) + '</tr>\n')


def section(pathway, language, w, strengths):
    name = pathway['id']
    sources = {s['id']: {**s, 'anchor': f'{name}-{s["id"]}'} for s in pathway['sources']}
    titles = {e['id']: said(e.get('title'), language) or e['id'] for e in [*pathway['anchors'], *pathway['steps']]}
    out = [f'<section aria-labelledby="{name}"><h2 id="{name}">{html.escape(said(pathway["title"], language))}</h2>\n']
    edition = pathway['edition']
    out.append(f'<p>{html.escape(", ".join(filter(None, [edition.get("publisher"), edition.get("date")])))}</p>\n')
    if pathway.get('missing'):
        out.append(f'<h3>{w["lacks"]}</h3><ul>' + ''.join(f'<li>{html.escape(said(m, language))}</li>' for m in pathway['missing']) + '</ul>\n')
    head = ''.join(f'<th scope="col" role="columnheader">{w[c]}</th>' for c in ('step', 'source', 'where', 'status'))
    out.append(f'<table role="table" aria-labelledby="{name}"><thead role="rowgroup"><tr role="row">{head}</tr></thead><tbody role="rowgroup">\n')
    for decision in pathway.get('decisions', []):
        question = said(decision.get('question') or decision.get('title'), language)
        out.append(row('step', f'{w["decision"]}: {question}', decision, decision.get('status'), sources, w, strengths))
    for step in pathway['steps']:
        out.append(row('step', said(step['title'], language), step, step.get('status'), sources, w, strengths))
        for rule in step.get('after', []):
            out.append(row('rule', rule_words(rule, titles, w), rule, rule['strength'], sources, w, strengths))
        if 'repeat' in step:
            out.append(row('rule', repeat_words(step['repeat'], w), step['repeat'], step['repeat'].get('strength'), sources, w, strengths))
        if 'missing' in step:
            out.append(f'<tr class="rule" role="row"><th scope="row" role="rowheader">{w["missing"]}</th><td role="cell" aria-colspan="3" class="missing" data-label="{w["missing"]}" colspan="3">{html.escape(said(step["missing"], language))}</td></tr>\n')
    out.append(f'</tbody></table>\n<h3>{w["sources"]}</h3><ul>')
    for source in sources.values():
        title = html.escape(', '.join(filter(None, [source['title'], source.get('publisher'), source.get('date')])))
        url = source.get('url', '')
        link = f' <a href="{html.escape(url, True)}" rel="noreferrer">{html.escape(url)}</a>' if url.startswith('https://') else ''
        note = f' {html.escape(said(source.get("note"), language))}' if source.get('note') else ''
        out.append(f'<li id="{html.escape(source["anchor"], True)}">{title}.{link}{note}</li>')
    return ''.join(out) + '</ul></section>\n'


def pages(pathways, texts):
    """(file name, page) of each language. `texts`: language -> the app's texts, for the words of the authority."""
    policy = f"default-src 'none'; style-src 'sha256-{base64.b64encode(hashlib.sha256(STYLE.encode()).digest()).decode()}'; img-src data:"
    for language, w in WORDS.items():
        strengths = {key.split('.')[1]: text for key, text in texts[language].items() if key.startswith('strength.')}
        others = ' '.join(f'<a href="{o["file"]}" lang="{code}" hreflang="{code}">{o["name"]}</a>' for code, o in WORDS.items() if code != language)
        contents = ''.join(f'<li><a href="#{p["id"]}">{html.escape(said(p["title"], language))}</a></li>' for p in pathways)
        yield w['file'], (
            f'<!doctype html>\n<html lang="{language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">\n'
            f'<title>{w["title"]} – Stifinner</title><meta http-equiv="Content-Security-Policy" content="{policy}"><link rel="icon" href="data:,"><style>{STYLE}</style></head>\n<body>'
            f'<nav class="languages"><a href="./">{w["back"]}</a> {others}</nav>\n<main><h1>{w["title"]}</h1><p>{w["lead"]}</p>\n'
            f'<nav aria-label="{w["pathways"]}"><ul>{contents}</ul></nav>\n'
            + ''.join(section(p, language, w, strengths) for p in pathways) + '</main></body></html>\n')
