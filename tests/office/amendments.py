"""Amendments of an ODT draft that are drawn at random, and what must come of them.

amendments.py draw DRAFT SOURCE SEED: a script for the tool amend, on standard output
amendments.py check DRAFT SOURCE SCRIPT SAID ACCEPTED: whether the text with all changes accepted (lines, in the file ACCEPTED) is that of the
draft with the script applied, but for what the tool SAID it refused
"""
import random
import re
import sys
import zipfile
from xml.etree import ElementTree

TEXT = '{urn:oasis:names:tc:opendocument:xmlns:text:1.0}'
OFFICE = '{urn:oasis:names:tc:opendocument:xmlns:office:1.0}'
DRAWING = '{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}'
LISTS = {TEXT + name for name in ('list', 'list-item', 'list-header')}
BESIDE = {TEXT + 'note', OFFICE + 'annotation', OFFICE + 'annotation-end', TEXT + 'table-of-content', TEXT + 'tracked-changes'}


def shown(node):
    """The text of a paragraph as amendments count it."""
    if node.tag == TEXT + 's':
        return ' ' * int(node.get(TEXT + 'c', '1'))
    if node.tag in (TEXT + 'tab', TEXT + 'line-break'):
        return '\t' if node.tag == TEXT + 'tab' else '\n'
    parts = [node.text or '']
    for child in node:
        if child.tag not in BESIDE and not child.tag.startswith(DRAWING):
            parts.append(shown(child))
        parts.append(child.tail or '')
    return ''.join(parts)


class Paper:
    """Paragraphs by number: text, whether it may be edited, whether it is a block of the body."""

    def __init__(self, path):
        root = ElementTree.fromstring(zipfile.ZipFile(path).read('content.xml'))
        self.texts, self.edited, self.blocks = [], [], []
        self.walk(root.find(f'.//{OFFICE}text'), True, True)

    def walk(self, parent, in_body, open_to_edits):
        for node in parent:
            if node.tag == TEXT + 'tracked-changes':
                continue
            edits = open_to_edits and node.tag not in BESIDE
            if node.tag in (TEXT + 'p', TEXT + 'h'):
                self.texts.append(shown(node))
                self.edited.append(edits)
                self.blocks.append(in_body)
                self.walk(node, False, edits)
            else:
                self.walk(node, in_body and node.tag in LISTS, edits)


def place(text, characters):
    return len(text[:characters].encode())


def draw_edit(rng, number, text, source):
    a, b = sorted(rng.randint(0, len(text)) for _ in range(2))
    s = rng.randrange(len(source.texts))
    c = rng.randint(0, len(source.texts[s]))
    d = min(len(source.texts[s]), c + rng.randint(0, 20))
    print(f'TEXT {number} 0 {place(text, a)} {place(text, b)} {s + 1} 0 {place(source.texts[s], c)} {place(source.texts[s], d)}\t目録')


def draw(draft, source, seed):
    rng = random.Random(seed)
    bringing = [i for i, block in enumerate(source.blocks) if block and source.texts[i].strip()]
    for i, text in enumerate(draft.texts):
        if rng.random() > 0.2 or not draft.edited[i]:
            continue
        kind = rng.choice(['TEXT', 'TEXT', 'REMOVE', 'INSERT'])
        if kind == 'TEXT':
            draw_edit(rng, i + 1, text, source)
        elif kind == 'REMOVE' and draft.blocks[i]:
            print(f'REMOVE {i + 1} {i + 1} 0 0 0 0 0 0\t目録')
        elif kind == 'INSERT' and draft.blocks[i]:
            s = rng.choice(bringing)
            print(f'INSERT {i + 1} 0 0 0 {s + 1} {s + 1} 0 0\t目録')


def amended(draft, source, script, refused):
    texts = [[text.encode()] if draft.edited[i] else [] for i, text in enumerate(draft.texts)]
    behind = [[] for _ in texts]
    for number, line in reversed(list(enumerate(script, 1))):
        if number in refused:
            continue
        kind, p, _, a, b, s, _, c, d = line.split('\t')[0].split()
        p, a, b, s, c, d = int(p) - 1, int(a), int(b), int(s) - 1, int(c), int(d)
        if kind == 'TEXT':
            texts[p][0] = texts[p][0][:a] + source.texts[s].encode()[c:d] + texts[p][0][b:]
        elif kind == 'REMOVE':
            texts[p] = []
        else:
            behind[p].insert(0, source.texts[s].encode())
    return [line for here, more in zip(texts, behind) for line in here + more]


def plain(lines):
    """References and white space left out: word processors reckon the ones anew, and tools write the others as they like."""
    folded = (re.sub(r'第?[0-9]+条?|Error:Referencesourcenotfound|\s', '', re.sub(r'\s', '', line)) for line in lines)
    return [line for line in folded if line]


def check(draft, source, script, said, accepted):
    refused = {int(line.split()[1]) for line in open(said) if line.startswith('refused')}
    wanted = amended(draft, source, open(script).read().splitlines(), refused)
    wanted = plain('\n'.join(line.decode() for line in wanted).split('\n'))
    found = plain(open(accepted).read().split('\n'))
    for a, b in zip(wanted, found):
        if a != b:
            sys.exit(f'wanted {a!r}, found {b!r}')
    if len(wanted) != len(found):
        sys.exit(f'wanted {len(wanted)} lines, found {len(found)}')


if sys.argv[1] == 'draw':
    draw(Paper(sys.argv[2]), Paper(sys.argv[3]), int(sys.argv[4]))
else:
    check(Paper(sys.argv[2]), Paper(sys.argv[3]), *sys.argv[4:7])
