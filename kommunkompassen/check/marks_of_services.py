"""What assistants, web pages, meetings and documents leave in a text that is pasted out of them, in Swedish and in English.

As marks_of_programs, only imported where a file has a sign of one of them, and compiled where it has that one's. What could be a
sentence's own words counts alone on its line, or at a sentence's beginning; nothing that stands in quotes is taken for one.
"""

from __future__ import annotations

from kommunkompassen.check.emoji import SMILEYS
from kommunkompassen.check.marks_of_programs import NAME, OFFICE, TELEPHONE

_BEGIN = r"(?:^[ \t]*|(?<=[.!?:] ))"
_REST = r"[^\n.!?]{0,100}[.!?]?"
_VERSION = (
    r"(?:förslag (?:på|till) (?:(?:en |ny |hur )*(?:text|formulering|omformulering|omskrivning|rubrik|inledning|slutord|stycke"
    r"|avslutning)\w*)"
    r"|(?:\w+ad|\w+en|\w+are|\w+t|ny|(?:mer|lite|något) (?:\w+ )?\w+) (?:version|variant|sammanfattning"
    r"|text)(?: av (?:texten|stycket|din|ditt|avsnittet))?"
    r"|utkast(?: till (?:en )?text)?|(?:version|sammanfattning) av (?:texten|stycket|din|ditt|avsnittet)"
    r"|(?:hela )?texten|(?<=din )text)"
)
_ASSISTANT = (
    rf"{_BEGIN}(?:(?:Självklart|Absolut|Javisst|Visst|Givetvis|Naturligtvis|Gärna|Bra fråga)[!,.]"
    r" (?:[Hh]är (?:är|kommer|följer|har)|[Nn]edan (?:är|följer|finns|kommer)|[Jj]ag (?:hjälper|kan|ska|har|skriver))\b"
    r"[^\n.!?]{0,100}[.!?:]?"
    rf"|Nedan (?:är|följer|finns|kommer|har du|ser du) (?:ett?|en|den|din|några|två"
    rf"|tre) {_VERSION}\b[^\n.!?]{{0,60}}:(?=[ \t]*$)"
    r"|Här (?:kommer|är) (?:ett förslag|förslaget)(?: på text(?:en)?)?[.:]?(?=[ \t]*$)"
    rf"|Här (?:är|kommer|följer|har du) (?:ett?|en|den|din|ditt|några|två|tre)? ?{_VERSION}\b[^\n.!?]{{0,60}}:(?=[ \t]*$)"
    rf"|Vill du att jag \w+\b[^\n.?]{{0,100}}\?|Behöver du hjälp med något (?:mer|annat)\b{_REST}"
    r"|Vill du ha (?:en|ett|fler|hjälp med)\b[^\n?.]{0,40}\b(?:version|variant|text\w*|avsnitt\w*|förslag"
    r"|formulering\w*|tabell)\b"
    r"[^\n?.]{0,40}\?|Ska jag (?:göra|fortsätta|skriva|ta fram|lägga|också|även|korta|utveckla)\b[^\n?.]{0,80}\?"
    rf"|Om du vill,? kan jag\b{_REST}|Låt mig veta om (?:du|ni|det är något)\b{_REST}"
    rf"|Hör av dig om du vill att jag\b{_REST}|Säg (?:bara "
    rf"|gärna )?till om du vill ha (?:ändringar|en (?:kortare|längre|annan)|fler (?:exempel|förslag))\b{_REST}"
    r"|Tack för att du delade\b[^\n.!?]{0,60}[.!]?"
    rf"|Som (?:en |ett )?(?:stor )?(?:AI|AI-\w+|artificiell intelligens|språkmodell|digital assistent),? (?:kan|har"
    rf"|saknar|vet|är) jag\b{_REST}"
    rf"|Jag (?:är en (?:AI|språkmodell)|är bara en AI|kan tyvärr inte|har (?:tyvärr )?inte tillgång till"
    rf"|har inte möjlighet att)\b{_REST}"
    rf"|Tyvärr kan jag inte\b{_REST}|Enligt min senaste kunskap\w*\b{_REST}|Min kunskap (?:sträcker|är begränsad"
    rf"|uppdaterades)\b{_REST}"
    rf"|As an? (?:AI|artificial|large language)\b{_REST}|I[’']m sorry, but\b{_REST}|Feel free to (?:ask|let|reach)\b{_REST}"
    rf"|Is there anything else\b{_REST}|I(?:[’']ve| have) (?:revised|rewritten|shortened|translated|improved|updated)\b{_REST}"
    rf"|Säg (?:bara )?(?:till|gärna till) om du (?:vill|önskar|behöver)\b[^\n.!?]{{0,40}}\b(?:jag|version|variant|ändra"
    rf"|justera|texten)\b{_REST}"
    r"|(?:Jag )?[Hh]oppas (?:att )?(?:det|detta|det här) (?:hjälper|(?:är|var) till hjälp)\b[^\n.!?]{0,20}[.!]?(?=[ \t]|$)"
    r"|(?:AI-genererat innehåll kan vara (?:felaktigt|fel)|AI-generated content may be incorrect"
    r"|(?:ChatGPT|Copilot|Gemini|Claude) (?:kan göra misstag|can make mistakes))\.?(?=[ \t]*$)"
    r"|(?:ChatGPT|Copilot|Gemini|Claude)(?: sa(?:de)?| said)?:(?=[ \t]*$)"
    rf"|(?:Sure|Certainly|Of course|Absolutely)[!,.] (?:[Hh]ere|I|[Bb]elow)\b{_REST}"
    rf"|Here(?:[’']s| is| are) (?:an?|the|your|some) (?:\w+ ){{0,3}}(?:version|draft|paragraph|section|text|summary|translation"
    rf"|suggestion|rewrite)s?\b{_REST}"
    rf"|Let me know if (?:you|there|this|any)\b{_REST}|Would you like me to\b{_REST}|(?:I )?[Hh]ope this helps\b[.!]?)"
    r"|^[ \t]*(?:Jag (?:kan (?:även|också|gärna)|har (?:omarbetat|gjort|kortat|behållit|förenklat|rättat|skrivit"
    r"|sammanfattat|formulerat"
    r"|strukturerat|justerat|förbättrat|ändrat|utgått|försökt)|hjälper gärna|föreslår (?:att du"
    r"|följande))\b[^\n.!?]{0,120}[.!?:]?"
    r"|Jag har \w{3,}t (?:om |upp |ner |ned |till )?(?:texten|stycket|avsnittet|språket|formuleringarna"
    r"|din text)\b[^\n.!?]{0,120}[.!?:]?"
    r"|Svar från (?:Copilot|ChatGPT|Gemini|Claude)\b:?(?=[ \t]*$)"
    r"|(?:Tänkte|Resonerade|Funderade) i \d{1,3} (?:sekunder|minuter)|Thought for \d{1,3} (?:seconds?|minutes?)"
    r"|Note: The (?:text|report|original)[^\n]{0,100}|(?:Översatt|Translated) (?:med|av|with|by|från"
    r"|from) (?:DeepL|Google|engelska|English)"
    r"[^\n.]{0,20}(?:\.com)?[^\n.]{0,40}\.?(?=[ \t]*$)|DeepL Translate(?=[ \t]*$)"
    r"|(?:Titel|Ingress|Brödtext|Mellanrubrik|Underrubrik)(?: \d)?: ?\S[^\n]{0,100}"
    r"|(?:Alternativ|Version|Variant) \d(?: ?\([^()\n]{2,40}\)| [–-] [^\n:]{2,40})?:(?=[ \t]*$)"
    r"|\*\*(?!Styrk|Förbättring|Utveckling|Rubrik)[^*\n]{2,60}(?::\*\*|\*\*:)(?=[ \t]*$)|\*\*(?:Rubrik|Titel|Ingress"
    r"|Alternativ \d|Version \d)\b[^*\n]{0,60}\*\*(?=[ \t]*$))"
)
_SIGNS = "".join(SMILEYS)
_EMOJI = rf"(?:^[ \t]*(?:[-*] )?)?[{_SIGNS}]\ufe0f?|\d\ufe0f?\u20e3"
_TURN = r"turn\d{1,3}[a-z]{3,12}\d{1,3}"
SOURCE = (
    rf"[\ue000-\uf8ff]?(?:file)?(?:cite)?[\ue000-\uf8ff]?\b{_TURN}(?:[\ue000-\uf8ff]?{_TURN})*[\ue000-\uf8ff]?"
    rf"|[\ue000-\uf8ff]?(?:file)?cite[\ue000-\uf8ff]?{_TURN}(?:[\ue000-\uf8ff]?{_TURN})*[\ue000-\uf8ff]?"
    r"|\[?\bcitation: ?\d{1,3}(?:, ?\d{1,3})*\]?|\[cite(?:: ?|_)[^\[\]\n]{1,40}\]|\[(?:Källa|Source) \d{1,2}\]"
    r"|\[?\(?\boaicite(?::\d{1,3})?\)?\]?|(?<=[a-zåäö]{2})\+\d{1,2}(?=[A-ZÅÄÖ][a-zåäö]|[A-ZÅÄÖ]{2}|[ \t]*$)"
    r"|\[citation needed\]|\[\d{1,3}†[^\]\n]{0,40}\]"
    r"|【[^【】\n]{0,80}】|:?contentReference\[oaicite:\d{1,3}\](?: ?\{index=\d{1,3}\})?|\[oaicite:\d{1,3}\]|\{index=\d{1,3}\}"
)
_VALUE = r"utm_[a-z]{2,12}=(?:[\w%~+-]|\.(?=\w))*+"
_TRACKED = rf"(?<=\?)(?:{_VALUE}&)+(?!utm_)|\?{_VALUE}(?:&{_VALUE})*+(?!&)|&{_VALUE}(?:&{_VALUE})*"
_CHANGE = r"\[-[^\[\]\n]{1,300}-\] ?(?:\{\+[^{}\n]{1,300}\+\})?|\{\+[^{}\n]{1,300}\+\}"
_WEB = (
    r"^[ \t]*(?:(?:Gå (?:direkt )?|Hoppa )?[Tt]ill (?:sidans |huvud)?innehåll(?:et)?|Till (?:sidans )?toppen|Till startsidan"
    r"|Dela (?:den här )?(?:sidan )?(?:på|via|med) (?:Facebook|Twitter|X|LinkedIn|e-post|mejl)[^\n.]{0,40}|Dela sidan"
    r"|Skriv ut(?: sidan)?|Lyssna(?: på sidan)?|(?:Hjälpte|Var) (?:informationen|sidan|innehållet) (?:dig|till hjälp)\?"
    r"(?: (?:Ja|Nej))*|Läs mer(?: om [^\n.!?]{2,60}?)? ?[»›>]+|Läs mer om [^\n.!?»]{2,60}|Tillbaka till [^\n.!?]{2,40}[»›>]"
    r"|(?:Sidan )?[Ss]enast (?:uppdaterad|ändrad|granskad|publicerad):[^\n]{0,60}"
    r"|(?:Sidan )?[Ss]enast (?:uppdaterad|ändrad|granskad|publicerad) (?:den )?\d[^\n]{0,30}"
    r"|(?:Sidansvarig|Innehållsansvarig|Webbansvarig|Sidan publicerades av):[^\n]{0,80}|©[^\n]{1,60}"
    r"|(?:Du är här: ?[^\n]{1,20}|Start(?:sida(?:n)?)?|Hem) ?[/>›»] ?[^\n]{2,120}"
    r"|(?:Vi använder|Den här webbplatsen använder|Webbplatsen använder) (?:kakor|cookies)(?: \([^()\n]{2,20}\))?[.!]?"
    r"|(?:Godkänn|Acceptera|Tillåt) (?:alla )?(?:kakor|cookies))[ \t]*$"
    r"|^[ \t]*Vi använder (?:kakor|cookies) (?:\([^()\n]{2,20}\) )?för att\b[^\n.!?]{0,120}[.!?]?"
    r"|^[ \t]*(?:(?:Den här|Denna|Vår) (?:webbplats(?:en)?|webbsida|sajt"
    r"|sida) (?:använder|behöver) (?:sig av )?(?:kakor|cookies)"
    r"|Genom att (?:fortsätta|använda"
    r"|klicka)\b[^\n.]{0,80}(?:kakor|cookies))[^\n]{0,120}"
    r"|(?:Länk till annan webbplats)?[,.] öppnas i nytt fönster\b\.?"
    r"|\(?\b[Pp](?:df|DF), ?\d{1,4}(?:,\d{1,2})? ?[kKM][Bb]\b\.?\)?|\((?:docx?|xlsx?"
    r"|word|excel),? ?\d{1,4}(?:,\d{1,2})? ?[kKM][Bb]\)"
    r"|^[ \t]*(?:(?:Klicka|Tryck) (?:här(?! för att (?:ange|skriva|lägga))"
    r"|på (?:länken|knappen))(?: för [^\n.]{2,80})?|(?:Läs (?:även|också)"
    r"|Relaterat): ?[^\n]{2,80}"
    r"|Artikeln publicerades [^\n.]{4,30}|(?:Uppdatera|Publicera)(?:d|t|des) för \d{1,2} \w{3,8} sedan)[.!]?(?=[ \t]*$)"
    r"|^[ \t]*(?:(?:Publicera[dt]|Uppdatera[dt]|Sidan uppdaterades|Sidan publicerades)(?: den"
    r"|:)? ?(?:\d{4}-\d\d-\d\d|\d{1,2} [a-z]{3,9} \d{4})"
    r"(?:,? (?:kl\.? ?)?\d{1,2}[.:]\d\d)?|(?:Foto|Fotograf|Bild|Illustration|Illustratör"
    r"|Bildtext)(?:/[A-Za-z]+)?: ?[A-ZÅÄÖ][^\n.]{1,60}|Lästid:? ?\d{1,2} min\w*"
    r"|Gilla ?· ?(?:Svara|Dela|Kommentera)[^\n]{0,40})\.?(?=[ \t]*$)"
)
_MAIL = (
    r"^[ \t]*(?:Från|From|Till|To|Kopia|Cc): {0,3}[^\n<>@]{0,80}<[^<>\s]{1,80}@[^<>\s]{1,80}>"
    rf"|{_BEGIN}(?:Tänk på miljön (?:innan|före)\b{_REST}|Du får inte ofta e-post från\b[^\n]{{0,100}}"
    rf"|(?:Detta|Det här) (?:meddelande|mejl|mail|e-postmeddelande|e-brev)(?:et)? (?:kan innehålla|innehåller|är avsett"
    rf"|är endast)\b{_REST}"
    rf"|(?:This|The) (?:message|e-?mail) (?:may contain|contains"
    rf"|is intended)\b{_REST}|Please consider the environment\b{_REST})"
)
_GREETING = (
    r"^[ \t]*Vänligen,?[ \t]*\n\s{0,40}" + NAME + r"(?: " + NAME + r"){0,2}(?=[ \t]*$)"
    rf"|{_BEGIN}Tack på förhand(?=[ \t]*+[!.,]?[ \t]*+(?:$|[A-ZÅÄÖ]))"
)
_SIGNATURE = (
    rf"^[ \t]*(?={NAME}(?: {NAME}){{1,2}}[ \t]*\n){OFFICE}"
    rf"{NAME}(?: {NAME}){{1,2}}[ \t]*(?:\n[ \t]*[^\n.!?@]{{2,60}}){{0,4}}\n[ \t]*(?:{TELEPHONE}"
    rf"|[\w.+-]{{1,60}}@[\w.-]{{1,60}})[ \t]*$"
)
_MEETING = (
    r"^[ \t]*(?:Microsoft Teams(?:-möte| meeting)\b[^\n.]{0,40}|(?:Mötes-ID|Meeting ID): ?\d[^\n]{0,40}"
    r"|Anslut (?:till mötet|via)[^\n.]{0,60})(?=[ \t]*$)"
)
_CHAT = (
    rf"^[ \t]*(?:{NAME}(?: {NAME}){{0,2}},? (?:\d{{4}}-\d\d-\d\d,? )?(?:kl\.? )?\d{{1,2}}:\d\d(?::\d\d)?:?(?=[ \t]*$)"
    rf"|\[?\d\d:\d\d:\d\d(?:[.,]\d{{1,3}})?\]?,? {NAME}(?: {NAME}){{0,2}}:"
    r"|(?:Igår|I går|Idag|I dag|Yesterday|Today)(?: kl\.?)? \d{1,2}:\d\d(?=[ \t]*$)|(?:Redigerad|Edited)(?=[ \t]*$)"
    rf"|{NAME}(?: {NAME}){{0,2}} har reagerat med\b[^\n.]{{0,20}})"
)
_PAGE = (
    r"^[ \t]*(?=[^\n]{0,60}(?:[Kk]ommun|[Rr]apport|[Uu]tvärdering|[Ss]tad\b|[Rr]egion|SK[RL]\b))[A-ZÅÄÖ][^\n.!?:(]{2,60} "
    r"\d{1,3} ?\(\d{1,3}\)(?=[ \t]*$)"
    r"|^[ \t]*(?:[-–—] ?\d{1,3} ?[-–—]|Sida?n?\.? ?\d{1,3}|[A-ZÅÄÖ]\w{1,20} (?:kommun|stad) ?\| ?[^\n|.]{2,60})(?=[ \t]*$)"
    r"|^[ \t]*[-–—]{1,3} ?(?:Sida|Sid\.?|Page) ?\d{1,3} ?[-–—]{1,3}(?=[ \t]*$)"
    r"|^[ \t]*(?:\d{1,3} ?\| ?[A-ZÅÄÖ][^\n|]{2,60}|[A-ZÅÄÖ][^\n|]{2,60} \| ?\d{1,3})(?=[ \t]*$)"
    r"|(?<=[^\s.!?:]\n)[ \t]*\d{1,3}(?=[ \t]*\n[ \t]*[a-zåäö])"
)
_HEAD = r"^[ \t]*(?:DIARIENR|Diarienr|Diarienummer|DNR|Dnr)\.?:? ?(?:[A-ZÅÄÖ]{2,8}[ -]?)?\d{2,4}[/:-]\d{1,6}(?=[ \t]*$)"
_CAPTION = r"^[ \t]*(?:Diagram|Tabell) \d{1,2}[.:] ?[A-ZÅÄÖ][^\n]{0,100}"
_REFERENCE = (
    r"\b[Ss]e (?:även |också )?(?:bilaga \d{1,2}\b(?! (?:i|till|av) )|avsnitt \d{1,2}\.\d{1,2}(?:\.\d{1,2})?\b(?! (?:i"
    r"|av) )(?: ovan| nedan)?)"
)
_REMARK = (
    r"\[[A-ZÅÄÖ]{2,3}\d{1,3}(?:R\d{1,2})?\](?!\()|^[ \t]*(?:Flytta[dt] (?:\(infogning\)|nedåt|uppåt|från) ?\[\d{1,3}\]:?"
    rf"|Formaterad tabell|Besvarad kommentar|(?:Infogat|Borttaget|Kommenterat|Ändrat) av {NAME} {NAME})(?=[ \t]*$)|"
    r"^[ \t]*(?:Infogad|Borttagen): ?(?=\S)"
    rf"|^[ \t]*{NAME}(?: {NAME}){{1,2}} (?:tog bort|infogade|lade till|formaterade|kommenterade):"
)
PATTERNS = {
    "assistant": _ASSISTANT,
    "source": SOURCE,
    "tracked": _TRACKED,
    "change": _CHANGE,
    "emoji": _EMOJI,
    "web": _WEB,
    "mail+": _MAIL,
    "greeting+": _GREETING,
    "sender": _SIGNATURE,
    "meeting": _MEETING,
    "chat+": _CHAT,
    "page+": _PAGE,
    "head": _HEAD,
    "caption": _CAPTION,
    "reference+": _REFERENCE,
    "remark+": _REMARK,
}
"""By what they find; with a + what is told of as the same of marks_of_programs is."""
