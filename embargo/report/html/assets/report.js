"use strict";
// The page works without this. It adds: Escape goes back to where a link was followed, a click on marked words opens
// their note, and a note lights up the words it is about.
(() => {
  let followed = null;

  const visit = (target) => {
    target.focus({ preventScroll: true });
    target.scrollIntoView({ block: "nearest" });
  };

  const light = (anchor, on) => {
    for (const mark of document.querySelectorAll("mark[data-findings]")) {
      if (mark.dataset.findings.split(" ").includes(anchor)) mark.classList.toggle("lit", on);
    }
    document.getElementById(anchor)?.classList.toggle("lit", on);
  };

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#']");
    if (link) {
      const target = document.getElementById(link.hash.slice(1));
      if (!target) return;
      followed = link;
      target.focus();
      return;
    }
    const mark = event.target.closest("mark[data-findings]");
    const selecting = String(document.getSelection()) !== "";
    if (!mark || selecting) return;
    const note = document.getElementById(mark.dataset.findings.split(" ")[0]);
    if (note) {
      followed = document.getElementById(note.dataset.reference);
      visit(note);
    }
  });

  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    const note = document.activeElement?.closest("[data-reference]");
    const back = followed ?? (note && document.getElementById(note.dataset.reference));
    if (!back) return;
    followed = null;
    event.preventDefault();
    visit(back);
  });

  for (const [enter, leave] of [["mouseover", "mouseout"], ["focusin", "focusout"]]) {
    for (const [kind, on] of [[enter, true], [leave, false]]) {
      document.addEventListener(kind, (event) => {
        const note = event.target.closest?.(".finding[data-reference]");
        const mark = event.target.closest?.("mark[data-findings]");
        if (note) light(note.id, on);
        else if (mark) light(mark.dataset.findings.split(" ")[0], on);
      });
    }
  }
})();
