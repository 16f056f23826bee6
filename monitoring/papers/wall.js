(() => {
  "use strict";
  const messages = [...document.querySelectorAll(".message")];
  const [previous, next, notes] = ["previous", "next", "notes"].map((id) => document.getElementById(id));
  const place = document.querySelector(".place");
  const announcer = document.getElementById("announcer");
  let at = 0;
  let withNotes = false;

  const fromHash = () => {
    const wanted = Number.parseInt(location.hash.slice(1), 10);
    return Number.isInteger(wanted) ? wanted - 1 : 0;
  };
  const show = (wanted, isFirst) => {
    at = Math.min(Math.max(wanted, 0), messages.length - 1);
    messages.forEach((message, number) => { message.hidden = number !== at; });
    document.querySelectorAll(".notes").forEach((it) => { it.hidden = !withNotes; });
    previous.setAttribute("aria-disabled", String(at === 0));
    next.setAttribute("aria-disabled", String(at === messages.length - 1));
    place.textContent = messages[at].dataset.place;
    if (!isFirst) {
      announcer.textContent = messages[at].dataset.announced;
      window.scrollTo(0, 0);
    }
    // Where the page is shown inside another, its address may not be its own.
    try { history.replaceState(null, "", `#${at + 1}`); } catch { /* the place is kept in memory */ }
  };
  const turnNotes = () => {
    withNotes = !withNotes;
    notes.setAttribute("aria-pressed", String(withNotes));
    document.querySelectorAll(".notes").forEach((it) => { it.hidden = !withNotes; });
  };

  // Up and down turn the page only where there is nothing to scroll to.
  const turn = (by) => {
    const root = document.documentElement;
    if (root.scrollHeight > root.clientHeight + 2) return false;
    show(at + by);
    return true;
  };
  const moves = {
    ArrowRight: () => show(at + 1), PageDown: () => show(at + 1), ArrowDown: () => turn(1),
    ArrowLeft: () => show(at - 1), PageUp: () => show(at - 1), ArrowUp: () => turn(-1),
    Home: () => show(0), End: () => show(messages.length - 1),
    n: turnNotes, N: turnNotes,
  };
  const press = (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.target.closest?.("input, textarea, select")) return;
    const isScrolling = event.target.closest?.('[role="region"]');
    if (isScrolling && event.key.startsWith("Arrow") && isScrolling.scrollWidth > isScrolling.clientWidth) return;
    if (event.key === " " && !event.target.closest?.("button")) {
      show(at + (event.shiftKey ? -1 : 1));
      event.preventDefault();
    } else if (Object.hasOwn(moves, event.key)) {
      if (moves[event.key]() !== false) event.preventDefault();
    }
  };
  document.addEventListener("keydown", press);
  // Inside the dashboard the keys go to the page around until somebody clicks: hear them there too.
  const around = (() => {
    try { return window.parent === window ? null : window.parent.document; } catch { return null; }
  })();
  if (around) {
    const frame = window.frameElement;
    const hear = (event) => {
      if (frame?.isConnected && frame.contentDocument === document) press(event);
      else around.removeEventListener("keydown", hear);
    };
    around.addEventListener("keydown", hear);
  }
  window.focus();
  previous.addEventListener("click", () => show(at - 1));
  next.addEventListener("click", () => show(at + 1));
  notes.addEventListener("click", turnNotes);
  window.addEventListener("hashchange", () => show(fromHash()));

  let touched = null;
  document.addEventListener("touchstart", (event) => {
    const isScrolling = event.target.closest?.('[role="region"]');
    touched = isScrolling || event.touches.length > 1 ? null : event.touches[0];
  }, { passive: true });
  document.addEventListener("touchend", (event) => {
    if (!touched) return;
    const across = event.changedTouches[0].clientX - touched.clientX;
    const down = event.changedTouches[0].clientY - touched.clientY;
    if (Math.abs(across) > 50 && Math.abs(across) > 1.5 * Math.abs(down)) show(at + (across < 0 ? 1 : -1));
    touched = null;
  }, { passive: true });
  show(fromHash(), true);
})();
