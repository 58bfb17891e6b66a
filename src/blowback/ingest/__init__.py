"""Files, folders and JSON lines -> Snapshot and Article: the bytes as found, and the text in them."""

from blowback.ingest.documents import Document, Form, Reason
from blowback.ingest.jsonlines import FIELDS
from blowback.ingest.opening import open_document
from blowback.ingest.sources import documents, expected

__all__ = ["FIELDS", "Document", "Form", "Reason", "documents", "expected", "open_document"]
