/* What stands at the right end of the bar: the way to the page's files, and a link to what is seen;
and how small charts must be on paper.

Both do what a reader could do by hand, so a page without the script lacks nothing. */
(() => {
  if (window.barOfMonitoring) return;
  window.barOfMonitoring = true;
  const words = WORDS;

  const files = () => document.querySelector('[class*="st-key-take-"] summary');

  function button(name, act) {
    const made = document.createElement("button");
    made.type = "button";
    made.textContent = name;
    made.addEventListener("click", () => act(made));
    return made;
  }

  /* Open the page's files, wherever on it they are. */
  function show() {
    const summary = files();
    if (!summary.parentElement.open) summary.click();
    summary.focus();
    summary.scrollIntoView({ block: "center" });
  }

  /* The address holds every choice. Where a browser lets no page write what is kept to be pasted,
  as without TLS, it is marked in a box for the moment. */
  async function copy(made) {
    const said = made.parentElement.querySelector("output");
    try {
      if (navigator.clipboard) await navigator.clipboard.writeText(location.href);
      else byHand(location.href);
      said.textContent = words.copied;
    } catch {
      said.textContent = words.notCopied;
    }
    made.focus();
  }

  function byHand(text) {
    const box = document.createElement("textarea");
    box.value = text;
    document.body.append(box);
    box.select();
    const isDone = document.execCommand("copy");
    box.remove();
    if (!isDone) throw new Error();
  }

  /* A chart keeps on paper the width it was drawn in: the style makes it as wide as a sheet. */
  const SHEET = 720; // pixels of a Letter page between its margins
  function fitOnPaper() {
    // While the style for paper is on, a chart drawn again has the width that this share gave it.
    if (matchMedia("print").matches) return;
    const widths = [...document.querySelectorAll("[data-testid=stPlotlyChart]")].map(
      (chart) => chart.offsetWidth,
    );
    const share = Math.min(1, SHEET / Math.max(SHEET, ...widths));
    document.documentElement.style.setProperty("--on-paper", share.toFixed(3));
  }

  function draw() {
    fitOnPaper();
    const bar = document.querySelector(".st-key-bar");
    if (!bar) return;
    let tools = bar.querySelector(":scope > .tools");
    if (!tools) {
      tools = document.createElement("div");
      tools.className = "tools";
      // An output is a live region: its words are said when they change.
      const said = document.createElement("output");
      tools.append(said, button(words.files, show), button(words.copy, copy));
    }
    if (bar.lastElementChild !== tools) bar.append(tools);
    const [said, way] = tools.children;
    const hasNone = !files();
    if (way.hidden !== hasNone) way.hidden = hasNone;
    if (tools.dataset.of !== location.href) {
      tools.dataset.of = location.href;
      if (said.textContent) said.textContent = "";
    }
  }

  // The script of the tables looks at what changes on a page, once for both.
  document.addEventListener("page-drawn", draw);
  draw();
})();
