"""The plan of another district, and all that its readers are told, read whole."""

import html
import json
import re
from pathlib import Path

from click.testing import CliRunner

from monitoring import db
from monitoring.brief.make import brief
from monitoring.commands.main import main
from monitoring.papers.page import page_html
from monitoring.papers.slides.deck import deck
from monitoring.papers.wall import wall_html
from tests.support.documents import words_of_deck, words_of_html
from tests.support.pages import opened

_DOCUMENTS = Path(__file__).parents[1] / "plan_documents"
_MEASURES = """\
measure_id,goal_id,sort_order,measure_name,indicator_id,content_area,grade_span,baseline_value,\
baseline_value_origin,baseline_period,baseline_period_origin,target_kind,target_value,\
points_per_year,deadline_period,interpretation
ela,G1,1,"ELA, grades 3-8",milestones_eog_proficient,English Language Arts,All tested grades,,\
inferred,2022,inferred,points_per_year,,3,2024,As written
algebra,G1,2,Algebra I,milestones_eoc_proficient,Algebra I,All tested grades,,\
inferred,2022,inferred,points_per_year,,3,2024,As written
graduation,G1,3,Four-year graduation rate,graduation_rate_4yr,,9-12,,\
inferred,2022,inferred,reach_value,95,,2024,As written
"""
# A missing value that was written as it stands; the English word begins a sentence: "None of".
_WRITTEN = re.compile(r"(?<![\w.])(?:nan|NaN|NaT|<NA>|None(?! of\b))(?![\w])")
COMMANDS = (
    *(["status"], ["status", "--csv"], ["health"], ["steps"], ["plan"], ["releases"]),
    ["due"],
)


def plan_of(district: str, folder: Path) -> Path:
    """Write a district's plan of one goal and one step with a measures file beside it."""
    text = (_DOCUMENTS / "small_plan.txt").read_text(encoding="utf-8")
    file = folder / "other_plan.txt"
    file.write_text(text.replace("Pine County", district), encoding="utf-8")
    (folder / "other_plan.measures.csv").write_text(_MEASURES, encoding="utf-8")
    return file


def told_by_page(page: str, **address: str) -> str:
    """Return all that a page says: words, labels, choices, charts; without marks of HTML."""
    app = opened(page, **address)
    assert app.exception == [], page
    told: list[str] = []
    for piece in (*app.main, *app.sidebar):
        told += [str(getattr(piece, name, "") or "") for name in ("label", "value", "help")]
        told += map(str, getattr(piece, "options", None) or [])
    for chart in app.get("plotly_chart"):
        drawn = json.loads(chart.proto.spec)
        words = [it.get("text", "") for it in drawn.get("layout", {}).get("annotations", [])]
        told += [*words, *map(str, drawn["layout"].get("xaxis", {}).get("ticktext", []))]
    return html.unescape(re.sub(r"<script>.*?</script>|<[^>]+>", " ", " | ".join(told), flags=re.S))


def told_by_papers(quarter: str) -> dict[str, str]:
    """Return what deck, page and wall of a quarter say."""
    made = brief(db.open_store(), quarter)
    return {
        "page": words_of_html(page_html(made)),
        "wall": words_of_html(wall_html(made)),
        "deck": words_of_deck(deck(made)),
    }


def told_by_command(words: list[str], quarter: str) -> str:
    """Return what a command prints."""
    takes_quarter = words[0] in ("status", "health", "steps", "due")
    asked = [*words, "--quarter", quarter] if takes_quarter else words
    ran = CliRunner().invoke(main, asked)
    assert ran.exception is None or isinstance(ran.exception, SystemExit), (asked, ran.exception)
    return ran.output


def missing_values(told: str) -> list[str]:
    """Return the places where a missing value was written as it stands."""
    return [told[max(it.start() - 60, 0) : it.end() + 30] for it in _WRITTEN.finditer(told)]
