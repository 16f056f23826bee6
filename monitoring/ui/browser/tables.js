/* What a person does with a table in the browser: sort by a click on a head, filter by a box.

The tables of a page are plain HTML of `panels` and stay so. This script is drawn once a page and
finds every one of them, also after a run has changed the page. Streamlit drops a script in which a
less-than sign stands right before a letter, a slash or an exclamation mark. */
(() => {
  if (window.tablesOfMonitoring) return;
  window.tablesOfMonitoring = true;
  const words = WORDS;
  const LEAST_SORTED = 3; // rows
  const MOST_WITHOUT_FILTER = 12; // rows
  const MOST_WITHOUT_FRAME = 20; // rows
  const chosen = new Map(); // what was chosen for a table: its key -> {column, isDown, query}
  const place = new WeakMap(); // a row -> its place as the page has it
  const collator = new Intl.Collator(document.documentElement.lang || "en", {
    numeric: true,
    sensitivity: "base",
  });

  const rowsOf = (table) => [...table.tBodies].flatMap((body) => [...body.rows]);
  const headsOf = (table) => [...table.tHead.rows[0].cells];
  const plain = (text) => text.replace(/\s+/g, " ").trim();
  const folded = (text) => plain(text).normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

  /* Return the tables that can be sorted: one row of heads, no cell across others. */
  function tables() {
    return [...document.querySelectorAll(".table table")].filter(
      (table) =>
        table.tHead?.rows.length === 1 &&
        !table.querySelector("[rowspan], [colspan]") &&
        rowsOf(table).length >= LEAST_SORTED,
    );
  }

  /* Know a table again after a run: by its page and its heads, and which of several it is. */
  function keyOf(table, seen) {
    const heads = headsOf(table).map((head) => plain(head.textContent));
    const key = [location.pathname, ...heads].join("|");
    seen[key] = (seen[key] || 0) + 1;
    return key + seen[key];
  }

  /* Return what a cell is sorted by: {last}, or its figure, its day or quarter, and its text. */
  function read(cell) {
    const text = plain(cell ? cell.textContent : "");
    const bare = text.replace(/^[^\p{L}\p{N}+\u2212-]+/u, "");
    const isNothing = !bare || /^\u2013/.test(text) || words.nothing.includes(bare.toLowerCase());
    const number = bare.replace(words.about, "").match(/^([+\u2212-]?)\s?(\d[\d.,\u00a0\u202f]*)/);
    const day = bare.match(/^\p{L}+\.? \d{1,2}, \d{4}/u);
    const quarter = bare.match(/^\D{1,10}(\d)\D{1,2}(\d{4}-\d{2})/);
    return {
      isNothing,
      isEnd: words.ends.some((end) => bare.includes(end)),
      number: number && (number[1] === "" || number[1] === "+" ? 1 : -1) * amount(number[2]),
      day: day ? Date.parse(day[0]) : NaN,
      text: parts(quarter ? `${quarter[2]} ${quarter[1]}` : bare),
    };
  }

  /* Take words apart at their first figure, so that like verdicts stand in the order of theirs. */
  function parts(text) {
    const found = text.match(/[+\u2212-]?\d[\d.,\u00a0\u202f]*/);
    if (!found) return { words: text, number: 0, text };
    const [sign, digits] = [/^[\u2212-]/.test(found[0]) ? -1 : 1, found[0].replace(/^\D/, "")];
    return { words: text.slice(0, found.index), number: sign * amount(digits), text };
  }

  function amount(digits) {
    return parseFloat(digits.replaceAll(words.group, "").replace(words.decimal, "."));
  }

  /* Return for each row what it is sorted by: null for what goes last, whichever way. */
  function values(rows, column) {
    const cells = rows.map((row) => read(row.cells[column]));
    const told = cells.filter((cell) => !cell.isNothing);
    if (!told.length) return cells.map((cell) => cell.text);
    const isOf = (kind) => told.filter(kind).length * 2 > told.length;
    if (isOf((cell) => !Number.isNaN(cell.day))) {
      return cells.map((cell) => (Number.isNaN(cell.day) ? null : cell.day));
    }
    if (isOf((cell) => cell.number !== null)) {
      return cells.map((cell) => (cell.isNothing || cell.isEnd ? null : cell.number));
    }
    return cells.map((cell) => (cell.isNothing ? null : cell.text));
  }

  function compare(one, other) {
    if (typeof one === "number") return one - other;
    return (
      collator.compare(one.words, other.words) ||
      one.number - other.number ||
      collator.compare(one.text, other.text)
    );
  }

  /* Set the rows of each group of rows in order; those alike stand as the page has them. */
  function sort(table, { column, isDown }) {
    for (const body of table.tBodies) {
      const rows = [...body.rows];
      const found = column === undefined ? [] : values(rows, column);
      const value = new Map(rows.map((row, index) => [row, found[index] ?? null]));
      const wanted = [...rows].sort((one, other) => {
        const [first, second] = [value.get(one), value.get(other)];
        const isLast = (first === null) - (second === null);
        const order = first === null || second === null ? isLast : compare(first, second);
        const turned = isDown && !isLast ? -order : order;
        return turned || place.get(one) - place.get(other);
      });
      if (wanted.some((row, index) => row !== rows[index])) body.append(...wanted);
    }
    headsOf(table).forEach((head, index) => {
      const sorted = isDown ? "descending" : "ascending";
      if (index === column) head.setAttribute("aria-sort", sorted);
      else head.removeAttribute("aria-sort");
    });
  }

  /* Show the rows that hold what was typed, and say how many they are. */
  function filter(table, { query }) {
    const rows = rowsOf(table);
    const asked = folded(query);
    for (const row of rows) {
      const isHidden = !!asked && !folded(row.textContent).includes(asked);
      if (row.hidden !== isHidden) row.hidden = isHidden;
    }
    const box = table.parentElement.querySelector(":scope > .find");
    if (!box) return;
    const said = words.shown
      .replace("#shown", rows.filter((row) => !row.hidden).length)
      .replace("#n", rows.length);
    const output = box.querySelector("output");
    if (output.textContent !== said) output.textContent = said;
    const input = box.querySelector("input");
    if (input !== document.activeElement && input.value !== query) input.value = query;
    box.classList.toggle("used", !!asked);
  }

  function addHeads(table) {
    for (const head of headsOf(table)) {
      if (head.querySelector("button") || !plain(head.textContent)) continue;
      const button = document.createElement("button");
      button.type = "button";
      button.className = "sort";
      button.append(...head.childNodes);
      head.append(button);
    }
  }

  function addBox(table) {
    const frame = table.parentElement;
    const isLong = rowsOf(table).length > MOST_WITHOUT_FILTER;
    const box = frame.querySelector(":scope > .find");
    if (box && !isLong) box.remove();
    if (box || !isLong) return;
    const made = document.createElement("div");
    const label = document.createElement("label");
    const input = document.createElement("input");
    made.className = "find";
    input.type = "search";
    input.autocomplete = "off";
    input.setAttribute("aria-label", words.label);
    label.append(words.label, " ", input);
    // An output is a live region: its words are said when they change.
    made.append(label, document.createElement("output"));
    frame.prepend(made);
  }

  /* Set a table of very many rows into a frame that scrolls, with a button that shows it whole. */
  function setFrame(table, isWhole) {
    const frame = table.parentElement;
    const n = rowsOf(table).length;
    const isLong = n > MOST_WITHOUT_FRAME;
    frame.classList.toggle("framed", isLong && !isWhole);
    const box = frame.querySelector(":scope > .find");
    let whole = box?.querySelector("button");
    if (whole && !isLong) whole.remove();
    if (!box || !isLong) return;
    if (!whole) {
      whole = document.createElement("button");
      whole.type = "button";
      whole.className = "whole";
      box.append(whole);
    }
    const said = (isWhole ? words.frame : words.whole).replace("#n", n);
    if (whole.textContent !== said) whole.textContent = said;
    frame.style.setProperty("--find", `${box.offsetHeight}px`);
  }

  /* Number rows in the order in which the page has them; new ones come after those it had. */
  function number(table) {
    for (const body of table.tBodies) {
      const known = [...body.rows].map((row) => place.get(row) ?? -1);
      let next = Math.max(...known) + 1;
      for (const row of body.rows) {
        if (!place.has(row)) place.set(row, next++);
      }
    }
  }

  /* Tell tables that fit the page, whose head the style keeps in view, from those that do not. */
  function fit(table) {
    const frame = table.parentElement;
    if (!frame.clientWidth) return;
    const isFramed = frame.classList.contains("framed");
    frame.classList.toggle("fits", !isFramed && table.offsetWidth <= frame.clientWidth + 1);
    follow(table, held());
  }

  /* Return how far down what stays at the top of the page reaches; a head stays below it. */
  function held() {
    const bars = [
      document.querySelector("[data-testid=stHeader]"),
      document.querySelector(".st-key-bar")?.parentElement,
    ];
    const seen = bars.filter((bar) => {
      if (!bar) return false;
      const { position, backgroundColor } = getComputedStyle(bar);
      return position !== "static" && !/^transparent$|, 0\)$/.test(backgroundColor);
    });
    const reach = Math.max(0, ...seen.map((bar) => bar.getBoundingClientRect().bottom));
    document.documentElement.style.setProperty("--held", `${reach}px`);
    return reach;
  }

  /* Keep the head of a table that scrolls sideways in view: its frame is in the way of the style. */
  function follow(table, reach) {
    const { top, height } = table.getBoundingClientRect();
    if (!height) return;
    const [above, own] = [table.tHead.offsetTop, table.tHead.offsetHeight];
    const frame = table.parentElement.classList;
    const isHeld = !frame.contains("fits") && !frame.contains("framed");
    const below = reach - top - above;
    const shift = isHeld ? Math.min(Math.max(0, below), height - above - 2 * own) : 0;
    table.style.setProperty("--shift", `${Math.max(0, shift)}px`);
  }

  const measured = new WeakSet();
  const sizes = new ResizeObserver((entries) => {
    for (const { target } of entries) {
      const table = target.closest(".table")?.querySelector("table");
      if (table) fit(table);
    }
  });

  /* Streamlit puts groups of pages and their heads among the items of one list; a reader of the
  screen is told of a list for each group, by its head. */
  function partPages() {
    for (const group of document.querySelectorAll('[data-testid="stSidebarNavItems"] > div')) {
      const head = group.querySelector("header");
      group.setAttribute("role", "list");
      group.parentElement.setAttribute("role", "presentation");
      head?.setAttribute("role", "presentation");
      const name = plain(head?.querySelector("p")?.textContent || "");
      if (name) group.setAttribute("aria-label", name);
    }
  }

  function draw() {
    partPages();
    const seen = {};
    for (const table of tables()) {
      const key = keyOf(table, seen);
      const choice = chosen.get(key);
      // What is written anew without a change is a change to all who watch the page.
      if (!table.classList.contains("sortable")) table.classList.add("sortable");
      number(table);
      addHeads(table);
      addBox(table);
      setFrame(table, choice?.isWhole);
      if (choice || table.querySelector("[aria-sort]")) sort(table, choice || {});
      filter(table, { query: choice?.query || "" });
      if (table.dataset.key !== key) table.dataset.key = key;
      if (!measured.has(table)) [table, table.parentElement].map((it) => sizes.observe(it));
      measured.add(table);
    }
  }

  function choose(table, change) {
    const key = table.dataset.key;
    chosen.set(key, { ...chosen.get(key), ...change });
    draw();
  }

  document.addEventListener("click", ({ target }) => {
    const button = target.closest?.("table.sortable .sort");
    if (!button) return;
    const head = button.closest("th");
    const sorted = head.getAttribute("aria-sort");
    // A third click gives the page's own order back.
    const column = sorted === "descending" ? undefined : head.cellIndex;
    choose(head.closest("table"), { column, isDown: sorted === "ascending" });
  });

  document.addEventListener("click", ({ target }) => {
    const button = target.closest?.(".find .whole");
    if (!button) return;
    const table = button.closest(".table").querySelector("table");
    choose(table, { isWhole: !chosen.get(table.dataset.key)?.isWhole });
    fit(table);
  });

  document.addEventListener("input", ({ target }) => {
    const box = target.closest?.(".find");
    if (box) choose(box.parentElement.querySelector("table"), { query: target.value });
  });

  document.addEventListener(
    "scroll",
    () => {
      const reach = held();
      document.querySelectorAll("table.sortable").forEach((table) => follow(table, reach));
    },
    { capture: true, passive: true },
  );

  let isWaiting = false;
  new MutationObserver(() => {
    if (isWaiting) return;
    isWaiting = true;
    requestAnimationFrame(() => {
      isWaiting = false;
      document.dispatchEvent(new Event("page-drawn"));
      draw();
    });
  }).observe(document.body, { childList: true, characterData: true, subtree: true });
  draw();
})();
