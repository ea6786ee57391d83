"""Ninety drafts that came back from Word, each edited in another way: everything is told, at its place, and nothing else is.

Each case says what must be told: the kind, what it is on, what came instead or was said, the field, and whether that is certain.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest
from lxml import etree

from kommunkompassen.building import builds
from kommunkompassen.building.options import Options
from kommunkompassen.publish.ooxml import single, w
from kommunkompassen.repository import Repository
from kommunkompassen.word_comments import apply, draft
from kommunkompassen.word_comments.blocks import PICTURE
from kommunkompassen.word_comments.review import review
from tests.helpers import data, save
from tests.word_comments.files import added, comment, run
from tests.word_comments.word_edits import (
    ANNA,
    BO,
    Word,
    accepted,
    apart,
    comment_on,
    delete,
    end,
    insert,
    join,
    new,
    part,
    picture,
    replace,
    runs,
    sessions,
    silently,
    take,
    wrapped,
)

FIRST = "Kommunen har två medborgarkontor i centrum. De öppnade 2015."
SECOND = "Dialogen med invånarna förs i fem råd."
BRIBES, FOLLOWED = "Policyn mot mutor är från 2011 & gäller alla.", "Den följs upp varje år av revisionen."
N0, N1 = "areas.1.narrative.0.text", "areas.1.narrative.1.text"
STRONG, WEAK = "areas.1.strengths", "areas.1.improvements"


class Told(NamedTuple):
    """What is told of a remark."""

    kind: str
    on: str
    text: str
    field: str
    certain: bool = True


Edit = Callable[[Word], object]
CASES: dict[str, tuple[Edit, list[Told]]] = {}


def case(*told: Told | tuple[object, ...]) -> Callable[[Edit], Edit]:
    """An edit, and what must be told of it."""

    def keep(edit: Edit) -> Edit:
        CASES[edit.__name__.strip("_").replace("_", " ")] = edit, [Told(*one) for one in told]
        return edit

    return keep


def _values() -> dict[str, object]:
    values = data(status="fact-check")
    values["areas"]["1"] |= {
        "narrative": [
            {"heading": "Dialog", "text": f"{FIRST}\n\n{SECOND}\n\n- Rådet för äldre\n- Rådet för unga\n- Rådet för alla"},
            {"heading": "Mutor", "good_example": True, "text": f"{BRIBES}\n\n{FOLLOWED}"},
        ],
        "strengths": ["Öppna möten", "Tydlig webb", "Levande byar"],
        "improvements": ["En strategi saknas", "Fler språk på webben"],
    }
    values |= {
        "facts": [{"label": "Invånare", "value": "22000"}, {"label": "Anställda", "value": "1900"}],
        "texts": {"closing": "Tack till alla som deltog i arbetet."},
        "evaluators": [{"name": "Eva Ek"}, {"name": "Bo Alm"}],
    }
    return values


@pytest.fixture(scope="module")
def sent(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, bytes, Path]:
    """The folder of an evaluation under fact check, its draft as it was sent out, and what is compared with it."""
    folder = tmp_path_factory.mktemp("sent")
    path = save(folder / "evaluations", _values())
    repository = Repository(path.parent)
    made = builds.build(path, repository, Options(("docx",), folder / "output"))
    assert made.exit_code == builds.OK, made
    return (
        path.parent,
        made.written[0].read_bytes(),
        draft.write_draft(repository.evaluation(path), repository, folder, notes=False),
    )


# Words within a block


@case(("insertion", " stora", "", N0))
def _words_that_came(word: Word) -> None:
    insert(word.at(FIRST), "Kommunen har två", " stora")


@case(("insertion", "I dag: ", "", N0))
def _words_in_front(word: Word) -> None:
    apart(word.at(FIRST), "Kommunen").addprevious(runs(added(run("I dag: ")))[0])


@case(("insertion", " Det tredje kom 2020.", "", N0))
def _words_at_the_end_in_front_of_the_line_number(word: Word) -> None:
    insert(word.at(FIRST), "2015.", " Det tredje kom 2020.")


@case(("insertion", " Och mer.", "", N0))
def _words_behind_the_line_number_in_its_style(word: Word) -> None:
    found = runs(added(run(" Och mer.", '<w:rStyle w:val="SourceLine"/>')))[0]
    word.at(FIRST).append(found)


@case(("deletion", " i centrum", "", N0))
def _words_that_went(word: Word) -> None:
    delete(word.at(FIRST), " i centrum")


@case(("replacement", "2015", "2016", N0))
def _a_year(word: Word) -> None:
    replace(word.at(FIRST), "2015", "2016")


@case(("replacement", "2015", "2016", N0))
def _a_year_written_before_the_old_was_struck_out(word: Word) -> None:
    delete(word.at(FIRST), "2015").addprevious(runs(added(run("2016")))[0])


@case(("replacement", "fem", "sex", N0))
def _a_word_of_the_second_paragraph(word: Word) -> None:
    replace(word.at(SECOND), "fem", "sex")


@case(("replacement", "två", "tre", N0), ("replacement", "2015", "2016", N0))
def _two_places_in_one_paragraph(word: Word) -> None:
    replace(word.at(FIRST), "två", "tre")
    replace(word.at(FIRST[:12]), "2015", "2016")


@case(("replacement", "2011", "2012", N1))
def _beside_an_ampersand(word: Word) -> None:
    replace(word.at("Policyn"), "2011", "2012")


@case(("replacement", "unga", "barn", N0))
def _an_item_of_a_list(word: Word) -> None:
    replace(word.at("Rådet för unga"), "unga", "barn")


@case(("replacement", "Mutor", "Gåvor", "areas.1.narrative.1.heading"))
def _a_heading(word: Word) -> None:
    replace(word.at("Mutor", style="Heading3"), "Mutor", "Gåvor")


@case(("replacement", "Tydlig", "Snabb", f"{STRONG}.1"))
def _a_strength(word: Word) -> None:
    replace(word.at("Tydlig webb"), "Tydlig", "Snabb")


@case(("insertion", " och i appen", "", f"{WEAK}.1"))
def _an_improvement(word: Word) -> None:
    insert(word.at("Fler språk på webben"), "webben", " och i appen")


@case(("replacement", "22000", "23000", "facts.0"))
def _the_value_of_a_fact(word: Word) -> None:
    replace(word.at("22000"), "22000", "23000")


@case(("replacement", "Anställda", "Medarbetare", "facts.1"))
def _the_name_of_a_fact(word: Word) -> None:
    replace(word.at("Anställda"), "Anställda", "Medarbetare")


@case(("replacement", "deltog", "bidrog", "texts.closing"))
def _the_closing(word: Word) -> None:
    replace(word.at("Tack till alla"), "deltog", "bidrog")


@case(("replacement", "Bo Alm", "Bo Almqvist", "evaluators.1"))
def _a_name_on_the_cover(word: Word) -> None:
    replace(word.at("Bo Alm"), "Bo Alm", "Bo Almqvist")


@case(("replacement", "8", "9", "areas.1.scores.1.1"))
def _the_points_of_a_question(word: Word) -> None:
    cell = word.row("1.1").findall(w("tc"))[2]
    found = next(cell.iter(w("p")))
    replace(found, "8", "9")


@case(("replacement", "50", "55", "areas.1.scores"))
def _the_points_of_an_area_beside_its_headings(word: Word) -> None:
    replace(word.at("50", style="Score"), "50", "55")


@case(("replacement", "50", "55", "areas.2.scores"))
def _the_points_of_an_area_in_the_first_table(word: Word) -> None:
    row = next(row for row in word.root.iter(w("tr")) if "2 Tillgänglighet" in "".join(t.text or "" for t in row.iter(w("t"))))
    replace(next(row.findall(w("tc"))[1].iter(w("p"))), "50", "55")


@case(("insertion", "*viktigt* ", "", N0))
def _signs_that_mean_something_in_markdown(word: Word) -> None:
    apart(word.at(SECOND), "Dialogen").addprevious(runs(added(run("*viktigt* ")))[0])


@case(("replacement", "råd.", "råd!", N0))
def _a_punctuation_mark(word: Word) -> None:
    replace(word.at(SECOND), "råd.", "råd!")


@case(("replacement", "2011 & gäller", "2011 och gäller", N1))
def _several_words_at_once(word: Word) -> None:
    replace(word.at("Policyn"), "2011 & gäller", "2011 och gäller")


# Signs that are no letters


@case(("insertion", "-", "", N0))
def _a_hyphen_that_does_not_break(word: Word) -> None:
    apart(word.at(FIRST), "medborgar").addnext(runs(added("<w:r><w:noBreakHyphen/></w:r>"))[0])


@case(("insertion", "\N{SOFT HYPHEN}", "", N0))
def _a_soft_hyphen(word: Word) -> None:
    apart(word.at(FIRST), "medborgar").addnext(runs(added("<w:r><w:softHyphen/></w:r>"))[0])


@case(("replacement", " ", "\N{NO-BREAK SPACE}", N0))
def _a_space_that_does_not_break(word: Word) -> None:
    found = apart(word.at(FIRST), "öppnade 2015")
    found.find(w("t")).text = "öppnade"
    found.addnext(runs(run("2015"))[0])
    found.addnext(runs(added(run("\N{NO-BREAK SPACE}")))[0])
    found.addnext(runs(added(run(" "), "del"))[0])


@case(("insertion", "\t", "", N0))
def _a_tab(word: Word) -> None:
    apart(word.at(FIRST), "centrum.").addnext(runs(added("<w:r><w:tab/></w:r>"))[0])


@case(("insertion", " ", "", N0))
def _a_line_break(word: Word) -> None:
    apart(word.at(FIRST), "centrum.").addnext(runs(added("<w:r><w:br/></w:r>"))[0])


@case(("insertion", "≥", "", N0))
def _a_symbol(word: Word) -> None:
    apart(word.at(FIRST), "öppnade ").addnext(runs(added('<w:r><w:sym w:font="Symbol" w:char="2265"/></w:r>'))[0])


_MATH = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'


@case(("insertion", "x=1", "", N0))
def _a_formula(word: Word) -> None:
    inner = f"<m:oMath {_MATH}><w:ins w:id='1' {ANNA}><m:r><m:t>x=1</m:t></m:r></w:ins></m:oMath>"
    apart(word.at(FIRST), "centrum.").addnext(runs(inner)[0])


@case(("insertion", "x=1", "", N0))
def _a_formula_whose_run_says_that_it_came(word: Word) -> None:
    inner = f"<m:oMath {_MATH}><m:r><w:rPr><w:ins w:id='1' {ANNA}/></w:rPr><m:t>x=1</m:t></m:r></m:oMath>"
    apart(word.at(FIRST), "centrum.").addnext(runs(inner)[0])


@case(("replacement", "fem", "”fem”", N0))
def _quotes_that_word_made_round(word: Word) -> None:
    replace(word.at(SECOND), "fem", "”fem”")


# Pictures and charts


@case(("insertion", PICTURE, "", N0))
def _a_picture(word: Word) -> None:
    apart(word.at(FIRST), "centrum.").addnext(runs(added(picture()))[0])


@case(("deletion", PICTURE, "", "areas"))
def _a_chart_struck_out(word: Word) -> None:
    wrapped(next(word.chart().iter(w("r"))), "del")


@case(("deletion", PICTURE, "", "areas"))
def _the_chart_of_the_questions_struck_out(word: Word) -> None:
    wrapped(next(word.chart(1).iter(w("r"))), "del")


@case(("comment", PICTURE, "Hm.", "areas"))
def _a_comment_on_a_chart(word: Word) -> None:
    comment_on([next(word.chart().iter(w("r")))])
    word.part("comments", comment(1, "Hm."))


@case(("silent-removal", PICTURE, "", "areas"))
def _a_chart_that_was_taken_away_unsaid(word: Word) -> None:
    found = word.chart()
    found.getparent().remove(found)


@case(("silent-change", "centrum.", f"centrum.{PICTURE}", N0))
def _a_picture_that_came_unsaid(word: Word) -> None:
    apart(word.at(FIRST), "centrum.").addnext(runs(picture())[0])


# Paragraphs, items and rows that came and went


@case(("insertion", "Ett nytt stycke.", "", N0, False))
def _a_paragraph(word: Word) -> None:
    new(word.at(SECOND), "Ett nytt stycke.")


@case(("insertion", "Ett nytt stycke.", "", N1, False))
def _a_paragraph_at_the_end_of_a_section_by_enter_behind_the_last(word: Word) -> None:
    last = word.at(FOLLOWED)
    last.addnext(single("<w:p/>"))
    last.getnext().extend(runs(added(run("Ett nytt stycke."))))
    end(last, "ins")


@case(("insertion", "Ett första stycke.", "", "areas.1.narrative.1.good_example", False))
def _a_paragraph_straight_after_a_heading(word: Word) -> None:
    new(word.at("Policyn"), "Ett första stycke.")


@case(("insertion", "Rådet för kultur", "", N0, False))
def _an_item_in_a_list(word: Word) -> None:
    new(word.at("Rådet för unga"), "Rådet för kultur")


@case(("insertion", "Rådet för kultur", "", N0, False))
def _an_item_first_in_a_list(word: Word) -> None:
    new(word.at("Rådet för äldre"), "Rådet för kultur")


@case(("insertion", "Bra skolor", "", f"{STRONG}.0", False))
def _a_strength_that_came(word: Word) -> None:
    new(word.at("Tydlig webb"), "Bra skolor")


@case(("insertion", "Bra skolor", "", STRONG, False))
def _a_strength_that_came_first(word: Word) -> None:
    new(word.at("Öppna möten"), "Bra skolor")


@case(("insertion", "Inför e-tjänster", "", f"{WEAK}.1", False))
def _an_improvement_that_came_last(word: Word) -> None:
    last = word.at("Fler språk på webben")
    last.addnext(single("<w:p/>"))
    last.getnext().extend(runs(added(run("Inför e-tjänster"))))
    end(last, "ins")


@case(("insertion", "Inför e-tjänster", "", WEAK, False))
def _an_improvement_that_came_first(word: Word) -> None:
    new(word.at("En strategi saknas", style="TableText"), "Inför e-tjänster")


@case(("insertion", "Bilar\n900", "", "facts.0", False))
def _a_row_of_facts(word: Word) -> None:
    row = word.at("Invånare").getparent().getparent()
    made = runs(
        f"<w:tr><w:trPr><w:ins w:id='1' {ANNA}/></w:trPr>"
        f"<w:tc><w:p>{added(run('Bilar'))}</w:p></w:tc><w:tc><w:p>{added(run('900'))}</w:p></w:tc></w:tr>"
    )[0]
    row.addnext(made)


@case(("deletion", "Anställda\n1900", "", "facts.1"))
def _a_row_struck_out(word: Word) -> None:
    row = word.at("Anställda").getparent().getparent()
    row.insert(0, single(f'<w:trPr><w:del w:id="1" {ANNA}/></w:trPr>'))
    for paragraph in row.iter(w("p")):
        for found in [found for found in paragraph.findall(w("r")) if "rad" not in "".join(found.itertext())]:
            wrapped(found, "del")


@case(("deletion", SECOND, "", N0))
def _a_paragraph_struck_out(word: Word) -> None:
    take(word.at(SECOND))


@case(("deletion", "Rådet för unga", "", N0))
def _an_item_struck_out(word: Word) -> None:
    take(word.at("Rådet för unga"))


@case(("deletion", "Öppna möten", "", f"{STRONG}.0"))
def _a_strength_struck_out(word: Word) -> None:
    take(word.at("Öppna möten"))


@case(("deletion", "Mutor", "", "areas.1.narrative.1.heading"))
def _a_heading_struck_out(word: Word) -> None:
    take(word.at("Mutor", style="Heading3"))


@case(("split", "Kommunen har två medborgarkontor i centrum. ", "", N0))
def _a_paragraph_parted(word: Word) -> None:
    end(part(word.at(FIRST), "De öppnade"), "ins")


@case(("split", "Kommunen har två medborgarkontor i centrum. ", "", N0), ("replacement", "2015", "2016", N0))
def _a_paragraph_parted_and_changed_behind(word: Word) -> None:
    replace(word.at(FIRST), "2015", "2016")
    end(part(word.at(FIRST[:30]), "De öppnade"), "ins")


@case(("joined", FIRST, "", N0))
def _paragraphs_joined(word: Word) -> None:
    end(word.at(FIRST), "del")


@case(("moved-from", SECOND, "", N0), ("moved-to", SECOND, "", N1, False))
def _a_paragraph_moved(word: Word) -> None:
    found = word.at(SECOND)
    made = new(word.at(FOLLOWED), SECOND)
    for inserted in list(made.iter(w("ins"))):
        inserted.tag = w("moveTo")
    for each in found.findall(w("r")):
        wrapped(each, "moveFrom")
    end(found, "moveFrom")


@case(("moved-from", "De öppnade 2015.", "", N0), ("moved-to", "De öppnade 2015.", "", N0))
def _a_sentence_moved_within_its_paragraph(word: Word) -> None:
    gone = wrapped(apart(word.at(FIRST), "De öppnade 2015."), "moveFrom")
    apart(word.at("Kommunen har två"), "Kommunen").addprevious(runs(added(run("De öppnade 2015."), "moveTo"))[0])
    assert gone is not None


# Several people


@case(("insertion", " stora", "", N0), ("deletion", " i centrum", "", N0))
def _two_people_in_one_paragraph(word: Word) -> None:
    insert(word.at(FIRST), "två", " stora", BO)
    delete(word.at(FIRST[:12]), " i centrum", ANNA)


@case(("deletion", "2015", "", N0), ("insertion", "2016", "", N0))
def _one_struck_out_and_another_wrote(word: Word) -> None:
    delete(word.at(FIRST), "2015", ANNA).addnext(runs(added(run("2016"), by=BO))[0])


@case(("insertion", " stora fina", "", N0), ("deletion", " fina", "", N0))
def _one_struck_out_what_another_had_written(word: Word) -> None:
    inner = run(" stora") + added(run(" fina"), "del", ANNA)
    apart(word.at(FIRST), "två").addnext(runs(added(inner, by=BO))[0])


@case(("insertion", " stora", "", N0), ("insertion", " fina", "", N0))
def _two_people_side_by_side(word: Word) -> None:
    found = apart(word.at(FIRST), "två")
    found.addnext(runs(added(run(" fina"), by=BO))[0])
    found.addnext(runs(added(run(" stora"), by=ANNA))[0])


# Looks


@case(("formatting", "två", "", N0))
def _bold(word: Word) -> None:
    found = apart(word.at(FIRST), "två")
    if found.find(w("rPr")) is None:
        found.insert(0, single("<w:rPr/>"))
    found.find(w("rPr")).extend([single("<w:b/>"), single(f'<w:rPrChange w:id="1" {ANNA}><w:rPr/></w:rPrChange>')])


@case(("formatting", "", "", N0))
def _a_paragraph_s_looks(word: Word) -> None:
    word.at(SECOND).find(w("pPr")).append(single(f'<w:pPrChange w:id="1" {ANNA}><w:pPr/></w:pPrChange>'))


# In other places than plain text


@case(("insertion", "ny ", "", N0))
def _in_a_hyperlink(word: Word) -> None:
    found = apart(word.at(FIRST), "centrum")
    found.addnext(runs(f'<w:hyperlink w:anchor="x">{added(run("ny "))}{run("centrum")}</w:hyperlink>')[0])
    found.getparent().remove(found)


@case(("insertion", "Se ruta.", "", N0, False), ("silent-change", "råd.", f"råd.{PICTURE}", N0))
def _in_a_text_box(word: Word) -> None:
    box = f"<w:txbxContent><w:p>{added(run('Se ruta.'))}</w:p></w:txbxContent>"
    shape = f'<w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textbox>{box}</v:textbox></v:shape></w:pict>'
    alternate = f"<mc:AlternateContent><mc:Choice Requires='wps'><w:drawing>{box}</w:drawing></mc:Choice>"
    made = runs(f"<w:r>{alternate}<mc:Fallback>{shape}</mc:Fallback></mc:AlternateContent></w:r>")[0]
    word.at(SECOND).append(made)


@case(("insertion", "Enligt webben.", "", N0))
def _in_a_footnote(word: Word) -> None:
    apart(word.at(FIRST), "centrum.").addnext(runs(added('<w:r><w:footnoteReference w:id="7"/></w:r>'))[0])
    word.part("footnotes", f'<w:footnote w:id="7"><w:p>{added(run("Enligt webben."))}</w:p></w:footnote>')


@case(("insertion", "ny ", "", N0))
def _in_a_content_control(word: Word) -> None:
    found = apart(word.at(FIRST), "centrum")
    found.addnext(runs(f"<w:sdt><w:sdtContent>{added(run('ny '))}{run('centrum')}</w:sdtContent></w:sdt>")[0])
    found.getparent().remove(found)


@case(("insertion", "ny ", "", N0))
def _in_a_smart_tag(word: Word) -> None:
    found = apart(word.at(FIRST), "centrum")
    found.addnext(runs(f"<w:smartTag>{added(run('ny '))}{run('centrum')}</w:smartTag>")[0])
    found.getparent().remove(found)


@case(("replacement", "område", "del", "areas"))
def _in_a_caption(word: Word) -> None:
    replace(next(one_ for one_ in word.paragraphs() if "Poäng per område" in "".join(one_.itertext())), "område", "del")


@case(("insertion", " (utkast)", "", "municipality"))
def _in_the_header(word: Word) -> None:
    name = next(name for name in word.parts if "header" in name and b"Kumla" in word.parts[name])
    tree = etree.fromstring(word.parts[name])
    next(tree.iter(w("r"))).addnext(runs(added(run(" (utkast)")))[0])
    word.parts[name] = etree.tostring(tree)


@case(("replacement", "medborgare", "invånare", "areas.1.headings.1"))
def _in_a_list_that_the_edition_has(word: Word) -> None:
    replace(word.at("Strategi för demokratiutveckling och information"), "medborgare", "invånare")


@case(("replacement", "politiker", "folkvalda", ""))
def _in_a_default_text(word: Word) -> None:
    replace(word.at("En kommun styrs"), "politiker", "folkvalda")


# Comments


@case(("comment", "medborgarkontor", "Stämmer det?", N0))
def _a_comment_on_a_word(word: Word) -> None:
    comment_on([apart(word.at(FIRST), "medborgarkontor")])
    word.part("comments", comment(1, "Stämmer det?"))


@case(("comment", "", "Här.", N0))
def _a_comment_at_a_point(word: Word) -> None:
    apart(word.at(FIRST), "centrum.").addnext(single('<w:r><w:commentReference w:id="1"/></w:r>'))
    word.part("comments", comment(1, "Här."))


@case(("comment", "Mutor", "Varför?", "areas.1.narrative.1.heading"))
def _a_comment_on_a_heading(word: Word) -> None:
    comment_on([apart(word.at("Mutor", style="Heading3"), "Mutor")])
    word.part("comments", comment(1, "Varför?"))


@case(("comment", "50", "För lågt.", "areas.1.scores"))
def _a_comment_on_an_area_s_points(word: Word) -> None:
    comment_on([apart(word.at("50", style="Score"), "50")])
    word.part("comments", comment(1, "För lågt."))


@case(("comment", f"{FIRST}\n{SECOND}", "Allt.", N0))
def _a_comment_on_two_paragraphs(word: Word) -> None:
    start, stop = apart(word.at(FIRST), FIRST), apart(word.at(SECOND), SECOND)
    start.addprevious(single('<w:commentRangeStart w:id="1"/>'))
    stop.addnext(single('<w:r><w:commentReference w:id="1"/></w:r>'))
    stop.addnext(single('<w:commentRangeEnd w:id="1"/>'))
    word.part("comments", comment(1, "Allt."))


@case(("comment", "i centrum", "Fel.", N0), ("deletion", " i centrum", "", N0))
def _a_comment_on_what_was_struck_out(word: Word) -> None:
    comment_on([delete(word.at(FIRST), " i centrum")])
    word.part("comments", comment(1, "Fel."))


@case(("comment", "", "Bra rapport!", ""))
def _a_comment_that_stands_nowhere(word: Word) -> None:
    word.part("comments", comment(1, "Bra rapport!"))


# What nobody tracked


@case(("silent-change", "2015.", "2016.", N0))
def _a_year_unsaid(word: Word) -> None:
    silently(word.at(FIRST), "2015", "2016")


@case(("silent-change", "två", "tre", N0), ("silent-change", "2015.", "2016.", N0))
def _two_words_unsaid(word: Word) -> None:
    silently(word.at(FIRST), "två", "tre")
    silently(word.at(FIRST[:12]), "2015", "2016")


@case(("silent-addition", "", "Ett nytt stycke.", N0, False))
def _a_paragraph_unsaid(word: Word) -> None:
    new(word.at(SECOND), "Ett nytt stycke.")
    accepted(word)


@case(("silent-removal", SECOND, "", N0))
def _a_paragraph_gone_unsaid(word: Word) -> None:
    word.at(SECOND).getparent().remove(word.at(SECOND))


@case(("silent-split", "Kommunen har två medborgarkontor i centrum.", "", N0))
def _a_paragraph_parted_unsaid(word: Word) -> None:
    part(word.at(FIRST), "De öppnade")


@case(("silent-joined", SECOND, "", N0))
def _paragraphs_joined_unsaid(word: Word) -> None:
    join(word.at(FIRST), word.at(SECOND))


@case(("silent-addition", "", "Bra skolor", f"{STRONG}.0", False))
def _a_strength_unsaid(word: Word) -> None:
    new(word.at("Tydlig webb"), "Bra skolor")
    accepted(word)


@case(("silent-removal", "Anställda | 1900", "", "facts.1"))
def _a_row_gone_unsaid(word: Word) -> None:
    row = word.at("Anställda").getparent().getparent()
    row.getparent().remove(row)


@case(("silent-change", "22000", "23000", "facts.0"))
def _a_fact_unsaid(word: Word) -> None:
    silently(word.at("22000"), "22000", "23000")


@case(("silent-change", "fem", "”fem”", N0))
def _quotes_unsaid(word: Word) -> None:
    silently(word.at(SECOND), "fem", "”fem”")


@case(("silent-change", "två", "tre", N0), ("replacement", "2015", "2016", N0))
def _one_word_tracked_and_another_not(word: Word) -> None:
    silently(word.at(FIRST), "två", "tre")
    replace(word.at(FIRST[:12]), "2015", "2016")


@case(("silent-change", "2015.", "2016.", N0), ("silent-removal", SECOND, "", N0), ("silent-change", "unga", "barn", N0))
def _everything_accepted(word: Word) -> None:
    replace(word.at(FIRST), "2015", "2016")
    take(word.at(SECOND))
    replace(word.at("Rådet för unga"), "unga", "barn")
    accepted(word)


# How Word itself writes a file anew


@case()
def _nothing_at_all(word: Word) -> None:
    assert word.paragraphs()


@case()
def _the_runs_of_several_sessions(word: Word) -> None:
    sessions(word)


@case(("replacement", "2015", "2016", N0), ("silent-change", "fem", "sex", N0))
def _edits_among_the_runs_of_several_sessions(word: Word) -> None:
    replace(word.at(FIRST), "2015", "2016")
    silently(word.at(SECOND), "fem", "sex")
    sessions(word)


@case()
def _pages_that_word_counted_anew(word: Word) -> None:
    simple = next(word.root.iter(w("fldSimple")))
    simple[0].find(w("t")).text = "77"
    field = "".join(
        f"<w:r>{inner}</w:r>"
        for inner in (
            '<w:fldChar w:fldCharType="begin"/>',
            '<w:instrText xml:space="preserve"> PAGE</w:instrText>',
            '<w:instrText xml:space="preserve">REF x \\h </w:instrText>',
            '<w:fldChar w:fldCharType="separate"/>',
            "<w:t>88</w:t>",
            '<w:fldChar w:fldCharType="end"/>',
        )
    )
    for found in reversed(runs(field)):
        simple.addnext(found)
    simple.getparent().remove(simple)


@case()
def _page_breaks_as_word_last_saw_them(word: Word) -> None:
    for found in list(word.root.iter(w("t")))[::7]:
        found.addprevious(single("<w:lastRenderedPageBreak/>"))


@case(("comment", "råd", "Vilka?", N0))
def _marks_that_word_parted_from_their_words(word: Word) -> None:
    found = word.at(SECOND)
    for bookmark in list(found.iter(w("bookmarkStart"), w("bookmarkEnd"))):
        found.insert(1, bookmark)
    comment_on([apart(found, "råd")])
    word.part("comments", comment(1, "Vilka?"))


TAKEN = {
    "words that came": (("två ", "två stora "),),
    "words in front": (("Kommunen har", "I dag: Kommunen har"),),
    "words at the end in front of the line number": (("2015.", "2015. Det tredje kom 2020."),),
    "words behind the line number in its style": (("2015.", "2015. Och mer."),),
    "words that went": ((" i centrum", ""),),
    "a year": (("2015", "2016"),),
    "a year written before the old was struck out": (("2015", "2016"),),
    "a word of the second paragraph": (("fem", "sex"),),
    "two places in one paragraph": (("två", "tre"), ("2015", "2016")),
    "beside an ampersand": (("2011", "2012"),),
    "an item of a list": (("för unga", "för barn"),),
    "a heading": (("Mutor", "Gåvor"),),
    "a strength": (("Tydlig", "Snabb"),),
    "an improvement": (("på webben", "på webben och i appen"),),
    "the closing": (("deltog", "bidrog"),),
    "a punctuation mark": (("fem råd.", "fem råd!"),),
    "several words at once": (("2011 &", "2011 och"),),
    "a hyphen that does not break": (("medborgarkontor", "medborgar-kontor"),),
    "a symbol": (("2015", "≥2015"),),
    "quotes that word made round": (("fem", "”fem”"),),
    "a paragraph parted and changed behind": (("2015", "2016"),),
    "two people in one paragraph": (("två ", "två stora "), (" i centrum", "")),
    "one struck out and another wrote": (("2015", "2016"),),
    "one struck out what another had written": (("två ", "två stora "),),
    "two people side by side": (("två ", "två stora fina "),),
    **dict.fromkeys(("in a hyperlink", "in a content control", "in a smart tag"), (("i centrum", "i ny centrum"),)),
    "a comment on what was struck out": ((" i centrum", ""),),
    "edits among the runs of several sessions": (("2015", "2016"),),
}
"""What comes into the file of each case, and of all others nothing."""


@pytest.mark.parametrize("name", CASES)
def test_everything_is_told_at_its_place_and_nothing_else_is(
    sent: tuple[Path, bytes, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    evaluations, sent_out, compared = sent
    monkeypatch.setattr(draft, "write_draft", lambda *_, **__: compared)
    edit, told = CASES[name]
    word = Word(sent_out)
    edit(word)
    (tmp_path / "granskad.docx").write_bytes(word.saved())
    found = review(tmp_path / "granskad.docx", Repository(evaluations))
    made = [
        Told(
            placed.remark.kind,
            placed.remark.on,
            placed.remark.text,
            placed.spots[0].place.field if placed.spots else "",
            placed.is_certain or not placed.spots,
        )
        for placed in found.remarks
    ]
    assert sorted(made) == sorted(told)
    assert (found.compared, found.uncompared) == (True, 0)
    [path] = evaluations.glob("*.yaml")
    text = path.read_text("utf-8")
    evaluation = Repository(evaluations).evaluation(path)
    taken = apply.changed_text(evaluation, text, apply.plan(found, evaluation).edits)
    for old, meant in TAKEN.get(name, ()):
        text = text.replace(old, meant, 1)
    assert taken == text


def test_there_are_ninety() -> None:
    assert len(CASES) >= 90
    assert set(TAKEN) <= set(CASES)
