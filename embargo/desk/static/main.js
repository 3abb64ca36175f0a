// The page: it asks for the briefings every few seconds, and checks the draft again when they change.

import { showBoard, showPasted, tick } from "./board.js";
import { byId, element, show } from "./dom.js";
import { check, prepareDraft, soon } from "./draft.js";
import { Refused, asDocument, get, keepPageOnDrop, post, refuseLargePastes, takeFiles } from "./http.js";
import { edit, offer, prepareRules } from "./rules.js";
import { clockFace, setClock } from "./time.js";

const EVERY = 3000; // milliseconds between looks at the briefings

let seen = "";
let timer = 0;
let zone = null;
let pasted = []; // {document, board}
let opened = null; // a file for the form that is not text

function trouble(error) {
  const place = byId("trouble");
  if (!error) {
    place.hidden = true;
    return;
  }
  const words =
    error instanceof Refused
      ? [`The desk refuses: ${error.message} `, error.status === 401 ? element("a", { href: "/login" }, "Log in.") : null]
      : ["The desk does not answer. What stands here may be out of date, and nothing typed now is checked."];
  if (place.hidden || place.textContent !== element("p", {}, ...words).textContent) show("trouble", ...words);
  place.hidden = false;
}

async function look() {
  try {
    const board = await get(`/page/board?seen=${encodeURIComponent(seen)}`);
    const back = !byId("trouble").hidden;
    trouble(null);
    setClock(board.now);
    byId("clock").hidden = false;
    byId("subscribe").hidden = !board.calendar_password;
    byId("calendar-password").textContent = board.calendar_password ?? "";
    const changed = board.revision !== seen;
    if (changed) {
      zone = board.zone;
      offer(board.choices);
      showBoard(board, (briefing, document) => edit(briefing, document, kept));
      seen = board.revision;
    }
    if (changed || back) check();
  } catch (error) {
    trouble(error);
  } finally {
    clearTimeout(timer);
    timer = setTimeout(look, EVERY);
  }
}

function everySecond() {
  byId("clock").textContent = clockFace(zone);
  if (!tick()) return;
  seen = ""; // something has just lifted: the briefings are told anew, and the draft is judged again
  look();
}

async function addBriefing(event) {
  event.preventDefault();
  const name = byId("add-name").value.trim();
  const document = opened ? { ...opened, name } : { name, text: byId("add-text").value };
  try {
    const board = await post("/page/rules", { briefings: [document] });
    pasted = [...pasted.filter((each) => each.document.name !== name), { document, board }];
    byId("add-text").value = "";
    opened = null;
    show("add-said", `Read ${name}. Its rules are in force on this page; sign them to keep them.`);
    showAllPasted();
  } catch (error) {
    show("add-said", `Not read: ${error.message}`);
  }
}

function showAllPasted() {
  showPasted(pasted, (briefing, document) => edit(briefing, document, kept), putAway);
  soon();
}

function putAway(document) {
  pasted = pasted.filter((each) => each.document !== document);
  showAllPasted();
}

function kept(saved, document) {
  if (document) putAway(document);
  show("add-said", `Kept in ${saved.path}.`);
  seen = "";
  look();
}

async function openBriefing(file) {
  try {
    const document = await asDocument(file);
    byId("add").open = true;
    byId("add-name").value = document.name;
    opened = document.text === undefined ? document : null;
    byId("add-text").value = document.text ?? "";
    show("add-said", opened ? `${document.name} is read as it is.` : "");
  } catch (error) {
    show("add-said", `Not opened: ${error.message}`);
  }
}

prepareDraft(() => pasted.map((each) => each.document), trouble);
prepareRules();
keepPageOnDrop();
byId("add-form").addEventListener("submit", addBriefing);
byId("add-text").addEventListener("input", () => (opened = null));
takeFiles(byId("add-file"), document.querySelector(".desk-board"), openBriefing);
refuseLargePastes(byId("add-text"), (error) => show("add-said", `Not pasted: ${error.message}`));
// A page that was out of sight may be long out of date: browsers let its timers sleep.
document.addEventListener("visibilitychange", () => document.hidden || look());
setInterval(everySecond, 1000);
everySecond();
look();
