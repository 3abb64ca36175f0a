// Elements, made without markup: what people wrote is only ever text.

// element("p", {class: "x", onclick: f, hidden: true}, "words", otherElement)
export function element(name, properties = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    if (key.startsWith("on")) made.addEventListener(key.slice(2), value);
    else if (typeof value === "boolean") made.toggleAttribute(key, value);
    else if (value !== null && value !== undefined) made.setAttribute(key, value);
  }
  made.append(...children.filter((child) => child !== null));
  return made;
}

export const byId = (id) => document.getElementById(id);

// New contents for an element. Whoever stands in it by keyboard stays where it was, if that is there again.
export function show(id, ...children) {
  const place = byId(id);
  const stood = place.contains(document.activeElement) ? document.activeElement.id : "";
  place.replaceChildren(...children.filter((child) => child !== null));
  if (stood) byId(stood)?.focus({ preventScroll: true });
}

// Marks made by the server's own templates, in which every word is escaped. Nothing else passes this policy.
const policy = window.trustedTypes?.createPolicy("embargo-marks", { createHTML: (html) => html });

export function fragment(html) {
  const page = new DOMParser().parseFromString(policy ? policy.createHTML(html) : html, "text/html");
  return [...page.body.childNodes];
}
