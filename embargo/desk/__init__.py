"""The desk: a page and an HTTP API on this machine, over the briefings of its folders.

It needs the libraries of the extra `desk`; nothing else in the package imports it but its command.
"""

from embargo.desk.app import create_app
from embargo.desk.serving import serve
from embargo.desk.setup import Limits, Setup

__all__ = ["Limits", "Setup", "create_app", "serve"]
