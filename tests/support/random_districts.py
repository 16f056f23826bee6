"""Districts made up at random: every count of them, added up from their students."""

from pathlib import Path

import numpy as np
import pandas as pd

from tests.support.attacker import ALL, PAIRS, RACES

SUBGROUPS = pd.read_csv(Path(__file__).parents[2] / "data" / "subgroups.csv")


def district_of(n_schools, seed):
    """Every count of a district whose source marks small groups, added up from its students."""
    random = np.random.default_rng(seed)
    tables = []
    for number in range(n_schools):
        n = int(random.choice([30, 150, 400, 700], p=[0.1, 0.3, 0.3, 0.3]))
        share = random.dirichlet([8, 4, 0.7, 0.5])
        language = np.where(random.random(n) < random.choice([0.03, 0.2]), *PAIRS[2])
        students = pd.DataFrame({"race": random.choice(RACES, n, p=share), "language": language})
        students["all"], students["passed"] = ALL, (random.random(n) < 0.4).astype(float)
        tables.append(students.assign(organisation_id=f"D-{number:03}"))
    everyone = pd.concat(tables)
    everyone = pd.concat([everyone, everyone.assign(organisation_id="D")])
    counts = [
        everyone.rename(columns={by: "subgroup"})
        .groupby(["organisation_id", "subgroup"])["passed"]
        .agg(["sum", "size"])
        .reset_index()
        for by in ("all", "race", "language")
    ]
    rows = pd.concat(counts, ignore_index=True)
    rows = rows.rename(columns={"sum": "numerator", "size": "denominator"})
    rows["denominator"] = rows["denominator"].astype(float)
    rows["value"] = rows["published_value"] = 100 * rows["numerator"] / rows["denominator"]
    level = np.where(rows["organisation_id"] == "D", "district", "school")
    test = {"indicator_id": "tested", "period": "2024", "content_area": "Science"}
    more = {"grade_span": "8", "data_state": "measured", "value_code": "", "note": ""}
    return rows.assign(organisation_level=level, **test, **more)
