"""Writes a scene with python-docx (Debian: python3-docx), as scripts of other offices do."""
import io

import docx
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from scene import *
import word


class Writer:
    def __init__(self, scene):
        self.scene = scene
        self.document = docx.Document()
        for p in list(self.document.paragraphs):
            p._p.getparent().remove(p._p)

    def inline(self, to, pieces, bold=None, font=None):
        for p in pieces:
            if isinstance(p, str):
                # python-docx makes tabs and line breaks of \t and \n by itself.
                run = to.add_run(p)
                run.bold = bold
                if font:
                    run.font.name = font
                    run._r.rPr.rFonts.set(qn('w:eastAsia'), font)
            elif isinstance(p, Letters):
                for c in p.pieces[0]:
                    to.add_run(c).bold = bold
            elif isinstance(p, Split):
                text = p.pieces[0]
                step = -(-len(text) // p.parts)
                for i in range(0, len(text), step):
                    run = to.add_run(text[i:i + step])
                    run.italic = (i // step) % 2 == 1 or None
            elif isinstance(p, Bold):
                self.inline(to, p.pieces, True, font)
            elif isinstance(p, Font):
                self.inline(to, p.pieces, bold, p.name)
            elif isinstance(p, Tab):
                to.add_run('\t')
            elif isinstance(p, Break):
                to.add_run().add_break()
            elif isinstance(p, Image):
                shape = to.add_run().add_picture(io.BytesIO(word.png()), width=720000)
                shape._inline.docPr.set('descr', p.alt)
            elif isinstance(p, Link):
                link = OxmlElement('w:hyperlink')
                link.set(qn('r:id'), to.part.relate_to(p.to, word.RELATION + 'hyperlink', is_external=True))
                to._p.append(link)
                before = len(to._p)
                self.inline(to, p.pieces, bold, font)
                for run in list(to._p)[before:]:
                    link.append(run)
            else:
                raise TypeError(f'python-docx cannot write {p}')

    def paragraph(self, to, p, paragraph=None):
        style = p.style
        if p.list:
            style = {'number': 'List Number', 'bullet': 'List Bullet'}[p.list[0]] + (f' {p.list[1] + 1}' if p.list[1] else '')
        paragraph = paragraph or to.add_paragraph()
        if style:
            paragraph.style = self.document.styles[style]
        self.inline(paragraph, p.pieces)

    def table(self, to, t):
        table = to.add_table(rows=len(t.rows), cols=t.columns())
        table.style = self.document.styles['Table Grid']
        for i, row in enumerate(t.rows):
            at = 0
            for cell in row:
                if cell is None:
                    at += 1
                    continue
                made = table.cell(i, at)
                if cell.across * cell.down > 1:
                    made = made.merge(table.cell(i + cell.down - 1, at + cell.across - 1))
                self.blocks(made, cell.blocks)
                at += cell.across
            if i < t.heads:
                properties = table.rows[i]._tr.get_or_add_trPr()
                properties.append(OxmlElement('w:tblHeader'))

    def blocks(self, to, blocks):
        first = to.paragraphs[0] if to is not self.document and to.paragraphs else None
        for b in blocks:
            if isinstance(b, P):
                self.paragraph(to, b, first)
            elif isinstance(b, Table):
                if to is not self.document and first is not None and not first.text:
                    first._p.getparent().remove(first._p)
                self.table(to, b) if to is self.document else self.nested(to, b)
            else:
                raise TypeError(f'python-docx cannot write {b}')
            first = None

    def nested(self, to, t):
        made = to.add_table(rows=len(t.rows), cols=t.columns())
        for i, row in enumerate(t.rows):
            for j, cell in enumerate(row):
                self.blocks(made.cell(i, j), cell.blocks)

    def write(self):
        self.blocks(self.document, self.scene.blocks)
        section = self.document.sections[0]
        for kind, what in (('header', self.scene.header), ('footer', self.scene.footer)):
            for page, blocks in what.items():
                if page == 'first':
                    section.different_first_page_header_footer = True
                if page == 'even':
                    self.document.settings.odd_and_even_pages_header_footer = True
                to = getattr(section, kind if page == 'default' else f'{page}_page_{kind}')
                to.is_linked_to_previous = False
                self.blocks(to, blocks)
        core = self.document.core_properties
        names = {'description': 'comments', 'creator': 'author'}
        core.comments, core.author = '', '起案者'
        for name, value in self.scene.properties.items():
            if name not in ('company', 'manager'):
                setattr(core, names.get(name, name), value)
        out = io.BytesIO()
        self.document.save(out)
        return out.getvalue()


def write(scene):
    """The package."""
    return Writer(scene).write()
