"""Settings: what the command line, the environment and a configuration file say, and which of them holds."""

from embargo.settings.checking import CheckSettings, for_check
from embargo.settings.environment import under_ci
from embargo.settings.finding import CONFIG_FILES
from embargo.settings.keys import KEY_VARIABLE, KEYS
from embargo.settings.loading import load_settings
from embargo.settings.model import Setting, Settings

__all__ = [
    "CONFIG_FILES",
    "KEYS",
    "KEY_VARIABLE",
    "CheckSettings",
    "Setting",
    "Settings",
    "for_check",
    "load_settings",
    "under_ci",
]
