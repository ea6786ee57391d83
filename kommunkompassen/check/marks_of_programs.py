"""How mail programs, Word and Excel write what comes along when text is pasted out of them, in Swedish and in English.

Only imported where a file has a sign of one of them, and compiled where it has that one's: compiling them all takes longer than
checking most files. In all of them lines have beginnings and ends.
"""

from __future__ import annotations

_THING = (
    r"(?i:bokmärke|referens|hyperlänk|länk|fält|växel|argument|format|index|objekt|fil|dokument|variabel|förteckning|källa"
    r"|bookmark|reference|hyperlink|link|field|switch|source|not found)"
)
_CODE = r"(?:HYPERLINK|INCLUDEPICTURE|EMBED|MERGEFIELD|DOCPROPERTY|STYLEREF|PAGEREF|NOTEREF|REF|TOC|SEQ|XE)"
_CODE_IN_BRACES = rf"(?:{_CODE}|PAGE|NUMPAGES|SECTIONPAGES|DATE|TIME|FILENAME|AUTHOR|TITLE|SUBJECT|IF|CITATION|BIBLIOGRAPHY)"
IN_BRACES = rf"\{{(?: ?{_CODE_IN_BRACES}\b[^{{}}\n]{{0,200}}|index=\d{{1,3}}|\+[^{{}}\n]{{1,300}}\+)\}}"
"""What programs put in braces; it is no figure of the report's, and is told of here or in marks_of_services."""
_FIELD = (
    rf"\{{ ?{_CODE_IN_BRACES}\b[^{{}}\n]{{0,200}}\}}"
    rf"|\b(?:Fel|Error)! +(?=[^.!\n]{{0,60}}{_THING})[^.!\n]{{0,80}}[.!]?"
    rf"|(?<![{{\w]){_CODE} +(?:\"[^\"\n]{{0,300}}\"|”[^”\n]{{0,300}}”|(?=\\)|_(?:Toc|Ref|Hlk)\d*"
    r"|\w{1,40} \\{1,2}[*@#])"
    r"(?: ?\\{1,2}[a-z*@#](?: ?\"[^\"\n]{0,40}\"| [A-Z]{2,20})?)*"
    r"|\\{1,2}\* ?(?:MERGEFORMAT|ARABIC|CHARFORMAT)\b|\b_(?:Toc|Ref|Hlk)\d{6,12}\b"
)
_REMARK = (
    r"\b(?:Kommenter(?:ad|at|ade)|Kommentar|Commented|Comment) ?\[[^\W\d_]{1,5}\d{0,4}\]:?"
    r"|^[ \t]*(?:Formater(?:at|ad|ade)|Formatted|Borttaget|Deleted|Infogat|Inserted): ?(?=\S)"
)
_PICTURE = r"(?i:\[?\bcid:[\w.%-]{1,80}@[\w.-]{1,60}\]?|\[(?:cid|image|bild|inline-bild|inline image)\b ?\d{0,3}:[^\]\n]{0,80}\])"
_PAGE = (
    r"(?:^[ \t]*|(?<=[.!?:;] ))(?:[Ss]id(?:a|an)?|Page)\.? {0,2}\d{1,3} ?(?:av|of|/|\() ?\d{1,3}\)?(?=[ \t]*$"
    r"|\.?[ \t]+[A-ZÅÄÖ])"
    r"|^[ \t]*\d{1,3} ?\(\d{1,3}\)[ \t]*$"
)
_HEADER = r"(?:Från|From|Skickat|Sent|Till|To|Kopia|Cc|Ämne|Subject|Datum|Date|Bifogade filer|Attachments|Prioritet|Importance)"
_MAIL = (
    r"(?<![^\s>])(?:Från|From): {0,3}\S(?:[^\n]{0,120}?[\s>]|[^\n]{0,160}\n(?:[^\n]{0,160}\n)?[ \t]*)"
    r"(?:Skickat|Sent|Datum|Date|Till|To|Ämne|Subject):"
    r"|^[ \t]*(?:Skickat|Sent): {0,3}(?:den |(?:[Mm]ån|[Tt]is|[Oo]ns|[Tt]ors|[Ff]re|[Ll]ör|[Ss]ön)|\d|\w{2,6}day)"
    r"|^[ \t]*(?:Ämne|Subject): {0,3}(?:SV|VB|RE|FW|FWD|Sv|Vb|Re|Fw|Fwd)\b"
    rf"|^[ \t]*{_HEADER}:[^\n]{{0,200}}\n[ \t]*{_HEADER}:"
    r"|-{2,} ?(?:Ursprungligt|Vidarebefordrat|Original|Forwarded) (?:meddelande|message) ?-{2,}"
    r"|\b[Dd]en (?:(?:mån|tis|ons|tors|fre|lör"
    r"|sön)(?:dag)?(?:en)?\.?,? (?:den )?)?\d{1,2} [a-z]{3,9}\.? \d{4}(?:,? kl\.? ?\d{1,2}[.:]\d\d)?,? skrev [^\n:]{2,80}:"
)
_GREETING = (
    r"(?:^[ \t]*|(?<=[.!?] ))(?:Med (?:de )?(?:bästa|vänlig(?:a|aste)?|varma?) hälsning(?:en|ar)?"
    r"|(?:Vänliga?|Bästa|Varma|Soliga) hälsning(?:ar)?|Hälsningar|M\.?[Vv]\.?[Hh]\b\.?|(?:Best|Kind) regards)"
    r"(?=[ \t]*+[,.!]*[ \t]*+(?:$|(?:från )?[A-ZÅÄÖ]))"
    r"|\bSkickat från (?:min |mitt )?(?:iPhone|iPad|mobil|telefon|Samsung|Galaxy|Android|Outlook|Gmail|Yahoo|E-post)\w*"
    r"(?: för (?:iOS|Android|Windows|Mac|iPhone|iPad))?"
    r"|\bSent from my \w+|\b(?:Hämta Outlook för|Get Outlook for) \w+"
    r"|^[ \t]*Hej(?:san)?(?: (?:[A-ZÅÄÖ][^\W\d_]+|igen|alla|på (?:dig|er)))?[!,][ \t]*$"
)
TELEPHONE = r"(?:\+46 ?(?:\(0\) ?)?|\(?0)\d{1,3}\)?(?:[ /–-]{0,3}\d){5,8}(?!\d)"
NAME = r"[A-ZÅÄÖÉ][a-zåäöéü]+(?:-[A-ZÅÄÖÉ][a-zåäöéü]+)?"
OFFICE = (
    r"(?![^\n]*(?:[Kk]ommun(?!al|d|ch|se|ju|st)|[Ss]tad\b|[Vv]äxel|[Kk]ontor|[Kk]ontakt|[Ss]ervice|[Rr]eception|[Bb]ibliotek"
    r"|[Bb]olag|[Bb]ostäder|AB\b|[Mm]edborgar))"
)
_SIGNATURE = (
    rf"^[ \t]*{OFFICE}{NAME}(?: {NAME}){{1,2}}(?:[ \t]*+[,|·•–/-][ \t]*+[^\n.]{{2,60}}?)??[ \t]*+[,|·•:–/-]?[ \t]*+"
    rf"(?:\(?(?:[Tt]el(?:efon)?|[Tt]fn|[Mm]ob(?:il)?|[Dd]irekt)[.:]* ?)?{TELEPHONE}\)?[ \t]*$"
    rf"|^[ \t]*(?:[Tt]el(?:efon)?(?:nummer)?|[Tt]fn|[Mm]ob(?:il)?|[Dd]irekt(?:nummer)?|Phone|Mobile)[.:]* ?{TELEPHONE}[ \t]*$"
)
_CELL = (
    r"#(?:REFERENS!|REF!|DIVISION/0!|DIV/0!|SAKNAS!|N/A\b|VÄRDEFEL!|VALUE!|NAMN\?|NAME\?|OGILTIGT!|NUM!|SKÄRNING!|NULL!"
    r"|(?:UT)?SPILL!|BERÄKNA!|CALC!|FÄLT!|FIELD!|BLOCKERAD!|BUSY!)|(?<!#)#{3,}(?=[ \t]*$)"
    r"|(?<![\w=.,])-?\d(?:[.,]\d+)?(?:E[+-]\d{1,3}|e\+\d\d)(?!\w)|\b(?:[Dd]atum:?|[Dd]en) 4[3-9]\d{3}(?![\w,])"
    r"|(?<![\w-])\d{4}-\d\d-\d\d 00:00:00(?!\w)"
)
_FORMULA = (
    r"(?<![\w=&?])=[+-]?(?:[A-ZÅÄÖ][A-ZÅÄÖ.]{1,20}\([^\n]{0,80}?\)"
    r"|(?:[A-ZÅÄÖ][a-zåäö]+\d*!)?\$?[A-Z]{1,2}\$?\d{1,5}(?:[+*/:-][^\s]{1,60})?(?!\w))"
)
_CHAT = rf"^[ \t]*\[(?:\d{{4}}-\d\d-\d\d |(?:i går |igår )?)\d{{1,2}}[:.]\d\d(?:[:.]\d\d)?\] {NAME}[^\n]{{0,60}}"
_LINK = r"https?://[\w.-]{1,60}\.safelinks\.protection\.outlook\.com/[^\s<>\"”]{1,2000}"
_ENDINGS = r"(?:och|eller|samt|till|från|resp(?:ektive)?|men|som|utan|liksom|in|ut|en|ett|i|på|og|är|har|kontra|mot|vs|plus|o)\b"
_HYPHEN = rf"¬[ \t]*+\n?[ \t]*+(?=[a-zåäöé])|(?<=[a-zåäöé][a-zåäöé])-(?=[ \t\n])[ \t]*+\n?[ \t]*+(?!{_ENDINGS})(?=[a-zåäöé]{{2}})"
_KEPT_HYPHEN = (
    rf"(?:(?<=\b[a-zåäöé])|(?<=[A-ZÅÄÖ\d]))-[ \t]*+\n[ \t]*+(?!{_ENDINGS})(?=[a-zåäöé]{{2}})"
    r"|(?<=\d)[–-][ \t]*+\n[ \t]*+(?=\d)"
)
_REFERENCE = (
    # One letter of a few comes first, which is sought fast.
    r"[SsFfBbTtDd](?<!\w.)(?:(?<=[Ss])e (?:även |också |vidare )?(?:sid(?:an|orna)?|s)\.? {0,2}\d{1,3}\b(?!\d| (?:i|av|ur|på) )"
    r"|(?:(?<=[Ff])igur|(?<=[Bb])ild) \d{1,2}\b(?! (?:i|av|ur) )"
    r"|(?:(?<=[Ff])iguren|(?<=[Bb])ilden|(?<=[Tt])abell(?:en| \d{1,2})|(?<=[Dd])iagram(?:met| \d{1,2}))(?: här)? "
    r"(?:ovan|nedan)(?:för)?\b)"
)
PATTERNS = {
    "mail": _MAIL,
    "greeting": _GREETING,
    "signature": _SIGNATURE,
    "page": _PAGE,
    "field": _FIELD,
    "remark": _REMARK,
    "picture": _PICTURE,
    "cell": _CELL,
    "formula": _FORMULA,
    "chat": _CHAT,
    "link": _LINK,
    "hyphen": _HYPHEN,
    "kept-hyphen": _KEPT_HYPHEN,
    "reference": _REFERENCE,
}
"""By what they find: parts of mails (headers, endings, lines of signatures, rewritten links) and chats, numbers of pages, hyphens
at lines' ends, pointers to what did not come along; Word's codes and error texts, its remarks in the margin, names of pictures;
Excel's errors, times and numbers in powers of ten, its formulas."""
