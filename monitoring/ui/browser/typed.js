/* What somebody types is kept: whenever they pause, and before a link leads away.

Streamlit takes a text when its field is left. A link that is pressed then would lead away before
the run that keeps the text is over. */
(() => {
  if (window.typedOfMonitoring) return;
  window.typedOfMonitoring = true;
  const PAUSE = 1500; // ms without a key
  const LEAST = 150; // ms until a field that was left is told of
  const MOST = 5000; // ms that a link waits
  let isTyped = false;
  let pause = 0;

  const isOver = () => document.querySelector(".stApp")?.dataset.testScriptState === "notRunning";

  /* By these keys Streamlit takes a text, and its field keeps the focus. */
  function take(field) {
    const keys = { key: "Enter", ctrlKey: true, bubbles: true };
    if (field.isConnected) field.dispatchEvent(new KeyboardEvent("keydown", keys));
  }

  document.addEventListener("input", ({ target }) => {
    if (!target.closest?.(".stTextArea, .stTextInput")) return;
    isTyped = true;
    clearTimeout(pause);
    if (target.matches("textarea")) pause = setTimeout(() => take(target), PAUSE);
  });

  /* Press a link once the run is over that its own press began. */
  function pressLater(link) {
    const since = performance.now();
    const look = setInterval(() => {
      const waited = performance.now() - since;
      if (MOST > waited && (LEAST > waited || !isOver())) return;
      clearInterval(look);
      isTyped = false;
      if (link.isConnected) link.click();
      else location.assign(link.href);
    }, 50);
  }

  document.addEventListener(
    "click",
    (event) => {
      const link = event.target.closest?.('a[href]:not([target="_blank"])');
      const isBeside = event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
      if (!isTyped || !link || isBeside) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      pressLater(link);
    },
    { capture: true },
  );
})();
