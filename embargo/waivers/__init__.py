"""Waivers: findings that an editor lets pass, by a remark in the draft, a waivers file or a baseline."""

from embargo.waivers.model import WaivedFinding, Waiver, WaiverKind, WaiverPlace
from embargo.waivers.settling import Checked, Found, Settled, Waivers, settle

__all__ = ["Checked", "Found", "Settled", "WaivedFinding", "Waiver", "WaiverKind", "WaiverPlace", "Waivers", "settle"]
