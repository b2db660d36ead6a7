"""Documents of the demo's employees: small PDF files, such as a package sends."""

from random import Random

from loonpoort.cli.demo.careers import Career
from loonpoort.payroll.models import DocumentType, EmployeeDocument

_TITLES = {
    DocumentType.EMPLOYMENT_CONTRACT: "Arbeidsovereenkomst",
    DocumentType.WAGE_TAX_DECLARATION: "Loonbelastingverklaring",
    DocumentType.CERTIFICATE: "Diploma",
}


class Documents:
    """Collects them, unsaved, so that all are saved in a few statements."""

    def __init__(self, seed: int) -> None:
        # A stream of its own: who the people are does not depend on what is kept of them.
        self._random = Random(seed)  # noqa: S311 - made up, and the same every time
        self.documents: list[EmployeeDocument] = []

    def give(self, career: Career) -> None:
        """The contract and the declaration of one in eight, and the diploma of some of these."""
        if self._random.random() > 0.125:
            return
        count = self._random.choice([2, 2, 3])
        self.documents += [self._document(career, kind) for kind in list(_TITLES)[:count]]

    def save(self) -> None:
        EmployeeDocument.unscoped.bulk_create(self.documents)

    def _document(self, career: Career, kind: DocumentType) -> EmployeeDocument:
        title = _TITLES[kind]
        content = pdf([title, career.employee.display_name, f"{career.first_day:%d-%m-%Y}"])
        return EmployeeDocument(
            employee=career.employee,
            name=f"{title.lower()}.pdf",
            type=kind,
            size=len(content),
            content=content,
        )


def pdf(lines: list[str]) -> bytes:
    """A PDF file of one page with some lines of text."""
    shown = "".join(f"({_escaped(line)}) Tj 0 -28 Td " for line in lines)
    text = f"BT /F1 20 Tf 72 760 Td {shown}ET".encode("cp1252", "replace")
    parts = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
        b" /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(text), text),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    made, places = b"%PDF-1.4\n", []
    for number, part in enumerate(parts, start=1):
        places.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, part)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(parts) + 1
    return made + (
        b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n"
        % (size, table, size, len(made))
    )


def _escaped(text: str) -> str:
    """As the strings of PDF have it."""
    return text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
