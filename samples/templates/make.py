"""make.py OUT.docx: writes letter.docx, a small template as Word would save it. The same bytes each time.

The template is committed; this is how it was made, and it can be edited in Word as well.
"""
import sys
import zipfile

W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml'
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def paragraph(text, align='', style=''):
    look = (f'<w:pStyle w:val="{style}"/>' if style else '') + (f'<w:jc w:val="{align}"/>' if align else '')
    return f'<w:p>{f"<w:pPr>{look}</w:pPr>" if look else ""}<w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def table(widths, *rows):
    edges = ''.join(f'<w:{edge} w:val="single" w:sz="4" w:space="0" w:color="auto"/>' for edge in ('top', 'left', 'bottom', 'right', 'insideH', 'insideV'))
    grid = ''.join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    cells = lambda row: ''.join(f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{paragraph(text)}</w:tc>' for width, text in zip(widths, row))
    return (f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblBorders>{edges}</w:tblBorders></w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
            + ''.join(f'<w:tr>{cells(row)}</w:tr>' for row in rows) + '</w:tbl>')


BODY = [
    paragraph('第{{@番号}}号', 'right'),
    paragraph('{{和暦(日付)}}', 'right'),
    paragraph('{{あて先}}　様'),
    paragraph('{{差出人}}', 'right'),
    paragraph('{{サービス}}の利用開始について（通知）', style='Title'),
    paragraph('　標記のサービスを、{{和暦(開始日)}}から利用できるようになります。使える機能は、{{及び(機能)}}です。'),
    paragraph('{{#if 利用料}}'),
    paragraph('　年間の利用料は、{{円(利用料)}}です。'),
    paragraph('{{/if}}'),
    paragraph('１　研修', style='Heading1'),
    paragraph('{{#if 研修}}'),
    paragraph('　次のとおり行いますので、いずれかに参加してください。'),
    table([900, 3400, 3400, 1300], ['回', '日', '場所', '定員'],
          ["{{#for k in 研修}}{{$k_index}}", "{{和暦($k/日付, '曜日')}}", '{{$k/場所}}', "{{単位($k/定員, '人')}}{{/for}}"]),
    paragraph('{{#else}}'),
    paragraph('　研修は、行いません。'),
    paragraph('{{/if}}'),
    paragraph('２　問合せ先', style='Heading1'),
    paragraph('　{{差出人}}（{{問合せ}}）'),
]

FONT = '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="ＭＳ 明朝"/>'
STYLES = (
    f'<w:docDefaults><w:rPrDefault><w:rPr>{FONT}<w:sz w:val="22"/><w:lang w:val="en-US" w:eastAsia="ja-JP"/></w:rPr></w:rPrDefault></w:docDefaults>'
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/><w:basedOn w:val="Normal"/>'
    '<w:pPr><w:spacing w:before="360" w:after="360"/><w:jc w:val="center"/></w:pPr><w:rPr><w:sz w:val="28"/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/>'
    '<w:pPr><w:keepNext/><w:spacing w:before="240"/><w:outlineLvl w:val="0"/></w:pPr></w:style>')
PAGE = '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1701" w:right="1418" w:bottom="1701" w:left="1418" w:header="851" w:footer="851" w:gutter="0"/></w:sectPr>'

MEMBERS = {
    '[Content_Types].xml':
        f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="{WORD}.document.main+xml"/>'
        f'<Override PartName="/word/styles.xml" ContentType="{WORD}.styles+xml"/></Types>',
    '_rels/.rels':
        f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>',
    'word/_rels/document.xml.rels':
        f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" Type="{OFFICE}/styles" Target="styles.xml"/></Relationships>',
    'word/document.xml': f'<w:document xmlns:w="{W}"><w:body>{"".join(BODY)}{PAGE}</w:body></w:document>',
    'word/styles.xml': f'<w:styles xmlns:w="{W}">{STYLES}</w:styles>',
}

with zipfile.ZipFile(sys.argv[1], 'w', zipfile.ZIP_DEFLATED) as package:
    for name, text in MEMBERS.items():
        package.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), HEAD + text, zipfile.ZIP_DEFLATED)
