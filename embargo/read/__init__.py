"""Reading: files and streams to documents. The only room that opens inputs."""

from embargo.read.document import Document
from embargo.read.formats import FORMATS, read_bytes
from embargo.read.inputs import MAX_BYTES, collect, read_path

__all__ = ["FORMATS", "MAX_BYTES", "Document", "collect", "read_bytes", "read_path"]
