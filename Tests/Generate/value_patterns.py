"""Regular expressions of schemas as the simple patterns that `ValuePattern` matches.

A simple pattern is a sequence of characters and classes of characters, each with a repetition; several are alternatives.
Whatever else a regular expression says is widened: a repeated group becomes a class of all its characters, a condition
on what follows is left out. So a simple pattern accepts at least what the regular expression accepts.
"""

from __future__ import annotations

import itertools
import re
from re import _constants as op
from re import _parser as parser

MOST_ALTERNATIVES = 16
ANY = frozenset(range(128)) | {-1}
"""The codes of a class; -1 stands for all that are not ASCII."""

Piece = tuple[frozenset, int, "int | None"]
"""A class with the fewest and the most repetitions; `None` is any number."""

CATEGORIES = {
    op.CATEGORY_DIGIT: frozenset(range(0x30, 0x3A)),
    op.CATEGORY_WORD: frozenset(code for code in range(128) if chr(code).isalnum() or code == 0x5F),
    op.CATEGORY_SPACE: frozenset(b" \t\n\r\f\v"),
}
NEGATED = {
    op.CATEGORY_NOT_DIGIT: op.CATEGORY_DIGIT,
    op.CATEGORY_NOT_WORD: op.CATEGORY_WORD,
    op.CATEGORY_NOT_SPACE: op.CATEGORY_SPACE,
}


LONG_WINDED = [
    # Which regions there are changes; that a region is named is enough.
    (r"(?:eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\d{1}", r"[a-z0-9-]+"),
    (r"(eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\d{1}", r"[a-z0-9-]+"),
    (r"[a-z]{2}((-gov)|(-iso(b?)))?-[a-z]+-\d{1}", r"[a-z0-9-]+"),
    (r"([a-z]+(-[a-z]+)+-\d{1})?", r"[a-z0-9-]*"),
    (r"([a-z0-9-]+)?", r"[a-z0-9-]*"),
    (r"(\d{12})?", r"\d{0,12}"),
    # Every partition has a name.
    (r"(aws[a-zA-Z-]*)?", r"aws[a-zA-Z-]*"),
    (r"(0[0-9]|1[0-2])-([0-2]\d|3[01])T([01]\d|2[0-4])", r"\d\d-\d\dT\d\d"),
]
"""Parts of regular expressions that many alternatives would follow from, and what is written for them."""


class TooComplex(Exception):
    pass


def simple(pattern: str | None) -> list[str] | None:
    """The alternatives that a value must match one of as a whole; nothing if they would say nothing."""
    if not pattern:
        return None
    for part, short in LONG_WINDED:
        pattern = pattern.replace(part, short)
    try:
        alternatives = sequences(parser.parse(pattern.replace("\\Z", "$")))
        texts = list(dict.fromkeys(spelled(joined(anchored(sequence))) for sequence in alternatives))
    except (re.error, TooComplex):
        return None
    return None if any(says_nothing(text) for text in texts) else texts


def says_nothing(text: str) -> bool:
    """Whether nearly every value matches: anything at all, or any value with a certain character somewhere in it."""
    return text in ("[^\\n]*", "[^\\n]+") or text.startswith(".*") and text.endswith(".*") and "arn:" not in text


def sequences(parsed) -> list[list]:
    """Every way through a parsed expression, as pieces and marks of its start and end."""
    ways: list[list] = [[]]
    for code, argument in parsed:
        ways = [way + more for way, more in itertools.product(ways, step(code, argument))]
        if len(ways) > MOST_ALTERNATIVES:
            raise TooComplex
    return ways


def step(code, argument) -> list[list]:
    if code is op.AT:
        if argument in (op.AT_BEGINNING, op.AT_BEGINNING_STRING):
            return [["^"]]
        return [["$"]] if argument in (op.AT_END, op.AT_END_STRING) else [[]]
    if code in (op.ASSERT, op.ASSERT_NOT):
        return [[]]
    if code is op.SUBPATTERN:
        return sequences(argument[-1])
    if code is op.BRANCH:
        return [way for branch in argument[1] for way in sequences(branch)]
    if code in (op.MAX_REPEAT, op.MIN_REPEAT):
        low, high, body = argument
        return repeated(low, None if high == op.MAXREPEAT else int(high), body)
    return [[(codes(code, argument), 1, 1)]]


def repeated(low: int, high: int | None, body) -> list[list]:
    inner = [[piece for piece in way if isinstance(piece, tuple)] for way in sequences(body)]
    if high == 1:
        return ([[]] if low == 0 else []) + inner
    if len(inner) == 1 and len(inner[0]) == 1 and inner[0][0][1:] == (1, 1):
        return [[(inner[0][0][0], low, high)]]
    # A repeated group is widened to a class of all its characters, as often as they can occur.
    lengths = [bounds(way) for way in inner]
    shortest = min(length[0] for length in lengths)
    longest = None if high is None or any(length[1] is None for length in lengths) else max(length[1] for length in lengths)
    return [[(frozenset().union(*(piece[0] for way in inner for piece in way)), low * shortest,
              None if longest is None or high is None else high * longest)]]


def bounds(way: list) -> tuple[int, int | None]:
    highs = [piece[2] for piece in way]
    return sum(piece[1] for piece in way), None if None in highs else sum(highs)


def codes(code, argument) -> frozenset:
    if code is op.LITERAL:
        return frozenset({argument if argument < 128 else -1})
    if code is op.NOT_LITERAL:
        return ANY - {argument}
    if code is op.ANY:
        return ANY - {0x0A}
    if code is op.IN:
        found: frozenset = frozenset()
        is_negated = False
        for kind, value in argument:
            if kind is op.NEGATE:
                is_negated = True
            elif kind is op.RANGE:
                low, high = value
                found |= frozenset(range(low, min(high, 127) + 1)) | (frozenset({-1}) if high > 127 else frozenset())
            elif kind is op.CATEGORY:
                found |= CATEGORIES[value] if value in CATEGORIES else ANY - CATEGORIES[NEGATED[value]]
            else:
                found |= codes(kind, value)
        return (ANY - found) | {-1} if is_negated else found
    raise TooComplex


def anchored(sequence: list) -> list[Piece]:
    """The pieces with anything before and after them, unless the expression names the start and the end."""
    pieces = [piece for piece in sequence if piece not in ("^", "$")]
    if "^" not in sequence:
        pieces.insert(0, (ANY, 0, None))
    if "$" not in sequence:
        pieces.append((ANY, 0, None))
    return pieces


def joined(pieces: list[Piece]) -> list[Piece]:
    """The pieces with equal neighbours as one, and `x.*` between two of `.*` left alone."""
    result: list[Piece] = []
    for piece in pieces:
        if result and result[-1][0] == piece[0] and (result[-1][1:] != (1, 1) or piece[1:] != (1, 1)):
            low = result[-1][1] + piece[1]
            high = None if None in (result[-1][2], piece[2]) else result[-1][2] + piece[2]
            result[-1] = (piece[0], low, high)
        else:
            result.append(piece)
    # A class that may be empty next to anything adds nothing.
    return [
        piece for index, piece in enumerate(result)
        if piece[1] > 0 or piece[0] == ANY
        or not any(neighbour == (ANY, 0, None) for neighbour in result[max(0, index - 1):index + 2])
    ]


def spelled(pieces: list[Piece]) -> str:
    merged = joined(pieces)
    return "".join(spelled_class(piece[0]) + repetition(*piece[1:]) for piece in merged)


def repetition(low: int, high: int | None) -> str:
    match (low, high):
        case (1, 1): return ""
        case (0, 1): return "?"
        case (0, None): return "*"
        case (1, None): return "+"
        case (_, None): return f"{{{low},}}"
        case _: return f"{{{low}}}" if low == high else f"{{{low},{high}}}"


def spelled_class(members: frozenset) -> str:
    if members == ANY:
        return "."
    if len(members) == 1 and -1 not in members:
        return escaped(chr(next(iter(members))), r"\|.[]{}()*+?^$")
    # Where everything else of Unicode belongs to it too, a class is spelled by what does not.
    if -1 in members:
        return "[^" + ranges(ANY - members) + "]"
    return "[" + ranges(members) + "]"


def ranges(members: frozenset) -> str:
    text = ""
    left = sorted(code for code in members if code >= 0)
    # Letters and digits first, as people write them.
    left.sort(key=lambda code: (not chr(code).isalnum(), chr(code).isdigit(), not chr(code).isupper(), code))
    index = 0
    while index < len(left):
        end = index
        while end + 1 < len(left) and left[end + 1] == left[end] + 1:
            end += 1
        # A range of punctuation would be a riddle.
        if not chr(left[index]).isalnum() and 32 < left[index] and end - index < 8:
            end = index
        first, last = (escaped(chr(left[place]), "\\]-^|[") for place in (index, end))
        text += first if end == index else f"{first}-{last}" if end > index + 1 else first + last
        index = end + 1
    return text


def escaped(character: str, special: str) -> str:
    names = {"\t": "\\t", "\n": "\\n", "\r": "\\r"}
    if character in names:
        return names[character]
    if ord(character) < 32 or ord(character) == 127:
        return f"\\x{ord(character):02x}"
    return f"\\{character}" if character in special else character
