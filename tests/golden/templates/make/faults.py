"""Faulty templates: one for each thing that `jokou template lint` finds in a template. `about` is the mistake as its author would tell it."""
from constructs import BULLET, NUMBER
from scene import *


def fault(id, *blocks, about, paper=False, only='word libreoffice', **options):
    """The scene, with a heading before the fault and sound text behind. paper: looked up among the fields of papers, not in data.xml."""
    scene = Scene(id, P('前文'), P('第2条（報告）', style='Heading 1'), *blocks, P('以上'), makers=only, about=about, **options)
    scene.folder, scene.lint = 'faults', '' if paper else '--data'
    return scene


def deep(n):
    return [P('{{#if 再委託}}') for _ in range(n)] + [P('深い')] + [P('{{/if}}') for _ in range(n)]


FAULTS = [
    fault('T002', P('件名は{{件名である。'), about='the end of a tag was forgotten'),
    fault('T003', P('{{#fi 再委託}}あり{{/if}}'), about='a word that is no tag'),
    fault('T004', P('{{#for f of 機能}}'), P('{{$f/名称}}'), P('{{/for}}'), about='a loop without in'),
    fault('T005', P('再委託あり。'), P('{{/if}}'), about='an end without a beginning'),
    fault('T005-crossed', P('{{#if 再委託}}'), P('{{#for f in 機能}}'), P('{{$f/名称}}'), P('{{/if}}'), P('{{/for}}'), about='blocks that cross'),
    fault('T006', P('{{#if 再委託}}'), P('再委託あり。'), about='a beginning without an end'),
    fault('T006-header', P('本文'), header={'default': [P('{{#for f in 機能}}{{$f/名称}}')]}, about='the same in a header'),
    fault('T007', *deep(65), about='more blocks in each other than anybody can follow'),
    fault('T008', P('なお、{{#if 再委託}}'), P('再委託あり。'), P('{{/if}}'), about='a tag that should stand alone'),
    fault('T009', Table(['{{#if 再委託}}あり', '{{#else}}なし{{/if}}']), about='an else in the middle of a row'),
    fault('T010', P('図', Image(alt='{{#if 再委託}}図{{/if}}')), only='word', about='a block in an alternative text'),
    fault('T020', P('第', Ref(name='nowhere', shows='9'), '条のとおり、{{件名}}とする。'), about='a reference to a bookmark that is not there'),
    fault('T021', P('件名は｛｛件名｝｝である。'), about='typed with full-width signs; understood'),
    fault('T022', P('{{乙}}は、件名は件名}}である。'), about='the beginning of a tag was forgotten'),
    fault('T025', P('{{#restart}}件名'), about='numbers begin anew where there are none'),
    fault('T030', P('{{profile/service/nmae}}'), paper=True, about='a field that papers do not have'),
    fault('T031', P('{{件明}}'), about='a field that this data does not have'),
    fault('T031-note', P('本文', Note(P('注は{{備孝}}'))), about='the same in a footnote'),
    fault('T031-box', P('本文', Box(P('箱に{{見名}}'))), about='the same in a text box'),
    fault('T031-cell', Table(['項目', '値'], ['件名', '{{件明}}']), about='the same in a table'),
    fault('T031-comment', P('本文', Comment('件名', says='{{件明}}を確認')), about='the same in a comment'),
    fault('T031-header', P('本文'), header={'first': [P('先頭の{{件明}}')], 'even': [P('偶数の{{件明}}')], 'default': [P('頭')]}, about='the same in headers'),
    fault('T031-property', P('本文'), properties={'title': '{{件明}}契約書'}, about='the same in the title of the document'),
    fault('T032', P('{{#for f in count(機能)}}'), P('{{$f}}'), P('{{/for}}'), about='a loop over a number'),
    fault('T033', P('{{#for f in 機能}}'), P('・{{件名}}'), P('{{/for}}'), about='a loop whose variable nobody reads'),
    fault('T034', P('{{#for f in 機能}}'), P('{{$f/名称}}'), P('{{#for f in 年度}}'), P('{{$f/名}}'), P('{{/for}}'), P('{{/for}}'), about='an inner loop that hides the outer one'),
    fault('T035', P('{{#for f in 機能}}'), P('{{$f/名称}}、{{$g/利用者}}'), P('{{/for}}'), about='a variable that is none'),
    fault('T036', P('{{和歴(開始日)}}'), about='a function that does not exist'),
    fault('T037', P('{{桁区切り()}}'), about='a function without what it needs'),
    fault('T038', P('{{和暦("来年")}}、{{count("機能")}}'), about='a text where a date or a path is needed'),
    fault('T039', P('{{#if 開始日 < "2027-03-31"}}年度内{{/if}}'), about='dates compared like numbers'),
    fault('T040', P('{{#if facts/@personal-data = "sensitve"}}要配慮{{/if}}'), paper=True, about='a word that the field never has'),
    fault('T041', P('{{#if "再委託"}}あり{{/if}}'), about='a condition that is a mere text'),
    fault('T042', P('{{機能}}'), about='an element that holds others'),
    fault('T043', P('{{profile/service/change}}'), paper=True, about='an element without a text'),
    fault('T044', P('{{機能/名称}}'), about='one value where there are several'),
    fault('T045', P('{{再委託 = "有"}}'), about='a condition where a value is shown'),
    fault('T046', P("{{term('party.citi')}}"), paper=True, about='a term that the vocabulary does not have'),
    fault('T047', P('{{x:件名}}'), about='a prefix'),
    fault('T053', P('{{件名}}'), paper=True, about='data of its own, but none was given'),
    fault('T060', P('{{#include 別紙}}'), about='an annex without quotes'),
    fault('T061', P("{{#include '../別紙.FORMAT'}}"), about='an annex outside the folder'),
    fault('T062', P("{{#include '付録.FORMAT'}}"), about='an annex that is not there'),
    fault('T065', P("{{#include 'template.FORMAT'}}"), about='a template that includes itself'),
    fault('T067', P('本文', Note(P("{{#include '別紙.FORMAT'}}"))), only='word', about='an annex in a footnote'),
    fault('T070', P('{{#columns y in 年度}}{{$y/名}}{{/columns}}'), about='columns outside a table'),
    fault('T071', Table(['{{#columns y in 年度}}{{#columns z in 年度}}{{$y/名}}', '{{$z/名}}{{/columns}}{{/columns}}']), about='columns in columns'),
    fault('T072', Table([Cell('甲', across=2), '乙'], ['項目', '{{#columns y in 年度}}{{$y/名}}', '{{$y/名}}{{/columns}}']), about='a merged cell across the border of columns'),
    fault('T074', Table(['名称', '値'], ['{{#for f in 機能}}{{$f/名称}}', Cell('{{$f/利用者}}{{/for}}', down=2)], ['計', None]), about='a merged cell that reaches out of the repeated rows'),
    fault('T080', P('{{#image 件名}}'), about='a picture where there is none'),
    fault('X004', P('{{件名 +}}'), about='an expression that ends too early'),
    fault('X004-quote', P("{{#if 再委託 = '有}}あり{{/if}}"), about='a quote that is not closed'),
    fault('several', P('{{#if 再委託}}{{件明}}'), P('｛｛乙｝｝と{{金額 * }}'), Table(['{{/for}}', '{{和歴(開始日)}}']), header={'default': [P('{{件明}}')]}, about='many faults at once, each told'),
]
