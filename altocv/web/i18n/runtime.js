// Looks interface texts up in the language of the page and re-renders what shows them when it changes.
// The page is prerendered in English; a script in the head (`shell.EARLY`) hides it until another language is there.
import { useEffect, useSyncExternalStore } from "react";
import en from "./messages.en";

const tables = { es: () => import("./messages.es") };
const listeners = new Set();
let current = en;

const inBrowser = typeof document !== "undefined";
const root = inBrowser ? document.documentElement : null;

function subscribe(listener) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function reveal() {
  if (current.language === root.lang) delete root.dataset.pending;
}

/** Every text by key, in the page's language. */
export function useMessages() {
  const messages = useSyncExternalStore(subscribe, () => current, () => en);
  useEffect(reveal, [messages]);
  return messages;
}

/** Fill the {placeholders} of a text. */
export function fill(text, values) {
  return text.replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");
}

const UNITS = [["year", 31536e6], ["month", 2592e6], ["week", 6048e5], ["day", 864e5], ["hour", 36e5], ["minute", 6e4]];

/** A date: "3 Mar 2027". `iso` is a time with its zone. */
export function day(iso, language) {
  return new Intl.DateTimeFormat(language, { dateStyle: "medium" }).format(new Date(iso));
}

/** How long ago a moment was, or how soon it comes, in words: "3 hours ago". `iso` is a time with its zone. */
export function ago(iso, language) {
  const past = Date.now() - Date.parse(iso);
  const [unit, length] = UNITS.find(([, each]) => Math.abs(past) >= each) ?? ["second", 1000];
  const count = unit === "second" ? 0 : -Math.trunc(past / length);
  return new Intl.RelativeTimeFormat(language, { numeric: "auto" }).format(count, unit);
}

async function load(language) {
  let next = en;
  try {
    if (language !== "en") next = (await tables[language]()).default;
  } catch {
    root.lang = "en"; // the dictionary did not arrive: English is better than an empty page
    delete root.dataset.pending;
    return;
  }
  if (root.lang !== language) return; // another choice was made meanwhile
  current = next;
  listeners.forEach((listener) => listener());
}

if (inBrowser) {
  load(root.lang);
  // A button with data-language switches, also before the page is interactive.
  document.addEventListener("click", (event) => {
    const language = event.target.closest?.("[data-language]")?.dataset.language;
    if (!language || language === root.lang) return;
    const secure = location.protocol === "https:" ? ";secure" : "";
    document.cookie = `altocv_language=${language};path=/;max-age=31536000;samesite=lax${secure}`;
    root.lang = language;
    load(language);
  });
}
