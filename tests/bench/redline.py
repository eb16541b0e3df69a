"""How long redlines take: redline.py JOKOU CLAUSES WORKDIR [--rounds N] [--peer COMMAND...]

Documents are made of sentences of the folder CLAUSES: 36 and 290 pages with a tenth of the paragraphs changed, 1x, 2x and 4x of the
larger one, and hostile ones (paragraphs that differ in a number only; nothing in common; one paragraph of a hundred thousand
characters). Whole processes, in turn; median seconds and peak memory. COMMAND gets OLD NEW OUT.
"""
import os
import random
import re
import statistics
import subprocess
import sys
import time
import zipfile

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), 'readability'))
import readability  # noqa: E402

PAGE = 22  # paragraphs of a page, as LibreOffice lays these documents out


def sentences(folder):
    found = set()
    for where, _, names in sorted(os.walk(folder)):
        for name in sorted(names):
            if name.endswith('.xml'):
                with open(os.path.join(where, name), encoding='utf-8') as f:
                    for text in re.findall(r'<Sentence[^>]*>(.*?)</Sentence>', f.read(), re.S):
                        text = re.sub(r'<[^>]*>|\s+', '', re.sub(r'\{\$[^}]*\}', '24時間', re.sub(r'\{@[^}]*\}', '第3条', text)))
                        found.add(re.sub(r'\{party\.city\}', '甲', re.sub(r'\{party\.provider\}', '乙', text)))
    return sorted(text for text in found if '{' not in text and len(text) > 20)


def change(text, dice):
    kind = dice.randrange(4)
    if kind == 0 and '24時間' in text:
        return text.replace('24時間', '48時間')
    if kind == 1 and '、' in text:
        return text.replace('、', '、あらかじめ甲の承認を得て、', 1)
    if kind == 2 and '。' in text:
        return text + 'ただし、甲が書面により承諾したときは、この限りでない。'
    middle = len(text) // 2
    return text[:middle - 3] + text[middle + 3:]


def ordinary(texts, count, seed):
    dice = random.Random(seed)
    old = [f'{dice.choice(texts)}{dice.choice(texts) if dice.random() < 0.4 else ""}' for _ in range(count)]
    new = [change(text, dice) if dice.random() < 0.1 else text for text in old]
    for at in range(50, count - 40, 400):  # a few come in, go out and move
        new[at:at] = [dice.choice(texts) + '（追加）']
        del new[at + 20]
        new.insert(at + 30, new.pop(at + 5))
    return old, new


def hostile(count):
    numbered = [f'項目{i}については、別に定めるところにより、甲乙協議の上、これを定めるものとする。' for i in range(count)]
    renumbered = [f'項目{i + 7919}については、別に定めるところにより、甲乙協議して、これを定めるものとする。' for i in range(count)]
    dice = random.Random(5)
    strange = [[''.join(chr(0x4E00 + dice.randrange(6000)) for _ in range(60)) for _ in range(count)] for _ in range(2)]
    return {f'all alike, {count} paragraphs': (numbered, renumbered), f'nothing in common, {count} paragraphs': strange}


def long_paragraph(texts):
    dice = random.Random(6)
    parts = [dice.choice(texts) for _ in range(1600)]
    return {'one paragraph of 100,000 characters': ([''.join(parts)], [''.join(change(p, dice) if dice.random() < 0.1 else p for p in parts)])}


def run(command, notes):
    """Seconds, seconds of the processor, MB. By time(1): what wait4 tells of memory includes this process at its fork."""
    begun = time.perf_counter()
    subprocess.run(['/usr/bin/time', '-o', notes, '-f', '%U %S %M'] + command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    wall = time.perf_counter() - begun
    with open(notes, encoding='utf-8') as f:
        user, system, memory = f.read().split()[-3:]
    return wall, float(user) + float(system), int(memory) / 1024


def is_right(old, new, out):
    """Whether accepting gives the new text and rejecting the old one."""
    try:
        characters = readability.read_redline(out)
    except (OSError, zipfile.BadZipFile):
        return False
    sides = [readability.settled(characters, dropped) for dropped in (readability.INSERTED, readability.DELETED)]
    return [re.sub('¶+', '¶', s) for s in sides] == ['¶'.join(old), '¶'.join(new)]


def main(jokou, clauses, work, *rest):
    rest, rounds, peer = list(rest), 5, None
    if '--peer' in rest:
        peer = rest[rest.index('--peer') + 1:]
        del rest[rest.index('--peer'):]
    if '--rounds' in rest:
        rounds = int(rest[rest.index('--rounds') + 1])
    texts = sentences(clauses)
    cases = {'36 pages': ordinary(texts, 36 * PAGE, 1), '290 pages': ordinary(texts, 290 * PAGE, 2),
             '580 pages': ordinary(texts, 580 * PAGE, 3), '1,160 pages': ordinary(texts, 1160 * PAGE, 4)}
    cases.update(hostile(5000))
    cases.update(long_paragraph(texts))
    print('| pair | comparer | seconds | cpu | MB | right |\n|---|---|---:|---:|---:|---|')
    for name, (old, new) in cases.items():
        paths = [os.path.join(work, part) for part in ('old.docx', 'new.docx', 'out.docx')]
        readability.make_docx(paths[0], '¶'.join(old))
        readability.make_docx(paths[1], '¶'.join(new))
        commands = {'jokou': [jokou, 'diff', paths[0], paths[1], '--format', 'docx', '--layout', 'redline', '-o', paths[2], '--force']}
        if peer and name in ('36 pages', '290 pages'):
            commands['docxodus'] = peer + paths
        times = {who: [] for who in commands}
        right = {}
        for _ in range(rounds):
            for who, command in commands.items():
                if os.path.exists(paths[2]):
                    os.remove(paths[2])
                times[who].append(run(command, os.path.join(work, 'notes')))
                if who not in right:
                    right[who] = 'yes' if is_right(old, new, paths[2]) else 'NO'
        for who, measured in times.items():
            wall, cpu, memory = (statistics.median(column) for column in zip(*measured))
            print(f'| {name} | {who} | {wall:.3f} | {cpu:.3f} | {memory:.0f} | {right[who]} |', flush=True)


if __name__ == '__main__':
    main(*sys.argv[1:])
