"""The catalogue: every paper has a name, a purpose, and somebody who may read it."""

from counterdesk.reports.catalogue import About, of_days, reports


def test_every_paper_says_what_it_is_for() -> None:
    assert all(report.title and report.purpose for report in reports())


def test_no_two_papers_have_the_same_key() -> None:
    keys = [report.key for report in reports()]
    assert len(keys) == len(set(keys))


def test_the_shift_summary_is_made_for_days() -> None:
    assert [report.key for report in of_days()] == ["shift"]


def test_papers_about_people_are_confidential() -> None:
    confidential = {report.about for report in reports() if report.confidential}
    assert confidential == {About.INCIDENT, About.COMPLAINT}
