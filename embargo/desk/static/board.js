// The briefings: what is held until when, in the host's words.

import { byId, element, show } from "./dom.js";
import { now, wait } from "./time.js";

const FEW = 5;

export function showBoard(board, edit) {
  byId("board").setAttribute("aria-busy", "false");
  show("board-incomplete", ...missing(board.incomplete, "Every draft is held until this is mended."));
  const cards = (lifted) =>
    board.briefings
      .filter((briefing) => briefing.lifted === lifted)
      .map((briefing) => card(briefing, [signButton(briefing, edit)]));
  const none = element("p", {}, "The desk has no briefing. Add one below.");
  show("board", ...(board.briefings.length ? [...cards(false), past(cards(true))] : [none]));
  tick();
}

// Briefings of which nothing is held any more; a long list of them stays out of the way.
function past(cards) {
  if (cards.length <= FEW) return element("div", {}, ...cards);
  return element("details", { class: "add" }, element("summary", {}, `Nothing held any more: ${cards.length} briefings`), ...cards);
}

export function showPasted(pasted, edit, close) {
  const cards = pasted.flatMap(({ document, board }) => [
    ...missing(board.incomplete, "Every draft is held while it stands here."),
    ...board.briefings.map((briefing) =>
      card(briefing, [signButton(briefing, edit, document), closeButton(document, close)]),
    ),
    ...(board.briefings.length ? [] : [closeButton(document, close)]),
  ]);
  const head = element("h3", {}, "Pasted here ", element("span", { class: "hint" }, "(in force on this page, not kept)"));
  show("pasted", ...(cards.length ? [head, ...cards] : []));
  tick();
}

export function missing(incomplete, consequence) {
  return incomplete.map(({ source, reason }) =>
    element("p", { class: "trouble" }, element("strong", {}, source), `: ${reason}. `, consequence),
  );
}

// Every countdown as it stands now; whether one of them has just run out.
export function tick() {
  let lifted = false;
  for (const place of document.querySelectorAll("[data-until]")) {
    const left = Date.parse(place.dataset.until) - now();
    const state = left > 0 ? "held" : "lifted";
    if (place.dataset.state === "held" && state === "lifted") lifted = true;
    place.dataset.state = state;
    place.textContent = left > 0 ? `lifts in ${wait(left)}` : "lifted";
  }
  return lifted;
}

function card(briefing, buttons) {
  return element(
    "article",
    { class: "briefing" },
    element("h3", {}, briefing.title ?? briefing.sources.join(", ")),
    element("p", { class: "hint" }, `${briefing.sources.join(", ")}. ${briefing.held}`),
    briefing.file ? element("p", {}, briefing.file) : null,
    element("ul", { class: "lifts" }, ...briefing.embargoes.map(embargo), ...noEmbargo(briefing)),
    element("ul", {}, ...briefing.attribution.map(rule), ...withheld(briefing)),
    ...briefing.warnings.map(({ place, message }) =>
      element("p", { class: "warning" }, `Warning: ${place ? `${place}: ` : ""}${message}`),
    ),
    element("p", { class: "buttons" }, ...buttons),
  );
}

function embargo(each) {
  return element("li", {}, countdown(each), " ", each.words, evidence(each.host));
}

function countdown(each) {
  if (each.lifted) return element("strong", { class: "countdown", "data-state": "lifted" }, "no embargo");
  if (!each.until) return element("strong", { class: "countdown", "data-state": "unknown" }, "not known: it holds");
  return element("strong", { class: "countdown", role: "timer", "data-until": each.until });
}

function rule(each) {
  return element("li", {}, each.words, evidence(each.host));
}

function evidence(host) {
  if (!host.length) return null;
  const quotes = host.map(({ place, text }) =>
    element("figure", {}, element("blockquote", {}, text), element("figcaption", {}, place)),
  );
  return element("details", {}, element("summary", {}, "The host's words"), ...quotes);
}

const noEmbargo = (briefing) => (briefing.embargoes.length ? [] : [element("li", {}, "No embargo was stated.")]);
const withheld = (briefing) => (briefing.names ? [rule(briefing.names)] : []);

function signButton(briefing, edit, document = null) {
  const words = briefing.signed_by ? "Correct and sign again" : "Correct and sign";
  return element(
    "button",
    { type: "button", id: `sign-${briefing.sources.join("+")}`, onclick: () => edit(briefing, document) },
    words,
    element("span", { class: "unseen" }, `: ${briefing.title ?? briefing.sources.join(", ")}`),
  );
}

function closeButton(document, close) {
  return element("button", { type: "button", onclick: () => close(document) }, `Put ${document.name} away`);
}
