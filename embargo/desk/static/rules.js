// The rules of one briefing, corrected and signed.

import { byId, element, show } from "./dom.js";
import { post } from "./http.js";

const KINDS = { time: "until a time", call_end: "until the call ends", event: "until an event", lifted: "none: lifted" };

let rows = 0;
let bases = {};
let editing = null; // {briefing, document, kept}

// What may be chosen, by its name in a ground-rules file: in the desk's own words.
export function offer(choices) {
  bases = choices.bases;
  show("scopes", ...Object.entries(choices.scopes).map(([scope, said]) => element("option", { value: scope }, said)));
}

export function edit(briefing, document, kept) {
  editing = { briefing, document, kept };
  byId("rules-title").textContent = briefing.title ?? briefing.sources.join(", ");
  byId("rules-withheld").checked = briefing.names_withheld;
  byId("rules-names").value = briefing.withheld_names.join("\n");
  byId("rules-by").value = briefing.signed_by ?? "";
  show("rules-said");
  show("rules-embargoes", ...briefing.embargoes.map(embargoRow));
  show("rules-attribution", ...briefing.attribution.map(attributionRow));
  byId("rules").showModal();
}

export function prepareRules() {
  const zones = Intl.supportedValuesOf?.("timeZone") ?? [];
  show("zones", ...["UTC", ...zones].map((zone) => element("option", { value: zone })));
  byId("rules-add-embargo").addEventListener("click", () => {
    const clock = editing.briefing.zone ?? "UTC";
    add("rules-embargoes", embargoRow({ scope: "call", kind: "time", wall: "", clock, host: [] }));
  });
  byId("rules-add-attribution").addEventListener("click", () => {
    add("rules-attribution", attributionRow({ scope: "call", basis: "on_background", labels: [], direct_quotation: true, host: [] }));
  });
  // Escape closes the dialog; the marks' own use of it (report.js) is for the page behind.
  byId("rules").addEventListener("keydown", (event) => event.stopPropagation());
  byId("rules-cancel").addEventListener("click", () => byId("rules").close());
  byId("rules-form").addEventListener("submit", (event) => {
    event.preventDefault();
    sign();
  });
}

async function sign() {
  const by = byId("rules-by").value.trim();
  if (!by) {
    show("rules-said", "Write your name: rules that nobody answers for are not in force.");
    byId("rules-by").focus();
    return;
  }
  const { briefing, document, kept } = editing;
  const place = document ? { briefing: document } : { sources: briefing.sources };
  const rules = {
    reviewed_by: by,
    names_withheld: byId("rules-withheld").checked,
    withheld_names: lines(byId("rules-names")),
    embargoes: [...byId("rules-embargoes").children].map((row) => row.read()),
    attribution: [...byId("rules-attribution").children].map((row) => row.read()),
  };
  try {
    const saved = await post("/api/ground-rules", { ...place, version: briefing.version, rules });
    byId("rules").close();
    kept(saved, document);
  } catch (error) {
    show("rules-said", `Not kept: ${error.message}`);
  }
}

function embargoRow(each) {
  const parts = fields();
  const row = fieldset("Embargo", "on", each, [
    parts.input("scope", "On", each.scope, { list: "scopes" }),
    parts.select("kind", "Holds", KINDS, each.kind),
    parts.input("wall", "Lifts at", each.wall, { type: "datetime-local" }),
    parts.input("zone", "by the clock of", each.clock, { list: "zones" }),
  ]);
  row.read = () => {
    const { scope, kind, wall, zone } = parts.values();
    const same = wall === each.wall && zone === each.clock && kind === each.kind;
    const lift = wall && kind !== "lifted" ? `${wall} ${zone}` : null;
    return {
      scope,
      kind,
      stated: each.stated ?? null,
      event: each.event ?? null,
      zone: each.zone ?? null,
      lifts_at: same ? each.lifts_at : lift,
      lifts_at_latest: same ? each.lifts_at_latest : null,
    };
  };
  return row;
}

function attributionRow(each) {
  const parts = fields();
  const row = fieldset("Attribution", "for", each, [
    parts.input("scope", "For", each.scope, { list: "scopes" }),
    parts.select("basis", "Basis", bases, each.basis),
    parts.area("labels", "Labels, one a line", each.labels.join("\n")),
    parts.check("direct_quotation", "Direct quotation allowed", each.direct_quotation),
  ]);
  row.read = () => {
    const { scope, basis, labels, direct_quotation } = parts.values();
    return { scope, basis, labels: words(labels), direct_quotation };
  };
  return row;
}

function fieldset(name, joint, each, children) {
  const row = element(
    "fieldset",
    {},
    element("legend", {}, each.where ? `${name} ${joint} ${each.where}` : name),
    element("div", { class: "fields" }, ...children),
    ...each.host.map(({ place, text }) => element("blockquote", {}, text, " ", element("cite", {}, place))),
    element("button", { type: "button", onclick: () => row.remove() }, `Take this ${name.toLowerCase()} out`),
  );
  return row;
}

// Labelled fields of one row, and their values by name.
function fields() {
  const made = {};
  const prefix = `row-${(rows += 1)}`;
  const labelled = (name, label, control) => {
    control.id = `${prefix}-${name}`;
    made[name] = control;
    return element("p", { class: "field" }, element("label", { for: control.id }, label), control);
  };
  return {
    input: (name, label, value, properties) => {
      const control = element("input", { autocomplete: "off", spellcheck: "false", ...properties });
      control.value = value;
      return labelled(name, label, control);
    },
    area: (name, label, value) => {
      const control = element("textarea", { rows: "2" });
      control.value = value;
      return labelled(name, label, control);
    },
    check: (name, label, value) => {
      const control = element("input", { type: "checkbox" });
      control.checked = value;
      return labelled(name, label, control);
    },
    select: (name, label, choices, value) => {
      const options = Object.entries(choices).map(([key, said]) => element("option", { value: key }, said));
      const control = element("select", {}, ...options);
      control.value = value;
      return labelled(name, label, control);
    },
    values: () =>
      Object.fromEntries(
        Object.entries(made).map(([name, control]) => [
          name,
          control.type === "checkbox" ? control.checked : control.value,
        ]),
      ),
  };
}

function add(id, row) {
  byId(id).append(row);
  row.querySelector("input").focus();
}

const words = (text) => text.split("\n").map((line) => line.trim()).filter(Boolean);
const lines = (area) => words(area.value);
