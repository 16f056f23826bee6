"""The first screen as one piece: headline, a tile for each goal, four short columns."""

from markupsafe import Markup

from monitoring.brief import Brief
from monitoring.panels.html import join, sample_span
from monitoring.panels.overview.columns import Decisions, columns
from monitoring.panels.overview.tiles import tile
from monitoring.wording.plan_headline import Sentence, by_attention, names_of, plan_headline

_LONG = 320  # letters of a headline from which on it is set smaller


def first_screen(board: Brief, decisions: Decisions) -> Markup:
    """Write what a board reads first.

    Args:
        board: the quarter, as ``summary`` makes it.
        decisions: the open ones, each as (what, role, due_on).
    """
    sentences = plan_headline(board.goals, board.steps, board.head.quarter)
    names = names_of(board.goals)
    tiles = join(
        tile(goal, names[goal.goal_id], board.head.quarter) for goal in by_attention(board.goals)
    )
    length = sum(len(sentence.text) for sentence in sentences)
    return Markup(
        '<section class="first-screen"><p class="headline{}">{}</p>'
        '<div class="goal-tiles n{}">{}</div>{}</section>'
    ).format(
        " long" if length > _LONG else "",
        Markup(" ").join(map(_sentence, sentences)),
        len(board.goals),
        tiles,
        columns(board, decisions),
    )


def _sentence(sentence: Sentence) -> Markup:
    mark = Markup(" {}").format(sample_span()) if sentence.is_sample else Markup("")
    return Markup("<span>{}</span>{}").format(sentence.text, mark)
