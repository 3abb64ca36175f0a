"""Whom a story credits for words in quotation marks, form by form."""

from __future__ import annotations

import pytest
from draft_reading import quotes, said

from embargo.rulebook import Rulebook


@pytest.mark.parametrize(
    ("text", "source"),
    [
        # after the words
        ("“The ferry is late,” the official said.", "the official"),
        ("“The ferry is late,” said the official.", "the official"),
        ("“The ferry is late,” said a senior port official.", "a senior port official"),
        (
            "“The ferry is late,” Ana Ruiz, the transport minister, told reporters in Lisbon.",
            "Ana Ruiz, the transport minister",
        ),
        ("“The ferry is late,” said Ana Ruiz, who runs the port.", "Ana Ruiz, who runs the port"),
        (
            "“The ferry is late,” said Ana Ruiz, a lawyer in Toledo, Ohio, who sues ports.",
            "Ana Ruiz, a lawyer in Toledo, Ohio, who sues ports",
        ),
        ("“The ferry is late,” said Rep. Ana Ruiz (D-Ohio), who was aboard.", "Rep. Ana Ruiz"),
        ("“The ferry is late,” said Ruiz, 52, a sailor.", "Ruiz, 52, a sailor"),
        ("“The ferry is late,” said an official at the Port Authority.", "an official at the Port Authority"),
        (
            "“The ferry is late,” said the deputy chief for harbors and inland canals.",
            "the deputy chief for harbors and inland canals",
        ),
        ("“The ferry is late,” said a senior official, who briefed reporters as it rained.", "a senior official"),
        ("“The ferry is late,” said one of them, pointing at the pier.", "one of them"),
        ("“The ferry is late,” according to two people briefed on the plan.", "two people briefed on the plan"),
        ("“The ferry is late,” one official said of the delay that angered riders.", "one official"),
        ("“Is the ferry late?” the official asked.", "the official"),
        ("“Is the ferry late?” Ruiz asked reporters.", "Ruiz"),
        ("“The ferry is late”, said Ana Ruiz.", "Ana Ruiz"),
        ("“The ferry is late,” the White House said.", "the White House"),
        ("“The ferry is late,” Port Secretary Ana Ruiz said when asked about it.", "Port Secretary Ana Ruiz"),
        ("“The ferry is late,” Ruiz, speaking in Oslo, told reporters.", "Ruiz"),
        ("“The ferry is late,” the Food and Harbor Administration said.", "the Food and Harbor Administration"),
        ("“Late,” is how one aide described it.", "one aide"),
        ("“Late,” was all the official would say.", "the official"),
        # before them
        ("The official said the ferry was “very late.”", "The official"),
        ("The official said: “The ferry is late.”", "The official"),
        ("In a statement, Ana Ruiz said that the ferry was “very late.”", "Ana Ruiz"),
        ("A few hours earlier Ruiz said the ferry was “very late.”", "Ruiz"),
        ("On the ferry, one of the officials said it “will come.”", "one of the officials"),
        ("In Lisbon, a Port Office official hoped that “both boats return to the pier.”", "a Port Office official"),
        ("Ruiz, pressed on the ferry, replied that it was “very late indeed.”", "Ruiz"),
        ("Ruiz, the minister, called the ferry “very late.”", "Ruiz, the minister"),
        ("A spokesman for the port, Ivo Lindt, said it was “very late.”", "A spokesman for the port, Ivo Lindt"),
        ("Ruiz and her deputy, Jan Pohl, said they were “deeply sorry.”", "Ruiz and her deputy, Jan Pohl"),
        ("Rivas and Vogt said in a joint note that they were “deeply sorry.”", "Rivas and Vogt"),
        ("The minister — who was not aboard — said he had “no idea.”", "The minister"),
        ("According to two people on the pier, the talks “went nowhere fast.”", "two people on the pier"),
        ("As the official put it, “nobody wins a race like this.”", "the official"),
        ("In the minister's words, the ferry is “dead in the water.”", "the minister"),
        ("In her telling, the crew “gave up on it.”", "her"),
        ("The minister's view is that the ferry “will come in the end.”", "The minister"),
        ("One aide's verdict: “The ferry is late.”", "One aide"),
        ("The ferry was described by a senior official as “the least bad option.”", "a senior official"),
        ("Ruiz was quoted by state media as saying the ferry was “a useful thing.”", "Ruiz"),
        ("State media quoted Ruiz as saying the ferry was “a useful thing.”", "Ruiz"),
        ("The news prompted Ana Ruiz to note that the ferry was “a trusted friend.”", "Ana Ruiz"),
        ("Ruiz took the stage to say that “ferries are not toys for the rich.”", "Ruiz"),
        (
            "The port says it is ready, with a senior official telling reporters that “it will come soon.”",
            "a senior official",
        ),
        ("The official was cautious: “It may come.”", "The official"),
        ("About the ferry, one of the officials was more guarded: “It may come.”", "one of the officials"),
        ("Asked about the ferry, the official did not name it but spoke of “duty and honor.”", "the official"),
        ("Crews held what one called “Ferry Sundays” on the pier.", "one"),
        ("The former mayor calls the ferry a “floating scam.”", "The former mayor"),
        ("Asked for reasons, one official listed “wind, tide and luck.”", "one official"),
        ("Senior officials traveling with Mayor Roe described it as “the end of an age.”", "Senior officials"),
        ("Young sailors get “nothing but grief,” a panel has concluded, according to the officials.", "the officials"),
        ("Ruiz went further on Friday, calling it “a plain swindle.”", "Ruiz"),
        # around them
        ("The ferry, a senior official said in a call, runs on “hope and diesel.”", "a senior official"),
        ("There is “no real timetable” for the ferry, an official said.", "an official"),
        (
            "The president is “done with” the ferry, three people familiar with his thinking said.",
            "three people familiar with his thinking",
        ),
        # several cues: the outermost counts
        ("The official said Ruiz told Vogt that the ferry was “a sad joke.”", "The official"),
        ("On the ferry, according to the official, Ruiz indicated that it “would come.”", "the official"),
        ("In the official's telling, Ruiz stressed that the ferry “would come.”", "the official"),
        ("Vogt told Ruiz the ferry was “a sad joke,” the official said.", "the official"),
        ("The ferry, the official said, is old, and Lisbon hopes for “follow-up talks soon.”", "the official"),
        ("Asked whether Vogt had called, the official said she had been “very busy.”", "the official"),
        ("On whether he might cancel the ferry, an official would say only that it was “under review.”", "an official"),
    ],
)
def test_source_of_a_quotation(text: str, source: str, rulebook: Rulebook) -> None:
    assert [found for _, found in quotes(text, rulebook)] == [source]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Port chief Ana Ruiz called the ferry “a gift” and said it “will carry half a town.”",
            [("a gift", "Port chief Ana Ruiz"), ("will carry half a town.", "Port chief Ana Ruiz")],
        ),
        (
            "Any crew that quits makes “a huge mistake,” the official said, declining to guess what “others might do.”",
            [("a huge mistake,", "the official"), ("others might do.", "the official")],
        ),
        (
            "Ruiz, noting that he “can't talk about boats,” predicted that “the ferry will do the talking.”",
            [("can't talk about boats,", "Ruiz"), ("the ferry will do the talking.", "Ruiz")],
        ),
        (
            "One official called it “a start”; a second said it was “the end of the line.”",
            [("a start", "One official"), ("the end of the line.", "a second")],
        ),
        (
            "The rest is being built, said one, who called it “a very large order” and added: “We are pleased.”",
            [("a very large order", "one"), ("We are pleased.", "one")],
        ),
        (
            "A first official said it was “swift work,” with a second adding that “nothing is off the table.”",
            [("swift work,", "A first official"), ("nothing is off the table.", "a second")],
        ),
    ],
)
def test_several_quotations_in_one_sentence(text: str, expected: list[tuple[str, str]], rulebook: Rulebook) -> None:
    assert quotes(text, rulebook) == expected


def test_an_attribution_in_the_middle_makes_one_quotation_of_two_spans(rulebook: Rulebook) -> None:
    [one] = said("“The ferry,” she said, “is late.”", rulebook)
    assert (one.words, one.cue, one.source) == ("The ferry, | is late.", "said", "she")


def test_an_attribution_between_sentences_parts_two_quotations(rulebook: Rulebook) -> None:
    first, second = said("“The ferry is late,” she said. “Very late.”", rulebook)
    assert (first.words, first.inherited) == ("The ferry is late,", False)
    assert (second.words, second.cue, second.source, second.inherited) == ("Very late.", None, "she", True)


@pytest.mark.parametrize(
    "text",
    [
        "The pier was full at dusk. “The ferry is late and everyone knows it.”",
        "Others were bullish. “The ferry is late and everyone knows it.”",
        "“The ferry is late,” an official said.\n\n“The harbor is empty and everyone knows it.” The comment was odd.",
        "It “is among the oldest boats afloat.”",
        "As for the ferry, “there is a desire to repair it.”",
    ],
)
def test_nobody_is_credited(text: str, rulebook: Rulebook) -> None:
    assert quotes(text, rulebook)[-1][1] is None


@pytest.mark.parametrize(
    "text",
    [
        "On the ferry, the official urged patience, saying it was too soon. “The boat will come, whatever they say.”",
        "The official sounded upbeat about it. “The boat will come, whatever they say.”",
        "“It is late,” the official said. As for the boat: “The boat will come, whatever they say.”",
        "“The boat will sail,” said the official. “The boat will come, whatever they say.”",
        "The official put it this way: “The boat sails.\n\n“The boat will come, whatever they say.”",
        "“What matters is the boat.\n\n“The boat will come, whatever they say,” the official replied.",
    ],
)
def test_words_go_on_without_a_new_attribution(text: str, rulebook: Rulebook) -> None:
    assert quotes(text, rulebook)[-1][1] in ("the official", "The official")


@pytest.mark.parametrize(
    "text",
    [
        "His film, “The Long Ferry,” opened on Friday.",
        "The bill, nicknamed “Big Boat,” passed.",
        "Robert “Bob” Ruiz left the pier.",
        "The so-called “smart” ferries will cost more.",
        "The so-called “smart” ferries will cost more, officials said.",
        "In a speech titled “The New Ferry,” Ruiz praised the crew.",
        "Many “experts” stayed away.",
    ],
)
def test_marks_around_names_and_terms_quote_nobody(text: str, rulebook: Rulebook) -> None:
    assert quotes(text, rulebook) == []


def test_short_quotations_with_an_attribution_are_kept(rulebook: Rulebook) -> None:
    assert quotes("The ferry is “late,” the official said.", rulebook) == [("late,", "the official")]


def test_the_cue_is_given_with_its_place(rulebook: Rulebook) -> None:
    text = "“Late,” the official went on."
    [one] = said(text, rulebook)
    assert one.cue == "went on"
