"""The corpus: one scene for each construct of the template language. `about` is what must come out."""
from scene import *

HEAD = P('第1条（目的）', style='Heading 1')
END = P('以上')
NUMBER, DEEPER, OTHER, BULLET = ('number', 0, 1), ('number', 1, 1), ('number', 0, 2), ('bullet', 0, 1)
ROWS = lambda tag, end: Table(['番号', '機能', '利用者'], [tag + '{{$f_index}}', '{{$f/名称}}', '{{$f/利用者}}' + end], heads=1)

SCENES = [
    # --- values ---
    Scene('value', P('件名: {{件名}}（第{{@番号}}号）'), P('{{乙}}、{{和暦(開始日)}}から{{円(金額)}}で。'), about='values in the text of a paragraph'),
    Scene('value-split', P('件名: ', Split('{{件名}}'), '。'), P('額: ', Letters('{{円(金額)}}'), '。'), P(Split('{{#if 再委託 = \'有\'}}'), '再委託あり', Split('{{/if}}'), '。'),
          about='tags split over five runs, and over a run for each character'),
    Scene('value-look', P('甲', Bold('{{件名}}'), '乙', Font('{{乙}}', name='ＭＳ ゴシック'), '丙', Bold('太', '{{再委託}}', '字')), about='the look of the tag is the look of the value'),
    Scene('value-link', P('資料は', Link('{{件名}}の頁', to='{{サイト}}'), '、固定は', Link('{{乙}}', to='https://www.example.jp/'), '。'),
          about='hyperlinks: their text and where they lead'),
    Scene('value-marks', P(Mark('前', name='A1'), '{{件名}}', Mark('{{乙}}', name='A2'), Smart('{{再委託}}'), '。'), makers='word libreoffice',
          about='values between and inside bookmarks and smart tags'),
    Scene('value-tracked', P('件名', Inserted('は{{件名}}'), Deleted('{{旧件名}}'), 'である。'), P('乙は', Inserted('{{乙'), '}}。'), makers='word libreoffice',
          about='tracked changes: inserted tags work, deleted ones are left alone'),
    Scene('value-typing', P('全角: ｛｛件名｝｝、｛｛＃ｉｆ　再委託　＝　‘有’｝｝あり｛｛／ｉｆ｝｝。'), P('引用符: {{#if 再委託 = ’有’}}あり{{/if}}、{{連結(機能/名称, “・”)}}。'),
          P('空白: {{\u00a0件名\u00a0}}、{{　乙　}}。'), about='what an input method types: full width, curly quotes, no-break spaces'),
    Scene('value-letters', P('記号 {{文字/xml}}。'), P('札 {{文字/札}}。'), P('絵 {{文字/絵}}。'), P('異体 {{文字/異体}}。'), P('半角 {{文字/半角}}。'), P('結合 {{文字/結合}}。'),
          P('空白[{{文字/空白}}]'), P('改行[{{文字/改行類}}]'), about='letters that formats stumble over'),
    Scene('value-lines', HEAD, P('所在地: {{住所}}。'), P('{{住所}}', list=NUMBER), P('終わり', list=NUMBER), Table(['所在地', '{{住所}}']), P('{{住所}}', style='Heading 2'), END,
          about='a newline begins a new paragraph of the same style: text, list item, cell, heading'),
    Scene('value-blank', P('[{{string(備考)}}]'), P('{{既定(備考, "なし")}}'), P('{{string(備考)}}'), END, about='what may be blank; a paragraph stays where its value is blank'),

    # --- conditions ---
    Scene('if-paragraphs', P('{{#if 再委託 = \'有\'}}'), P('再委託あり。'), P('{{#else}}'), P('再委託なし。'), P('{{/if}}'),
          P('{{#if 障害 = \'重大\'}}'), P('直ちに。'), P('{{#elif 障害 = \'軽微\'}}'), P('翌日。'), P('{{#else}}'), P('報告不要。'), P('{{/if}}'),
          P('{{#if 備考}}'), P('備考: {{string(備考)}}'), P('{{/if}}'), P('{{#if 機能[9]}}'), P('残らない。'), P('{{/if}}'), END, about='paragraphs under conditions; nothing blank stays behind'),
    Scene('if-inline', P('甲は{{#if 再委託 = \'有\'}}再委託{{#else}}直営{{/if}}、{{#if 障害 = \'重大\'}}至急{{#elif 障害 = \'軽微\'}}翌日{{#else}}後日{{/if}}とする。'),
          P('{{#if 機能[9]}}この段落は消える。{{/if}}'), P('{{#if 再委託}}入れ子{{#if 金額 > 100}}高額{{#if 金額 > 10000000}}超高額{{/if}}{{/if}}。{{/if}}'), END,
          about='conditions in a line; a paragraph that holds nothing else vanishes'),
    Scene('if-rows', Table(['項目', '値'], ['{{#if 再委託 = \'有\'}}再委託', 'あり{{/if}}'], ['{{#if 機能[9]}}消える', '行{{/if}}'], ['{{#if 障害 = \'重大\'}}', ''], ['重大', '直ちに'],
                           ['{{#else}}', ''], ['軽微', '翌日'], ['{{/if}}', ''], ['終わり', '。']), END, about='rows under conditions, in one row and in rows of their own'),
    Scene('if-items', P('一', list=NUMBER), P('{{#if 再委託 = \'有\'}}', list=NUMBER), P('二（再委託）', list=NUMBER), P('{{/if}}', list=NUMBER), P('{{#if 機能[9]}}', list=NUMBER),
          P('消える', list=NUMBER), P('{{#else}}', list=NUMBER), P('三（代わり）', list=NUMBER), P('{{/if}}', list=NUMBER), P('{{#if 機能[9]}}これも消える{{/if}}', list=NUMBER), P('四', list=NUMBER), END,
          about='list items under conditions; no number is lost'),
    Scene('if-table', P('{{#if 機能[9]}}'), Table(['消える', '表']), P('{{/if}}'), P('{{#if 再委託}}'), Table(['残る', '{{件名}}']), P('{{/if}}'), Table(['{{#if 機能[9]}}全ての行が', '消える{{/if}}']), END,
          about='whole tables under conditions; a table without rows vanishes'),

    # --- loops ---
    Scene('for-paragraphs', P('{{#for f in 機能}}'), P('{{$f_index}} {{$f/名称}}', style='Heading 2'), P('利用者は{{$f/利用者}}である。'), P('{{/for}}'), P('{{#for f in 機能[9]}}'), P('{{$f/名称}}'), P('{{/for}}'), END,
          about='paragraphs repeated, also over nothing'),
    Scene('for-inline', P('機能は{{#for f in 機能}}{{#if $f_index > 1}}、{{/if}}{{$f/名称}}（{{$f/利用者}}）{{/for}}である。'), P('{{#for f in 機能[9]}}{{$f/名称}}{{/for}}'), P('無いもの[{{#for f in 機能[9]}}{{$f/名称}}{{/for}}]'), END,
          about='loops in a line'),
    Scene('for-items', P('{{#for f in 機能}}', list=NUMBER), P('{{$f/名称}}', list=NUMBER), P('{{/for}}', list=NUMBER), P('別の列', list=OTHER),
          P('{{#for f in 機能}}{{$f/名称}}・{{/for}}', list=BULLET), END, about='list items repeated: the numbers run on'),
    Scene('for-items-plain', P('{{#for f in 機能}}'), P('{{$f/名称}}', list=NUMBER), P('{{/for}}'), P('続き', list=NUMBER), END, about='list items between tags that stand in plain paragraphs'),
    Scene('for-items-deep', P('{{#for f in 機能}}', list=NUMBER), P('{{$f/名称}}', list=NUMBER), P('{{#for s in $f/細目}}', list=DEEPER), P('{{$s/名称}}', list=DEEPER), P('{{/for}}', list=DEEPER),
          P('{{/for}}', list=NUMBER), P('終わり', list=NUMBER), END, about='items of two levels from nested loops'),
    Scene('for-rows', ROWS('{{#for f in 機能}}', '{{/for}}'), P('別の書き方'), Table(['番号', '機能'], ['{{#for f in 機能}}', ''], ['{{$f_index}}', '{{$f/名称}}'], ['', '{{$f/利用者}}'], ['{{/for}}', ''], ['計', '{{count(機能)}}']),
          P('無いもの'), ROWS('{{#for f in 機能[9]}}', '{{/for}}'), END, about='rows repeated: from cell to cell, and between rows of their own; a heading without rows stays'),
    Scene('for-columns', Table(['費目', '{{#columns y in 年度}}{{$y/名}}{{/columns}}', '備考'], ['{{#for r in 費目}}{{$r/名}}', '{{$r/額[@年度 = $y/@id]}}', '{{/for}}'],
                               ['計', '{{sum(費目/額[@年度 = $y/@id])}}', '']), END, about='columns repeated, with rows: a matrix'),
    Scene('for-columns-two', Table([Cell('題', across=3)], ['費目', '{{#columns y in 年度}}{{$y/名}}', '単位{{/columns}}'], ['利用料', '{{費目[1]/額[@年度 = $y/@id]}}', '円']), END, about='two columns repeated together, under a merged cell'),
    Scene('for-columns-none', Table(['費目', '{{#columns y in 年度[9]}}{{$y/名}}{{/columns}}'], ['利用料', '{{$y/名}}']), END, about='columns repeated over nothing'),
    Scene('for-deep', P('{{#for f in 機能}}'), P('{{$f/名称}}', style='Heading 2'), P('{{#for s in $f/細目}}'), P('・{{$s/名称}}: {{#for i in $s/項目}}{{$f_index}}-{{$s_index}}-{{$i_index}} {{$i}}{{#if $i_index < count($s/項目)}}、{{/if}}{{/for}}'), P('{{/for}}'),
          P('{{#if not($f/細目)}}'), P('・細目なし'), P('{{/if}}'), P('{{/for}}'), END, about='loops three deep'),
    Scene('for-table', P('{{#for f in 機能}}'), P('{{$f/名称}}の表'), Table(['細目', '項目数'], ['{{#for s in $f/細目}}{{$s/名称}}', '{{count($s/項目)}}{{/for}}']), P('{{/for}}'), END, about='whole tables repeated, with a loop over rows inside'),
    Scene('for-nested-table', Table(['{{#for f in 機能}}{{$f/名称}}', Cell(P('内訳'), Table(['細目', '項目'], ['{{#for s in $f/細目}}{{$s/名称}}', '{{連結($s/項目)}}{{/for}}'])), '{{$f/利用者}}{{/for}}']), END,
          makers='word libreoffice', about='a table inside the cell of a repeated row'),
    Scene('for-cell', Table(['機能', Cell(P('{{#for f in 機能}}'), P('{{$f/名称}}'), P('{{/for}}'))], ['無い物', Cell(P('{{#for f in 機能[9]}}'), P('{{$f/名称}}'), P('{{/for}}'))]), END, about='paragraphs repeated in a cell; a cell keeps one paragraph'),
    Scene('for-headings', P('{{#for f in 機能}}'), P('{{$f/名称}}', style='Heading 2'), P('一つ目', list=NUMBER), P('二つ目', list=NUMBER), P('{{/for}}'), END, about='a list under a repeated heading begins anew each time'),
    Scene('list-restart', P('{{#for f in 機能}}'), P('{{#restart}}{{$f/名称}}', list=NUMBER), P('{{$f/利用者}}', list=NUMBER), P('{{/for}}'), END, makers='word libreoffice', about='numbers begin anew where told'),
    Scene('list-continue', P('{{#for f in 機能}}'), P('{{$f/名称}}', style='Heading 2'), P('{{#continue}}{{$f/利用者}}', list=NUMBER), P('{{/for}}'), END, makers='word libreoffice', about='numbers run on where told'),

    # --- merged cells ---
    Scene('merged-rows', Table([Cell('項目', across=2), '値'], [Cell('機能', down=2), '名称', '{{機能[1]/名称}}'], [None, '利用者', '{{機能[1]/利用者}}'], ['{{#for f in 機能}}{{$f_index}}', Cell('{{$f/名称}}{{/for}}', across=2)]), END,
          about='values and a row loop in a table with merged cells'),
    Scene('merged-loop', Table(['区分', '名称', '利用者'], [Cell('{{#for f in 機能}}', across=3)], [Cell('{{$f_index}}', down=2), '名称', '{{$f/名称}}'], [None, '利用者', '{{$f/利用者}}'], [Cell('{{/for}}', across=3)], ['終', '', '']), END,
          about='a group of rows under a merged cell, repeated'),
    Scene('merged-tall', Table(['区分', '名称'], [Cell('機能', down=2), '{{#for f in 機能}}{{$f/名称}}{{#if false()}}{{/if}}{{/for}}'], [None, '終わり']), END, about='a loop in a line beside a cell merged downwards'),

    Scene('merge-columns', Table([Cell('{{#merge}}年度ごとの額'), '備考'], ['{{#columns y in 年度}}{{$y/名}}{{/columns}}', ''], ['{{費目[1]/額[@年度 = $y/@id]}}', '円']), END, about='a heading merged over repeated columns'),
    Scene('merge-rows', Table(['機能', '細目'], ['{{#for f in 機能[細目]}}{{#for s in $f/細目}}{{#merge}}{{$f/名称}}', '{{$s/名称}}{{/for}}{{/for}}']), END, about='cells merged over repeated rows'),

    # --- other places ---
    Scene('header', P('本文 {{件名}}'), header={'default': [P('頭 {{件名}}')], 'first': [P('先頭 {{乙}}')], 'even': [P('偶数 {{@番号}}'), P('{{#if 再委託}}再委託{{/if}}')]},
          about='headers of first, odd and even pages'),
    Scene('footer', P('本文'), footer={'default': [P('脚 {{和暦(開始日)}}')]}, about='a footer'),
    Scene('header-loop', P('本文'), header={'default': [P('{{#for f in 機能}}'), P('頭 {{$f/名称}}'), P('{{/for}}')]}, footer={'default': [P('{{#if 機能[9]}}'), P('消える'), P('{{/if}}')]}, about='blocks in headers; a footer that loses all keeps a paragraph'),
    Scene('notes', P('本文', Note(P('脚注 {{件名}}'))), P('{{#for f in 機能}}'), P('{{$f/名称}}', Note(P('注 {{$f/利用者}}')), 'は機能である。'), P('{{/for}}'), P('終', Note(P('巻末 {{乙}}'), kind='endnote')), makers='word libreoffice',
          about='footnotes and endnotes, also in a loop'),
    Scene('notes-if', P('前', Note(P('残る一'))), P('{{#if 機能[9]}}'), P('消える', Note(P('消える注'))), P('{{/if}}'), P('後', Note(P('残る二 {{乙}}'))), makers='word libreoffice', about='a note that a condition leaves out'),
    Scene('text-box', P('本文', Box(P('箱 {{件名}}'), P('{{#if 再委託}}'), P('再委託'), P('{{/if}}'))), END, makers='word libreoffice', about='a text box (DrawingML with VML beside it; a frame in ODT)'),
    Scene('text-box-loop', P('{{#for f in 機能}}'), P('機能', Box(P('箱 {{$f/名称}}'))), P('{{/for}}'), END, makers='word libreoffice', about='text boxes in a loop: numbers and names stay unique'),
    Scene('control', P('件名は', Control('{{件名}}', title='件名', bound='/記入/件名'), '、乙は', Control('{{乙}}', title='乙', placeholder=True), '。'), Block(P('{{#for f in 機能}}'), P('{{$f/名称}}'), P('{{/for}}'), title='機能'), END, makers='word',
          about='content controls: bound to data, showing a placeholder, round paragraphs'),
    Scene('control-loop', P('{{#for f in 機能}}'), P(Control('{{$f/名称}}', title='名称')), P('{{/for}}'), END, makers='word', about='content controls in a loop: ids stay unique'),
    Scene('comment', P('本文', Comment('件名', says='法務から: {{件名}}を確認')), P('{{#for f in 機能}}'), P(Comment('{{$f/名称}}', says='{{$f/利用者}}用')), P('{{/for}}'), END, makers='word libreoffice', about='comments, also in a loop'),
    Scene('properties', P('本文'), properties={'title': '{{件名}} 契約書', 'subject': '{{乙}}', 'keywords': '{{連結(機能/名称)}}', 'description': '{{住所}}'}, about='properties of the document'),
    Scene('properties-own', P('本文'), properties={'title': '固定', 'company': '{{乙}}', 'manager': '{{再委託}}'}, custom={'文書番号': '第{{@番号}}号', '固定': '値'}, makers='word libreoffice', about='properties that people add, and those of Office'),
    Scene('section', Block(P('{{#for f in 機能}}'), P('{{$f/名称}}'), P('{{/for}}'), title='区画'), END, makers='libreoffice', about='a section of ODT'),

    # --- references, numbers, contents ---
    Scene('reference', P(Mark('第1条（{{件名}}）', name='art1'), style='Heading 1'), P(Ref(name='art1', shows='第1条'), 'による。'), END, makers='word libreoffice', about='a live reference to a bookmark that holds a tag'),
    Scene('reference-loop', P('{{#for f in 機能}}'), P(Mark('{{$f/名称}}条', name='fn'), style='Heading 2'), P('本条は', Ref(name='fn', shows='条'), 'である。'), P('{{/for}}'), END, makers='word libreoffice', about='bookmarks in a loop: each turn refers to its own'),
    Scene('reference-omitted', P('{{#if 再委託 = "無"}}'), P(Mark('第5条', name='art5'), style='Heading 1'), P('{{/if}}'), P(Ref(name='art5', shows='第5条'), 'による。'), END, fails=True, makers='word libreoffice',
          about='a reference to what the document leaves out: no document'),
    Scene('value-unknown', P('件名は{{機能[9]/名称}}である。'), END, fails=True, about='a value that is not there: no document'),
    Scene('contents', Contents((1, '旧い見出し')), P('{{件名}}', style='Heading 1'), P('{{#for f in 機能}}'), P('{{$f/名称}}', style='Heading 2'), P('{{$f/利用者}}'), P('{{/for}}'), P('{{#if 機能[9]}}'), P('消える見出し', style='Heading 1'), P('{{/if}}'), END,
          makers='word libreoffice', about='a table of contents with the headings that come out'),
    Scene('image', P('市章', Image(alt='{{#image 市章}}'), '。'), END, data='<契約><市章>logo.png</市章></契約>', files={'logo.png': 0x20}, about='a picture by its alternative text'),
    Scene('include', P('本文 {{件名}}'), P('{{#for f in 機能}}'), P('{{$f/名称}}'), P("{{#include '別紙.FORMAT'}}"), P('{{/for}}'), END, annex='include-annex', makers='word', about='an annex with tags and a list, in a loop'),
    Scene('include-annex', P('別紙 {{件名}}', style='Heading 1'), P('{{#if 再委託}}'), P('再委託', list=NUMBER), P('{{/if}}'), P('項', list=NUMBER), END, makers='word libreoffice', about='the annex itself, filled alone'),
    Scene('ids', P('{{#for f in 機能}}'), P(Mark('{{$f/名称}}', name='名'), Image(alt='図'), Comment('注', says='{{$f/利用者}}'), Note(P('脚')), Box(P('箱'))), P('{{/for}}'), END, makers='word libreoffice', about='everything that has an id, in a loop'),
    Scene('no-tag', HEAD, P('タグの無い ', Split('ひな形である。'), Note(P('脚注'))), P('{ 一つの波括弧 }'), Table(['表', '値']), END, header={'default': [P('頭')]}, makers='word libreoffice', about='no tag: every part comes out as it is'),
    Scene('no-tag-plain', HEAD, P('タグの無いひな形'), Table(['表', '値']), END, makers='python', about='no tag: every part comes out as it is'),
]
