/* How the page of a comparison looks, and its keys. */
#include "compare/page_html.h"

/* Filters work without the script: check boxes stand before what they hide. */
const char jk_comparison_style[] =
	"body{max-width:76em;margin:1.5em auto;padding:0 1em}h2{font-size:1.15em;margin:1.6em 0 .5em;border-bottom:2px solid var(--line)}"
	"h3{font-size:1.05em;margin:1.4em 0 .4em}h4{font-size:1em;margin:0 0 .4em}caption{text-align:left;font-weight:bold;padding:.3em 0}"
	".skip{position:absolute;left:-99em}.skip:focus{left:1em;top:1em;background:var(--paper);padding:.5em 1em}"
	".counts{display:flex;flex-wrap:wrap;gap:.5em;list-style:none;padding:0;margin:.6em 0}"
	".counts li{border:1px solid var(--line);border-radius:.3em;padding:.2em .7em}.counts b{font-size:1.15em}"
	".badge{display:inline-block;border:1px solid currentColor;border-radius:.3em;padding:0 .5em;font-size:.9em;font-weight:normal;white-space:nowrap}"
	".weakened,.uncovered{color:var(--bad);background:var(--badback)}.strengthened{color:var(--good);background:var(--goodback)}"
	".unclear{color:var(--doubt);background:var(--doubtback)}.neutral{color:var(--quiet)}"
	"article{border:1px solid var(--line);border-left-width:5px;margin:.8em 0;padding:.7em .9em;color:var(--ink);background:var(--paper)}"
	"article.is-weakened{border-left-color:var(--bad)}article.is-strengthened{border-left-color:var(--good)}"
	"article.is-unclear{border-left-color:var(--doubt)}.id{color:var(--quiet);font-weight:normal;font-size:.9em}"
	".words{table-layout:fixed}.words th,.words td{width:50%}.words p{margin:0;overflow-wrap:anywhere}.l1{padding-left:1em}.l2{padding-left:2em}.l3{padding-left:3em}"
	".kept td{color:var(--quiet)}.no{font-weight:bold;margin-right:.8em}.none{color:var(--quiet)}.words table td{width:auto}"
	"ins{color:var(--good);background:var(--goodback);text-decoration:underline;text-underline-offset:3px}"
	"del{color:var(--bad);background:var(--badback);text-decoration:line-through}"
	"dl{margin:.6em 0 0;display:grid;grid-template-columns:max-content 1fr;gap:.1em .9em}dt{color:var(--quiet)}dd{margin:0}"
	".rows{table-layout:fixed;margin-bottom:.8em}.rows th{font-weight:normal}.rows thead th{font-weight:bold}.rows th:first-child{width:7em}"
	".rows th:nth-child(2){width:30%}.rows th:last-child{width:12em}.rows td{overflow-wrap:anywhere}"
	"nav.keys{position:sticky;top:0;background:var(--paper);border-bottom:1px solid var(--line);padding:.4em 0;z-index:1}"
	"nav.keys button{font:inherit;padding:.15em .8em}kbd{border:1px solid var(--line);border-radius:.2em;padding:0 .3em}"
	"#same:not(:checked)~section article.is-same,#weak:checked~section article:not(.is-weakened),"
	"#same:not(:checked)~section.paper.quiet,#weak:checked~section.paper:not(.bad){display:none}"
	"@media print{@page{size:A4;margin:14mm 12mm}body{max-width:none;padding:0;font-size:9.5px}nav,input,.filter,.skip{display:none!important}"
	"h3,h4{break-after:avoid}article{break-inside:auto}.words thead{display:table-header-group}a{text-decoration:none}"
	".badge{print-color-adjust:exact}}";

const char jk_comparison_script[] =
	"(function(){var all=[].slice.call(document.querySelectorAll('article:not(.is-same)')),out=document.getElementById('at');"
	"function seen(a){return a.getClientRects().length>0}"
	"function go(step){var list=all.filter(seen),here=list.indexOf(document.activeElement&&document.activeElement.closest('article')),to;"
	"if(!list.length)return;if(here<0){to=step>0?list.findIndex(function(a){return a.getBoundingClientRect().top>60}):-1;"
	"if(step<0){for(var i=0;i<list.length;i++)if(list[i].getBoundingClientRect().top<0)to=i}if(to<0)to=step>0?0:list.length-1}"
	"else to=Math.min(list.length-1,Math.max(0,here+step));list[to].focus({preventScroll:true});list[to].scrollIntoView({block:'start'});"
	"window.scrollBy(0,-60);out.textContent=(to+1)+' / '+list.length}"
	"document.addEventListener('keydown',function(e){if(e.ctrlKey||e.metaKey||e.altKey||/^(INPUT|SELECT|TEXTAREA)$/.test(e.target.tagName)&&"
	"e.target.type!=='checkbox')return;var k=e.key;if(k==='n'||k==='j')go(1);else if(k==='p'||k==='k')go(-1);"
	"else if(k==='w'||k==='u'){var b=document.getElementById(k==='w'?'weak':'same');b.checked=!b.checked}else return;e.preventDefault()});"
	"document.getElementById('next').onclick=function(){go(1)};document.getElementById('previous').onclick=function(){go(-1)}})();";
