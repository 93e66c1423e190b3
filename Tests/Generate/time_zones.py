"""Writes the time zones of the IANA database, as this machine has them, with their offsets from UTC.

What is written about a schedule must not depend on the machine that writes it, so the package has a list of its own.

    python3 Tests/Generate/time_zones.py
"""

import textwrap
import zoneinfo
from datetime import datetime, timedelta, timezone
from pathlib import Path

TARGET = Path("Sources/InfraLanguage/Values/TimeZones+IANA.swift")
FIRST, LAST = 2026, 2031
SKIPPED = {"Factory", "localtime"}


def changes(name: str) -> list[tuple[datetime, int]]:
    """The offset at the start, and each later change with its hour."""
    zone = zoneinfo.ZoneInfo(name)

    def offset(time: datetime) -> int:
        return int(time.astimezone(zone).utcoffset().total_seconds() // 60)

    time = datetime(FIRST, 1, 1, tzinfo=timezone.utc)
    found = [(time, offset(time))]
    while time.year <= LAST:
        later = time + timedelta(days=7)
        if offset(later) != found[-1][1]:
            while offset(time) == found[-1][1]:
                time += timedelta(minutes=30)
            found.append((time, offset(time)))
        time = later
    return found


def version() -> str:
    with open("/usr/share/zoneinfo/tzdata.zi") as file:
        return file.readline().split()[-1]


def main() -> None:
    seasons: dict[tuple, int] = {}
    groups: dict[tuple, list[str]] = {}
    for name in sorted(zoneinfo.available_timezones() - SKIPPED):
        found = changes(name)
        offsets = tuple(sorted({offset for _, offset in found}))
        # Zones that change on the same days are in the same season, whatever the hour.
        key = tuple((time.date(), offsets.index(offset)) for time, offset in found)
        season = 0 if len(offsets) == 1 else seasons.setdefault(key, len(seasons) + 1)
        groups.setdefault((season, offsets), []).append(name)
    lines = [
        "// swift-format-ignore-file",
        "",
        "extension TimeZones {",
        f"  /// The time zones of version {version()} of the IANA database, with the offsets of the years {FIRST} to {LAST}.",
        "  ///",
        "  /// Written by `Tests/Generate/time_zones.py`.",
        "  static let groups: [Group] = [",
    ]
    for (season, offsets), names in sorted(groups.items()):
        lines += [f"    Group(season: {season}, offsets: {list(offsets)}, names: \"\"\""]
        wrapped = textwrap.wrap(" ".join(names), 104, break_long_words=False, break_on_hyphens=False)
        lines += [f"      {line}" for line in wrapped]
        lines += ['      """),']
    lines += ["  ]", "}", ""]
    TARGET.write_text("\n".join(lines))


main()
