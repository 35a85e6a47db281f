/**
 * The pages of a CV in the browser: what must move faster than the network does.
 *
 * Canvas   shows pages (SVG text kept up to date by splices), opens a text field over the text that was
 *          clicked, offers tools for the part under the pointer, and drags parts to a new place.
 * ColorPad a colour picker that paints a CSS custom property while the pointer drags, and reports once.
 *
 * It knows nothing of CVs but ids: `data-path` on texts, `data-region` and `data-group` on parts. Every
 * decision is the server's; the events carry ids and texts only.
 */
import { createElement as h, useCallback, useEffect, useLayoutEffect, useRef, useState } from "react";
import { Bold, Check, Code, Copy, EyeOff, GripVertical, Italic, Link, Plus, Sparkles, Trash2 } from "lucide-react";
import { HexColorPicker } from "react-colorful";

const ANSWER_MS = 800;
const PX_PER_PT = 96 / 72;
const ICON = { size: 14, "aria-hidden": true };

/** Sends the newest value only, one at a time: the next goes out when `settle` says the last is painted. */
function useLatest(send) {
  const state = useRef({ busy: false, next: null, timer: 0 });
  const sender = useRef(send);
  sender.current = send;
  const settle = useCallback(() => {
    const s = state.current;
    clearTimeout(s.timer);
    s.busy = false;
    if (s.next) {
      const args = s.next;
      s.next = null;
      push(...args);
    }
  }, []);
  const push = useCallback((...args) => {
    const s = state.current;
    if (s.busy) {
      s.next = args;
      return;
    }
    s.busy = true;
    s.timer = setTimeout(settle, ANSWER_MS);
    sender.current(...args);
  }, []);
  // A field that goes away sends what it still holds.
  useEffect(() => () => {
    const { next } = state.current;
    state.current.next = null;
    if (next) sender.current(...next);
  }, []);
  return [push, settle];
}

/** Keeps the page texts: applies a patch, or asks for everything when it does not fit. */
function usePages(patch, onDesync) {
  const kept = useRef({ rev: -1, texts: [] });
  const k = kept.current;
  if (patch && patch.rev !== k.rev) {
    const behind = patch.base >= 0 && patch.base !== k.rev;
    if (!behind) {
      for (const p of patch.pages) {
        const old = k.texts[p.index] ?? "";
        k.texts[p.index] = p.end < 0 ? p.text : old.slice(0, p.start) + p.text + old.slice(p.end);
      }
      k.texts = k.texts.slice(0, patch.count);
      k.rev = patch.rev;
    }
    k.behind = behind;
  }
  useEffect(() => {
    if (kept.current.behind) onDesync();
  }, [patch?.rev]);
  return k.texts.slice();
}

function Page({ text, index, label }) {
  const holder = useRef(null);
  useLayoutEffect(() => {
    holder.current.innerHTML = text;
  }, [text]);
  return h("div", { className: "cv-page", "data-page": index, role: "group", "aria-label": `${label} ${index + 1}`, ref: holder });
}

const quote = (path) => CSS.escape(path);

/** Where a field's text stands, in pixels relative to `root`, with its look; null when it is not shown. */
function placeOf(root, path) {
  const runs = [...root.querySelectorAll(`[data-path="${quote(path)}"]`)];
  if (!runs.length) return null;
  const page = runs[0].closest(".cv-page");
  const boxes = runs.filter((r) => page.contains(r)).map((r) => r.getBoundingClientRect());
  const base = root.getBoundingClientRect();
  const left = Math.min(...boxes.map((b) => b.left));
  const top = Math.min(...boxes.map((b) => b.top));
  const right = Math.max(...boxes.map((b) => b.right));
  const bottom = Math.max(...boxes.map((b) => b.bottom));
  const text = runs.find((r) => r.tagName === "text") ?? runs[0];
  const style = getComputedStyle(text);
  const limit = page.getBoundingClientRect().right - 8;
  const region = text.closest("svg").querySelector(`[data-region="${quote(path.split("/")[0])}"]`);
  const edge = region ? Math.min(limit, region.getBoundingClientRect().right) : limit;
  const scale = text.ownerSVGElement.getBoundingClientRect().width / text.ownerSVGElement.viewBox.baseVal.width;
  return {
    left: left - base.left,
    top: top - base.top,
    width: Math.max(right - left + 28, Math.min(edge - left, 900), 140),
    height: bottom - top,
    size: parseFloat(style.fontSize) * scale,
    family: style.fontFamily,
    lines: new Set(boxes.map((b) => Math.round(b.top))).size,
  };
}

/** Puts `mark` around the selection, or takes it away. */
function wrapSelection(area, before, after) {
  const { selectionStart: a, selectionEnd: b, value } = area;
  const chosen = value.slice(a, b);
  const inside = value.slice(a - before.length, a) === before && value.slice(b, b + after.length) === after;
  if (inside) {
    area.setSelectionRange(a - before.length, b + after.length);
    document.execCommand("insertText", false, chosen);
  } else {
    document.execCommand("insertText", false, before + chosen + after);
    area.setSelectionRange(a + before.length, a + before.length + chosen.length);
  }
}

function FieldEditor({ root, field, rev, labels, onEdit, onClose, onCommand, onAssist, onField }) {
  const area = useRef(null);
  const [place, setPlace] = useState(() => placeOf(root, field.path));
  const [push, settle] = useLatest(onEdit);
  useEffect(() => {
    settle();
  }, [rev]);
  useLayoutEffect(() => {
    const found = placeOf(root, field.path);
    if (found) setPlace((old) => ({ ...found, width: Math.max(found.width, old?.width ?? 0) }));
  }, [rev, field.path]);
  useLayoutEffect(() => {
    const el = area.current;
    if (!el) return;
    el.value = field.value;
    el.focus({ preventScroll: true });
    el.setSelectionRange(el.value.length, el.value.length);
    el.scrollIntoView({ block: "nearest", behavior: "auto" });
  }, [field.path, field.epoch, place === null]);
  const grow = () => {
    const el = area.current;
    if (!el) return;
    el.style.height = "0";
    el.style.height = `${Math.max(el.scrollHeight, place?.height ?? 0)}px`;
  };
  useLayoutEffect(grow);
  if (!place) return null;

  const name = labels[field.label] ?? field.label;
  const mark = (before, after) => {
    wrapSelection(area.current, before, after);
    area.current.focus();
  };
  const link = () => mark("[", "](https://)");
  const assist = () => {
    const { value, selectionStart, selectionEnd } = area.current;
    onAssist(field.path, value.slice(selectionStart, selectionEnd));
  };
  const step = (delta) => {
    const paths = [...new Set([...root.querySelectorAll("[data-path]")].map((e) => e.dataset.path))];
    const next = paths[paths.indexOf(field.path) + delta];
    if (next) onField(next);
    else onClose();
  };
  const onKeyDown = (e) => {
    const meta = e.ctrlKey || e.metaKey;
    const item = /\/\d+$/.test(field.path);
    if (e.key === "Escape") onClose();
    else if (e.key === "Tab") step(e.shiftKey ? -1 : 1);
    else if (meta && e.key === "b") mark("**", "**");
    else if (meta && e.key === "i") mark("*", "*");
    else if (meta && e.key === "k") link();
    else if (e.key === "Enter" && !e.shiftKey && !e.isComposing && item) onCommand("add_line", field.path);
    else if (e.key === "Enter" && !e.isComposing && (!field.multiline || meta)) onClose();
    else if (e.key === "Backspace" && item && area.current.value === "") onCommand("remove_line", field.path);
    else if (e.altKey && (e.key === "ArrowUp" || e.key === "ArrowDown"))
      onCommand(e.key === "ArrowUp" ? "up" : "down", item ? field.path : field.path.split("/")[0]);
    else {
      if (!meta || !["z", "y", "Z"].includes(e.key)) e.stopPropagation();
      return;
    }
    e.preventDefault();
    e.stopPropagation();
  };
  const tool = (key, face, act) =>
    h("button", { type: "button", key, title: labels[`canvas.${key}`], "aria-label": labels[`canvas.${key}`], onMouseDown: (e) => e.preventDefault(), onClick: act }, h(face, ICON));
  return h(
    "div",
    { className: "cv-field", style: { left: place.left - 5, top: place.top - 3, width: place.width + 10 } },
    h(
      "div",
      { className: "cv-field-tools", role: "toolbar", "aria-label": name },
      h("span", { className: "cv-field-label" }, name),
      field.markup && [
        tool("bold", Bold, () => mark("**", "**")),
        tool("italic", Italic, () => mark("*", "*")),
        tool("code", Code, () => mark("`", "`")),
        tool("link", Link, link),
        tool("assist", Sparkles, assist),
      ],
      tool("done", Check, onClose),
    ),
    h("textarea", {
      ref: area,
      rows: 1,
      spellCheck: true,
      lang: field.language,
      dir: "auto",
      "aria-label": name,
      placeholder: name,
      style: { fontFamily: place.family, fontSize: place.size },
      onInput: (e) => {
        grow();
        push(field.path, field.multiline ? e.target.value : e.target.value.replace(/\n/g, " "));
      },
      onKeyDown,
      onBlur: (e) => {
        if (!e.relatedTarget?.closest?.(".cv-field")) onClose();
      },
    }),
  );
}

const regionsOf = (root, group) => {
  const seen = new Map();
  for (const el of root.querySelectorAll(`[data-group="${quote(group)}"]`))
    if (!seen.has(el.dataset.region)) seen.set(el.dataset.region, el);
  return [...seen.values()];
};

function boxIn(root, el) {
  const base = root.getBoundingClientRect();
  const b = el.getBoundingClientRect();
  return { left: b.left - base.left, top: b.top - base.top, width: b.width, height: b.height };
}

/** Tools for the part under the pointer, and its dragging. */
function PartTools({ root, part, rev, labels, onCommand, onMove }) {
  const [drop, setDrop] = useState(null);
  const [, redraw] = useState(0);
  useLayoutEffect(() => redraw((n) => n + 1), [rev]);
  const el = root.querySelector(`[data-region="${quote(part)}"]`);
  if (!el) return null;
  const box = boxIn(root, el);
  const target = (y) => {
    const others = regionsOf(root, el.dataset.group).filter((r) => r.dataset.region !== part);
    const next = others.find((r) => {
      const b = r.getBoundingClientRect();
      return y < b.top + b.height / 2;
    });
    const anchor = next ?? others[others.length - 1];
    if (!anchor) return null;
    const at = boxIn(root, anchor);
    return { anchor: anchor.dataset.region, before: !!next, left: at.left, width: at.width, top: next ? at.top - 2 : at.top + at.height };
  };
  const grab = (e) => {
    e.preventDefault();
    e.target.setPointerCapture(e.pointerId);
    const move = (m) => setDrop(target(m.clientY));
    const end = (u) => {
      e.target.removeEventListener("pointermove", move);
      e.target.removeEventListener("pointerup", end);
      e.target.removeEventListener("pointercancel", end);
      const at = u.type === "pointerup" && target(u.clientY);
      setDrop(null);
      if (at) onMove(part, at.anchor, at.before);
    };
    e.target.addEventListener("pointermove", move);
    e.target.addEventListener("pointerup", end);
    e.target.addEventListener("pointercancel", end);
  };
  const tool = (name, face) =>
    h("button", { type: "button", key: name, title: labels[`canvas.${name}`], "aria-label": labels[`canvas.${name}`], onClick: () => onCommand(name, part) }, h(face, ICON));
  return [
    h("div", { key: "box", className: drop ? "cv-part cv-part-dragged" : "cv-part", style: box }),
    h(
      "div",
      { key: "tools", className: "cv-part-tools", role: "toolbar", "aria-label": labels["canvas.part"], style: { left: box.left + box.width, top: box.top } },
      h("button", { type: "button", className: "cv-grab", title: labels["canvas.drag"], "aria-label": labels["canvas.drag"], onPointerDown: grab,
        onKeyDown: (e) => {
          if (e.key === "ArrowUp" || e.key === "ArrowDown") {
            e.preventDefault();
            onCommand(e.key === "ArrowUp" ? "up" : "down", part);
          }
        } }, h(GripVertical, ICON)),
      tool("add", Plus),
      tool("duplicate", Copy),
      tool("hide", EyeOff),
      tool("remove", Trash2),
    ),
    drop && h("div", { key: "drop", className: "cv-drop", style: { left: drop.left, top: drop.top, width: drop.width } }),
  ];
}

/** Tells other tabs of this browser what was saved, and this one when it fell behind. */
function useFollow(cvId, version, dirty, onStale) {
  const channel = useRef(null);
  const now = useRef({});
  now.current = { cvId, version, onStale };
  useEffect(() => {
    const bus = new BroadcastChannel("altocv");
    channel.current = bus;
    bus.onmessage = ({ data }) => {
      if (data.cvId === now.current.cvId && data.version > now.current.version) now.current.onStale();
    };
    const focus = () => now.current.cvId && now.current.onStale();
    window.addEventListener("focus", focus);
    return () => {
      bus.close();
      window.removeEventListener("focus", focus);
    };
  }, []);
  useEffect(() => {
    if (cvId && version) channel.current?.postMessage({ cvId, version });
  }, [cvId, version]);
  useEffect(() => {
    if (!dirty) return;
    const warn = (e) => e.preventDefault();
    window.addEventListener("beforeunload", warn);
    return () => window.removeEventListener("beforeunload", warn);
  }, [dirty]);
}

export function Canvas({ cvId, version, dirty, patch, fonts, colors, width, zoom, field, labels,
  onField, onEdit, onClose, onCommand, onAssist, onMove, onDesync, onStale, onScale }) {
  const outer = useRef(null);
  const root = useRef(null);
  const [part, setPart] = useState(null);
  const [fit, setFit] = useState(1);
  const [, mounted] = useState(false);
  const texts = usePages(patch, onDesync);
  const rev = patch?.rev;
  useFollow(cvId, version, dirty, onStale);
  useEffect(() => {
    mounted(true);
    if (field?.path) onClose(); // it was open before the page was loaded anew
  }, []);
  useLayoutEffect(() => {
    const measure = () => {
      const room = outer.current.clientWidth - (outer.current.clientWidth < 600 ? 24 : 72);
      setFit(Math.max(0.2, Math.min(room / (width * PX_PER_PT), 1.6)));
    };
    const watch = new ResizeObserver(measure);
    watch.observe(outer.current);
    measure();
    return () => watch.disconnect();
  }, [width]);
  const scale = zoom > 0 ? zoom : fit;
  useEffect(() => {
    onScale(Math.round(scale * 100));
  }, [scale]);

  const textAt = (e) => {
    const hit = e.target.closest?.("[data-path]");
    if (hit) return hit.dataset.path;
    for (const [dx, dy] of [[0, 4], [0, -4], [-6, 0], [6, 0], [-14, 0], [-30, 0]]) {
      const near = document.elementFromPoint(e.clientX + dx, e.clientY + dy)?.closest?.("[data-path]");
      if (near && root.current.contains(near)) return near.dataset.path;
    }
    return null;
  };
  const onClick = (e) => {
    if (!e.target.closest(".cv-page") || String(getSelection())) return;
    const path = textAt(e);
    if (path) onField(path);
  };
  const onPointerMove = (e) => {
    if (e.buttons || e.target.closest(".cv-part-tools, .cv-field")) return;
    const under = document.elementsFromPoint(e.clientX, e.clientY).find((el) => el.dataset?.region && el.dataset.group);
    if (under) setPart(under.dataset.region);
    else if (!e.target.closest(".cv-page")) setPart(null);
  };
  return h(
    "div",
    { ref: outer, className: "cv-canvas", tabIndex: 0, "aria-label": labels["canvas.pages"], role: "region" },
    h("style", null, fonts),
    h(
      "div",
      { ref: root, className: "cv-pages", style: { ...colors, "--page-width": `${width * PX_PER_PT * scale}px` }, onClick, onPointerMove, onPointerLeave: (e) => !e.buttons && setPart(null) },
      texts.map((text, index) => h(Page, { key: index, index, text, label: labels["canvas.page"] })),
      root.current && part && !field?.path && h(PartTools, { key: part, root: root.current, part, rev, labels, onCommand, onMove }),
      root.current && field?.path && h(FieldEditor, { key: field.path, root: root.current, field, rev, labels, onEdit, onClose, onCommand, onAssist, onField }),
    ),
  );
}

/** A picker for one CSS custom property: paints `name` on every `.cv-pages` at once, reports on release. */
export function ColorPad({ name, value, onCommit }) {
  const chosen = useRef(value);
  const paint = (color) => {
    chosen.current = color;
    for (const el of document.querySelectorAll(".cv-pages")) el.style.setProperty(name, color);
  };
  const commit = () => chosen.current !== value && onCommit(chosen.current);
  return h("div", { className: "cv-color-pad", onPointerUp: commit, onKeyUp: commit }, h(HexColorPicker, { color: value, onChange: paint }));
}

/** Presses buttons by keyboard: `keys` maps "mod+shift+z" or "?" to an id; plain keys are left to fields. */
export function Shortcuts({ keys }) {
  useEffect(() => {
    const onKeyDown = (e) => {
      const mod = e.ctrlKey || e.metaKey;
      const typing = e.target.closest?.("input, textarea, select, [contenteditable]");
      const pressed = [mod && "mod", e.shiftKey && mod && "shift", e.key.toLowerCase()].filter(Boolean).join("+");
      if (!(pressed in keys) || (!mod && typing)) return;
      e.preventDefault();
      document.getElementById(keys[pressed])?.click();
    };
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, []);
  return null;
}

/** The handle between two panes: sets `--<name>` in pixels on the nearest `.cv-editor`, kept in this browser. */
export function Splitter({ name, label, initial, least, most, fromRight }) {
  const handle = useRef(null);
  const [size, setSize] = useState(initial);
  const put = (value, keep) => {
    const px = value < least / 2 ? 0 : Math.round(Math.min(most, Math.max(least, value)));
    setSize(px);
    if (keep) localStorage.setItem(`altocv:${name}`, px);
  };
  useLayoutEffect(() => {
    const kept = localStorage.getItem(`altocv:${name}`);
    if (kept !== null && !Number.isNaN(+kept)) put(+kept);
  }, []);
  useLayoutEffect(() => {
    const editor = handle.current.closest(".cv-editor");
    editor.style.setProperty(`--${name}`, `${size}px`);
    editor.toggleAttribute(`data-${name}-closed`, size === 0);
  }, [size]);
  const grab = (e) => {
    e.preventDefault();
    const el = handle.current;
    el.setPointerCapture(e.pointerId);
    const box = el.closest(".cv-editor").getBoundingClientRect();
    const at = (m) => (fromRight ? box.right - m.clientX : m.clientX - box.left);
    const move = (m) => put(at(m));
    const end = (u) => {
      el.removeEventListener("pointermove", move);
      el.removeEventListener("pointerup", end);
      el.removeEventListener("pointercancel", end);
      put(at(u), true);
    };
    el.addEventListener("pointermove", move);
    el.addEventListener("pointerup", end);
    el.addEventListener("pointercancel", end);
  };
  const onKeyDown = (e) => {
    const step = { ArrowLeft: -24, ArrowRight: 24 }[e.key];
    if (step) put(size + (fromRight ? -step : step), true);
    else if (e.key === "Enter") put(size ? 0 : initial, true);
    else return;
    e.preventDefault();
  };
  return h("div", {
    ref: handle, className: "cv-splitter", role: "separator", tabIndex: 0, "aria-label": label, "aria-orientation": "vertical",
    "aria-valuenow": size, "aria-valuemin": 0, "aria-valuemax": most, onPointerDown: grab, onDoubleClick: () => put(size ? 0 : initial, true), onKeyDown,
  });
}

