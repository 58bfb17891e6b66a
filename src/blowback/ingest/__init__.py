"""Files, folders and JSON lines -> Snapshot and Article: the bytes as found, and the text in them."""

from blowback.ingest.documents import Document, Form, Reason
from blowback.ingest.opening import open_document
from blowback.ingest.sources import documents

__all__ = ["Document", "Form", "Reason", "documents", "open_document"]
