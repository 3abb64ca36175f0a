"""Reading: files and streams to documents. The only room that opens inputs."""

from embargo.read.document import Document, Remark
from embargo.read.formats import FORMATS, read_bytes
from embargo.read.front_matter import front_matter_entries, plain_key
from embargo.read.inputs import MAX_BYTES, STDIN_NAME, collect, read_path
from embargo.read.letters import plain_letters

__all__ = [
    "FORMATS",
    "MAX_BYTES",
    "STDIN_NAME",
    "Document",
    "Remark",
    "collect",
    "front_matter_entries",
    "plain_key",
    "plain_letters",
    "read_bytes",
    "read_path",
]
