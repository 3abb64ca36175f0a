// The draft: checked as it is typed, shown with its findings.

import { byId, element, fragment, show } from "./dom.js";
import { Refused, asDocument, download, post, refuseLargePastes, takeFiles } from "./http.js";
import { missing } from "./board.js";

const PAUSE = 300; // milliseconds without a key before the draft is checked

let attached = null; // a file that is not text, as it is posted
let pending = null; // the check that runs
let timer = 0;
let pasted = () => [];
let onTrouble = () => {};

export function prepareDraft(pastedDocuments, trouble) {
  pasted = pastedDocuments;
  onTrouble = trouble;
  for (const id of ["draft-text", "draft-name", "draft-at"]) byId(id).addEventListener("input", soon);
  byId("download").addEventListener("click", save);
  byId("draft-detach").addEventListener("click", () => {
    byId("draft-name").value = "draft";
    attach(null);
  });
  takeFiles(byId("draft-file"), document.querySelector(".desk-draft"), open);
  refuseLargePastes(byId("draft-text"), failed);
}

// Check again, after a pause in typing.
export function soon() {
  clearTimeout(timer);
  pending?.abort(); // its answer would be about words that are no longer there
  byId("verdict").dataset.stale = "true";
  timer = setTimeout(check, PAUSE);
}

export async function check() {
  clearTimeout(timer);
  pending?.abort();
  const body = request();
  if (!body) return nothing();
  const mine = (pending = new AbortController());
  byId("marks").setAttribute("aria-busy", "true");
  try {
    const found = await post("/page/check", body, mine.signal);
    if (pending === mine) showFound(found);
  } catch (error) {
    if (pending === mine && error.name !== "AbortError") failed(error);
  }
}

function request() {
  const name = byId("draft-name").value.trim() || "draft";
  const text = byId("draft-text").value;
  if (!attached && !text.trim()) return null;
  const at = byId("draft-at").value.trim();
  const draft = attached ? { ...attached, name } : { name, text };
  return { draft, briefings: pasted(), ...(at ? { at } : {}) };
}

function nothing() {
  verdict("none", element("p", {}, "Nothing to check yet."));
  show("marks");
}

function showFound(found) {
  const { error, warning, note } = found.counts;
  const counts = [[error, "error"], [warning, "warning"], [note, "note"]]
    .filter(([number]) => number)
    .map(([number, noun]) => `${number} ${noun}${number === 1 ? "" : "s"}`);
  verdict(
    found.verdict,
    element("p", {}, element("strong", {}, found.verdict_words), `. ${counts.join(", ") || "Nothing found"}.`),
    ...missing(found.incomplete, found.understood ? "The draft is held until this is mended." : "It was not checked."),
    element("p", { class: "hint" }, found.judged),
  );
  show("marks", ...fragment(found.html));
  byId("download").disabled = !found.understood;
  onTrouble(null);
}

// What could not be checked is never left beside an older verdict.
function failed(error) {
  verdict("unknown", element("p", {}, element("strong", {}, "NOT CHECKED"), `. ${error.message}`));
  show("marks");
  if (!(error instanceof Refused) || error.status === 401) onTrouble(error);
}

function verdict(word, ...children) {
  const place = byId("verdict");
  place.dataset.verdict = word;
  delete place.dataset.stale;
  byId("marks").removeAttribute("aria-busy");
  byId("download").disabled = true;
  show("verdict", ...children);
}

async function open(file) {
  try {
    const document = await asDocument(file);
    byId("draft-name").value = document.name;
    if (document.text === undefined) return attach(document);
    byId("draft-text").value = document.text;
    attach(null);
  } catch (error) {
    failed(error);
  }
}

function attach(document) {
  attached = document;
  byId("draft-attached").hidden = !document;
  byId("draft-attached-name").textContent = document ? `${document.name} is checked as it is.` : "";
  byId("draft-text").disabled = Boolean(document);
  check();
}

async function save() {
  const body = request();
  if (!body) return;
  try {
    await download("/api/report", body, `${body.draft.name.replace(/[^\p{L}\p{N}._-]+/gu, "-")}.report.html`);
  } catch (error) {
    onTrouble(error);
  }
}
