"""run.py [CONSTRUCT...]: fills every template of the corpus and compares what comes out. Called by ../run-templates.sh, which sets JK_PROGRAM and
JK_PKGDUMP. JK_UPDATE=1 keeps what came out instead; look at `git diff`.

What a construct's folder holds: `about`; its templates (MAKER.FORMAT/, see corpus.pack); `expected.txt`, the words that each of them must give,
whatever program made it, or `fails` and the reasons in `expected.en.txt`; `expected.MAKER.FORMAT`, the parts that changed as pkgdump writes
them; it may have its own data.xml and files. faults/ID/ holds faulty templates: `args` of lint, and what it says in `expected.LANGUAGE.txt`
and `expected.MAKER.FORMAT.json`.
"""
import concurrent.futures
import difflib
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
import zipfile

sys.path.insert(0, str(pathlib.Path(__file__).parent))
import corpus

JOKOU, PKGDUMP, UPDATE = os.environ['JK_PROGRAM'], os.environ['JK_PKGDUMP'], os.environ.get('JK_UPDATE') == '1'
# Element, attribute: values that no document may have twice. Names of ISO/IEC 29500 and ODF 1.3.
UNIQUE = {
    'docx': [('bookmarkStart', 'name'), ('bookmarkStart', 'id'), ('docPr', 'id'), ('comment', 'id'), ('footnotes/footnote', 'id'), ('endnotes/endnote', 'id'), ('sdtPr/id', 'val'),
             ('*', 'paraId'), ('commentReference', 'id'), ('footnoteReference', 'id'), ('ins', 'id'), ('del', 'id')],
    'odt': [('bookmark', 'name'), ('bookmark-start', 'name'), ('frame', 'name'), ('table', 'name'), ('section', 'name'), ('annotation', 'name'), ('note', 'id'),
            ('*', 'id')],
}

HAS_IDS = re.compile(r'word/(document|header|footer|footnotes|endnotes|comments)\d*\.xml$|content\.xml$|styles\.xml$')


class Fault(Exception):
    pass


def compare(kept, made, what):
    if UPDATE:
        kept.write_text(made, encoding='utf-8')
        return
    old = kept.read_text(encoding='utf-8') if kept.exists() else ''
    if old != made:
        raise Fault(f'{what} differ:\n' + '\n'.join(list(difflib.unified_diff(old.splitlines(), made.splitlines(), 'kept', 'made', lineterm='', n=1))[:40]))


def raw(package, name):
    """A member as it lies in the archive."""
    about = package.getinfo(name)
    package.fp.seek(about.header_offset + 26)
    head = package.fp.read(4)
    package.fp.seek(about.header_offset + 30 + int.from_bytes(head[:2], 'little') + int.from_bytes(head[2:], 'little'))
    return package.fp.read(about.compress_size)


def changed(template, out):
    """Names of the members whose content changed; the others must have been copied as they lay. None may be lost."""
    names = []
    with zipfile.ZipFile(template) as a, zipfile.ZipFile(out) as b:
        if b.testzip():
            raise Fault(f'{b.testzip()} is damaged')
        lost = set(a.namelist()) - set(b.namelist())
        if lost:
            raise Fault(f'lost: {sorted(lost)}')
        for name in b.namelist():
            if name not in a.namelist() or a.read(name) != b.read(name):
                names.append(name)
            elif raw(a, name) != raw(b, name):
                raise Fault(f'{name} did not change, but was compressed anew')
    return names


def walk(node, parent=''):
    """(local name, parent's local name, attributes) of what is read: of a choice only the first."""
    tag = node.tag.rpartition('}')[2]
    yield tag, parent, node.attrib
    for child in node:
        if not child.tag.endswith(('}Fallback', '}styles')):
            yield from walk(child, tag)


def check_ids(path):
    """Everything with an id has its own, over all parts."""
    seen = set()
    with zipfile.ZipFile(path) as package:
        for name in package.namelist():
            if not HAS_IDS.match(name):
                continue
            for tag, parent, attributes in walk(ET.fromstring(package.read(name))):
                for element, attribute in UNIQUE[path.suffix[1:]]:
                    wanted_parent, _, wanted = element.rpartition('/')
                    if wanted not in ('*', tag) or wanted_parent not in ('', parent):
                        continue
                    for key, value in attributes.items():
                        space, _, local = key.rpartition('}')
                        if local != attribute or wanted == '*' and not space.endswith(('namespace', 'wordml')):
                            continue
                        if (element, attribute, value) in seen:
                            raise Fault(f'{name}: {tag} {attribute}="{value}" twice')
                        seen.add((element, attribute, value))


def fill(template, folder):
    """The document; it is made twice by one process, for what the first leaves behind must not be seen in the second."""
    twin = folder / 'twin.xml'
    shutil.copy(folder / 'data.xml', twin)
    done = subprocess.run([JOKOU, 'template', 'fill', template, folder / 'data.xml', twin, '-o', folder / 'out'], capture_output=True, text=True)
    if done.returncode or done.stderr:
        raise Fault(f'status {done.returncode}\n{done.stderr}')
    out = folder / 'out' / f'data{template.suffix}'
    if out.read_bytes() != (folder / 'out' / f'twin{template.suffix}').read_bytes():
        raise Fault('the second document has other bytes than the first')
    return out


def check_lint(template, construct):
    """A sound template has no fault; slips of typing are noted, nothing more."""
    done = subprocess.run([JOKOU, 'template', 'lint', template, '--data', corpus.data(construct)], capture_output=True, text=True)
    if done.returncode or 'warning:' in done.stderr:
        raise Fault(f'lint: status {done.returncode}\n{done.stderr}')


def refusal(template, folder):
    """Why no document comes of it; the same for each format but for its name."""
    done = subprocess.run([JOKOU, 'template', 'fill', template, folder / 'data.xml', '-o', folder / f'out{template.suffix}'], capture_output=True, text=True)
    if done.returncode != 2 or (folder / f'out{template.suffix}').exists():
        raise Fault(f'status {done.returncode}, not 2; or a document was written')
    return done.stderr.replace(f'{folder}/', '').replace('.odt', '.docx')


def judge(construct, source, work):
    folder = work / f'{construct.name}.{source.name}'
    folder.mkdir()
    template = folder / f'template{source.suffix}'
    corpus.gather(construct, source, template)
    check_lint(template, construct)
    if (construct / 'fails').exists():
        compare(construct / 'expected.en.txt', refusal(template, folder), 'the reasons')
        return
    out = fill(template, folder)
    names = changed(template, out)
    check_ids(out)
    compare(construct / 'expected.txt', '\n'.join(corpus.words(out)) + '\n', 'the words')
    dump = ''
    if names:
        dump = subprocess.run([PKGDUMP, out] + names, capture_output=True, text=True, check=True).stdout
        # The members in order tell nothing that `changed` has not looked at.
        dump = dump[dump.index('\n=== ') + 1:] if '\n=== ' in dump else dump
    compare(construct / f'expected.{source.name}', dump, 'the changed parts')
    if construct.name.startswith('no-tag') and names:
        raise Fault(f'no tag, but these parts changed: {names}')


def said(construct, template, language, form):
    """What lint says of a template; the places of the machine are taken out."""
    arguments = (construct / 'args').read_text().split()
    data = [*arguments, corpus.TOP / 'data.xml'] if arguments else []
    environment = {**os.environ, 'LC_ALL': 'C.UTF-8' if language == 'ja' else 'C', 'LANGUAGE': language}
    done = subprocess.run([JOKOU, 'template', 'lint', template, *data, '--format', form], capture_output=True, text=True, env=environment)
    if 'LeakSanitizer' in done.stderr or done.returncode not in (0, 2):
        raise Fault(f'status {done.returncode}\n{done.stderr}')
    return (done.stdout + done.stderr).replace(f'{template.parent}/', '')


def check_places(report, name):
    """Each fault says where: part, paragraph, heading, text around it, and what to do. Properties have no paragraphs."""
    for fault in report['faults']:
        wanted = ['message', 'hint', 'partName', 'quote', 'paragraph', 'heading']
        if fault['id'] == 'T053':
            wanted = wanted[:2]
        elif not fault['part'].endswith(('document.xml', 'content.xml')):
            wanted = wanted[:4] if fault['part'] in ('docProps/core.xml', 'meta.xml') else wanted[:5]
        lacking = [w for w in wanted if not fault[w]]
        if lacking:
            raise Fault(f'{fault["id"]} does not say its {lacking}')
    if name.split('-')[0] not in [f['id'] for f in report['faults']] and name != 'several':
        raise Fault(f'not told; but {[f["id"] for f in report["faults"]]}')


def essence(report):
    """The same in both formats."""
    plain = lambda text: (text or '').replace('.odt', '.docx')
    return sorted((f['id'], f['severity'], *(plain(f[k]) for k in ('tag', 'quote', 'message', 'hint'))) for f in report['faults'])


def judge_fault(construct, _, work):
    reports = []
    for source in sorted(corpus.templates(construct), reverse=True):
        folder = work / f'fault.{construct.name}.{source.name}'
        folder.mkdir()
        template = folder / f'template{source.suffix}'
        corpus.pack(source, template)
        made = said(construct, template, 'en', 'json')
        reports.append(json.loads(made))
        check_places(reports[-1], construct.name)
        compare(construct / f'expected.{source.name}.json', made, 'what is said in JSON')
        if source.suffix == '.docx':
            for language in ('en', 'ja'):
                compare(construct / f'expected.{language}.txt', said(construct, template, language, 'text'), 'what is said')
    if len({str(essence(r)) for r in reports}) > 1:
        raise Fault(f'DOCX and ODT have other faults:\n{essence(reports[0])}\n{essence(reports[1])}')


def tried(construct, source, work):
    try:
        (judge if source else judge_fault)(construct, source, work)
    except (Fault, ET.ParseError, KeyError, subprocess.CalledProcessError) as fault:
        return f'FAIL {construct.name}/{source.name if source else ""}: {fault}'
    return None


def main(names):
    with tempfile.TemporaryDirectory() as work, concurrent.futures.ThreadPoolExecutor(2) as pool:
        cases = [(c, t) for c in corpus.constructs() for t in corpus.templates(c)] + [(c, None) for c in corpus.faults()]
        jobs = [pool.submit(tried, c, t, pathlib.Path(work)) for c, t in cases if not names or c.name in names]
        faults = [f for f in (j.result() for j in jobs) if f]
    print('\n'.join(faults + [f'{len(jobs)} templates, {len(faults)} faults']))
    return not jobs or bool(faults)


sys.exit(main(sys.argv[1:]))
