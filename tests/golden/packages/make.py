"""make.py FOLDER: packages that are hostile, damaged or unusual, one file for each question of run-packages.sh.

Nothing here needs more than a few seconds or is kept: the big ones hold little."""

import io
import struct
import sys
import zipfile
import zlib
from pathlib import Path

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/></Types>'
)


def document(inside=""):
    return f'<w:document xmlns:w="{W}"><w:body><w:p><w:r><w:t>{inside}</w:t></w:r></w:p></w:body></w:document>'


def parts(**more):
    """The parts of a sound DOCX, in order."""
    return {"[Content_Types].xml": TYPES, "word/document.xml": document("text"), **more}


def pack(members, method=zipfile.ZIP_DEFLATED, stream=None):
    out = stream or io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as package:
        for name, text in members.items() if isinstance(members, dict) else members:
            info = zipfile.ZipInfo(name)
            info.compress_type = method
            package.writestr(info, text)
    return out.getvalue() if stream is None else None


def heads(archive, name):
    """Where the local and the central header of a member begin."""
    with zipfile.ZipFile(io.BytesIO(archive)) as package:
        local = package.getinfo(name).header_offset
        central = package.start_dir
        for info in package.infolist():
            if info.filename == name:
                return local, central
            central += 46 + len(info.filename.encode()) + len(info.extra) + len(info.comment)


def patched(archive, name, local_at, central_at, value):
    """The archive with the same bytes put into both headers of a member."""
    archive = bytearray(archive)
    local, central = heads(archive, name)
    archive[local + local_at : local + local_at + len(value)] = value
    archive[central + central_at : central + central_at + len(value)] = value
    return bytes(archive)


def says_size(archive, name, size):
    return patched(archive, name, 22, 24, struct.pack("<I", size))


def damaged(archive, name):
    """A bit of the stored bytes is turned."""
    local, _ = heads(archive, name)
    archive = bytearray(archive)
    archive[local + 30 + len(name) + 2] ^= 4
    return bytes(archive)


def deflated(text):
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    return packer.compress(text) + packer.flush()


def overlapping(count):
    """Members that lie on each other: each begins with a stored block that holds the header of the next, and all end in one kernel of a
    megabyte (after D. Fifield, A better zip bomb, 2019). No single ratio looks bad."""
    kernel = bytes(1 << 20)
    body, plain = deflated(kernel), kernel
    entries, lengths = [], []
    chain = body
    for i in reversed(range(count)):
        name = f"word/{i:04}.bin".encode()
        fields = struct.pack("<HHHHHIIIHH", 20, 0, 8, 0, 33, zlib.crc32(plain), len(chain), len(plain), len(name), 0)
        entries.insert(0, (name, fields))
        head = b"PK\3\4" + fields + name
        if i:
            plain = head + plain
            chain = struct.pack("<BHH", 0, len(head), 0xFFFF ^ len(head)) + head + chain
            lengths.insert(0, 5 + len(head))
        else:
            chain = head + chain
    directory, offset = b"", 0
    for (name, fields), step in zip(entries, [0] + lengths):
        offset += step
        directory += b"PK\1\2\x14\0" + fields + bytes(10) + struct.pack("<I", offset) + name
    end = struct.pack("<IHHHHIIH", 0x06054B50, 0, 0, count, count, len(directory), len(chain), 0)
    return chain + directory + end


class Pipe(io.RawIOBase):
    """A stream that cannot seek: sizes then follow each member."""

    def __init__(self):
        self.bytes = b""

    def writable(self):
        return True

    def write(self, more):
        self.bytes += bytes(more)
        return len(more)


def streamed():
    pipe = Pipe()
    pack(parts(), stream=pipe)
    return pipe.bytes


def with_zip64():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in parts().items():
            with package.open(name, "w", force_zip64=True) as member:
                member.write(text.encode())
    return out.getvalue()


def large_lines(length):
    """Text that packs about 1 : 30, well below what is refused for its ratio."""
    line = "".join(f"{i:04d} " for i in range(0, 9000, 37))
    return (line * (length // len(line) + 1))[:length]


MANIFEST = (
    '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
    '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml">'
    '<manifest:encryption-data manifest:checksum="x"/></manifest:file-entry></manifest:manifest>'
)


def packages():
    sound = pack(parts())
    yield "sound.docx", sound
    yield "streamed.docx", streamed()
    yield "zip64.docx", with_zip64()
    yield "comment.docx", sound[:-2] + struct.pack("<H", 26) + b"xxPK\5\6" + bytes(20)
    yield "bomb.docx", pack(parts(**{"word/media/a.bin": bytes(100 << 20)}))
    yield "overlap.docx", overlapping(200)
    yield "large-part.docx", pack(parts(**{"word/big.xml": large_lines(100 << 20)}))
    yield "large-all.docx", pack(parts(**{f"word/{i}.bin": large_lines(90 << 20) for i in range(3)}))
    yield "attribute.docx", pack(parts(**{"word/document.xml": f'<w:document xmlns:w="{W}" w:a="{{{{{large_lines(20 << 20)}"/>'}))
    yield "depth.docx", pack(parts(**{"word/document.xml": "<a>" * 10000 + "{{x}}" + "</a>" * 10000}))
    yield "says-less.docx", says_size(sound, "word/document.xml", 10)
    yield "says-more.docx", says_size(sound, "word/document.xml", 5000)
    yield "damaged.docx", damaged(sound, "word/document.xml")
    yield "check-sum.docx", patched(sound, "word/document.xml", 14, 16, b"\1\2\3\4")
    yield "twice.docx", pack(list(parts().items()) + [("word/document.xml", document("other"))])
    yield "encrypted.docx", patched(sound, "word/document.xml", 6, 8, b"\1\0")
    yield "bzip2.docx", pack(parts(), zipfile.ZIP_BZIP2)
    yield "many.docx", pack({f"{i}": "" for i in range(2001)})
    yield "above.docx", pack(parts(**{"word/../../evil": "x"}))
    yield "root.docx", pack(parts(**{"/etc/passwd": "x"}))
    yield "windows.docx", pack(parts(**{"..\\evil": "x"}))
    yield "cut.docx", sound[: len(sound) // 2]
    yield "cut-end.docx", sound[:-1]
    yield "nothing.docx", b""
    yield "no-members.docx", pack({})
    yield "old.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2048)
    yield "page.docx", b"%PDF-1.7\n"
    yield "password.odt", pack({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "noise", "META-INF/manifest.xml": MANIFEST})


def main(folder):
    for name, archive in packages():
        (Path(folder) / name).write_bytes(archive)


if __name__ == "__main__":
    import warnings

    warnings.simplefilter("ignore")  # of zipfile, about a name that stands twice
    main(sys.argv[1])
