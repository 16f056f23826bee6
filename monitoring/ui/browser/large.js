/* What a person does with a small picture: open it large, by a click or a key, and close it again.

A picture keeps its place in the page: what opens is a copy in a dialog, beside what the page says
of it. The browser holds the focus in the dialog and gives it back. */
(() => {
  if (window.largeOfMonitoring) return;
  window.largeOfMonitoring = true;
  const words = WORDS;
  const SMALL = ".stMarkdown svg:is(.picture, .outlook):not(.strip, .compared)";
  const [LEAST, MOST] = [1.5, 4]; // times its own size
  const plain = (text) => (text || "").replace(/\s+/g, " ").trim();
  let opener = null;

  /* Make a button of every small picture that is drawn: its name stays what it shows. */
  function draw() {
    for (const picture of document.querySelectorAll(SMALL)) {
      if (picture.dataset.opens) continue;
      picture.dataset.opens = "large";
      picture.setAttribute("role", "button");
      picture.setAttribute("tabindex", "0");
      picture.setAttribute("aria-haspopup", "dialog");
      picture.setAttribute("aria-description", words.open);
    }
  }

  function make(name, text) {
    const made = document.createElement(name);
    if (text) made.textContent = text;
    return made;
  }

  /* Return the one dialog, made when it is first asked for. */
  function dialogOf() {
    const known = document.querySelector("dialog.large");
    if (known) return known;
    const dialog = make("dialog");
    const close = make("button", words.close);
    dialog.className = "large";
    close.type = "button";
    close.addEventListener("click", () => dialog.close());
    dialog.append(close, make("h2"), make("div"), make("dl"), make("p"));
    dialog.addEventListener("click", ({ target }) => {
      if (target === dialog) dialog.close();
    });
    dialog.addEventListener("close", () => opener?.focus({ preventScroll: true }));
    document.body.append(dialog);
    return dialog;
  }

  /* Return what a picture is of: the head of its row, or the heading over it. */
  function titleOf(picture) {
    const near = picture.closest("tr, article, .goal-tile");
    const own = near?.querySelector('th[scope="row"], h3, h2');
    return plain(own?.textContent) || plain(document.querySelector("main h2")?.textContent);
  }

  /* Return what the other cells of a picture's row say, each under its head. */
  function toldOf(picture) {
    const row = picture.closest("tr");
    if (!row) return [];
    const heads = [...row.closest("table").tHead.rows[0].cells];
    return [...row.cells]
      .map((cell, at) => [plain(heads[at]?.textContent), plain(cell.textContent), cell])
      .filter(([, told, cell]) => told && cell.tagName === "TD" && !cell.contains(picture))
      .map(([head, told]) => [make("dt", head), make("dd", told)]);
  }

  function copyOf(picture) {
    const copy = picture.cloneNode(true);
    for (const name of ["tabindex", "aria-haspopup", "aria-description", "data-opens"]) {
      copy.removeAttribute(name);
    }
    copy.setAttribute("role", "img");
    const whole = picture.dataset.whole || picture.getAttribute("viewBox");
    copy.setAttribute("viewBox", whole);
    return [copy, ...whole.split(" ").slice(2).map(Number)];
  }

  function open(picture) {
    const dialog = dialogOf();
    const [, title, frame, told, alt] = dialog.children;
    const [copy, width, height] = copyOf(picture);
    const room = [innerWidth * 0.94 - 64, innerHeight * 0.6];
    // On a phone it is wider than the screen, within a frame that scrolls.
    const times = Math.min(MOST, Math.max(LEAST, Math.min(room[0] / width, room[1] / height)));
    // Letters, dots and lines keep the size that is read best; places alone grow.
    dialog.style.setProperty("--times", times);
    copy.style.width = `${width * times}px`;
    frame.tabIndex = width * times > room[0] ? 0 : -1;
    frame.setAttribute("role", "region");
    frame.setAttribute("aria-label", titleOf(picture));
    title.textContent = titleOf(picture);
    dialog.setAttribute("aria-label", title.textContent || words.open);
    frame.replaceChildren(copy);
    told.replaceChildren(...toldOf(picture).flat());
    told.hidden = !told.children.length;
    alt.textContent = picture.getAttribute("aria-label");
    // A name that says no more than the heading is not said again.
    alt.hidden = alt.textContent.endsWith(title.textContent);
    const app = document.querySelector(".stApp");
    const style = getComputedStyle(app);
    dialog.style.colorScheme = style.colorScheme;
    dialog.style.background = style.backgroundColor;
    dialog.style.color = getComputedStyle(picture).color;
    dialog.style.fontFamily = style.fontFamily;
    opener = picture;
    dialog.showModal();
  }

  document.addEventListener("click", ({ target }) => {
    const picture = target.closest?.("svg[data-opens]");
    if (picture && !picture.closest("a")) open(picture);
  });

  document.addEventListener("keydown", (event) => {
    if (!event.target.matches?.("svg[data-opens]")) return;
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    open(event.target);
  });

  // The script of the tables looks at what changes on a page, once for all.
  document.addEventListener("page-drawn", draw);
  draw();
})();
