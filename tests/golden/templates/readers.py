"""readers.py FOLDER: what LibreOffice (FOLDER/docx-txt, odt-txt) and pandoc read in the documents that write.py made is what expected.txt says.

LibreOffice writes the numbers of lists and notes, and shows deletions that are tracked: where that makes a difference, `shown.txt` holds the
lines; `shown.MAKER.FORMAT.txt` where a maker's lists have other numbers. JK_UPDATE=1 writes these; look at every number.
Called by tests/office/check-template-words.sh.
"""
import json
import os
import pathlib
import re
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parent))
import corpus

# pandoc reads no headers, comments and text boxes, and of ODT no sections, indexes, header rows and tables in cells.
UNREAD = ('contents', 'for-nested-table', 'for-rows', 'section')
UPDATE = os.environ.get('JK_UPDATE') == '1'


def bare(lines):
    """Without white space, and without lines that are blank then."""
    return [line for line in (re.sub(r'[\s⏎]', '', text) for text in lines) if line]


def lines_of(path):
    # Not splitlines(): U+0085 and U+2028 are letters of values here.
    return path.read_text(encoding='utf-8-sig').split('\n')


def expected(construct, places=()):
    """The lines of the body and of those places, such as footnotes. Properties come last, and may have several lines."""
    out = []
    for line in lines_of(construct / 'expected.txt'):
        place = re.match(r'\[([a-z]+)[^]]*\] ', line)
        if place and place[1] in ('title', 'subject', 'keywords', 'description', 'property'):
            break
        if not place or place[1] in places:
            out.append(line[place.end():] if place else line)
    return bare(out)


def shown(construct, source):
    for name in (f'shown.{source.name}.txt', 'shown.txt'):
        if (construct / name).exists():
            return bare(lines_of(construct / name))
    return expected(construct)


def keep(construct, source, lines):
    """The first maker's lines are those of all; others are kept where they differ."""
    if lines == shown(construct, source):
        return
    name = 'shown.txt' if source.name == 'libreoffice.odt' else f'shown.{source.name}.txt'
    (construct / name).write_text('\n'.join(lines) + '\n', encoding='utf-8')


def pandoc(path):
    """The lines of a document: its blocks, and those of its notes."""
    tree = json.loads(subprocess.run(['pandoc', '-f', path.suffix[1:], '-t', 'json', '--track-changes=accept', path], capture_output=True, check=True).stdout)
    lines = []

    def inline(nodes, texts):
        for node in nodes:
            kind, content = node['t'], node.get('c')
            if kind == 'Str':
                texts.append(content)
            elif kind == 'LineBreak':
                texts.append(' ')
            elif kind == 'Quoted':
                marks = '‘’' if content[0]['t'] == 'SingleQuote' else '“”'
                texts.append(marks[0])
                inline(content[1], texts)
                texts.append(marks[1])
            elif kind == 'Note':
                later.append(content)
            elif kind in ('Code', 'Math', 'RawInline'):
                texts.append(content[1])
            elif kind in ('Link', 'Image', 'Span', 'Cite'):
                inline(content[1] if kind != 'Image' else [], texts)
            elif isinstance(content, list):
                inline(content, texts)

    later = []

    def blocks(nodes):
        nonlocal later
        for node in nodes:
            kind, content = node['t'], node.get('c')
            if kind in ('Para', 'Plain', 'Header'):
                texts = []
                inline(content[2] if kind == 'Header' else content, texts)
                lines.append(''.join(texts))
                notes, later = later, []
                for note in notes:
                    blocks(note)
            elif kind in ('BlockQuote', 'Div'):
                blocks(content if kind == 'BlockQuote' else content[1])
            elif kind in ('BulletList', 'OrderedList'):
                for item in content if kind == 'BulletList' else content[1]:
                    blocks(item)
            elif kind == 'CodeBlock':
                lines.append(content[1])
            elif kind == 'Table':
                _, _, _, head, bodies, foot = content
                rows = head[1] + [row for body in bodies for row in body[2] + body[3]] + foot[1]
                for row in rows:
                    for cell in row[1]:
                        blocks(cell[4])

    blocks(tree['blocks'])
    return bare(lines)


def different(wanted, got):
    at = next((i for i, (a, b) in enumerate(zip(wanted + [None], got + [None])) if a != b), 0)
    return f'wanted {wanted[at:at + 3]}, shown {got[at:at + 3]}'


def judge(folder, construct, source):
    name = f'{construct.name}.{source.stem}'
    text = folder / f'{source.suffix[1:]}-txt' / f'{name}.txt'
    if not text.exists():
        return [f'{name}{source.suffix}: LibreOffice wrote no text']
    faults = []
    lines = bare(lines_of(text))
    if UPDATE:
        keep(construct, source, lines)
    elif lines != shown(construct, source):
        faults.append(f'{name}{source.suffix}: LibreOffice: {different(shown(construct, source), lines)}')
    if source.suffix == '.odt' and construct.name in UNREAD:
        return faults
    lines, wanted = pandoc(folder / f'{name}{source.suffix}'), expected(construct, ('footnote', 'endnote'))
    if lines != wanted:
        faults.append(f'{name}{source.suffix}: pandoc: {different(wanted, lines)}')
    return faults


def main(folder):
    faults, count = [], 0
    for construct in corpus.constructs(fails=False):
        # The maker whose lines stand for all comes first.
        for source in sorted(corpus.templates(construct), key=lambda t: t.name != 'libreoffice.odt'):
            count += 1
            faults += judge(folder, construct, source)
    print('\n'.join(faults + [f'{count} documents, {len(faults)} differences']))
    return not count or bool(faults)


sys.exit(main(pathlib.Path(sys.argv[1])))
