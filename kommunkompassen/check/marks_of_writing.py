"""How people write to themselves and to each other in a text that is not ready, and how letters to many leave places for names.

As marks_of_programs, only imported where a file has a sign of one of them, and compiled where it has that one's.
"""

from __future__ import annotations

from kommunkompassen.check.marks_of_programs import NAME

_BEGIN = r"(?:^[ \t]*(?:[-*] )?|(?<=[.!?:] ))"
_CHECK = r"(?:kontrollera|(?:dubbel)?kolla|verifiera|stäm av|uppdatera|komplettera|ändra|stryk|ta bort|skriv|lägg|fyll|fråga)"
_NOTE = (
    rf"{_BEGIN}Kommentar(?:er)?(?: till {NAME})?:"
    rf"(?=[^\n]{{0,300}}?(?:\b(?:behöver vi|vi behöver|mer underlag|{_CHECK})\b|\?))[^\n]*"
    rf"|\(?\bOBS\b[!:,]? ?(?:{_CHECK}|inte klar|ej klar)\b[^()\n]{{0,60}}\)?|\({_CHECK}\b[^()\n]{{0,60}}[!?]\)"
    r"|\((?:siffr\w{1,3}|käll\w{1,3}|antal|år(?:tal)?|namn|datum|procent|ref(?:erens)?|belopp|titel|stämmer(?: det(?: här)?)?)"
    r" ?\?\)"
    rf"|{_BEGIN}(?:Lägg|Sätt|Stoppa|För) (?:in|till) [^\n.!?]{{1,40}} här\b[.!]?(?=[ \t]|$)"
    rf"|{_BEGIN}{NAME}, (?:kan|vill|hinner|ser|kollar|vet|tittar) du\b[^\n?.!]{{0,80}}\?"
    rf"|{_BEGIN}@(?!\w*kommun){NAME}(?: {NAME})?\b(?!\w)"
    rf"|^[ \t]*(?:(?:Inväntar|Väntar på) (?:svar|siffr|underlag|text|uppgift)\w*[^\n.]{{0,40}}|(?:Stäm av|Diskutera"
    rf"|Prata) med {NAME})[.!]?(?=[ \t]*$)"
    rf"|^[ \t]*Fråga {NAME}(?: om\b[^\n.!?]{{0,60}})?[.!]?(?=[ \t]*$)"
    r"|\((?:ohörbart?|skratt|paus)\)|\((?:infoga|fyll i(?! (?:här|detta|mer|senare)))\b[^()\n]{0,60}\)"
    r"|\((?:namn|datum)\)|(?<!\w)X (?:procent|%"
    r"|invånare|kronor|personer|mnkr)"
    rf"|>{{3,}}[^\n]*?(?:<{{3,}}|$)|^[ \t]*//(?!\w+\.\w)[^\n]*|(?<=\s)// ?{NAME}\b[^\n]*"
    r"|\((?:stryk|ta bort|välj)\b[^()\n]{0,80}\)|\b[Ss]tryk det som (?:inte|ej) (?:gäller|passar|stämmer)\b"
)
_CHOICE = r"\b(?:ALT|Alt)\.? ?[1-9AB] ?:"
_FIELDS = (
    r"(?i:kommun\w{0,8}|municipality|(?:för|efter)?namn|name|år|year|datum|date|adress|ort|titel|e-?post|telefon|belopp|nummer"
    r"|diarienummer)"
)
_MERGE = (
    rf"\{{\{{ ?{_FIELDS} ?\}}\}}|« ?(?:{_FIELDS}|[A-ZÅÄÖ]\w{{0,30}}_\w{{1,30}}) ?»|\$[a-zåäö_]\w{{1,30}}\b|%[A-ZÅÄÖ_]{{2,30}}%"
)
PATTERNS = {"note": _NOTE, "choice": _CHOICE, "merge": _MERGE}
"""By what they find: words to colleagues, one of several wordings to choose among, places of a letter to many."""
