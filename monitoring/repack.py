"""An office file with nothing in it of when it was written: same content, same bytes."""

import io
import re
import zipfile

# The second of a zip archive's first day.
_NO_TIME = (1980, 1, 1, 0, 0, 0)
_DATED = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*(</dcterms:\2>)")


def repacked(package: bytes, moment: str = "") -> bytes:
    """Write an office file anew, and the workbooks inside it, so that its bytes follow from it.

    Args:
        package: a PPTX or XLSX file.
        moment: stands for every date, such as 2023-01-17T00:00:00Z; "" takes the dates out.
    """
    dated = rb"\g<1>" + moment.encode() + rb"\g<3>" if moment else b""
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as source, zipfile.ZipFile(packed, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            if name.endswith(".xlsx"):
                content = repacked(content, moment)
            elif name == "docProps/core.xml":
                content = _DATED.sub(dated, content)
            entry = zipfile.ZipInfo(name, _NO_TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(entry, content)
    return packed.getvalue()
