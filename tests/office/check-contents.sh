#!/bin/sh
# Tables of contents and references of filled templates: LibreOffice makes the templates, and brings the documents up to date itself; it must
# find nothing to change in any text of theirs.
set -u
. "$(dirname "$0")/../lib.sh"
need_program
need soffice libreoffice-writer-nogui
need python3 python3
make_work
here=$(dirname "$0")

office() { timeout 300 soffice "-env:UserInstallation=file://$work/home" --headless --norestore "$@" >"$work/log" 2>&1; }
renew() {
	case $2 in *.odt) filter=writer8 ;; *) filter='MS Word 2007 XML' ;; esac
	office "macro:///Standard.Module1.Renew(\"$1\",\"$2\",\"$filter\")"
	[ -s "$2" ] || skip "LibreOffice runs no macros here"
}

# words FILE: the text of each paragraph.
words() { python3 "$here/words.py" "$1"; }

echo '<data><title>題名</title><g n="甲"><i>い</i><i>ろ</i></g><g n="乙"><i>は</i></g></data>' >"$work/data.xml"
python3 "$here/contents.py" "$work/made.fodt" || exit 1
office --convert-to odt --outdir "$work" "$work/made.fodt" || fail "soffice: $(tail -n 1 "$work/log")"

# A macro that loads a document, renews its tables of contents and fields, and saves it: there is no option for that. The first start of
# LibreOffice made the folders.
basic=$work/home/user/basic
mkdir -p "$basic/Standard"
cat >"$basic/Standard/Module1.xba" <<'TXT'
<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1" script:language="StarBasic">
Sub Renew(source As String, target As String, filter As String)
  Dim how(0) As New com.sun.star.beans.PropertyValue
  how(0).Name = "Hidden"
  how(0).Value = True
  document = StarDesktop.loadComponentFromURL("file://" &amp; source, "_blank", 0, how())
  tables = document.getDocumentIndexes()
  For turn = 1 To 2
    For i = 0 To tables.getCount() - 1
      tables.getByIndex(i).update()
    Next
    document.refresh()
    document.getTextFields().refresh()
  Next
  how(0).Name = "FilterName"
  how(0).Value = filter
  document.storeToURL("file://" &amp; target, how())
  document.close(True)
End Sub
</script:module>
TXT
cat >"$basic/Standard/script.xlb" <<'TXT'
<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd">
<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard" library:readonly="false" library:passwordprotected="false">
<library:element library:name="Module1"/></library:library>
TXT
cat >"$basic/script.xlc" <<'TXT'
<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:libraries PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "libraries.dtd">
<library:libraries xmlns:library="http://openoffice.org/2000/library" xmlns:xlink="http://www.w3.org/1999/xlink">
<library:library library:name="Standard" xlink:href="$(USER)/basic/Standard/script.xlb/" xlink:type="simple" library:link="false"/></library:libraries>
TXT

checked=0
for ending in odt docx; do
	renew "$work/made.odt" "$work/template.$ending"
	words "$work/template.$ending" >"$work/template.txt"
	grep -q '第3章 {{$g/@n}}の章' "$work/template.txt" || fail "the template in $ending has no old entries"
	"$jokou" template fill "$work/template.$ending" "$work/data.xml" -o "$work/filled.$ending" >"$work/log" 2>&1 || fail "fill: $(cat "$work/log")"
	renew "$work/filled.$ending" "$work/renewed.$ending"
	words "$work/filled.$ending" >"$work/filled.txt"
	words "$work/renewed.$ending" >"$work/renewed.txt"
	checked=$((checked + $(wc -l <"$work/filled.txt")))
	grep -q '第4章 雑則' "$work/filled.txt" || fail "$ending: an entry is missing"
	diff "$work/filled.txt" "$work/renewed.txt" >"$work/difference" && continue
	fail "$ending: LibreOffice shows other words"
	cat "$work/difference"
done
echo "$checked paragraphs, $failed faults"
[ $checked -gt 30 ] && [ $failed = 0 ]
