"""LibreOffice's own Compare Documents: lo_compare.py OLD NEW OUT [OLD NEW OUT]...   (a python that has uno)"""
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time

import uno
from com.sun.star.beans import PropertyValue


def prop(name, value):
    p = PropertyValue()
    p.Name, p.Value = name, value
    return p


def url(path):
    return uno.systemPathToFileUrl(os.path.abspath(path))


def connect(pipe, office):
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext('com.sun.star.bridge.UnoUrlResolver', local)
    for _ in range(600):
        try:
            return resolver.resolve(f'uno:pipe,name={pipe};urp;StarOffice.ComponentContext')
        except Exception:  # not up yet
            if office.poll():
                break
            time.sleep(0.1)
    sys.exit('LibreOffice did not start')


def compare(context, old, new, out):
    make = context.ServiceManager.createInstanceWithContext
    desktop = make('com.sun.star.frame.Desktop', context)
    dispatcher = make('com.sun.star.frame.DispatchHelper', context)
    document = desktop.loadComponentFromURL(url(new), '_blank', 0, (prop('Hidden', True),))
    try:
        dispatcher.executeDispatch(document.CurrentController.Frame, '.uno:CompareDocuments', '', 0,
                                   (prop('URL', url(old)), prop('NoAcceptDialog', True)))
        document.storeToURL(url(out), (prop('FilterName', 'MS Word 2007 XML'),))
    finally:
        document.close(True)


def main(jobs):
    home, pipe = tempfile.mkdtemp(), f'jokou{os.getpid()}'
    office = subprocess.Popen(['soffice', f'-env:UserInstallation=file://{home}', '--headless', '--norestore', '--nologo',
                               f'--accept=pipe,name={pipe};urp;'], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
    try:
        context = connect(pipe, office)
        for job in jobs:
            compare(context, *job)
    finally:
        os.killpg(office.pid, signal.SIGKILL)
        office.wait()
        shutil.rmtree(home, ignore_errors=True)


if __name__ == '__main__':
    given = sys.argv[1:]
    main(list(zip(given[::3], given[1::3], given[2::3])))
