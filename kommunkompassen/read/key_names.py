"""Which key of the format a word was meant for: a key misspelt, in capitals, in quotes or stars, or a Swedish word for it."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Mapping
from functools import cache

_SUMS = (
    "summa, summan, summering, summa poäng, poängsumma, delsumma, total, totalt, totalsumma, totalpoäng, totala poäng, sum, "
    "områdespoäng, områdets poäng"
)
"""What a sum of points is called, which the report reckons."""
_IN_SWEDISH: Mapping[str, str] = {
    "municipality": "kommun, kommunen, kommunnamn, kommunens namn, namn på kommunen",
    "official_name": "officiellt namn, kommunens officiella namn, fullständigt namn",
    "residents": "invånare, invånarna, invånarnamn, de som bor där, kommuninvånare, medborgare, medborgarna",
    "year": "år, årtal, rapportår, rapportens år",
    "rubric": "utgåva, version, kommunkompassens version, modell, kriterier, mall",
    "status": "läge, tillstånd, skede",
    "conducted": "genomförd, genomfördes, genomförande, datum, utförd, utvärderad, när",
    "interviews": "intervjuer, intervjuade, antal intervjuer, antal intervjuade, intervju, intervjupersoner",
    "first_evaluation": "första utvärderingen, första utvärdering, första gången, tidigare utvärderad",
    "evaluators": "utvärderare, utvärderarna, bedömare, granskare, utredare, författare",
    "name": "namn, utvärderarens namn, för- och efternamn, person",
    "affiliation": "organisation, arbetsplats, arbetsgivare, tillhörighet, företag",
    "publisher": "utgivare, utgiven av",
    "logo": "logotyp, logotype, logga",
    "alt": "bildbeskrivning, beskrivning av bilden, alternativtext, alt-text",
    "file": "fil, filnamn, bild, bildfil",
    "source": "källa, ursprung, originalrapport",
    "retold": "återberättad, återberättat",
    "sources": "source, källor, underlag, bygger på",
    "address": "adress, webbadress, länk, url",
    "date": "datum",
    "compare_with": "jämför med, jämförs med, jämförelse med, jämförelsekommuner",
    "mean_of": "medelvärde av, medel av, medelvärdet av",
    "history": "historik, tidigare utvärderingar, tidigare, föregående utvärderingar",
    "reference_number": "diarienummer, dnr, diarienr, ärendenummer",
    "contact": "kontakt, kontaktperson, kontaktuppgifter",
    "licence": "licens, license",
    "labels": "ordval, etiketter, benämningar",
    "scores_box": "poängruta, poängrutan",
    "texts": "texter, texterna, löptext",
    "about": "om kommunkompassen, vad är kommunkompassen, inledning, bakgrund, om",
    "evaluation": "utvärderingen, utvärdering, så gick det till",
    "results": "resultat, resultatet, sammanfattning av resultat, resultatsammanfattning",
    "profile": "profil, profilen",
    "comparisons": "jämförelser, jämförelse",
    "analysis": "analys, sammanfattande analys, analysen, sammanfattning, slutsats, slutsatser",
    "closing": "slutord, avslutning, avslutande ord, slutkommentar",
    "areas": "områden, område, områdena, avsnitten, huvudområden",
    "title": "titel, områdets namn, områdesnamn, namn på området",
    "headings": "rubriker, rubrikerna, underrubriker, delområden",
    "heading": "rubrik, rubriken, underrubrik, avsnittsrubrik, överskrift",
    "general": "allmänt, allmän text, allmänt om området, generellt",
    "scores": "poäng, poängen, poäng per fråga, frågor, betyg, poängsättning",
    "score": f"{_SUMS}, poäng, poängen, points",
    "points": "poäng, poängen, betyg, antal poäng, score",
    "note": "anteckning, anteckningar, notering, kommentar, not, anmärkning",
    "narrative": "beskrivning, beskrivande text, iakttagelser, berättelse, brödtext, avsnitt, text, texten, nuläge, bedömning",
    "good_example": "gott exempel, goda exempel, bra exempel, exempel",
    "text": "text, texten, brödtext, avsnittstext, beskrivning, innehåll",
    "strengths": "styrkor, styrka, styrkorna, starka sidor, det som är bra, fördelar, framgångsfaktorer, positivt, plus",
    "improvements": "förbättringar, förbättring, förbättringsmöjligheter, förbättringsmöjlighet, förbättringsområden, "
    "förbättringsområde, förbättringsförslag, förbättringspotential, utvecklingsområden, "
    "utvecklingsområde, utvecklingsmöjligheter, utvecklingsbehov, utvecklingspotential, svagheter, "
    "svaga sidor, brister, möjliga förbättringar, förslag, rekommendationer, utmaningar, att förbättra, "
    "att utveckla, det som kan förbättras, minus",
    "follow_up": "uppföljning, uppföljningen, uppföljning av förra utvärderingen, sedan förra gången",
    "facts": "kortfakta, fakta, uppgifter, nyckeltal, faktaruta",
    "label": "uppgift, etikett, benämning, vad, rubrik, namn",
    "value": "värde, värdet, antal, tal",
    "questions": "frågor, frågorna",
    "maximum": "högsta poäng, max, maxpoäng, maximum",
    "definition": "definition",
    "edition": "utgåva, version",
}
"""What people who write Swedish call the keys; the same word may be meant for several, in different places."""
_AROUND = "*_\"'”“„’‘«»`´<>[]().,-–•·# \t\u00a0\u00ad\u200b\ufeff"
_NUMBER = re.compile(
    r"(?:(?:omr|område|fråga|fr|area|question|nr|kriterium|kapitel|kap|punkt)\b\.?|område|fråga)?[\s#]*"
    r"(\d{1,2})(?:\s*[.,:;-]\s*(\d{1,2}))?(?![\d\w])"
)


def meant(word: str, keys: Iterable[str], *, also_like: bool = True) -> str:
    """The one of the keys that the word was meant for; empty where none is near."""
    free = list(keys)
    plain = " ".join(word.casefold().strip(_AROUND).split())
    candidates = (plain, plain.replace(" ", "_").replace("-", "_"))
    if found := next((candidate for candidate in candidates if candidate in free), ""):
        return found
    if found := next((key for key in _by_word().get(plain, ()) if key in free), ""):
        return found
    if not also_like:
        return ""
    if found := next(iter(difflib.get_close_matches(candidates[1], free, n=1, cutoff=0.6)), ""):
        return found
    near = difflib.get_close_matches(plain, _by_word(), n=3, cutoff=0.8)
    return next((key for candidate in near for key in _by_word()[candidate] if key in free), "")


def is_name_of(word: str, key: str) -> bool:
    """Whether the word is the key itself, or what it is called in Swedish, and not only spelt like it."""
    plain = " ".join(word.casefold().strip(_AROUND).split())
    return plain == key or key in _by_word().get(plain, ())


def names_of(key: str) -> list[str]:
    """What the key is called in Swedish, in small letters, the usual name first."""
    return _IN_SWEDISH.get(key, "").split(", ")


def is_sum(word: str) -> bool:
    """Whether the word is what people call a sum of points."""
    return " ".join(word.casefold().strip(_AROUND).split()) in _SUMS.split(", ")


def meant_number(word: str, *, question: bool) -> str:
    """The number of an area, or of a question, that the word was meant for; empty where it is none: Område 1, 1.1., 1,1."""
    match = _NUMBER.match(word.casefold().strip(_AROUND))
    if not match or bool(match[2]) is not question:
        return ""
    return f"{int(match[1])}.{int(match[2])}" if question else str(int(match[1]))


@cache
def _by_word() -> dict[str, list[str]]:
    by_word: dict[str, list[str]] = {}
    for key, words in _IN_SWEDISH.items():
        for word in words.split(", "):
            by_word.setdefault(word, []).append(key)
    return by_word
