/* What stands at the right end of the bar: the way to the page's files, and a link to what is seen.

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

  function draw() {
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

  let isWaiting = false;
  new MutationObserver(() => {
    if (isWaiting) return;
    isWaiting = true;
    requestAnimationFrame(() => {
      isWaiting = false;
      draw();
    });
  }).observe(document.body, { childList: true, subtree: true });
  draw();
})();
