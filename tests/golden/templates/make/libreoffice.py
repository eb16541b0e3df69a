"""Writes a scene as flat ODF, which LibreOffice turns into ODT and DOCX: what is kept is what LibreOffice wrote."""
import base64
import pathlib
import subprocess
from xml.sax.saxutils import escape, quoteattr

import word
from scene import *

SPACES = {'office': 'urn:oasis:names:tc:opendocument:xmlns:office:1.0', 'style': 'urn:oasis:names:tc:opendocument:xmlns:style:1.0',
          'text': 'urn:oasis:names:tc:opendocument:xmlns:text:1.0', 'table': 'urn:oasis:names:tc:opendocument:xmlns:table:1.0',
          'draw': 'urn:oasis:names:tc:opendocument:xmlns:drawing:1.0', 'fo': 'urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0',
          'svg': 'urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0', 'xlink': 'http://www.w3.org/1999/xlink',
          'dc': 'http://purl.org/dc/elements/1.1/', 'meta': 'urn:oasis:names:tc:opendocument:xmlns:meta:1.0'}
DATE = '<dc:date>2026-04-01T09:00:00</dc:date>'


class Writer:
    def __init__(self, scene):
        self.scene = scene
        self.number = 0
        self.changes = []
        self.looks = []  # automatic text styles

    def next(self):
        self.number += 1
        return self.number

    def look(self, properties):
        if properties not in self.looks:
            self.looks.append(properties)
        return f'T{self.looks.index(properties) + 1}'

    def span(self, text, properties):
        return f'<text:span text:style-name="{self.look(properties)}">{text}</text:span>'

    def split(self, text, parts):
        # LibreOffice, too, breaks a text where its language changes.
        step = max(1, -(-len(text) // parts)) if parts else 1
        looks = ['fo:language="en" fo:country="US"', 'style:language-asian="ja" style:country-asian="JP"', 'fo:letter-spacing="0.001cm"']
        cuts = [text[i:i + step] for i in range(0, len(text), step)]
        marks = f'<text:bookmark text:name="mark{self.next()}"/>'
        return ''.join(self.span(escape(t), looks[i % 3]) + (marks if i == 1 else '') for i, t in enumerate(cuts))

    def inline(self, pieces):
        return ''.join(escape(p) if isinstance(p, str) else self.piece(p) for p in pieces)

    def piece(self, p):
        inner = lambda: self.inline(p.pieces)
        if isinstance(p, Split):
            return self.split(p.pieces[0], p.parts)
        if isinstance(p, Letters):
            return self.split(p.pieces[0], 0)
        if isinstance(p, Bold):
            return self.span(inner(), 'fo:font-weight="bold" style:font-weight-asian="bold"')
        if isinstance(p, Font):
            return self.span(inner(), f'style:font-name="{p.name}" style:font-name-asian="{p.name}"')
        if isinstance(p, Link):
            return f'<text:a xlink:type="simple" xlink:href={quoteattr(p.to)}>{inner()}</text:a>'
        if isinstance(p, (Smart, Control)):
            return inner()
        if isinstance(p, Inserted):
            return self.change('insertion', inner())
        if isinstance(p, Deleted):
            return self.change('deletion', inner())
        if isinstance(p, Mark):
            name = quoteattr(p.name)
            return f'<text:bookmark-start text:name={name}/>{inner()}<text:bookmark-end text:name={name}/>'
        if isinstance(p, Ref):
            return f'<text:bookmark-ref text:reference-format="text" text:ref-name={quoteattr(p.name)}>{escape(p.shows)}</text:bookmark-ref>'
        if isinstance(p, Note):
            n = self.next()
            return (f'<text:note text:id="note{n}" text:note-class="{p.kind}"><text:note-citation>{n}</text:note-citation>'
                    f'<text:note-body>{self.blocks(p.pieces)}</text:note-body></text:note>')
        if isinstance(p, Comment):
            n = self.next()
            return (f'<office:annotation office:name="c{n}"><dc:creator>法務</dc:creator>{DATE}<text:p>{self.inline([p.says])}</text:p></office:annotation>'
                    f'{inner()}<office:annotation-end office:name="c{n}"/>')
        if isinstance(p, Box):
            n = self.next()
            return (f'<draw:frame draw:style-name="fr1" draw:name="枠{n}" text:anchor-type="paragraph" svg:width="6cm" svg:height="2cm" svg:x="9cm" svg:y="0cm">'
                    f'<draw:text-box>{self.blocks(p.pieces)}</draw:text-box></draw:frame>')
        if isinstance(p, Image):
            n = self.next()
            data = base64.b64encode(word.png()).decode()
            return (f'<draw:frame draw:name="図{n}" text:anchor-type="as-char" svg:width="2cm" svg:height="2cm"><draw:image><office:binary-data>{data}'
                    f'</office:binary-data></draw:image><svg:desc>{escape(p.alt)}</svg:desc></draw:frame>')
        return {Tab: '<text:tab/>', Break: '<text:line-break/>'}[type(p)]

    def change(self, kind, inner):
        n = len(self.changes) + 1
        about = f'<office:change-info><dc:creator>起案者</dc:creator>{DATE}</office:change-info>'
        body = f'<text:p>{inner}</text:p>' if kind == 'deletion' else ''
        self.changes.append(f'<text:changed-region text:id="ct{n}"><text:{kind}>{about}{body}</text:{kind}></text:changed-region>')
        return f'<text:change text:change-id="ct{n}"/>' if kind == 'deletion' else f'<text:change-start text:change-id="ct{n}"/>{inner}<text:change-end text:change-id="ct{n}"/>'

    def paragraph(self, p):
        style = (p.style or 'Standard').replace(' ', '_20_')
        if style.startswith('Heading'):
            level = p.style[-1]
            return f'<text:h text:style-name="{style}" text:outline-level="{level}">{self.inline(p.pieces)}</text:h>'
        return f'<text:p text:style-name="{style}">{self.inline(p.pieces)}</text:p>'

    def blocks(self, blocks):
        out, run = [], []
        for b in list(blocks) + [None]:
            if isinstance(b, P) and b.list and (not run or run[0].list[::2] == b.list[::2]):
                run.append(b)
                continue
            if run:
                out.append(self.list(run))
                run = [b] if isinstance(b, P) and b.list else []
                if run:
                    continue
            if b is not None:
                out.append(self.block(b))
        return ''.join(out)

    def list(self, items):
        kind, _, which = items[0].list
        out = f'<text:list text:style-name="{"N%d" % which if kind == "number" else "B"}" text:continue-numbering="{"true" if getattr(self, "seen_" + kind + str(which), False) else "false"}">'
        setattr(self, 'seen_' + kind + str(which), True)
        depth, first = 0, True
        for p in items:
            level = p.list[1]
            if level > depth:
                out += '<text:list>' * (level - depth)
            elif not first:
                out += '</text:list-item></text:list>' * (depth - level) + '</text:list-item>'
            out += f'<text:list-item>{self.paragraph(p)}'
            depth, first = level, False
        return out + '</text:list-item></text:list>' * (depth + 1)

    def table(self, t):
        columns = t.columns()
        rows = []
        for row in t.rows:
            cells = ''
            for cell in row:
                if cell is None:
                    cells += '<table:covered-table-cell/>'
                    continue
                span = f' table:number-columns-spanned="{cell.across}" table:number-rows-spanned="{cell.down}"' if cell.across * cell.down > 1 else ''
                cells += f'<table:table-cell table:style-name="cell"{span} office:value-type="string">{self.blocks(cell.blocks)}</table:table-cell>'
                cells += '<table:covered-table-cell/>' * (cell.across - 1)
            # A cell that was told once covers its whole width below, too.
            rows.append((cells, cells.count('<table:table-cell') + cells.count('<table:covered')))
        out = [f'<table:table-row>{c}{"<table:covered-table-cell/>" * (columns - n)}</table:table-row>' for c, n in rows]
        head = f'<table:table-header-rows>{"".join(out[:t.heads])}</table:table-header-rows>' if t.heads else ''
        return (f'<table:table table:name="表{self.next()}" table:style-name="table"><table:table-column table:number-columns-repeated="{columns}"/>{head}'
                f'{"".join(out[t.heads:])}</table:table>')

    def block(self, b):
        if isinstance(b, P):
            return self.paragraph(b)
        if isinstance(b, Table):
            return self.table(b)
        if isinstance(b, Block):
            return f'<text:section text:name={quoteattr(b.title)}>{self.blocks(b.pieces)}</text:section>'
        entries = ''.join(f'<text:p text:style-name="Contents_20_{level}">{escape(text)}<text:tab/>1</text:p>' for level, text in b.pieces)
        template = ''.join(f'<text:table-of-content-entry-template text:outline-level="{n}" text:style-name="Contents_20_{n}"><text:index-entry-chapter/>'
                           '<text:index-entry-text/><text:index-entry-tab-stop style:type="right" style:leader-char="."/><text:index-entry-page-number/>'
                           '</text:table-of-content-entry-template>' for n in (1, 2))
        return (f'<text:table-of-content text:name="目次1" text:protected="true"><text:table-of-content-source text:outline-level="2">{template}'
                f'</text:table-of-content-source><text:index-body>{entries}</text:index-body></text:table-of-content>')

    def pages(self):
        out = ''
        for kind, what in (('header', self.scene.header), ('footer', self.scene.footer)):
            for page, ending in (('default', ''), ('first', '-first'), ('even', '-left')):
                if page in what:
                    out += f'<style:{kind}{ending}>{self.blocks(what[page])}</style:{kind}{ending}>'
        return out

    def write(self):
        body, pages = self.blocks(self.scene.blocks), self.pages()
        looks = ''.join(f'<style:style style:name="T{i + 1}" style:family="text"><style:text-properties {l}/></style:style>' for i, l in enumerate(self.looks))
        names = {'title': 'dc:title', 'subject': 'dc:subject', 'keywords': 'meta:keyword', 'description': 'dc:description', 'creator': 'meta:initial-creator'}
        meta = ''.join(f'<{names[k]}>{escape(v)}</{names[k]}>' for k, v in self.scene.properties.items() if k in names)
        meta += ''.join(f'<meta:user-defined meta:name={quoteattr(k)} meta:value-type="string">{escape(v)}</meta:user-defined>' for k, v in self.scene.custom.items())
        changes = f'<text:tracked-changes>{"".join(self.changes)}</text:tracked-changes>' if self.changes else ''
        spaces = ' '.join(f'xmlns:{k}="{v}"' for k, v in SPACES.items())
        header = lambda k: f'<style:{k}-style><style:header-footer-properties fo:min-height="1cm"/></style:{k}-style>' if getattr(self.scene, k) else ''
        return (f'<?xml version="1.0" encoding="UTF-8"?><office:document {spaces} office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">'
                f'<office:meta>{meta}</office:meta>{STYLES}<office:automatic-styles>{looks}<style:style style:name="fr1" style:family="graphic" '
                'style:parent-style-name="Frame"><style:graphic-properties style:wrap="none" fo:padding="0.1cm" fo:border="0.5pt solid #000000"/></style:style>'
                '<style:style style:name="cell" style:family="table-cell"><style:table-cell-properties fo:padding="0.1cm" fo:border="0.5pt solid #000000"/></style:style>'
                '<style:style style:name="table" style:family="table"><style:table-properties style:width="15cm" table:align="left"/></style:style>'
                '<style:page-layout style:name="page"><style:page-layout-properties fo:page-width="21cm" fo:page-height="29.7cm" fo:margin="3cm" '
                f'style:print-orientation="portrait"/>{header("header")}{header("footer")}</style:page-layout></office:automatic-styles><office:master-styles>'
                f'<style:master-page style:name="Standard" style:page-layout-name="page">{pages}</style:master-page></office:master-styles>'
                f'<office:body><office:text>{changes}{body}</office:text></office:body></office:document>')


def list_style(name, levels):
    out = ''
    for n, (kind, text) in enumerate(levels, 1):
        look = f'<style:list-level-properties text:space-before="{n * .7 - .7:.1f}cm" text:min-label-width="0.7cm"/>'
        if kind == 'bullet':
            out += f'<text:list-level-style-bullet text:level="{n}" text:bullet-char="{text}">{look}</text:list-level-style-bullet>'
        else:
            before, after = text.split('%')
            out += f'<text:list-level-style-number text:level="{n}" style:num-format="{kind}" style:num-prefix="{before}" style:num-suffix="{after}">{look}</text:list-level-style-number>'
    return f'<text:list-style style:name="{name}">{out}</text:list-style>'


NUMBERS = [('1', '%.'), ('1', '(%)'), ('ア, イ, ウ, ...', '%')]
STYLES = ('<office:styles><style:default-style style:family="paragraph"><style:text-properties style:font-name="Noto Sans CJK JP" fo:font-size="10.5pt" '
          'fo:language="en" fo:country="US" style:language-asian="ja" style:country-asian="JP"/></style:default-style>'
          '<style:style style:name="Standard" style:family="paragraph" style:class="text"/>'
          '<style:style style:name="Title" style:family="paragraph" style:parent-style-name="Standard"><style:paragraph-properties fo:text-align="center"/></style:style>'
          + ''.join(f'<style:style style:name="Heading_20_{n}" style:display-name="Heading {n}" style:family="paragraph" style:parent-style-name="Standard" '
                    f'style:default-outline-level="{n}"><style:text-properties fo:font-weight="bold" style:font-weight-asian="bold"/></style:style>'
                    f'<style:style style:name="Contents_20_{n}" style:display-name="Contents {n}" style:family="paragraph" style:parent-style-name="Standard">'
                    f'<style:paragraph-properties><style:tab-stops><style:tab-stop style:position="15cm" style:type="right" style:leader-style="dotted" style:leader-text="."/></style:tab-stops></style:paragraph-properties></style:style>' for n in (1, 2, 3))
          + '<style:style style:name="Frame" style:family="graphic"/>' + list_style('N1', NUMBERS) + list_style('N2', NUMBERS)
          + list_style('B', [('bullet', '・'), ('bullet', '－')]) + '</office:styles>')


def write(scenes, folder):
    """NAME.odt and NAME.docx of each scene, in the folder."""
    folder = pathlib.Path(folder)
    for scene in scenes:
        (folder / f'{scene.name}.fodt').write_text(Writer(scene).write(), encoding='utf-8')
    for ending in ('odt', 'docx'):
        for filter in [{'odt': 'odt:writer8', 'docx': 'docx:MS Word 2007 XML'}[ending]]:
            subprocess.run(['soffice', f'-env:UserInstallation=file://{folder}/home', '--headless', '--norestore', '--convert-to', filter, '--outdir', str(folder)]
                           + [str(folder / f'{s.name}.fodt') for s in scenes], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
