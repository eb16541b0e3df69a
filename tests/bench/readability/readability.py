"""Pairs of texts as DOCX, and how well a redline of each reads.

readability.py make PAIRS FOLDER            FOLDER/ID.old.docx, ID.new.docx
readability.py measure PAIRS WORDS NAME=FOLDER...
    A table of the redlines FOLDER/ID.docx of each comparer NAME. WORDS is the program of tests/tool/words.c.
readability.py show PAIRS FOLDER            each redline as a line with [-…-] and {+…+}
"""
import os
import subprocess
import sys
import zipfile
import xml.etree.ElementTree as ET

W = '{http://schemas.openxmlformats.org/wordprocessingml/2006/main}'
TYPES = ('<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
         '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
         '<Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" '
         'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>')
RELATIONS = ('<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
             '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
             'Target="word/document.xml"/></Relationships>')
DOCUMENT = ('<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
            '%s<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr></w:body></w:document>')
KEPT, DELETED, INSERTED = ' ', '-', '+'


def read_pairs(path):
    with open(path, encoding='utf-8') as f:
        rows = [line.rstrip('\n').split('\t') for line in f if line.strip() and not line.startswith('#')]
    return [(row[0], row[2], row[3]) for row in rows]


def escape(text):
    return text.replace('&', '&amp;').replace('<', '&lt;').replace('>', '&gt;')


def make_docx(path, text):
    paragraphs = ''.join(f'<w:p><w:r><w:t xml:space="preserve">{escape(p)}</w:t></w:r></w:p>' for p in text.split('¶'))
    with zipfile.ZipFile(path, 'w', zipfile.ZIP_DEFLATED) as z:
        for name, data in (('[Content_Types].xml', TYPES), ('_rels/.rels', RELATIONS), ('word/document.xml', DOCUMENT % paragraphs)):
            z.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), data)


def walk(node, mark, out):
    """Adds (character, mark) of a paragraph's content."""
    tag = node.tag
    if tag in (W + 'ins', W + 'moveTo'):
        mark = DELETED if mark == DELETED else INSERTED
    elif tag in (W + 'del', W + 'moveFrom'):
        mark = DELETED
    elif tag in (W + 't', W + 'delText'):
        out += [(c, mark) for c in node.text or '']
    elif tag == W + 'tab':
        out.append(('\t', mark))
    elif tag in (W + 'pPr', W + 'rPr'):
        return
    for child in node:
        walk(child, mark, out)


def mark_of_end(paragraph):
    for name, mark in (('del', DELETED), ('moveFrom', DELETED), ('ins', INSERTED), ('moveTo', INSERTED)):
        if paragraph.find(f'{W}pPr/{W}rPr/{W}{name}') is not None:
            return mark
    return KEPT


def read_redline(path):
    """All characters with their marks, a ¶ between paragraphs."""
    with zipfile.ZipFile(path) as z:
        body = ET.fromstring(z.read('word/document.xml')).find(W + 'body')
    out = []
    for paragraph in body.iter(W + 'p'):
        walk(paragraph, KEPT, out)
        out.append(('¶', mark_of_end(paragraph)))
    return out


def settled(characters, dropped):
    return ''.join(c for c, mark in characters if mark != dropped).rstrip('¶')


def hunks_of(characters):
    """[old from, old to, new from, new to] of each run of marked characters."""
    hunks, old, new, inside = [], 0, 0, False
    for _, mark in characters:
        if mark != KEPT and not inside:
            hunks.append([old, old, new, new])
        inside = mark != KEPT
        old += mark != INSERTED
        new += mark != DELETED
        if inside:
            hunks[-1][1], hunks[-1][3] = old, new
    return hunks


def ends_of(words, texts, how='--ends'):
    """For each text the set of places, in characters, where a word may begin or end; a ¶ is a word."""
    flat = [part for text in texts for part in text.split('¶')]
    run = subprocess.run([words, how], input='\n'.join(flat) + '\n', capture_output=True, text=True, check=True, encoding='utf-8')
    lines = iter(run.stdout.split('\n'))
    result = []
    for text in texts:
        places, at = {0}, 0
        for part in text.split('¶'):
            data = part.encode()
            places.add(at)
            places |= {at + len(data[:int(end)].decode()) for end in next(lines).split()}
            at += len(part) + 1
            places |= {at - 1}
        result.append(places)
    return result


def measure(words, pairs, folder):
    texts = [text for _, old, new in pairs for text in (old, new)]
    ends, plain = ends_of(words, texts), ends_of(words, texts, '--plain')
    row = dict.fromkeys(('marked', 'hunks', 'cuts', 'plain', 'ones', 'wrong', 'missing'), 0)
    for number, (name, old, new) in enumerate(pairs):
        path = os.path.join(folder, name + '.docx')
        if not os.path.exists(path):
            row['missing'] += 1
            continue
        characters = read_redline(path)
        row['wrong'] += settled(characters, INSERTED) != old or settled(characters, DELETED) != new
        row['marked'] += sum(mark != KEPT and c != '¶' for c, mark in characters)
        for a, b, c, d in hunks_of(characters):
            row['hunks'] += 1
            row['ones'] += b - a <= 1 and d - c <= 1
            for column, places in (('cuts', ends), ('plain', plain)):
                row[column] += sum(at not in places[2 * number] for at in {a, b} if at <= len(old))
                row[column] += sum(at not in places[2 * number + 1] for at in {c, d} if at <= len(new))
    return row


def show(pairs, folder):
    for name, _, _ in pairs:
        text, last = '', KEPT
        for c, mark in read_redline(os.path.join(folder, name + '.docx')) + [('', KEPT)]:
            if mark != last:
                text += {KEPT: '', DELETED: '-]', INSERTED: '+}'}[last] + {KEPT: '', DELETED: '[-', INSERTED: '{+'}[mark]
            text, last = text + c, mark
        print(name, text.rstrip('¶'), sep='\t')


def main(mode, path, *rest):
    pairs = read_pairs(path)
    if mode == 'make':
        for name, old, new in pairs:
            make_docx(os.path.join(rest[0], name + '.old.docx'), old)
            make_docx(os.path.join(rest[0], name + '.new.docx'), new)
    elif mode == 'show':
        show(pairs, rest[0])
    else:
        print(f'{len(pairs)} pairs, {sum(len(old) + len(new) for _, old, new in pairs)} characters')
        print('| comparer | marked characters | hunks | edges inside words and legal units | inside words of ICU alone | one-character hunks | accept or reject wrong |')
        print('|---|---:|---:|---:|---:|---:|---:|')
        for given in rest[1:]:
            name, folder = given.split('=', 1)
            row = measure(rest[0], pairs, folder)
            wrong = str(row['wrong']) + (f", {row['missing']} missing" if row['missing'] else '')
            print(f"| {name} | {row['marked']} | {row['hunks']} | {row['cuts']} | {row['plain']} | {row['ones']} | {wrong} |")


if __name__ == '__main__':
    main(*sys.argv[1:])
