// The desk's time: that of the server, so that a wrong clock here lifts nothing.

let ahead = 0; // milliseconds that the server's clock is ahead of this one

export function setClock(serverNow) {
  ahead = Date.parse(serverNow) - Date.now();
}

export const now = () => Date.now() + ahead;

// "3 d 04:05:06", rounded up to the second: it shows nothing left only when nothing is.
export function wait(milliseconds) {
  const seconds = Math.ceil(milliseconds / 1000);
  const [days, rest] = [Math.floor(seconds / 86400), seconds % 86400];
  const clock = [rest / 3600, (rest % 3600) / 60, rest % 60].map((part) => String(Math.floor(part)).padStart(2, "0"));
  return `${days ? `${days} d ` : ""}${clock.join(":")}`;
}

export function clockFace(zone) {
  const parts = { hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23" };
  const at = (timeZone) => new Intl.DateTimeFormat("en-GB", { ...parts, timeZone }).format(now());
  return `${zone ? `${at(zone)} ${zone} · ` : ""}${at("UTC")} UTC`;
}
