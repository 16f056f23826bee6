"""One linear program, solved again and again for other objectives."""

from collections.abc import Sequence
from typing import Any

import highspy
import numpy as np
import numpy.typing as npt

from monitoring.disclosure.release.system import Line
from monitoring.errors import InputError
from monitoring.vocabulary.faults import ProtectionFault

Numbers = npt.NDArray[np.float64]


class SolverError(InputError):
    """A linear program was neither solved nor found to have no solution; nothing was released."""


class _Quiet(highspy.Highs):
    """HiGHS without its callbacks, which nobody asks for.

    Setting them up prints a banner to standard output, where a command's own answer belongs.
    """

    def __init__(self) -> None:
        super(highspy.Highs, self).__init__()


class Program:
    """Points that keep to all lines and limits, and the one that is furthest in some direction.

    ``n_solved`` counts the programs solved. Each starts where the last one ended.
    """

    def __init__(self, test: str, limits: tuple[Numbers, Numbers], lines: Sequence[Line]) -> None:
        """Set the program up.

        Args:
            test: what is being proved, for messages.
            limits: the lowest and the highest of each unknown, all finite.
            lines: what holds of them; terms are numbered as the limits.
        """
        self._test = test
        self._n = len(limits[0])
        self._engine: Any = _Quiet()
        self.n_solved = 0
        # All models of one process must ask for the same number of threads.
        for option, value in (("output_flag", False), ("threads", 1), ("presolve", "off")):
            self._engine.setOptionValue(option, value)
        self._engine.passModel(_model(limits, lines))

    def furthest(self, weights: Numbers) -> tuple[Numbers, Numbers] | None:
        """Return the point with the largest weighted sum, and what each line adds to it.

        Returns:
            The point and the dual value of each line, or None where no point keeps to all lines.

        Raises:
            SolverError: the solver ended in any other way.
        """
        self._engine.changeColsCost(self._n, np.arange(self._n, dtype=np.int32), -weights)
        self._engine.run()
        self.n_solved += 1
        status = self._engine.getModelStatus()
        if status == highspy.HighsModelStatus.kInfeasible:
            return None
        if status != highspy.HighsModelStatus.kOptimal:
            name = self._engine.modelStatusToString(status)
            raise SolverError(ProtectionFault.UNSOLVED, test=self._test, status=name)
        solution = self._engine.getSolution()
        return np.array(solution.col_value), np.array(solution.row_dual)


def _model(limits: tuple[Numbers, Numbers], lines: Sequence[Line]) -> Any:  # noqa: ANN401
    """Return the program as HiGHS wants it."""
    model: Any = highspy.HighsLp()
    model.num_col_, model.num_row_ = len(limits[0]), len(lines)
    model.col_cost_ = np.zeros(len(limits[0]))
    model.col_lower_, model.col_upper_ = limits
    model.row_lower_ = np.array([line.low for line in lines])
    model.row_upper_ = np.array([line.high for line in lines])
    matrix = model.a_matrix_
    matrix.format_ = highspy.MatrixFormat.kRowwise
    matrix.num_col_, matrix.num_row_ = len(limits[0]), len(lines)
    sizes = [len(line.terms) for line in lines]
    matrix.start_ = np.concatenate([[0], np.cumsum(sizes)]).astype(np.int32)
    matrix.index_ = np.array([at for line in lines for at in line.terms], dtype=np.int32)
    matrix.value_ = np.array([w for line in lines for w in line.terms.values()], dtype=np.float64)
    return model
