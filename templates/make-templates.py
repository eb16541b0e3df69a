#!/usr/bin/env python3
"""Lays down the first document templates: templates/KIND.docx and templates/KIND.odt.

    python3 templates/make-templates.py [FOLDER]

The files are meant to be edited in Word or LibreOffice afterwards; run this again only as long as nobody has. Same source, same bytes.
What the papers say is in make/papers.py, application.py, register.py, tables.py and contrast.py, how they look in make/look.py; the other modules write it down.
"""
import sys
from pathlib import Path

sys.dont_write_bytecode = True
HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

from make.make_docx import docx_package  # noqa: E402
from make.make_odt import odt_package  # noqa: E402
from make.contrast import contrast  # noqa: E402
from make.papers import PAPERS  # noqa: E402


def main(arguments):
    folder = Path(arguments[0]) if arguments else HERE
    folder.mkdir(parents=True, exist_ok=True)
    for paper in (*PAPERS, contrast()):
        for ending, package in (("docx", docx_package), ("odt", odt_package)):
            (folder / f"{paper.kind}.{ending}").write_bytes(package(paper))


if __name__ == "__main__":
    main(sys.argv[1:])
