"""Reading: files and streams to documents. The only room that opens inputs."""

from embargo.read.document import Document, Remark
from embargo.read.formats import FORMATS, read_bytes
from embargo.read.inputs import MAX_BYTES, STDIN_NAME, collect, read_path

__all__ = ["FORMATS", "MAX_BYTES", "STDIN_NAME", "Document", "Remark", "collect", "read_bytes", "read_path"]
