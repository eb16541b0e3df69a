"""The corpus of templates: packs them, and reads the words of documents. Only Python's own modules, so that it can be a second opinion."""
import pathlib
import re
import shutil
import xml.etree.ElementTree as ET
import zipfile

TOP = pathlib.Path(__file__).resolve().parent
W = '{http://schemas.openxmlformats.org/wordprocessingml/2006/main}'
MC = '{http://schemas.openxmlformats.org/markup-compatibility/2006}'
R = '{http://schemas.openxmlformats.org/officeDocument/2006/relationships}'
TEXT = '{urn:oasis:names:tc:opendocument:xmlns:text:1.0}'
OFFICE = '{urn:oasis:names:tc:opendocument:xmlns:office:1.0}'
STYLE = '{urn:oasis:names:tc:opendocument:xmlns:style:1.0}'
TABLE = '{urn:oasis:names:tc:opendocument:xmlns:table:1.0}'
DRAW = '{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}'
DC = '{http://purl.org/dc/elements/1.1/}'
META = '{urn:oasis:names:tc:opendocument:xmlns:meta:1.0}'
CORE = '{http://schemas.openxmlformats.org/package/2006/metadata/core-properties}'


def constructs(fails=True):
    """With those of which no document comes, or without."""
    return sorted(p.parent for p in TOP.glob('*/about') if fails or not (p.parent / 'fails').exists())


def faults():
    return sorted(p.parent for p in TOP.glob('faults/*/about'))


def templates(construct):
    """The folders that hold its templates: MAKER.FORMAT."""
    return sorted(p for p in construct.iterdir() if p.is_dir() and p.suffix in ('.docx', '.odt'))


def data(construct):
    own = construct / 'data.xml'
    return own if own.exists() else TOP / 'data.xml'


def parts_of(folder):
    return {str(p.relative_to(folder)): p for p in folder.rglob('*') if p.is_file()}


def pack(template, path):
    """Writes a template as a package: its own parts over those of base/MAKER.FORMAT."""
    parts = parts_of(TOP / 'base' / template.name)
    parts.update(parts_of(template))
    first = {'mimetype': 0, '[Content_Types].xml': 1, '_rels/.rels': 2}
    with zipfile.ZipFile(path, 'w') as package:
        for name in sorted(parts, key=lambda n: (first.get(n, 3), n)):
            about = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            about.compress_type = zipfile.ZIP_STORED if name == 'mimetype' else zipfile.ZIP_DEFLATED
            package.writestr(about, parts[name].read_bytes())


def gather(construct, source, template):
    """The template where it shall be, and beside it what it needs: data.xml, pictures, its annex."""
    pack(source, template)
    shutil.copy(data(construct), template.parent / 'data.xml')
    for extra in construct.glob('*.png'):
        shutil.copy(extra, template.parent)
    annex = construct / 'annex'
    if annex.exists():
        pack(TOP / annex.read_text().strip() / source.name, template.parent / f'別紙{source.suffix}')


# --- words: one line for each paragraph, `[place] ` before those that stand outside the body ---


class Docx:
    def __init__(self, package):
        self.package = package
        self.lines = []
        self.later = []  # boxes, notes and comments of the paragraph being read
        self.texts = None
        self.relations = {}
        names = package.namelist()
        self.notes = {}
        for kind in ('footnote', 'endnote', 'comment'):
            if f'word/{kind}s.xml' in names:
                root = ET.fromstring(package.read(f'word/{kind}s.xml'))
                self.notes.update({(kind, n.get(W + 'id')): n for n in root})

    def blocks(self, parent, place):
        before = None
        for node in parent:
            before, previous = node, before
            if node.tag == W + 'p' and self.is_demanded(node, parent, previous):
                continue
            if node.tag == W + 'p':
                outer, self.texts = self.texts, []
                self.inline(node)
                text, self.texts = ''.join(self.texts), outer
                self.lines.append(place + text)
                later, self.later = sorted(self.later, key=lambda l: l[0]), []
                for name, body in later:
                    self.blocks(body, f'[{name}] ')
            elif node.tag == MC + 'AlternateContent':
                self.blocks(node.find(MC + 'Choice'), place)
            elif node.tag not in (W + 'sdtPr', W + 'sectPr', W + 'del', W + 'tblPr', W + 'trPr', W + 'tcPr'):
                self.blocks(node, place)

    def is_demanded(self, node, parent, previous):
        """An empty paragraph that the format or its program asks for: the only one of a cell, the one behind a table in a cell, at the end of a
        table of contents, behind what was a section."""
        if any(t.text for t in node.iter(W + 't')):
            return False
        in_cell = parent.tag == W + 'tc' and (previous is None or previous.tag in (W + 'tcPr', W + 'tbl')) and parent[-1] is node
        return (in_cell
                or any(f.get(W + 'fldCharType') == 'end' for f in node.iter(W + 'fldChar')) or node.find(f'{W}pPr/{W}sectPr') is not None)

    def inline(self, parent):
        for node in parent:
            tag = node.tag
            if tag == W + 't':
                self.texts.append(node.text or '')
            elif tag == W + 'tab':
                self.texts.append('\t')
            elif tag in (W + 'br', W + 'cr'):
                self.texts.append('⏎')
            elif tag == W + 'txbxContent':
                self.later.append(('box', node))
            elif tag in (W + 'footnoteReference', W + 'endnoteReference', W + 'commentReference'):
                kind = tag[len(W):-len('Reference')]
                self.later.append((kind, self.notes[kind, node.get(W + 'id')]))
            elif tag == MC + 'AlternateContent':
                self.inline(node.find(MC + 'Choice'))
            elif tag not in (W + 'pPr', W + 'rPr', W + 'sdtPr', W + 'del', W + 'instrText'):
                self.inline(node)

    def related(self, part):
        name = f'word/_rels/{part}.rels'
        return {r.get('Id'): r.get('Target') for r in ET.fromstring(self.package.read(name))} if name in self.package.namelist() else {}

    def words(self):
        root = ET.fromstring(self.package.read('word/document.xml'))
        self.blocks(root.find(W + 'body'), '')
        body, self.lines = self.lines, []
        related = self.related('document.xml')
        for kind in ('header', 'footer'):
            for page in ('default', 'first', 'even'):
                for node in root.iter(f'{W}{kind}Reference'):
                    if node.get(W + 'type') == page and self.is_shown(root, page):
                        part = ET.fromstring(self.package.read('word/' + related[node.get(R + 'id')]))
                        self.blocks(part, f'[{kind}{"" if page == "default" else " " + page}] ')
        return body + [line for line in self.lines if not line.endswith('] ')] + self.properties()

    def is_shown(self, root, page):
        """A program may leave behind what no page shows."""
        if page == 'first':
            return root.find(f'.//{W}titlePg') is not None
        return page == 'default' or b'evenAndOddHeaders' in self.package.read('word/settings.xml')

    def properties(self):
        core = ET.fromstring(self.package.read('docProps/core.xml'))
        out = [f'[{name}] {value}' for name, tag in (('title', DC + 'title'), ('subject', DC + 'subject'), ('keywords', CORE + 'keywords'),
                                                     ('description', DC + 'description')) if (value := core.findtext(tag))]
        if 'docProps/custom.xml' in self.package.namelist():
            out += sorted(f'[property {p.get("name")}] {"".join(p.itertext())}' for p in ET.fromstring(self.package.read('docProps/custom.xml')))
        return out


class Odt:
    def __init__(self, package):
        self.package = package
        self.lines = []
        self.later = []
        self.notes = []

    def blocks(self, parent, place):
        for node in parent:
            if node.tag in (TEXT + 'p', TEXT + 'h'):
                texts = []
                self.inline(node, texts)
                text = ''.join(texts)
                # DOCX asks for a paragraph in each cell, so that a blank one says nothing.
                if text or parent.tag != TABLE + 'table-cell' or len(parent) > 1:
                    self.lines.append(place + text)
                later, self.later = sorted(self.later, key=lambda l: l[0]), []
                for name, body in later:
                    self.blocks(body, f'[{name}] ')
            elif node.tag == DRAW + 'frame':
                self.frame(node)
                later, self.later = sorted(self.later, key=lambda l: l[0]), []
                for name, body in later:
                    self.blocks(body, f'[{name}] ')
            elif node.tag not in (TEXT + 'tracked-changes', TEXT + 'table-of-content-source', OFFICE + 'forms', TEXT + 'sequence-decls'):
                self.blocks(node, place)

    def frame(self, node):
        for box in node.iter(DRAW + 'text-box'):
            self.later.append(('box', box))

    def inline(self, node, texts):
        # Spaces run together, as ODF has it; those that stay are text:s.
        squeeze = lambda t: re.sub(r'[ \t\r\n]+', ' ', t or '')
        texts.append(squeeze(node.text))
        for child in node:
            tag = child.tag
            if tag == TEXT + 's':
                texts.append(' ' * int(child.get(TEXT + 'c', '1')))
            elif tag == TEXT + 'tab':
                texts.append('\t')
            elif tag == TEXT + 'line-break':
                texts.append('⏎')
            elif tag == TEXT + 'note':
                self.later.append((child.get(TEXT + 'note-class'), child.find(TEXT + 'note-body')))
            elif tag == OFFICE + 'annotation':
                self.later.append(('comment', [p for p in child if p.tag == TEXT + 'p']))
            elif tag == DRAW + 'frame':
                self.frame(child)
            else:
                self.inline(child, texts)
            texts.append(squeeze(child.tail))

    def words(self):
        self.blocks(ET.fromstring(self.package.read('content.xml')).find(f'{OFFICE}body/{OFFICE}text'), '')
        body, self.lines = self.lines, []
        masters = ET.fromstring(self.package.read('styles.xml')).find(OFFICE + 'master-styles')
        master = next((m for m in masters if m.get(STYLE + 'name') == 'Standard'), [])
        for kind in ('header', 'footer'):
            for page, ending in (('', ''), (' first', '-first'), (' even', '-left')):
                for node in master:
                    if node.tag == f'{STYLE}{kind}{ending}':
                        self.blocks(node, f'[{kind}{page}] ')
        return body + [line for line in self.lines if not line.endswith('] ')] + self.properties()

    def properties(self):
        meta = ET.fromstring(self.package.read('meta.xml'))[0]
        out = []
        for name, tag in (('title', DC + 'title'), ('subject', DC + 'subject'), ('keywords', META + 'keyword'), ('description', DC + 'description')):
            # LibreOffice writes an element for each keyword.
            if any(m.text for m in meta.iter(tag)):
                out.append(f'[{name}] ' + ', '.join(m.text for m in meta.iter(tag) if m.text))
        return out + sorted(f'[property {m.get(META + "name")}] {m.text or ""}' for m in meta.iter(META + 'user-defined'))


def words(path):
    with zipfile.ZipFile(path) as package:
        return (Odt if 'mimetype' in package.namelist() else Docx)(package).words()
