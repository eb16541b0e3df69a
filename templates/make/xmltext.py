"""XML as text and packages as bytes: the same input always gives the same bytes."""
import io
import zipfile
import zlib

DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
ZIP_DATE = (1980, 1, 1, 0, 0, 0)


def escape(text):
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _attribute(name, value):
    return ' %s="%s"' % (name, escape(str(value)).replace('"', "&quot;"))


def el(name, attributes=None, *children):
    """An element; attributes whose value is None are left out, children are XML already."""
    start = name + "".join(_attribute(k, v) for k, v in (attributes or {}).items() if v is not None)
    inner = "".join(children)
    return f"<{start}>{inner}</{name}>" if inner else f"<{start}/>"


def part(root):
    """A whole XML part, as bytes."""
    return (DECLARATION + root).encode("utf-8")


def package(parts):
    """The ZIP of (name, bytes, stored?) in the given order."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data, stored in parts:
            entry = zipfile.ZipInfo(name, ZIP_DATE)
            entry.compress_type = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
            entry.create_system = 0
            entry.external_attr = 0
            archive.writestr(entry, data, compresslevel=zlib.Z_BEST_COMPRESSION)
    return out.getvalue()
