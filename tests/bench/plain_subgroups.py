"""The Subgroups page written plainly: three plotly.express figures, live queries, no tuning.

The bench serves it with `streamlit run`, beside the page of the product. It reads the same rows.
"""

import os

import duckdb
import plotly.express as px
import streamlit as st

GOAL = ["milestones_eog_proficient", "milestones_eoc_proficient", "graduation_rate_4yr"]
SCOPE = "indicator_id = ? and content_area = ? and grade_span = ? and organisation = ?"

connection = duckdb.connect(os.environ["PLAIN_DATABASE"], read_only=True)


def options(column, where, *values):
    rows = connection.execute(
        f"select distinct {column} from findings where is_own and {where} order by 1",  # noqa: S608
        values,
    ).fetchall()
    return [value for (value,) in rows]


def select(label, choices, default=None):
    index = choices.index(default) if default in choices else 0
    return st.sidebar.selectbox(label, choices, index=index)


st.set_page_config(page_title="Subgroups", layout="wide")
indicator = select("Indicator", GOAL)
contents = options("content_area", "indicator_id = ?", indicator)
content = select("Content area", contents, "English Language Arts")
spans = options("grade_span", "indicator_id = ? and content_area = ?", indicator, content)
span = select("Grade span", spans, "All tested grades")
chosen = [indicator, content, span]
places = options(
    "organisation", "indicator_id = ? and content_area = ? and grade_span = ?", *chosen
)
place = select("School", places, "Clayton County")
chosen.append(place)
period = select("Period", options("period", SCOPE, *chosen), "2024")
groups = options("subgroup", f"{SCOPE} and period = ?", *chosen, period)
group = select("Subgroup", groups, "English Learners")

history = connection.execute(
    f"select * from findings where is_own and {SCOPE} order by period, sort_order",  # noqa: S608
    chosen,
).df()
now = history[history["period"] == period]
own = history[history["subgroup"] == group]

st.title("Subgroups")
row = now[now["subgroup"] == group].iloc[0]
st.header(f"{group}: {row['value']:.1f} in {row['period']}, {row['gap_verdict']}")
st.write(f"Gap to {row['complement']}: {row['gap_points']:.1f} points. {row['change']}")

st.subheader("Gaps of all groups")
bars = now.dropna(subset=["gap_points"])
bars = bars.assign(
    above=bars["gap_high"] - bars["gap_points"],
    below=bars["gap_points"] - bars["gap_low"],
    is_chosen=bars["subgroup"] == group,
)
figure = px.scatter(
    bars,
    x="gap_points",
    y="subgroup",
    color="is_chosen",
    error_x="above",
    error_x_minus="below",
    hover_data=["value", "complement_value", "n", "gap_verdict"],
    height=600,
)
st.plotly_chart(figure)
st.dataframe(
    now[["subgroup", "value", "n", "complement_value", "gap_points", "gap_low", "gap_high"]]
)

st.subheader("Gaps over time")
figure = px.line(
    history.dropna(subset=["gap_points"]).assign(
        is_chosen=lambda rows: rows["subgroup"] == group,
    ),
    x="period",
    y="gap_points",
    facet_col="subgroup",
    facet_col_wrap=4,
    color="is_chosen",
    markers=True,
    height=900,
)
st.plotly_chart(figure)

st.subheader(f"{group} beside {row['complement']}")
trend = own.melt(
    id_vars="period", value_vars=["value", "complement_value"], var_name="who", value_name="percent"
)
st.plotly_chart(px.line(trend, x="period", y="percent", color="who", markers=True))
connection.close()
