"""What one leftover of each kind has in it, which is sought first; few files have any.

The patterns are in marks_of_programs, marks_of_services and marks_of_writing; signs_of_offices has more signs.
"""

from __future__ import annotations

from kommunkompassen.check import signs_of_offices
from kommunkompassen.check.context import PRINTED
from kommunkompassen.check.emoji import SMILEYS
from kommunkompassen.check.signs import Signs, Wording

_BEFORE_COLON = Wording(r":(?:(?<=tog bort:)|(?<=lade till:)|(?<=cid:)|(?<=citation:) ?\d|(?<=oaicite:)\d)")
_NUMBER_BEGINS = Wording(r"\n[ \t]*(?:\+46|\(?0\d|\d{1,3}[ \t]*\n)")
_PAGE_NUMBER = Wording(r"sid(?:an?|orna)?\.? {0,2}\d")
LETTERS = Signs(
    {
        "mail": (
            "Från:",
            "From:",
            "Skickat:",
            "Sent:",
            "Ämne:",
            "Subject:",
            "Ursprungligt m",
            "Vidarebefordrat m",
            "Original m",
            "Forwarded m",
            " skrev ",
        ),
        "greeting": (
            *(
                "älsning",
                "Mvh",
                "MVH",
                "MvH",
                "M.v.h",
                "Best regards",
                "Kind regards",
                "Skickat från",
                "Sent from",
                "Hämta Outlook f",
            ),
            *("Get Outlook f", "Hej", "Hejsan"),
        ),
        "signature": (
            Wording(r"\+(?=46)"),
            Wording(r"0(?:(?<= 0)|(?<= \(0))\d{1,3}\)?[ /–-]{0,3}\d\d"),
            *("Tel", "Telefon", "Telefonnummer", "Mob", "Mobil"),
        ),
        "page": ("Sid", "Sida", "Sidan", "Page", _PAGE_NUMBER, Wording(r"\((?=\d{1,3}\) *(?:\n|\Z))")),
        "chat": (Wording(r"\[(?:\d{4}-|i ?går |\d{1,2}[:.])"),),
        "link": ("safelinks",),
        "hyphen": (
            "¬",
            Wording(r"-(?<=[a-zåäöé]-)(?=[ \t\n])[ \t]*+\n?[ \t]*+(?!(?:och|eller|samt|resp\w*|og)\b)[a-zåäöé]{2}"),
        ),
        "kept-hyphen": (
            Wording(r"-(?:(?<=[A-ZÅÄÖ\d].)|(?<=\b[a-zåäöé].))[ \t]*\n[ \t]*[a-zåäöé\d]"),
            Wording(r"–(?<=\d.)[ \t]*\n[ \t]*\d"),
        ),
        "reference": (
            *(_PAGE_NUMBER, Wording(r"e s\.? {0,2}\d")),
            *(Wording(r"igur \d"), Wording(r"ild \d")),
            *(Wording(r"ovan(?<=[nt\dr] ovan)"), Wording(r"dan(?<=[nt\dr] nedan)")),
        ),
        "assistant": (
            *("Självklart!", "Självklart,", "Självklart.", "Absolut!", "Absolut,", "Javisst!", "Javisst,", "Visst!", "Visst,"),
            *(
                "Givetvis!",
                "Naturligtvis!",
                "Gärna!",
                "Bra fråga",
                Wording(
                    r"Här (?=(?:är|kommer|följer|har du) "
                    r"(?:[^\n.!?:]{1,120}:|ett förslag[^\n]{0,20}|förslaget[.:])[ \t]*(?:\n|\Z))"
                ),
                "Vill du att jag",
                "Vill du ha",
                "Ska jag ",
                Wording(r"Om du vill,? kan jag"),
                "Låt mig veta",
                "Behöver du hjälp med något",
                "Svar från",
                "Hör av dig om du vill",
                "AI",
                Wording(r"Jag (?=kan|har|är|hjälper|föreslår)"),
                "Tyvärr kan jag",
                "Min kunskap",
                Wording(r"Nedan (?=[^\n.]{3,80}:[ \t]*(?:\n|\Z))"),
                *("Tänkte i", "Resonerade i", "Funderade i", "Thought for", "Note: The", "Översatt ", "Translated ", "DeepL"),
                *(
                    "Titel:",
                    "Ingress:",
                    "Brödtext:",
                    "Mellanrubrik:",
                    "Underrubrik:",
                    "Alternativ ",
                    "Version ",
                    "Variant ",
                ),
                Wording(r"\*(?<=\n\*)\*[^*\n]{2,60}:?\*\*:?[ \t]*(?:\n|\Z)"),
                *(
                    "As an AI",
                    "As a large",
                    "Feel free",
                    "Is there anything",
                    Wording(r"'(?<=I')(?=m sorry|ve )"),
                    Wording(r"’(?<=I’)(?=m sorry|ve )"),
                ),
                "Säg till om du",
                "Säg bara till",
            ),
            *("Säg gärna till", "Hoppas ", "Jag hoppas", "AI-genererat", "AI-generated", "ChatGPT", "Copilot", "Gemini"),
            *("Claude", "Sure", "Certainly", "Of course", "Absolutely", "Here", "Let me know", "Would you like", "Hope this"),
        ),
        "tracked": (signs_of_offices.OF_ADDRESS_OR_FILE,),
        "web": (
            *(Wording("Till (?=(?:sidans |huvud)?innehåll|(?:sidans )?toppen|startsidan)"), "Gå till ", "Gå direkt till"),
            *(
                "Hoppa till",
                "Dela ",
                "Skriv ut",
                "Lyssna",
                Wording(r"Hjälpte (?=[^\n?]{5,20}\?[ \t]*(?:\n|\Z|Ja|Nej))"),
                "Var informationen",
                "Var sidan",
                "Var innehållet",
            ),
            *("Läs mer", "Tillbaka till", "Senast ", "Sidan senast", "Sidan publicerades", "Sidansvarig", "Innehållsansvarig"),
            *(
                "Den här webb",
                "Denna webb",
                "Vår webb",
                "Länk till annan",
                "Klicka ",
                "Tryck här",
                "Läs även:",
                "Läs också:",
                "Relaterat:",
                "Artikeln publ",
                "Uppdaterad för",
                "Publicerad för",
                "Pdf",
                "PDF",
                "MB",
                "KB",
                "Publicerad",
                "Publicerat",
            ),
            *(
                "Uppdaterad:",
                "Uppdaterat:",
                "Foto:",
                "Fotograf:",
                "Bild:",
                "Illustration:",
                "Bildtext:",
                "Lästid",
                "Gilla",
                "Sidan uppd",
            ),
            *("Webbansvarig", "©", "Du är här", "Start ", "Start/", "Startsida", "Startsidan", "Hem ", "Hem/", "Vi använder "),
            *("Webbplatsen använder", "Godkänn", "Acceptera", "Tillåt"),
        ),
        "mail+": (
            *("Från:", "From:", "Till:", "To:", "Kopia:", "Cc:", "Tänk på miljön", "Du får inte ofta", "Detta me", "Detta ma"),
            *("Detta e-", "This ", "The e", "The m", "Please consider"),
        ),
        "greeting+": ("Vänligen", "Tack på förhand"),
        "sender": ("@", _NUMBER_BEGINS),
        "meeting": ("Microsoft Teams", "Mötes-ID", "Meeting ID", "Anslut "),
        "chat+": ("Redigerad", "Edited", Wording(r":[0-5]\d(?!\d)")),
        "page+": ("Sid ", Wording(r"\((?=\d{1,3}\) *(?:\n|\Z))"), _NUMBER_BEGINS, "|", "Sida ", "Sid ", "Sid.", "Page "),
        "head": ("DIARIENR", "Diarienr", "Diarienummer", "DNR", "Dnr"),
        "caption": ("Diagram ", "Tabell "),
        "reference+": ("Se bilaga", "Se även bilaga", "Se avsnitt", "se bilaga", "se avsnitt"),
    }
    | signs_of_offices.SIGNS,
    alone=(*signs_of_offices.SIGNS, "assistant", "tracked", "web", "mail+", "meeting", "chat+", "head", "caption", "reference+"),
)
"""Kinds that only running text can have, and that could be words in it."""
EMOJI = Signs({"emoji": SMILEYS, "chat+": ("har reagerat med",)}, alone=("emoji", "chat+"))
"""Only sought in files that have such signs at all."""
CODES = Signs(
    {
        "field": (
            *("Fel!", "Error!", "HYPERLINK", "INCLUDEPICTURE", "MERGEFIELD", "MERGEFORMAT", "REF ", "PAGEREF ", "NOTEREF "),
            *("STYLEREF ", "TOC ", "SEQ ", "PAGE", "NUMPAGES", "\\* "),
            *(Wording(r"_(?=Toc|Ref|Hlk)"), Wording(r"\{(?= ?[A-Z])")),
        ),
        "remark": (
            Wording(r"\[(?=[^\W\d_]{1,5}\d{0,4}\])"),
            *("Formaterat", "Formaterad", "Formaterade", "Formatted", "Borttaget:", "Infogat:", "Deleted:", "Inserted:"),
        ),
        "picture": (_BEFORE_COLON, "[bild", "[Bild", "[inline", "[Inline", "[image", "[Image"),
        "cell": (
            Wording("#[A-Z]"),
            "###",
            Wording(r"\+(?<=[Ee]\+)"),
            Wording(r"Datum:? 4[3-9]\d{3}"),
            Wording(r"-(?<=E-)\d"),
            " 00:00:00",
        ),
        "formula": (Wording("=[A-ZÅÄÖ$+-]"),),
        "source": (
            "【",
            Wording(r"turn\d"),
            _BEFORE_COLON,
            "[cit",
            "†",
            "[Källa ",
            "[Source ",
            Wording(r"\+(?<=[a-zåäö]\+)\d"),
            Wording(r"=(?<=\{index=)\d"),
        ),
        "change": ("[-", "+}"),
        "remark+": (
            Wording(r"\[[A-ZÅÄÖ]{2,3}\d"),
            "Flyttat ",
            "Flyttad ",
            "Formaterad tabell",
            "Besvarad kommentar",
            "Infogat av",
            "Borttaget av",
            "Ändrat av",
            "Infogad:",
            "Borttagen:",
            _BEFORE_COLON,
        ),
    },
    *PRINTED,
    alone=("source", "change", "remark+"),
)
"""Kinds that nobody writes: they keep a report from being published, as a template's leftovers do."""
NOTES = Signs(
    {
        "note": (
            *(
                "Kommentar:",
                "Kommentarer:",
                "Kommentar till",
                "OBS",
                "Lägg in ",
                "Lägg till ",
                "Sätt in ",
                "Stoppa in ",
                "För in ",
            ),
            *(Wording(r",(?= (?:kan|vill|hinner|ser|kollar|vet|tittar) du\b)"), Wording("@(?=[A-ZÅÄÖÉ])")),
            *(
                Wording(r"\)(?<=[?!]\))"),
                Wording(r"\((?=stryk|ta bort|välj|infoga|fyll i|namn\)|datum\)|ohörb|skratt\)|paus\))"),
                Wording(r"/(?<![^\s]/)(?=/)"),
            ),
            *(
                ">>>",
                "tryk det som",
                "Inväntar",
                "Väntar på",
                "Stäm av med",
                "Diskutera med",
                "Prata med",
                Wording(r"X(?<!\w.) (?:procent|%|invånare|kronor|personer|mnkr)"),
            ),
        ),
        "choice": ("ALT", "Alt"),
        "merge": (Wording(r"\{(?<=\{\{)"), "«", Wording(r"\$(?=[a-zåäö_])"), Wording("%(?=[A-ZÅÄÖ_]{2,30}%)")),
    },
    *PRINTED,
    alone=("note", "choice", "merge"),
)
"""The signs of what is left of the writing: notes to oneself, choices not made, fields for merging."""
