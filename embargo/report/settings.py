"""What holds for a run and where it comes from; names that may not be seen are counted, keys are told to be set."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from embargo.report.display import Display, safe
from embargo.settings.keys import KEY_VARIABLE
from embargo.settings.model import Setting, Settings

_HIDDEN = "withheld_names"
_GAP = 2


def settings_text(settings: Settings, display: Display, *, key_is_set: bool) -> str:
    """A line for each setting: its name, its value, its origin."""
    rows = [row for name, setting in settings.items().items() for row in _rows(name, setting)]
    rows.append((KEY_VARIABLE, "set" if key_is_set else "not set", ""))
    name_width = max(len(name) for name, _, _ in rows) + _GAP
    value_width = max(len(value) for _, value, origin in rows if origin) + _GAP
    head = f"Settings from {safe(str(settings.config))}" if settings.config else "No configuration file was found"
    lines = [f"{name:{name_width}}{value:{value_width}}{display.paint('dim', origin)}" for name, value, origin in rows]
    return "\n".join((display.paint("bold", head), "", *(line.rstrip() for line in lines), ""))


def settings_json(settings: Settings, _: Display, *, key_is_set: bool) -> str:
    """The settings as a JSON document (`embargo.config/1`)."""
    import json  # noqa: PLC0415 - a text report does without

    shape = {
        "schema": "embargo.config/1",
        "config": str(settings.config) if settings.config else None,
        "settings": {name: _shape(name, setting) for name, setting in settings.items().items()},
        "key": key_is_set,
    }
    return json.dumps(shape, ensure_ascii=False, indent=2, default=str) + "\n"


SETTINGS_FORMATS: Mapping[str, Callable[..., str]] = {"text": settings_text, "json": settings_json}


def _shape(name: str, setting: Setting[Any]) -> dict[str, object]:
    if name == _HIDDEN:
        return {"value": None, "count": len(setting.value), "origin": setting.origin}
    value = dict(setting.value) if isinstance(setting.value, Mapping) else setting.value
    return {"value": value, "origin": setting.origin}


def _rows(name: str, setting: Setting[Any]) -> Iterator[tuple[str, str, str]]:
    values = [_hidden(setting.value)] if name == _HIDDEN else list(_values(setting.value))
    for number, value in enumerate(values or ["-"]):
        yield ("", safe(value), "") if number else (name, safe(value), safe(setting.origin))


def _hidden(names: tuple[str, ...]) -> str:
    return f"{len(names)} (not shown)" if names else "-"


def _values(value: Any) -> Iterator[str]:
    if isinstance(value, Mapping):
        for key, each in value.items():
            yield f"{key} = {', '.join(each) if isinstance(each, tuple) else each}"
    elif isinstance(value, tuple):
        yield from map(str, value)
    elif isinstance(value, bool):
        yield "true" if value else "false"
    elif value is not None:
        yield str(value)
