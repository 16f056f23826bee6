"""Finds room for the names beside the dots of a crowded figure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

Boxes = npt.NDArray[np.float64]  # one row per box: left, top, right, bottom in pixels

_LETTER, _LINE, _DOT, _AIR = 6.6, 13.0, 7.0, 2.0
# Where a leader is looked at, from its dot to its name, and half its width.
_STEPS, _THIN = np.linspace(0.3, 0.95, 8), 1.5
# Beside the dot first, then above and below it, then further off on a leader.
_BESIDE = [(11, 0), (-11, 0), (9, -13), (9, 13), (-9, -13), (-9, 13)]
_AWAY = sorted(
    (
        (across, down)
        for across in (16, -16, 24, -24, 34, -34, 60, -60, 95, -95, 140, -140)
        for down in range(-120, 121, 8)
    ),
    key=lambda place: np.hypot(*place) + abs(place[1]) / 4,
)


@dataclass(frozen=True)
class Label:
    """A name and where it stands.

    Args:
        index: which dot it names.
        text: the name.
        across: pixels from the dot to the near edge of the name; to the left when negative.
        down: pixels from the dot to the middle of the name.
    """

    index: int
    text: str
    across: float
    down: float

    @property
    def has_leader(self) -> bool:
        """Whether it stands so far off that a line must join it to its dot."""
        return (self.across, self.down) not in _BESIDE


@dataclass(frozen=True)
class Room:
    """The dots of a figure, in every frame that its words must fit.

    A reader's screen may be any width, so that a place must be free in each frame.

    Args:
        across: place of every dot from left to right (0 to 1).
        down: place of every dot from top to bottom (0 to 1).
        frames: width and height of each frame in pixels, the tightest first.
    """

    across: npt.NDArray[np.float64]
    down: npt.NDArray[np.float64]
    frames: Sequence[tuple[float, float]]
    _filled: list[Boxes] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Fill the places of the dots."""
        for frame in self.frames:
            points = np.column_stack([self.across, self.down]) * frame
            self._filled.append(np.column_stack([points - _DOT, points + _DOT]))

    def take(self, x: float, y: float, text: str, side: int) -> bool:
        """Fill the place of words that begin (side 1) or end (side -1) at a point (0 to 1).

        Nothing is filled and False returned where they have no room.
        """
        boxes = [_box(x * frame[0], y * frame[1], side, text)[None] for frame in self.frames]
        if any(
            not _is_free(box, filled, frame)
            for box, filled, frame in zip(boxes, self._filled, self.frames, strict=True)
        ):
            return False
        self._fill(boxes)
        return True

    def place(self, names: Sequence[tuple[int, str]]) -> list[Label]:
        """Place names beside their dots so that none covers another, a dot or a leader.

        Args:
            names: which dot, and its name, the most important first.

        Returns:
            The names that found room; the others are left out.
        """
        # Long names first leave the fewest ways; short names first leave the most room.
        by_length = sorted(names[1:], key=lambda name: len(name[1]))
        orders = [names, [*names[:1], *by_length], [*names[:1], *reversed(by_length)]]
        attempts = [self._attempt(names, order) for order in orders]
        found, filled = max(attempts, key=lambda attempt: len(attempt[0]))
        self._filled[:] = filled
        return [found[index] for index, _ in names if index in found]

    def _attempt(
        self, names: Sequence[tuple[int, str]], order: Sequence[tuple[int, str]]
    ) -> tuple[dict[int, Label], list[Boxes]]:
        """Place what has room in one order of turns, and leave the room as it was."""
        before = list(self._filled)
        found: dict[int, Label] = {}
        # Who has room beside the dot takes it before long leaders cut through.
        for places, turns in ((_BESIDE, names), (_AWAY, order)):
            for index, text in turns:
                if index not in found:
                    options = self._options(index, text, places)
                    fitting = next((it for it in options if self._takes(it)), None)
                    found |= {index: fitting} if fitting else {}
        filled = list(self._filled)
        self._filled[:] = before
        return found, filled

    def _options(
        self, index: int, text: str, places: Sequence[tuple[float, float]]
    ) -> Iterator[Label]:
        """Yield the places of a name for which the tightest frame has room."""
        frame, filled = self.frames[0], np.delete(self._filled[0], index, axis=0)
        point = np.array([self.across[index], self.down[index]]) * frame
        offsets = np.array(places)
        ends = point + offsets
        left = np.where(offsets[:, 0] > 0, ends[:, 0], ends[:, 0] - _LETTER * len(text))
        top = ends[:, 1] - _LINE / 2
        own = np.column_stack([left, top, left + _LETTER * len(text), top + _LINE])
        is_inside = (own >= 0).all(axis=1) & (own[:, 2:] <= frame).all(axis=1)
        free = np.flatnonzero(is_inside & ~_overlap(own, filled).any(axis=1))
        if places is _AWAY:
            steps = point + _STEPS[None, :, None] * offsets[free][:, None, :]
            leaders = np.concatenate([steps - _THIN, steps + _THIN], axis=2).reshape(-1, 4)
            is_crossed = _overlap(leaders, filled).any(axis=1).reshape(-1, len(_STEPS))
            free = free[~is_crossed.any(axis=1)]
        return (Label(index, text, *places[i]) for i in free.tolist())

    def _takes(self, label: Label) -> bool:
        boxes = []
        for frame, filled in zip(self.frames, self._filled, strict=True):
            x, y = self.across[label.index] * frame[0], self.down[label.index] * frame[1]
            own = _boxes(label, x, y)
            if not _is_free(own, np.delete(filled, label.index, axis=0), frame):
                return False
            boxes.append(own)
        self._fill(boxes)
        return True

    def _fill(self, boxes: Sequence[Boxes]) -> None:
        # After the dots, so that a dot keeps its place in the list.
        self._filled[:] = [np.vstack(it) for it in zip(self._filled, boxes, strict=True)]


def _box(x: float, y: float, side: float, text: str) -> Boxes:
    width = _LETTER * len(text)
    left = x if side > 0 else x - width
    return np.array([left, y - _LINE / 2, left + width, y + _LINE / 2])


def _boxes(label: Label, x: float, y: float) -> Boxes:
    """Return the boxes that a label of the dot at a point, and its leader, would fill."""
    own = _box(x + label.across, y + label.down, label.across, label.text)[None]
    if not label.has_leader:
        return own
    steps = _STEPS[:, None] * [label.across, label.down] + [x, y]
    return np.vstack([own, np.column_stack([steps - _THIN, steps + _THIN])])


def _is_free(boxes: Boxes, filled: Boxes, frame: tuple[float, float]) -> bool:
    own, (width, height) = boxes[0], frame
    if own[0] < 0 or own[2] > width or own[1] < 0 or own[3] > height:
        return False
    return not _overlap(boxes, filled).any()


def _overlap(boxes: Boxes, filled: Boxes) -> npt.NDArray[np.bool_]:
    """Tell of each box (a row) which of the filled ones (the columns) it overlaps."""
    return (
        (boxes[:, None, 0] <= filled[None, :, 2] + _AIR)
        & (boxes[:, None, 2] >= filled[None, :, 0] - _AIR)
        & (boxes[:, None, 1] <= filled[None, :, 3])
        & (boxes[:, None, 3] >= filled[None, :, 1])
    )
