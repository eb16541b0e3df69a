#!/usr/bin/env python3
"""edit-office.py SOURCE RESULT: what a clerk does to a contract in LibreOffice. The format follows the name of RESULT.

Typing in a sentence, a 項 taken out, a clause moved, a clause copied, a clause of one's own; then, with changes recorded, a word replaced.
"""
import os
import subprocess
import sys
import tempfile
import time

import uno
from com.sun.star.beans import PropertyValue

FILTERS = {".docx": "MS Word 2007 XML", ".odt": "writer8"}


def prop(name, value):
    result = PropertyValue()
    result.Name, result.Value = name, value
    return result


def find(doc, words):
    search = doc.createSearchDescriptor()
    search.SearchString = words
    found = doc.findFirst(search)
    if found is None:
        sys.exit(f"not found: {words}")
    return found


def select(doc, name):
    """Selects what a bookmark encloses, with the break behind it."""
    view = doc.CurrentController.ViewCursor
    anchor = doc.Bookmarks.getByName(name).Anchor
    view.gotoRange(anchor.Start, False)
    view.gotoRange(anchor.End, True)
    view.goRight(1, True)
    return view


def put_before(doc, name, content):
    view = doc.CurrentController.ViewCursor
    view.gotoRange(doc.Bookmarks.getByName(name).Anchor.Start, False)
    doc.CurrentController.insertTransferable(content)


def own_clause(doc, name):
    """A clause that somebody wrote, behind the one of that bookmark: its caption, article and 項 look like the neighbours'."""
    anchor = doc.Bookmarks.getByName(name).Anchor
    text, cursor = anchor.Text, anchor.Text.createTextCursorByRange(anchor.End)
    cursor.gotoEndOfParagraph(False)
    for style, words in (("JK 条見出し", "（搬出の立会い）"), ("JK 条", "乙は、機器を搬出するときは、甲の職員を立ち会わせなければならない。")):
        text.insertControlCharacter(cursor, uno.getConstantByName("com.sun.star.text.ControlCharacter.PARAGRAPH_BREAK"), False)
        if doc.StyleFamilies.getByName("ParagraphStyles").hasByName(style):
            cursor.ParaStyleName = style
        text.insertString(cursor, words, False)


def edit(doc, dispatch):
    frame = doc.CurrentController.Frame
    words = find(doc, "譲渡の理由及び譲渡の後")
    words.Text.insertString(words.Start, "譲受人の財務の状況、", False)
    gone = find(doc, "甲及び乙は、信義に従い").Text.createTextCursorByRange(find(doc, "甲及び乙は、信義に従い").Start)
    gone.gotoStartOfParagraph(False)
    gone.gotoNextParagraph(True)
    gone.setString("")
    select(doc, "cl_contract_deposit")
    content = doc.CurrentController.getTransferable()
    dispatch.executeDispatch(frame, ".uno:Delete", "", 0, ())
    put_before(doc, "cl_inspection_payment", content)
    select(doc, "cl_force_majeure")
    content = doc.CurrentController.getTransferable()
    put_before(doc, "cl_jurisdiction", content)
    own_clause(doc, "cl_assignment_ban")
    doc.RecordChanges = True
    words = find(doc, "善良な管理者の注意")
    words.setString("専門の事業者としての注意")
    doc.RecordChanges = False


def office(home):
    pipe = f"story{os.getpid()}"
    process = subprocess.Popen(["soffice", f"-env:UserInstallation=file://{home}", "--headless", "--norestore", "--invisible",
                                f"--accept=pipe,name={pipe};urp;"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    for _ in range(120):
        try:
            return process, resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except Exception:
            time.sleep(0.5)
    sys.exit("LibreOffice does not answer")


def main():
    source, target = (os.path.abspath(name) for name in sys.argv[1:])
    with tempfile.TemporaryDirectory() as home:
        process, context = office(home)
        try:
            manager = context.ServiceManager
            desktop = manager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
            dispatch = manager.createInstanceWithContext("com.sun.star.frame.DispatchHelper", context)
            doc = desktop.loadComponentFromURL(uno.systemPathToFileUrl(source), "_blank", 0, (prop("Hidden", True),))
            edit(doc, dispatch)
            doc.storeToURL(uno.systemPathToFileUrl(target), (prop("FilterName", FILTERS[os.path.splitext(target)[1]]),))
            doc.close(True)
        finally:
            try:
                desktop.terminate()
            except Exception:
                pass
            process.wait(60)


main()
