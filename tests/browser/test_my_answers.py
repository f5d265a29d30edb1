"""What a reader has predicted is listed on one page, saved as a file that the instructor's command reads, and deleted."""

import pytest
from conftest import NARROW, WIDE
from explorer_page import ExplorerPage
from playwright.sync_api import expect

from assignments import collate
from widgets.explorers.catalogue import EXPLORERS

PAGE = "for-instructors/my-answers.html"
NAMES = ("runoff", "purchases")


@pytest.fixture
def predict(browse, page_with):
    """A function: name of an explorer -> its first question, answered with the lowest guess, on its page."""

    def answer(name):
        explorer = ExplorerPage(browse(page_with(name)), name)
        if explorer.find(".compare-words").inner_text():
            explorer.find("[data-predict=again]").click()
        question = explorer.declared.predictions[0]
        explorer.find(".predict input[role=spinbutton]").fill(str(question.low))
        explorer.find("[data-predict=commit]").click()
        return explorer, question

    return answer


@pytest.fixture
def answers(browse):
    """A function: width -> the page with the list, opened anew; the browser starts with no answers."""
    opened = browse(PAGE)
    opened.evaluate("localStorage.clear()")
    return lambda width=WIDE: browse(PAGE, width=width).locator("qe-answers")


def save(place, name, folder):
    place.locator(".hand-in input").fill(name)
    with place.page.expect_download() as download:
        place.locator("[data-action=save-answers]").click()
    path = folder / download.value.suggested_filename
    download.value.save_as(path)
    return collate.read(path)


def test_the_list_and_the_file_hold_every_answer(answers, predict, tmp_path):
    asked = [predict(name)[1] for name in NAMES]
    listed = answers()
    expect(listed.locator("tbody tr")).to_have_count(len(NAMES))
    for question in asked:
        expect(listed).to_contain_text(question.question)
    student, _saved, rows = save(listed, "吳小明", tmp_path)
    assert student == "吳小明"
    found = [(row["explorer"], row["question"], row["unit"], row["first_guess"]) for row in rows]
    assert found == [(name, each.question, each.unit, each.low) for name, each in zip(NAMES, asked, strict=True)]


def test_the_file_can_be_saved_under_the_question_too(answers, predict, tmp_path):
    explorer, question = predict(NAMES[0])
    explorer.find("[data-predict=save]").click()
    _student, _saved, (row,) = save(explorer.element, "Ada", tmp_path)
    assert row["question"] == question.question
    assert row["model_low"] <= row["model_central"] <= row["model_high"]


def test_nothing_is_sent_when_a_guess_is_made_and_saved(answers, predict, tmp_path):
    """Neither question nor name nor guess leaves the page: it asks nothing of anyone, its own server included."""
    requests = []
    listed = answers()
    listed.page.context.on("request", lambda request: requests.append(request))
    explorer, _question = predict(NAMES[0])
    requests.clear()  # what the page is made of
    explorer.find("[data-predict=again]").click()
    explorer.find(".predict input[role=spinbutton]").fill("1")
    explorer.find("[data-predict=commit]").click()
    explorer.find("[data-predict=save]").click()
    save(explorer.element, "Ada", tmp_path)
    assert [request.url for request in requests if not request.url.startswith("blob:")] == []


def test_an_earlier_guess_stays_on_record(answers, predict, tmp_path):
    explorer, question = predict(NAMES[0])
    explorer.find("[data-predict=again]").click()
    explorer.find(".predict input[role=spinbutton]").fill(str(question.high))
    explorer.find("[data-predict=commit]").click()
    _student, _saved, (row,) = save(answers(), "Ada", tmp_path)
    assert (row["first_guess"], row["last_guess"], row["tries"]) == (question.low, question.high, 2)


def test_without_answers_or_a_name_it_says_so(answers, predict):
    expect(answers().get_by_role("status")).not_to_be_empty()
    expect(answers().locator("button")).to_have_count(0)
    predict(NAMES[0])
    listed = answers()
    listed.locator("[data-action=save-answers]").click()
    expect(listed.locator(".hand-in .note")).to_be_visible()
    listed.locator(".hand-in input").fill("Ada")
    expect(listed.locator(".hand-in .note")).to_be_hidden()


def test_answers_are_deleted_after_a_second_yes_only(answers, predict):
    predict(NAMES[0])
    listed = answers()
    listed.locator("[data-action=delete]").click()
    listed.locator("[data-action=keep]").click()
    expect(answers().locator("tbody tr")).to_have_count(1)
    listed.locator("[data-action=delete]").click()
    listed.locator("[data-action=delete-all]").click()
    expect(listed.locator("tbody tr")).to_have_count(0)
    expect(answers().locator("tbody tr")).to_have_count(0)


def test_a_damaged_record_hides_no_answer_and_is_counted(answers, predict, tmp_path):
    _explorer, question = predict(NAMES[0])
    listed = answers()
    records = ["{", "null", '{"guesses": [1], "unit": null, "explorer": "runoff", "question": "q", "title": {}}']
    for place, record in enumerate(records):
        listed.page.evaluate("([key, text]) => localStorage.setItem(key, text)", [f"qe.guess.runoff.{place}", record])
    listed = answers()
    expect(listed.locator("tbody tr")).to_have_count(1)
    expect(listed.get_by_role("status").first).to_contain_text(f"could not be read: {len(records)}")
    _student, _saved, (row,) = save(listed, "Ada", tmp_path)
    assert row["question"] == question.question
    expect(listed.locator(".hand-in .note")).to_contain_text(f"could not be read: {len(records)}")
    assert listed.page.evaluate("localStorage.getItem('qe.guess.runoff.0')") == "{"
    listed.locator("[data-action=delete]").click()
    listed.locator("[data-action=delete-all]").click()
    expect(answers().get_by_role("status")).not_to_contain_text("could not be read")


KEEP = """answer => localStorage.setItem(`qe.guess.${answer.explorer}.${answer.question}`, JSON.stringify(answer))"""


def test_the_list_fits_a_phone(answers):
    listed = answers(NARROW)
    listed.page.evaluate("localStorage.clear()")
    for name in NAMES:
        kept = {"explorer": name, "title": name, "unit": "bp", "guesses": [1, 2, 3], "model": {"central": 5}}
        question = EXPLORERS[name][1].predictions[0].question
        listed.page.evaluate(KEEP, kept | {"question": question, "committed_at": "2026-01-01T00:00:00Z"})
    listed.page.reload()
    expect(listed.locator("tbody tr")).to_have_count(len(NAMES))
    wide, room = listed.page.evaluate("[document.scrollingElement.scrollWidth, innerWidth]")
    assert wide <= room
