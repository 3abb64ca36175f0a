// Questions to the desk. Each ends in an answer or in one of these errors.

export class Gone extends Error {} // the desk does not answer
export class Refused extends Error {
  constructor(status, kind, message) {
    super(message);
    this.status = status;
    this.kind = kind;
  }
}

const MOST = 4 * 1024 * 1024; // bytes; the desk refuses more

async function ask(path, options) {
  let answer;
  try {
    answer = await fetch(path, { credentials: "same-origin", cache: "no-store", redirect: "error", ...options });
  } catch (error) {
    if (error.name === "AbortError") throw error;
    throw new Gone("The desk does not answer.");
  }
  if (answer.ok) return answer;
  let said = {};
  try {
    said = await answer.json();
  } catch {
    // an answer that is none of the desk's own
  }
  throw new Refused(answer.status, said.error ?? "Refused", said.message ?? `the desk answered ${answer.status}`);
}

export async function get(path, signal) {
  return (await ask(path, { signal })).json();
}

async function posted(path, body, signal) {
  const words = JSON.stringify(body);
  if (new Blob([words]).size > MOST) {
    throw new Refused(413, "TooLarge", "This is larger than 4 MB, so it was not sent. Give the draft or call alone.");
  }
  return ask(path, { method: "POST", headers: { "Content-Type": "application/json" }, body: words, signal });
}

export async function post(path, body, signal) {
  return (await posted(path, body, signal)).json();
}

export async function download(path, body, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(await (await posted(path, body)).blob());
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

const AS_TEXT = /\.(?:md|markdown|txt|text|html?|json|xml|nitf|newsml)$/i;

// A file as it is posted: its text where it is text, else its bytes.
export async function asDocument(file) {
  if (file.size > MOST) {
    throw new Refused(413, "TooLarge", `${file.name} is larger than 4 MB, so it was not opened.`);
  }
  if (AS_TEXT.test(file.name)) {
    const text = await file.text();
    if (!text.includes("\ufffd") && !text.includes("\0")) return { name: file.name, text };
  }
  const bytes = new Uint8Array(await file.arrayBuffer());
  let binary = "";
  for (let at = 0; at < bytes.length; at += 32768) binary += String.fromCharCode(...bytes.subarray(at, at + 32768));
  return { name: file.name, base64: btoa(binary) };
}

// A paste that the desk would refuse is told at once, before it fills the page.
export function refuseLargePastes(area, tell) {
  area.addEventListener("paste", (event) => {
    const size = event.clipboardData?.getData("text/plain").length ?? 0;
    if (size <= MOST) return;
    event.preventDefault();
    tell(new Refused(413, "TooLarge", "What was pasted is larger than 4 MB, so it was left out. Give the draft or call alone."));
  });
}

// Files opened with an input, or dropped on a part of the page, go to `open`.
export function takeFiles(input, part, open) {
  input.addEventListener("change", () => {
    if (input.files[0]) open(input.files[0]);
    input.value = "";
  });
  part.addEventListener("drop", (event) => {
    const file = event.dataTransfer.files[0];
    if (file) open(file);
  });
}

// A file dropped anywhere else would be shown in place of the page, and what was typed would be lost.
export function keepPageOnDrop() {
  for (const kind of ["dragover", "drop"]) {
    document.addEventListener(kind, (event) => {
      if (event.dataTransfer.types.includes("Files")) event.preventDefault();
    });
  }
}
