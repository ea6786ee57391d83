"""Sentences made of what evaluators write in a few words: how many were interviewed, and whether it was the first time."""

from __future__ import annotations

import re

from kommunkompassen.base import number_words

_DIGITS = r"[0-9]+(?:[ \u00a0][0-9]{3})*"
_ABOUT = r"(?:cirka|ca\.?|omkring|ungefär|drygt|knappt|nästan|över|minst|högst|runt|kring|uppåt|totalt|sammanlagt)"
_ONE = rf"(?:{_DIGITS}|{number_words.PATTERN})"
_AMOUNT = re.compile(
    rf"(?:{_ABOUT} )*(?:ett (?:\w+ )?(?:[0-9]+-tal|\w+tal)\b|ett (?:\w+ )?antal|ett par|ett dussin|en handfull"
    rf"|mellan {_ONE} och {_ONE}\b|{_ONE}(?:(?: ?[-–] ?| (?:till|eller|och) ){_ONE})?(?!\w)|(?:flera|många|några)\b)",
    re.IGNORECASE,
)
_PEOPLE = re.compile(
    r"(?:person|politiker|chef|medarbetare|tjänste|förtroendevald|företrädare|deltagare|invånare|medborgare|människ|anställda"
    r"|ledamöter|ledamot|grupp|intervjuade|representant|respondent|nyckelperson)\w*",
    re.IGNORECASE,
)
_SHORT = re.compile(r" (?:st\.?|stycken|pers\.?)$", re.IGNORECASE)
_SINGULAR = re.compile(r"(?:1|en|ett)", re.IGNORECASE)


def interviewed(words: str) -> str | None:
    """What stands behind "De intervjuade": en person, ett 30-tal personer, 30–40 personer; None where it is no amount."""
    words = _SHORT.sub("", " ".join(words.split()).rstrip("."))
    # Marks and quotes are printed as they stand, and so is the text around them.
    plain = re.sub(r"[*_”\"]", "", words)
    match = _AMOUNT.match(plain)
    if not match:
        return None
    rest = plain[match.end() :]
    if _SINGULAR.fullmatch(match[0]) and re.fullmatch(r"(?: person(?:er)?)?", rest, re.IGNORECASE):
        return "en person"
    if rest and not (re.match(r"[ ,]", rest) and _PEOPLE.search(rest) and not re.search(r"intervju(?!ade)", rest)):
        return None
    # 30-40 is a range, 30-tal is not.
    said = re.sub(r"(?<=[0-9]) ?- ?(?=[0-9])", "–", words)
    return said[0].lower() + said[1:] + ("" if rest else " personer")


_VERB = re.compile(
    r"(?:är|var|har|hade|blev|fick|kom|skedde|deltog|gjorde|gjordes|ägde|lät|prövade|använde|genomförde|följde|finns|fanns|ingick|saknas"
    r"|[a-zåäö]+(?:ades|erades|ördes|rdes|ktes|ptes|ttes))"
)
_NOUN = re.compile(
    r"utvärdering|gång|besök|kommunkompass|version|mätning|granskning|^(?:den|kommunens) (?:första|andra|\w+[dt]e)\b",
    re.IGNORECASE,
)
_SMALL = re.compile(
    r"(?:den|det|en|ett|kommunens|första|andra|tredje|fjärde|femte|sjätte|nästa|ingen|inte|samma|båda|vår|er|deras|dess)\b",
    re.IGNORECASE,
)


def first_evaluation(words: str) -> str | None:
    """The words as a sentence: "Det var kommunens andra utvärdering." or, where they are one, as they are; None where neither."""
    words = " ".join(words.split()).rstrip(" .")
    words = re.sub(r"^(?:ja|nej)(?:[,.:;]| [–-])+ ", "", words, flags=re.IGNORECASE)
    if not words:
        return None
    main = re.split(r"[ ,](?:som|där|då|när|sedan)\b", words)[0]
    if any(_VERB.fullmatch(word.strip(",:;()").lower()) for word in main.split()[1:]):
        return f"{words[0].upper()}{words[1:]}."
    if not _NOUN.search(main):
        return None
    return f"Det var {words[0].lower() + words[1:] if _SMALL.match(words) else words}."
