#!/usr/bin/python3
"""make.py [NAME...]: writes the templates of the corpus anew, those named or all. Needs python3-docx and LibreOffice; word.py needs neither.

A template is kept as a folder NAME/MAKER.FORMAT/ with the parts that differ from base/MAKER.FORMAT/, which holds the commonest form of each
part of that maker. What no template needs is left out: thumbnails, and the state of windows and caches in ODT.
"""
import collections
import hashlib
import io
import pathlib
import re
import shutil
import sys
import tempfile
import zipfile

sys.path.insert(0, str(pathlib.Path(__file__).parent))
import word
from constructs import SCENES
from faults import FAULTS

TOP = pathlib.Path(__file__).resolve().parent.parent
USELESS = re.compile(r'Thumbnails/|Configurations2/|layout-cache|settings\.xml$|manifest\.rdf|docProps/thumbnail|.*/$')


def members(package):
    with zipfile.ZipFile(io.BytesIO(package)) as z:
        return {n: z.read(n) for n in z.namelist()}


def settled(parts, maker):
    """Without what changes from day to day, and without what no template needs."""
    if maker == 'libreoffice.odt':
        parts = {n: v for n, v in parts.items() if not USELESS.match(n)}
        parts['META-INF/manifest.xml'] = re.sub(
            rb'\s*<manifest:file-entry[^>]*full-path="([^"]*)"[^>]*/>', lambda m: m[0] if m[1] == b'/' or m[1].decode() in parts else b'', parts['META-INF/manifest.xml'])
        parts['meta.xml'] = re.sub(rb'<meta:(editing-duration|editing-cycles|generator|creation-date|document-statistic)\b[^>]*(/>|>[^<]*</meta:\1>)|<dc:date>[^<]*</dc:date>', b'', parts['meta.xml'])
        ids = []  # of changes and lists: places in memory
        rename = lambda m: m[1] + b'%d' % ((ids.index(m[0]) if m[0] in ids else ids.append(m[0]) or len(ids) - 1) + 1)
        parts['content.xml'] = re.sub(rb'\b(ct|list)\d{6,}\b', rename, parts['content.xml'])
    elif maker == 'libreoffice.docx':
        parts['docProps/app.xml'] = re.sub(rb'<(TotalTime|Pages|Words|Characters|CharactersWithSpaces|Paragraphs)>[^<]*</\1>', b'', parts['docProps/app.xml'])
        parts['docProps/core.xml'] = re.sub(rb'<dcterms:(created|modified)[^>]*>[^<]*</dcterms:\1>|<cp:revision>[^<]*</cp:revision>', b'', parts['docProps/core.xml'])
    elif maker == 'python.docx':
        for name, referring in (('docProps/thumbnail.jpeg', '_rels/.rels'), ('word/stylesWithEffects.xml', 'word/_rels/document.xml.rels')):
            del parts[name]
            parts[referring] = re.sub(rb'<Relationship [^>]*%s[^>]*/>' % name.rpartition('/')[2].encode(), b'', parts[referring])
        parts['[Content_Types].xml'] = re.sub(rb'<Override [^>]*stylesWithEffects[^>]*/>', b'', parts['[Content_Types].xml'])
    return parts


def made():
    """(scene, maker, parts) of every template."""
    for scene in SCENES + FAULTS:
        if 'word' in scene.makers:
            yield scene, 'word.docx', word.write(scene)
    import python_docx
    for scene in SCENES:
        if 'python' in scene.makers:
            yield scene, 'python.docx', settled(members(python_docx.write(scene)), 'python.docx')
    import libreoffice
    with tempfile.TemporaryDirectory() as work:
        scenes = [s for s in SCENES + FAULTS if 'libreoffice' in s.makers]
        libreoffice.write(scenes, work)
        for scene in scenes:
            for ending in ('odt', 'docx') if scene not in FAULTS else ('odt',):
                yield scene, f'libreoffice.{ending}', settled(members((pathlib.Path(work) / f'{scene.name}.{ending}').read_bytes()), f'libreoffice.{ending}')


def keep(folder, parts):
    shutil.rmtree(folder, ignore_errors=True)
    for name, value in parts.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(value)


def main(names):
    templates = [(s, m, {n: v.replace(b'.FORMAT', m[m.rindex('.'):].encode()) for n, v in parts.items()}) for s, m, parts in made()]
    commonest = collections.defaultdict(collections.Counter)
    bytes_of = {}
    for _, maker, parts in templates:
        for name, value in parts.items():
            digest = hashlib.sha256(value).digest()
            bytes_of[digest] = value
            commonest[maker, name][digest] += 1
    base = collections.defaultdict(dict)
    for maker in {m for _, m, _ in templates}:
        count = sum(1 for _, m, _ in templates if m == maker)
        for (m, name), digests in commonest.items():
            digest, times = digests.most_common(1)[0]
            # A part of the base is in every template of its maker.
            if m == maker and sum(digests.values()) == count and times > 3:
                base[maker][name] = bytes_of[digest]
    if not names:
        for old in [p for p in [*TOP.glob('*/*.*/'), *TOP.glob('faults/*/*.*/')] if p.is_dir()]:
            shutil.rmtree(old)
    for maker, parts in base.items():
        keep(TOP / 'base' / maker, parts)
    for scene, maker, parts in templates:
        if names and scene.name not in names:
            continue
        folder = TOP / getattr(scene, 'folder', '') / scene.name
        keep(folder / maker, {n: v for n, v in parts.items() if base[maker].get(n) != v})
        (folder / 'about').write_text(scene.about + '\n', encoding='utf-8')
        if scene.data:
            (folder / 'data.xml').write_text(scene.data + '\n', encoding='utf-8')
        if hasattr(scene, 'lint'):
            (folder / 'args').write_text(scene.lint + '\n')
        if scene.fails:
            (folder / 'fails').write_text('2\n')
        if scene.annex:
            (folder / 'annex').write_text(scene.annex + '\n')
        for name, grey in scene.files.items():
            (folder / name).write_bytes(word.png(grey))


main(sys.argv[1:])
