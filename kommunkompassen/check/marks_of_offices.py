"""What comes along out of minutes, heads of documents, mails, interviews' transcripts and folders of files, in Swedish.

As marks_of_services. Each stands alone on its line, or begins a sentence that nobody writes in a report.
"""

from __future__ import annotations

from kommunkompassen.base.swedish import MONTHS
from kommunkompassen.check.marks_of_programs import NAME

_BEGIN = r"(?:^[ \t]*|(?<=[.!?:] ))"
_REST = r"[^\n.!?]{0,100}[.!?]?"
_PERSON = rf"{NAME}(?: {NAME}){{0,2}}"
_DATE = rf"(?:\d{{4}}-\d\d-\d\d|\d{{1,2}} (?:{'|'.join(MONTHS)})(?: \d{{4}})?)"
_TIME = r"(?:,? (?:kl\.? ?)?\d{1,2}[.:]\d\d)?"
_MINUTES = (
    r"^[ \t]*(?:\*\*)?(?:[A-ZÅÄÖ][A-Za-zåäö]{1,4} )?§§? ?\d{1,4}(?:[–-]\d{1,4}|/\d{2,4})?"
    r"(?: [A-ZÅÄÖ][^\n.]{2,60})?(?:\*\*)?(?=[ \t]*$)"
    r"|^[ \t]*[Bb]eslut(?:et)?(?::[ \t]*|[ \t]*\n[ \t]*)[Aa]tt\b[^\n]{0,100}"
    rf"|^[ \t]*(?:Ordförande|Sekreterare|Justerare|Justeras|Föredragande|Protokollförare"
    rf"|Vid protokollet):? {_PERSON}(?=[ \t]*$)"
    r"|^[ \t]*(?:Närvarande|Frånvarande|Ej närvarande|Justeras|Justerare|Plats och tid|Paragrafer|Sammanträdesdatum|Beslutande"
    r"|Tjänstgörande ersättare|Ledamöter|Ersättare|Protokollförare|Sekreterare|Beslutet skickas till|Expedieras till"
    r"|Deltagare|Mötesdeltagare|Mötesdatum|Anslagsdatum|Nästa möte):[ \t]*\S[^\n]{0,200}"
    rf"|^[ \t]*(?:Mötes|Minnes)?[Aa]nteckningar (?:från|vid) (?:mötet|intervjun|besöket|samtalet)[^\n.]{{0,40}}(?=[ \t]*$)"
)
_HEAD = (
    r"^[ \t]*(?:[A-ZÅÄÖ]{2,5}[ -]?\d{4}[/:]\d{1,6}|[A-ZÅÄÖ]{2,5}-\d{4}/\d{1,6})(?=[ \t]*$)"
    r"|^[ \t]*(?:Ärende(?:nr|nummer)|Dokument(?:nr|nummer|typ|namn|ansvarig|ägare)|(?:Vår|Er) referens|Vårt dnr"
    r"|Handläggare|Upprättad"
    r"|Upprättad av|Godkänd av|Fastställd|Fastställd av|Giltig (?:från|till(?: och med)?)|Gäller från|Reviderad|Framtagen av"
    r"|Senast reviderad|Org\.?(?:nr|anisationsnummer)|Organisationsnummer|Bankgiro|Plusgiro|Postadress|Besöksadress"
    r"|Mottagare|Avsändare|Uppdragsgivare|Kontaktperson|Versionshistorik|Version):[ \t]*(?=[A-ZÅÄÖ\d])[^\n]{1,80}"
    r"|^[ \t]*Org\.? ?nr\.? ?\d{6}-\d{4}(?=[ \t]*$)"
    rf"|^[ \t]*(?:Senast )?(?:[Uu]ppdaterad|[Uu]pprättad|[Rr]eviderad|[Ss]kapad|[Ff]astställd|[Ss]parad|[Ää]ndrad|[Uu]tskriven)"
    rf"(?:(?: den)? {_DATE}{_TIME}(?: av {_PERSON})?| av {_PERSON}(?:,? (?:den )?{_DATE})?)[.]?(?=[ \t]*$)"
    r"|^[ \t]*(?:Utkast|UTKAST|Arbetsmaterial|ARBETSMATERIAL|Arbetsversion|Arbetskopia|Slutversion|Remissversion"
    r"|Koncept|KONCEPT|Version"
    r"|VERSION|Ver\.|v\.)"
    rf"[ ,:–-]{{1,4}}(?:(?:[Vv]ersion|[Vv]er\.|nr|till|v\.?) ?)?(?:\d{{1,2}}(?:\.\d{{1,2}})?(?:,? {_DATE})?"
    rf"|{_DATE}|EJ FÖR SPRIDNING"
    r"|ej för spridning)[.]?(?=[ \t]*$)"
    r"|^[ \t]*(?:Bilaga|BILAGA)(?: (?:nr )?\d{1,2}| [A-Z]| [A-ZÅÄÖ]{2,4} \d{4}/\d{1,5})?(?:(?::| [–-]"
    r"| till) [^\n.]{2,80})?(?=[ \t]*$)"
)
_MAIL = (
    r"^[ \t]*(?:(?:SV|VB|RE|FW|FWD|Sv|Vb|Re|Fw|Fwd): ?\S[^\n]{0,80}|(?:Ämne|Kopia|Cc|Bcc|Dold kopia|Bifogade filer"
    r"|Bilagor): ?\S[^\n]{0,120}"
    rf"|(?:Datum|Skickat): ?{_DATE},? (?:kl\.? ?)?\d{{1,2}}[.:]\d\d|Frånvaromeddelande: ?\S[^\n]{{0,100}}"
    r"|Inbjudan: [^\n]{2,60}\b(?:mån|tis|ons|tors?|fre|lör|sön)\b[^\n]{0,60}|>{2} ?[^\s>][^\n]{0,100}"
    rf"|\d{{1,2}} [a-z]{{3,9}}\.? \d{{4}}{_TIME},? skrev [^\n:]{{2,80}}:|On [A-Z0-9][^\n]{{5,80}} wrote:"
    r"|(?:Extern avsändare|VARNING|CAUTION|EXTERNAL)\b[^\n]{0,20}(?:meddeland|e-post|mejl|avsändare|länk|email"
    r"|outside)[^\n]{0,100}"
    r"|När du (?:skickar e-post|mejlar|kontaktar)[^\n.]{0,40}(?:behandlar|hanterar) vi[^\n]{0,80}personuppgifter[^\n]{0,80})"
    rf"|{_BEGIN}(?:Jag bifogar\b|Bifogar (?:här|texten|filen|min|ett|en)\b|Bifogat (?:finns|är"
    rf"|hittar)\b|Återkom gärna (?:om du|om ni|till mig"
    rf"|med)\b|Hör (?:gärna )?av (?:dig|er) (?:om|till mig|ifall)\b|Tveka inte att (?:höra av|kontakta mig)\b){_REST}"
    rf"|^[ \t]*Tack för (?:mötet|senast|samtalet|i ?dag|svaret|mejlet|ditt (?:svar|mejl)|synpunkterna"
    rf"|en bra dag)[^\n.!]{{0,30}}[.!]?(?=[ \t]*$)"
)
_GREETING = (
    rf"^[ \t]*(?:(?:God (?:morgon|förmiddag|eftermiddag|kväll|dag)|Tjena|Hallå|Bästa|Kära|Hejsan"
    rf"|Hej(?: på dig)?) {_PERSON}(?: (?:och|&) {NAME})?[!,]"
    rf"|(?:Hälsar|Vänligen|Kram)[,/ ]{{1,2}}{_PERSON}|(?:[Mm]vh|MVH)[,/ ]{{1,2}}\w{{2,20}}(?: \w{{2,20}})?"
    rf"|/ ?{_PERSON}|/[A-ZÅÄÖ]{{2,3}})(?=[ \t]*$)"
    r"|^[ \t]*(?:Hej|Hejsan)(?: igen| alla)?[!,] (?i:här|jag|vi|tack|bifog\w+|nu|ni|du|kan|har|hoppas|skickar"
    r"|återkommer|som)\b[^\n.!?]{0,80}"
)
_CHAT = (
    rf"^[ \t]*(?:\d{{1,2}}:)?\d{{1,2}}:\d\d(?:[.,]\d{{1,3}})?(?:[ \t]+{NAME} {NAME}(?: {NAME})?(?=[ \t]*$|:)"
    rf"| ?-->[^\n]{{0,30}})"
    rf"|^[ \t]*\*{{0,2}}{NAME} {NAME}(?: {NAME})?\*{{0,2}}:?[ \t]+(?:\d{{1,2}}:)?\d{{1,2}}:\d\d(?=[ \t]*$)"
    r"|^[ \t]*(?:Talare|Speaker|Deltagare|Respondent|Informant|Intervjuperson) ?\d{1,2}(?::|(?=[ \t]*$))"
    r"|^[ \t]*(?:Intervjuare|Respondent|Intervjuperson|Moderator|Interviewer):"
)
_FILE = (
    r"(?<!\w)(?:[A-Z]:\\|\\\\\w)[^\n\"”<>|]{1,200}\.(?:docx?|xlsx?|pptx?|pdf|txt|msg)\b|\bfile:///[^\s)]{1,200}"
    r"|^[ \t]*[^\n/:.]{1,80}\.(?:docx?|xlsx?|pptx?|odt|msg|rtf)(?=[ \t]*$)|^[ \t]*[^\n.]{1,60} [-–] (?:Word|Excel"
    r"|PowerPoint|Outlook)(?=[ \t]*$)"
)
PATTERNS = {
    "minutes": _MINUTES,
    "head+": _HEAD,
    "mail++": _MAIL,
    "greeting++": _GREETING,
    "chat++": _CHAT,
    "file": _FILE,
}
"""By what they find; with a + what is told of as the same of marks_of_programs or marks_of_services is."""
