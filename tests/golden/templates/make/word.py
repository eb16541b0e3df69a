"""Writes a scene as Word does: rsids, paraIds, spelling marks, runs that split for no reason, _GoBack, VML beside DrawingML."""
import random
import zlib
from xml.sax.saxutils import escape, quoteattr

from scene import *

NAMES = ' '.join(f'xmlns:{p}="{u}"' for p, u in (
    ('wpc', 'http://schemas.microsoft.com/office/word/2010/wordprocessingCanvas'),
    ('mc', 'http://schemas.openxmlformats.org/markup-compatibility/2006'),
    ('o', 'urn:schemas-microsoft-com:office:office'),
    ('r', 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'),
    ('m', 'http://schemas.openxmlformats.org/officeDocument/2006/math'),
    ('v', 'urn:schemas-microsoft-com:vml'),
    ('wp14', 'http://schemas.microsoft.com/office/word/2010/wordprocessingDrawing'),
    ('wp', 'http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing'),
    ('w10', 'urn:schemas-microsoft-com:office:word'),
    ('w', 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'),
    ('w14', 'http://schemas.microsoft.com/office/word/2010/wordml'),
    ('w15', 'http://schemas.microsoft.com/office/word/2012/wordml'),
    ('wps', 'http://schemas.microsoft.com/office/word/2010/wordprocessingShape'))) + ' mc:Ignorable="w14 w15 wp14"'
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
RELATION = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
RELATIONS = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"'
BOX_SHAPE = '<wps:spPr><a:xfrm xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:off x="0" y="0"/><a:ext cx="2160000" cy="720000"/></a:xfrm><a:prstGeom xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" prst="rect"><a:avLst/></a:prstGeom></wps:spPr>'


def png(grey=0x80):
    def chunk(kind, data):
        return len(data).to_bytes(4, 'big') + kind + data + zlib.crc32(kind + data).to_bytes(4, 'big')
    pixels = zlib.compress(b''.join(b'\0' + bytes([grey] * 8) for _ in range(8)), 9)
    return b'\x89PNG\r\n\x1a\n' + chunk(b'IHDR', b'\0\0\0\x08\0\0\0\x08\x08\0\0\0\0') + chunk(b'IDAT', pixels) + chunk(b'IEND', b'')


class Writer:
    def __init__(self, scene):
        self.scene = scene
        self.random = random.Random(scene.name)
        self.ids = {'mark': 0, 'change': 100, 'shape': 1, 'para': 0x10000000}
        self.parts = {}
        self.notes = {'footnote': [], 'endnote': []}
        self.comments = []
        self.relations = [('styles', 'styles.xml'), ('settings', 'settings.xml'), ('numbering', 'numbering.xml'), ('fontTable', 'fontTable.xml')]
        self.own_relations = None  # of the part that is being written
        self.last_mark = True

    def next(self, kind):
        self.ids[kind] += 1
        return self.ids[kind]

    def rsid(self):
        return '00' + ''.join(self.random.choice('0123456789ABCDEF') for _ in range(6))

    def relate(self, kind, target, external=False):
        """A relationship of the part that is being written; its id."""
        self.own_relations.append((kind, target, external))
        return f'rIdX{len(self.own_relations)}'

    # --- runs ---
    def run(self, text, look='', deleted=False):
        look = f'<w:rPr>{look}</w:rPr>' if look else ''
        rsid = f' w:rsidR="{self.rsid()}"' if self.random.random() < .5 else ''
        word = 'delText' if deleted else 't'
        space = ' xml:space="preserve"' if text != text.strip() else ''
        return f'<w:r{rsid}>{look}<w:{word}{space}>{escape(text)}</w:{word}></w:r>'

    def hint(self, text):
        return '<w:rFonts w:hint="eastAsia"/>' if any(ord(c) > 0x2e80 for c in text) else ''

    def cut(self, text, parts):
        places = sorted(self.random.sample(range(1, len(text)), min(parts - 1, len(text) - 1)))
        return [text[a:b] for a, b in zip([0] + places, places + [len(text)])]

    def string(self, text, look=''):
        if not text:
            return ''
        text = text.replace('.FORMAT', '.docx')
        # Word breaks a run wherever a person stopped, came back, or changed the keyboard.
        pieces = self.cut(text, 1 + len(text) // 8) if len(text) > 8 else [text]
        return ''.join(self.run(t, (self.hint(t) if not look else '') + look) for t in pieces)

    def split(self, text, parts, look):
        extra = ['<w:proofErr w:type="spellStart"/>', '<w:proofErr w:type="spellEnd"/>', '<w:lastRenderedPageBreak/>', '', '']
        languages = ['<w:lang w:val="en-US"/>', '', '<w:lang w:eastAsia="ja-JP"/>', '<w:noProof/>']
        out = []
        for i, t in enumerate(self.cut(text, parts) if parts else list(text)):
            mark = self.next('mark')
            out.append(self.run(t, look + languages[i % 4]))
            if i == 1:
                out.append(f'<w:bookmarkStart w:id="{mark}" w:name="mark{mark}"/><w:bookmarkEnd w:id="{mark}"/>')
            elif extra[i % 5].startswith('<w:proof'):
                out.append(extra[i % 5])
        return ''.join(out)

    def change(self):
        return f'w:id="{self.next("change")}" w:author="起案者" w:date="2026-04-01T09:00:00Z"'

    def inline(self, pieces, look='', deleted=False):
        return ''.join(self.piece(p, look, deleted) for p in pieces)

    def piece(self, p, look, deleted):
        if isinstance(p, str):
            return self.run(p, look, True) if deleted else self.string(p, look)
        inner = lambda more='': self.inline(p.pieces, look + more, deleted)
        if isinstance(p, Split):
            return self.split(p.pieces[0], p.parts, look)
        if isinstance(p, Letters):
            return self.split(p.pieces[0], 0, look)
        if isinstance(p, Bold):
            return inner('<w:b/>')
        if isinstance(p, Font):
            return inner(f'<w:rFonts w:ascii="{p.name}" w:eastAsia="{p.name}" w:hAnsi="{p.name}" w:hint="eastAsia"/>')
        if isinstance(p, Link):
            return f'<w:hyperlink r:id="{self.relate("hyperlink", p.to, True)}" w:history="1">{inner()}</w:hyperlink>'
        if isinstance(p, Inserted):
            return f'<w:ins {self.change()}>{inner()}</w:ins>'
        if isinstance(p, Deleted):
            return f'<w:del {self.change()}>{self.inline(p.pieces, look, True)}</w:del>'
        if isinstance(p, Smart):
            return f'<w:smartTag w:uri="urn:schemas-microsoft-com:office:smarttags" w:element="place">{inner()}</w:smartTag>'
        if isinstance(p, Mark):
            n = self.next('mark')
            return f'<w:bookmarkStart w:id="{n}" w:name={quoteattr(p.name)}/>{inner()}<w:bookmarkEnd w:id="{n}"/>'
        if isinstance(p, Ref):
            fld = lambda t: f'<w:r><w:fldChar w:fldCharType="{t}"/></w:r>'
            return f'{fld("begin")}<w:r><w:instrText xml:space="preserve"> REF {p.name} \\h </w:instrText></w:r>{fld("separate")}{self.run(p.shows)}{fld("end")}'
        if isinstance(p, Note):
            return self.note(p)
        if isinstance(p, Comment):
            return self.comment(p, inner())
        if isinstance(p, Control):
            return self.control(p, inner)
        if isinstance(p, Box):
            return self.box(p)
        if isinstance(p, Image):
            return self.image(p)
        if isinstance(p, Tab):
            return '<w:r><w:tab/></w:r>'
        if isinstance(p, Break):
            return '<w:r><w:br/></w:r>'
        raise TypeError(p)

    def note(self, p):
        number = len(self.notes[p.kind]) + 1
        self.notes[p.kind].append(None)
        mark = f'<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:{p.kind}Ref/></w:r>'
        body = ''.join(self.paragraph(b, first=mark if i == 0 else '') for i, b in enumerate(p.pieces))
        self.notes[p.kind][number - 1] = f'<w:{p.kind} w:id="{number}">{body}</w:{p.kind}>'
        return f'<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:{p.kind}Reference w:id="{number}"/></w:r>'

    def comment(self, p, inner):
        number = len(self.comments)
        self.comments.append(f'<w:comment {NAMES} w:id="{number}" w:author="法務" w:date="2026-04-01T09:00:00Z" w:initials="法">{self.paragraph(P(p.says))}</w:comment>'.replace(NAMES + ' ', ''))
        return (f'<w:commentRangeStart w:id="{number}"/>{inner}<w:commentRangeEnd w:id="{number}"/>'
                f'<w:r><w:commentReference w:id="{number}"/></w:r>')

    def control(self, p, inner):
        n = self.random.randrange(10 ** 8, 2 * 10 ** 9)
        bound = f'<w:dataBinding w:xpath={quoteattr(p.bound)} w:storeItemID="{{11111111-2222-4333-8444-555555555555}}"/>' if p.bound else ''
        shown = '<w:showingPlcHdr/>' if p.placeholder else ''
        if p.bound:
            self.parts['customXml/item1.xml'] = '<?xml version="1.0" encoding="UTF-8"?><記入 xmlns=""><件名>見本</件名></記入>'
        return (f'<w:sdt><w:sdtPr><w:alias w:val={quoteattr(p.title)}/><w:tag w:val="{n}"/><w:id w:val="{n}"/>{shown}{bound}<w:text/></w:sdtPr>'
                f'<w:sdtContent>{inner()}</w:sdtContent></w:sdt>')

    def box(self, p):
        n = self.next('shape')
        body = lambda: ''.join(self.block(b) for b in p.pieces)
        state = self.random.getstate()
        first = body()
        self.random.setstate(state)
        second = body()
        return ('<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor distT="0" distB="0" distL="114300" distR="114300" '
                'simplePos="0" relativeHeight="251659264" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>'
                '<wp:positionH relativeFrom="column"><wp:posOffset>3240000</wp:posOffset></wp:positionH><wp:positionV relativeFrom="paragraph">'
                '<wp:posOffset>0</wp:posOffset></wp:positionV><wp:extent cx="2160000" cy="720000"/><wp:effectExtent l="0" t="0" r="0" b="0"/>'
                f'<wp:wrapTopAndBottom/><wp:docPr id="{n}" name="テキスト ボックス {n}"/><wp:cNvGraphicFramePr/>'
                '<a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData '
                'uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:cNvSpPr txBox="1"/>'
                f'{BOX_SHAPE}<wps:txbx><w:txbxContent>{first}</w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic>'
                '</wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict>'
                f'<v:rect id="Box{n}" style="position:absolute;margin-left:255pt;width:170pt;height:57pt;z-index:1"><v:textbox><w:txbxContent>{second}'
                '</w:txbxContent></v:textbox></v:rect></w:pict></mc:Fallback></mc:AlternateContent></w:r>')

    def image(self, p):
        n = self.next('shape')
        self.parts['word/media/image1.png'] = png()
        rid = self.relate('image', 'media/image1.png')
        return ('<w:r><w:rPr><w:noProof/></w:rPr><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="720000" cy="720000"/>'
                f'<wp:effectExtent l="0" t="0" r="0" b="0"/><wp:docPr id="{n}" name="図 {n}" descr={quoteattr(p.alt)}/>'
                '<wp:cNvGraphicFramePr><a:graphicFrameLocks xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" noChangeAspect="1"/></wp:cNvGraphicFramePr>'
                '<a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">'
                f'<pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:nvPicPr><pic:cNvPr id="{n}" name="image1.png"/><pic:cNvPicPr/></pic:nvPicPr>'
                f'<pic:blipFill><a:blip r:embed="{rid}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/>'
                '<a:ext cx="720000" cy="720000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
                '</wp:inline></w:drawing></w:r>')

    # --- blocks ---
    def look_of(self, p):
        look = ''
        if p.style:
            look += f'<w:pStyle w:val="{p.style.replace(" ", "")}"/>'
        if p.list:
            kind, level, which = p.list
            look += f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{which if kind == "number" else 9}"/></w:numPr>'
        return f'<w:pPr>{look}<w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr></w:pPr>' if look or self.random.random() < .3 else ''

    def paragraph(self, p, first=''):
        rsid = self.rsid()
        go_back = ''
        if self.last_mark and p.pieces:
            self.last_mark = False
            go_back = '<w:bookmarkStart w:id="0" w:name="_GoBack"/><w:bookmarkEnd w:id="0"/>'
        return (f'<w:p w14:paraId="{self.next("para"):08X}" w14:textId="77777777" w:rsidR="{rsid}" w:rsidRDefault="{rsid}">{self.look_of(p)}'
                f'{first}{self.inline(p.pieces)}{go_back}</w:p>')

    def table(self, t):
        columns = t.columns()
        width = 8400 // columns
        rows = []
        down = [0] * columns
        for number, row in enumerate(t.rows):
            cells, at = [], 0
            for cell in row:
                if cell is None:
                    # below a cell that reaches down; places that it covers to the right have no cell of their own
                    if down[at]:
                        across = down[at][1]
                        cells.append(f'<w:tc><w:tcPr><w:tcW w:w="{width * across}" w:type="dxa"/>{self.span(across)}<w:vMerge/></w:tcPr><w:p/></w:tc>')
                        at += across
                    continue
                if cell.down > 1:
                    down[at] = (cell.down, cell.across)
                merge = '<w:vMerge w:val="restart"/>' if cell.down > 1 else ''
                body = ''.join(self.block(b) for b in cell.blocks)
                if isinstance(cell.blocks[-1], Table):
                    body += '<w:p/>'
                cells.append(f'<w:tc><w:tcPr><w:tcW w:w="{width * cell.across}" w:type="dxa"/>{self.span(cell.across)}{merge}</w:tcPr>{body}</w:tc>')
                at += cell.across
            head = '<w:trPr><w:tblHeader/></w:trPr>' if number < t.heads else ''
            rows.append(f'<w:tr w:rsidR="{self.rsid()}" w14:paraId="{self.next("para"):08X}" w14:textId="77777777">{head}{"".join(cells)}</w:tr>')
        return (f'<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="0" w:type="auto"/><w:tblLook w:val="04A0" w:firstRow="1" w:lastRow="0" '
                f'w:firstColumn="1" w:lastColumn="0" w:noHBand="0" w:noVBand="1"/></w:tblPr><w:tblGrid>{f"""<w:gridCol w:w="{width}"/>""" * columns}</w:tblGrid>'
                f'{"".join(rows)}</w:tbl>')

    def span(self, across):
        return f'<w:gridSpan w:val="{across}"/>' if across > 1 else ''

    def block(self, b):
        if isinstance(b, P):
            return self.paragraph(b)
        if isinstance(b, Table):
            return self.table(b)
        if isinstance(b, Block):
            n = self.random.randrange(10 ** 8, 2 * 10 ** 9)
            return (f'<w:sdt><w:sdtPr><w:alias w:val={quoteattr(b.title)}/><w:id w:val="{n}"/></w:sdtPr><w:sdtContent>'
                    f'{"".join(self.block(x) for x in b.pieces)}</w:sdtContent></w:sdt>')
        if isinstance(b, Contents):
            return self.contents(b)
        raise TypeError(b)

    def contents(self, b):
        fld = lambda t: f'<w:r><w:fldChar w:fldCharType="{t}"/></w:r>'
        begin = f'{fld("begin")}<w:r><w:instrText xml:space="preserve"> TOC \\o "1-2" \\h \\z \\u </w:instrText></w:r>{fld("separate")}'
        entries = [f'<w:p><w:pPr><w:pStyle w:val="TOC{level}"/></w:pPr>{begin if i == 0 else ""}{self.run(text)}<w:r><w:tab/></w:r><w:r><w:t>1</w:t></w:r></w:p>'
                   for i, (level, text) in enumerate(b.pieces)]
        n = self.random.randrange(10 ** 8, 2 * 10 ** 9)
        return (f'<w:sdt><w:sdtPr><w:id w:val="{n}"/><w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/></w:docPartObj></w:sdtPr>'
                f'<w:sdtContent>{"".join(entries)}<w:p>{fld("end")}</w:p></w:sdtContent></w:sdt>')

    # --- parts ---
    def part(self, name, root, write):
        """A part with its relationships."""
        self.own_relations = []
        self.parts[f'word/{name}'] = f'{HEAD}<w:{root} {NAMES}>{write()}</w:{root}>'
        rows = ''.join(f'<Relationship Id="rIdX{i + 1}" Type="{RELATION}{k}" Target={quoteattr(t)}{" TargetMode=" + chr(34) + "External" + chr(34) if e else ""}/>'
                       for i, (k, t, e) in enumerate(self.own_relations))
        if name == 'document.xml':
            rows = ''.join(f'<Relationship Id="rId{i + 1}" Type="{RELATION}{k}" Target="{t}"/>' for i, (k, t) in enumerate(self.relations)) + rows
        if rows:
            self.parts[f'word/_rels/{name}.rels'] = f'{HEAD}<Relationships {RELATIONS}>{rows}</Relationships>'

    def section(self):
        out, types = '', {}
        for kind, what in (('header', self.scene.header), ('footer', self.scene.footer)):
            for number, (page, blocks) in enumerate(what.items()):
                name = f'{kind}{number + 1}.xml'
                self.part(name, 'hdr' if kind == 'header' else 'ftr', lambda: ''.join(self.block(b) for b in blocks))
                self.relations.append((kind, name))
                out += f'<w:{kind}Reference w:type="{page}" r:id="rId{len(self.relations)}"/>'
                types[name] = kind
        title = '<w:titlePg/>' if 'first' in {**self.scene.header, **self.scene.footer} else ''
        return (f'<w:sectPr w:rsidR="00A77B3E">{out}<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1700" w:right="1701" w:bottom="1700" w:left="1701" '
                f'w:header="851" w:footer="992" w:gutter="0"/><w:cols w:space="425"/>{title}<w:docGrid w:type="lines" w:linePitch="360"/></w:sectPr>'), types

    def write(self):
        sect, types = self.section()
        self.part('document.xml', 'document', lambda: f'<w:body>{"".join(self.block(b) for b in self.scene.blocks)}{sect}</w:body>')
        document, own = self.parts['word/document.xml'], self.own_relations
        for kind, bodies in self.notes.items():
            if bodies:
                marks = ''.join(f'<w:{kind} w:type="{t}" w:id="{i}"><w:p><w:r><w:{t}/></w:r></w:p></w:{kind}>' for i, t in ((-1, 'separator'), (0, 'continuationSeparator')))
                self.part(f'{kind}s.xml', f'{kind}s', lambda: marks + ''.join(bodies))
                self.relations.append((f'{kind}s', f'{kind}s.xml'))
                types[f'{kind}s.xml'] = f'{kind}s'
        if self.comments:
            self.part('comments.xml', 'comments', lambda: ''.join(self.comments))
            self.relations.append(('comments', 'comments.xml'))
            types['comments.xml'] = 'comments'
        self.own_relations = own
        self.relink(own)
        self.parts['word/document.xml'] = document
        self.finish(types)
        return {n: v if isinstance(v, bytes) else v.encode() for n, v in self.parts.items()}

    def relink(self, own):
        rows = ''.join(f'<Relationship Id="rId{i + 1}" Type="{RELATION}{k}" Target="{t}"/>' for i, (k, t) in enumerate(self.relations))
        if 'customXml/item1.xml' in self.parts:
            rows += f'<Relationship Id="rIdC" Type="{RELATION}customXml" Target="../customXml/item1.xml"/>'
        rows += ''.join(f'<Relationship Id="rIdX{i + 1}" Type="{RELATION}{k}" Target={quoteattr(t)}{" TargetMode=" + chr(34) + "External" + chr(34) if e else ""}/>'
                        for i, (k, t, e) in enumerate(own))
        self.parts['word/_rels/document.xml.rels'] = f'{HEAD}<Relationships {RELATIONS}>{rows}</Relationships>'

    def finish(self, types):
        main = 'application/vnd.openxmlformats-officedocument.wordprocessingml'
        rows = [(f'/word/{n}', f'{main}.{k}+xml') for n, k in types.items()]
        rows += [('/word/document.xml', f'{main}.document.main+xml'), ('/word/styles.xml', f'{main}.styles+xml'), ('/word/settings.xml', f'{main}.settings+xml'),
                 ('/word/numbering.xml', f'{main}.numbering+xml'), ('/word/fontTable.xml', f'{main}.fontTable+xml'),
                 ('/docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties+xml'),
                 ('/docProps/app.xml', 'application/vnd.openxmlformats-officedocument.extended-properties+xml')]
        top = [('http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument', 'word/document.xml'),
               ('http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties', 'docProps/core.xml'),
               (RELATION + 'extended-properties', 'docProps/app.xml')]
        values = {'creator': '起案者', **{k: v for k, v in self.scene.properties.items() if k not in ('company', 'manager')}}
        names = {'title': 'dc:title', 'subject': 'dc:subject', 'creator': 'dc:creator', 'keywords': 'cp:keywords', 'description': 'dc:description'}
        self.parts['docProps/core.xml'] = (
            f'{HEAD}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" '
            'xmlns:dcterms="http://purl.org/dc/terms/" xmlns:dcmitype="http://purl.org/dc/dcmitype/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
            + ''.join(f'<{names[k]}>{escape(v)}</{names[k]}>' for k, v in values.items()) + '</cp:coreProperties>')
        more = ''.join(f'<{k.title()}>{escape(v)}</{k.title()}>' for k, v in sorted(self.scene.properties.items(), reverse=True) if k in ('company', 'manager'))
        self.parts['docProps/app.xml'] = (f'{HEAD}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>Microsoft '
                                          f'Office Word</Application>{more}<AppVersion>16.0000</AppVersion></Properties>')
        if self.scene.custom:
            self.parts['docProps/custom.xml'] = (
                f'{HEAD}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" '
                'xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">' + ''.join(
                    f'<property fmtid="{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}" pid="{i + 2}" name={quoteattr(k)}><vt:lpwstr>{escape(v)}</vt:lpwstr></property>'
                    for i, (k, v) in enumerate(self.scene.custom.items())) + '</Properties>')
            rows.append(('/docProps/custom.xml', 'application/vnd.openxmlformats-officedocument.custom-properties+xml'))
            top.append((RELATION + 'custom-properties', 'docProps/custom.xml'))
        if 'customXml/item1.xml' in self.parts:
            self.parts['customXml/itemProps1.xml'] = (
                '<?xml version="1.0" encoding="UTF-8"?><ds:datastoreItem ds:itemID="{11111111-2222-4333-8444-555555555555}" '
                'xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml"><ds:schemaRefs/></ds:datastoreItem>')
            self.parts['customXml/_rels/item1.xml.rels'] = f'{HEAD}<Relationships {RELATIONS}><Relationship Id="rId1" Type="{RELATION}customXmlProps" Target="itemProps1.xml"/></Relationships>'
            rows.append(('/customXml/itemProps1.xml', 'application/vnd.openxmlformats-officedocument.customXmlProperties+xml'))
        self.parts['[Content_Types].xml'] = (
            f'{HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="png" ContentType="image/png"/>'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
            + ''.join(f'<Override PartName="{n}" ContentType="{t}"/>' for n, t in rows) + '</Types>')
        self.parts['_rels/.rels'] = f'{HEAD}<Relationships {RELATIONS}>' + ''.join(
            f'<Relationship Id="rId{i + 1}" Type="{k}" Target="{t}"/>' for i, (k, t) in enumerate(top)) + '</Relationships>'
        w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
        even = '<w:evenAndOddHeaders/>' if 'even' in {**self.scene.header, **self.scene.footer} else ''
        self.parts['word/settings.xml'] = (f'{HEAD}<w:settings {w}><w:zoom w:percent="100"/>{even}<w:compat><w:compatSetting w:name="compatibilityMode" '
                                           'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>')
        self.parts['word/fontTable.xml'] = f'{HEAD}<w:fonts {w}><w:font w:name="游明朝"><w:charset w:val="80"/></w:font></w:fonts>'
        self.parts['word/styles.xml'] = styles(w)
        self.parts['word/numbering.xml'] = numbering(w)


def styles(w):
    def style(id, name, more='', look='', kind='paragraph', default=''):
        base = '' if default else '<w:basedOn w:val="Normal"/>' if kind == 'paragraph' else ''
        return f'<w:style w:type="{kind}"{default} w:styleId="{id}"><w:name w:val="{name}"/>{base}{more}{look}</w:style>'
    heads = ''.join(style(f'Heading{n}', f'heading {n}', '<w:next w:val="Normal"/><w:qFormat/>', f'<w:pPr><w:keepNext/><w:outlineLvl w:val="{n - 1}"/></w:pPr><w:rPr><w:b/></w:rPr>') for n in (1, 2, 3))
    toc = ''.join(style(f'TOC{n}', f'toc {n}', '', f'<w:pPr><w:tabs><w:tab w:val="right" w:leader="dot" w:pos="8494"/></w:tabs><w:ind w:left="{(n - 1) * 210}"/></w:pPr>') for n in (1, 2))
    border = ''.join(f'<w:{s} w:val="single" w:sz="4" w:space="0" w:color="auto"/>' for s in ('top', 'left', 'bottom', 'right', 'insideH', 'insideV'))
    return (f'{HEAD}<w:styles {w}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="游明朝" w:eastAsia="游明朝" w:hAnsi="游明朝"/><w:kern w:val="2"/><w:sz w:val="21"/>'
            '<w:szCs w:val="22"/><w:lang w:val="en-US" w:eastAsia="ja-JP" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>'
            + style('Normal', 'Normal', '<w:qFormat/>', '<w:pPr><w:widowControl w:val="0"/><w:jc w:val="both"/></w:pPr>', default=' w:default="1"')
            + style('Title', 'Title', '<w:qFormat/>', '<w:pPr><w:jc w:val="center"/></w:pPr><w:rPr><w:sz w:val="32"/></w:rPr>') + heads + toc
            + style('TableGrid', 'Table Grid', '', f'<w:tblPr><w:tblBorders>{border}</w:tblBorders></w:tblPr>', kind='table') + '</w:styles>')


def numbering(w):
    def level(n, form, text):
        return f'<w:lvl w:ilvl="{n}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="{420 * (n + 1)}" w:hanging="420"/></w:pPr></w:lvl>'
    number = level(0, 'decimal', '%1.') + level(1, 'decimal', '(%2)') + level(2, 'aiueoFullWidth', '%3')
    bullet = level(0, 'bullet', '・') + level(1, 'bullet', '－')
    lists = ''.join(f'<w:abstractNum w:abstractNumId="{n}"><w:multiLevelType w:val="multilevel"/>{number}</w:abstractNum>' for n in (1, 2))
    return (f'{HEAD}<w:numbering {w}>{lists}<w:abstractNum w:abstractNumId="9"><w:multiLevelType w:val="multilevel"/>{bullet}</w:abstractNum>'
            + ''.join(f'<w:num w:numId="{n}"><w:abstractNumId w:val="{n}"/></w:num>' for n in (1, 2, 9)) + '</w:numbering>')


def write(scene):
    """The members of the package."""
    return Writer(scene).write()
