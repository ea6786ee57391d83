"""What one leftover of minutes, documents' heads, mails, transcripts and folders has in it; see signs_of_leftovers.

The patterns are in marks_of_offices.
"""

from __future__ import annotations

from kommunkompassen.check.signs import Wording

OF_ADDRESS_OR_FILE = Wording(r"_(?:(?<=[?&]utm_)|(?=\w*\.(?:doc|xls|ppt)))")
_NUMBER_OF_A_CASE = Wording(r"/(?:(?<=\n/)[/A-ZÅÄÖ]|(?<=[A-ZÅÄÖ -]\d{4}/)\d)")
SIGNS: dict[str, tuple[str, ...]] = {
    "minutes": (
        *("§", "Beslut:", Wording(r"Beslut[ \t]*\n[ \t]*[Aa]tt\b"), "Beslutet:", "Beslutet skickas", "Beslutande:", "Ordförande"),
        *(
            "Sekreterare",
            "Justerare",
            "Justeras",
            "Föredragande",
            "Protokollförare",
            "Närvarande:",
            "Frånvarande:",
            "Ej närvarande:",
        ),
        *("Plats och tid:", "Paragrafer:", "Sammanträdesdatum:", "Tjänstgörande ers", "Ledamöter:", "Ersättare:", "Expedieras"),
        *("Deltagare:", "Mötesdeltagare:", "Mötesdatum:", "Anslagsdatum:", "Nästa möte:", "Anteckningar ", "Mötesanteckningar "),
        "Minnesanteckningar ",
    ),
    "head+": (
        *(_NUMBER_OF_A_CASE, "Ärendenr", "Ärendenummer", "Dokumentnr", "Dokumentnummer", "Dokumenttyp", "Dokumentnamn"),
        *(
            "Dokumentansvarig",
            "Dokumentägare",
            "Vår referens",
            "Er referens",
            "Vårt dnr",
            "Handläggare:",
            "Upprättad",
            "Godkänd av",
        ),
        *(
            "Fastställd",
            "Giltig ",
            "Gäller från:",
            "Reviderad",
            "Framtagen av",
            "Senast ",
            "Org",
            "Organisationsnummer",
            "Bankgiro",
        ),
        *(
            "Plusgiro",
            "Postadress",
            "Besöksadress",
            "Mottagare:",
            "Kontaktperson:",
            "Slutversion",
            "Remissversion",
            "Avsändare:",
            "Uppdragsgivare:",
            "Version ",
            "Version:",
            "VERSION",
        ),
        *("Versionshistorik", "Uppdaterad ", "Skapad ", "Sparad ", "Utskriven ", "Utkast", "UTKAST", "Arbetsmaterial"),
        *("ARBETSMATERIAL", "Arbetsversion", "Arbetskopia", "Koncept", "KONCEPT", "Bilaga", "BILAGA", "Ver."),
    ),
    "mail++": (
        *("SV:", "VB:", "RE:", "FW:", "FWD:", "Sv:", "Vb:", "Re:", "Fw:", "Fwd:", "Ämne:", "Kopia:", "Cc:", "Bcc:", "Dold kopia"),
        *("Bifogade filer:", "Bilagor:", "Datum:", "Skickat:", "Frånvaromeddelande", "Inbjudan:", ">>", " skrev ", "On "),
        *(
            "VARNING",
            "CAUTION",
            "EXTERNAL",
            "Jag bifogar",
        ),
        *("Bifogar ", "Bifogat ", "Återkom gärna", "Hör av", "Hör gärna", "Tveka inte", "Tack för "),
    ),
    "greeting++": (
        *("God morgon", "God förmiddag", "God eftermiddag", "God kväll", "God dag", "Tjena", "Hallå", "Hejsan", "Hej", "Hälsar"),
        *(Wording(r"Bästa (?=[^\n.]{2,50}[!,][ \t]*(?:\n|\Z))"), "Kära", "Vänligen", "Kram", "Mvh", "MVH", _NUMBER_OF_A_CASE),
    ),
    "chat++": (
        *(Wording(r":[0-5]\d(?!\d)"), "Talare ", "Speaker", "Deltagare ", "Respondent", "Informant", "Intervjuperson"),
        *("Intervjuare", "Moderator:", "Interviewer"),
    ),
    "file": (
        "\\\\",
        Wording(r"\\(?<=[A-Z]:.)"),
        "file:///",
        Wording(r"_(?=\w*\.(?:doc|xls|ppt))"),
        "Word",
        "Excel",
        "PowerPoint",
    ),
}
