/* What stands at the right end of the bar: the way to the page's files, a link to what is seen and,
where the screen is narrow, what opens the filters; and how small charts must be on paper. */
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

  const filters = (bar) => bar.querySelector(":scope > :has(> .st-key-filters)");

  /* The style shows the filters of a bar that is marked as open, and on a wide screen always. */
  function openFilters(made) {
    const { dataset } = made.closest(".st-key-bar");
    dataset.open = dataset.open ? "" : "yes";
    draw();
  }

  /* How many filters are set is said by the bar's own words; a page change folds them again. */
  function drawFilters(bar, made) {
    if (bar.dataset.page !== location.pathname) {
      bar.dataset.page = location.pathname;
      bar.dataset.open = "";
    }
    const n = bar.querySelector("[data-filtered]")?.dataset.filtered || "0";
    const name = n === "0" ? words.filters : words.filtered.replace("#", n);
    const isOpen = String(Boolean(bar.dataset.open));
    const hasNone = !filters(bar);
    if (made.hidden !== hasNone) made.hidden = hasNone;
    if (made.textContent !== name) made.textContent = name;
    if (made.ariaExpanded !== isOpen) made.ariaExpanded = isOpen;
  }

  /* A chart keeps on paper the width it was drawn in: the style makes it as wide as a sheet. */
  const SHEET = 720; // pixels of a Letter page between its margins
  function fitOnPaper() {
    // While the style for paper is on, a chart drawn again has the width that this share gave it.
    if (matchMedia("print").matches) return;
    const charts = [...document.querySelectorAll("[data-testid=stPlotlyChart]")];
    const widths = charts.map((chart) => chart.offsetWidth);
    // A sheet has room for the part of a chart that is seen; the style knows how much that is.
    for (const chart of charts) {
      const box = chart.closest("[data-testid=stElementContainer]");
      box?.style.setProperty("--drawn-height", `${chart.offsetHeight}px`);
    }
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
      const opens = button(words.filters, openFilters);
      opens.className = "opens-filters";
      tools.append(opens);
    }
    // The filters are the bar's last line, and come after what opens them.
    const line = filters(bar);
    if (tools.parentElement !== bar || tools.nextElementSibling !== line) {
      bar.insertBefore(tools, line);
    }
    const [said, way, , opens] = tools.children;
    drawFilters(bar, opens);
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
