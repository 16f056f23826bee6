/* A link in a page's own words leads to its page as those at the side do: the dashboard stays. */
(() => {
  if (window.linksOfMonitoring) return;
  window.linksOfMonitoring = true;
  let taken = null; // the link that somebody took, while it is still on the page

  /* What the link asks for; where it keeps the rest, with all else that is chosen. */
  function addressOf(link) {
    const asked = new URL(link.href);
    if (!("keeps" in link.dataset)) return asked;
    const kept = new URL(location.href);
    asked.searchParams.forEach((value, name) => kept.searchParams.set(name, value));
    return kept;
  }

  document.addEventListener("click", (event) => {
    const link = event.target.closest?.('.stMarkdown a[href][target="_self"]');
    const isPlain = !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
    if (!link || event.button || !isPlain || event.defaultPrevented) return;
    // A place on this page, or another site, is the browser's own to find.
    if (link.hash || link.origin !== location.origin) return;
    event.preventDefault();
    taken = link;
    history.pushState(null, "", addressOf(link));
    // Streamlit takes page and choices from the address as it does for the way back.
    dispatchEvent(new PopStateEvent("popstate"));
  });

  /* Where the link is gone that had the focus, the page's title has it. */
  document.addEventListener("page-drawn", () => {
    if (!taken || taken.isConnected) return;
    taken = null;
    const title = document.querySelector(".st-key-bar h1");
    if (!title || document.activeElement !== document.body) return;
    title.tabIndex = -1;
    title.focus();
  });
})();
