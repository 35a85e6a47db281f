// The browser's half of the ui kit (altocv/web/ui): what HTML alone does not do yet. It knows nothing of CVs.
//
//   Control   an input, textarea or select whose text the browser owns while somebody types in it
//   Range     a slider that reports once, when it is released
//   Dialog    <dialog> with an `open` prop
//   Menu      a popover with menu keys, placed beside its button
//   FileDrop  an upload to our own API, by button or by dropping
//   Form      a form of our own API
//   Toasts    short messages in the corner
//
// By delegation, for any element: data-tip (tooltip), data-show-dialog / data-close-dialog (ids).
import { addEvents } from "$/utils/context";
import { ReflexEvent } from "$/utils/state";
import { createElement as h, useCallback, useEffect, useId, useLayoutEffect, useRef, useState } from "react";

const inBrowser = typeof document !== "undefined";
const useBrowserLayout = inBrowser ? useLayoutEffect : useEffect;

// ---- Control ----------------------------------------------------------------------------------------------

/** The text belongs to the browser: an answer of the server to an earlier key never overwrites a later one. */
export function Control({ element: as = "input", value, epoch, wait = 0, onInput, onCommit, onEnter, onEscape, grow, children, ...rest }) {
  const ref = useRef(null);
  const state = useRef({ sent: new Set(), timer: 0, epoch });
  const checkable = rest.type === "checkbox" || rest.type === "radio";
  const node = useRef(null); // outlives `ref`, which React empties before the last text is sent
  const read = () => (checkable ? node.current.checked : node.current.value);

  useBrowserLayout(() => {
    const element = ref.current;
    const { sent } = state.current;
    if (epoch !== state.current.epoch) {
      state.current.epoch = epoch;
      sent.clear();
    }
    if (checkable) {
      element.checked = Boolean(value);
    } else if (String(value ?? "") === element.value) {
      sent.clear();
    } else if (!sent.has(String(value ?? ""))) {
      const caret = document.activeElement === element && as !== "select" ? element.selectionStart : null;
      element.value = value ?? "";
      if (caret !== null) try { element.setSelectionRange(caret, caret); } catch { /* type has no caret */ }
    }
    if (grow) fit(element);
  }, [value, epoch]);

  const latest = useRef();
  latest.current = { onInput, onCommit };
  const send = useCallback(() => {
    clearTimeout(state.current.timer);
    state.current.timer = 0;
    const now = read();
    if (!checkable) state.current.sent.add(now);
    latest.current.onInput?.(now);
  }, []);

  useEffect(() => {
    const element = (node.current = ref.current);
    const input = () => {
      if (grow) fit(element);
      clearTimeout(state.current.timer);
      state.current.timer = setTimeout(send, wait);
    };
    const change = () => {
      if (state.current.timer && latest.current.onInput) send();
      const now = read();
      if (!checkable) state.current.sent.add(now);
      latest.current.onCommit?.(now);
    };
    element.addEventListener("input", input);
    element.addEventListener("change", change);
    return () => {
      element.removeEventListener("input", input);
      element.removeEventListener("change", change);
      if (state.current.timer) send();
    };
  }, [wait]);

  const first = checkable ? { defaultChecked: Boolean(value) } : { defaultValue: value };
  const keys = (onEnter || onEscape) && {
    onKeyDown: (event) => {
      if (event.nativeEvent.isComposing) return;
      if (event.key === "Enter") onEnter?.(read());
      if (event.key === "Escape" && onEscape) {
        event.stopPropagation();
        ref.current.value = value ?? "";
        onEscape();
      }
    },
  };
  return h(as, { ref, ...first, ...rest, ...keys }, children);
}

function fit(element) {
  if (CSS.supports("field-sizing", "content")) return; // the style sheet does it, for hidden panes too
  element.style.height = "auto";
  element.style.height = `${element.scrollHeight + element.offsetHeight - element.clientHeight}px`;
}

// ---- Range ------------------------------------------------------------------------------------------------

const LIVE_MS = 120; // between reports while it is dragged

export function Range({ value, min, max, step, unit = "", digits, onLive, onCommit, label, className, ...rest }) {
  const [shown, setShown] = useState(value);
  const ref = useRef(null);
  const held = useRef(false);
  const latest = useRef();
  latest.current = { onLive, onCommit };

  useBrowserLayout(() => {
    if (held.current) return;
    setShown(value);
    ref.current.value = value;
  }, [value]);

  useEffect(() => {
    const element = ref.current;
    let timer = null;
    const input = () => {
      held.current = true;
      setShown(element.valueAsNumber);
      timer ??= setTimeout(() => {
        timer = null;
        latest.current.onLive?.(element.valueAsNumber);
      }, LIVE_MS);
    };
    const change = () => {
      clearTimeout(timer);
      timer = null;
      held.current = false;
      latest.current.onCommit?.(element.valueAsNumber);
    };
    element.addEventListener("input", input);
    element.addEventListener("change", change);
    return () => {
      element.removeEventListener("input", input);
      element.removeEventListener("change", change);
    };
  }, []);

  const id = useId();
  const text = `${digits === undefined ? shown : Number(shown).toFixed(digits)}${unit}`;
  const fill = `${((shown - min) / (max - min)) * 100}%`;
  return h(
    "div",
    { className: `ui-range ${className ?? ""}` },
    h("label", { htmlFor: id }, label),
    h("output", { htmlFor: id }, text),
    h("input", {
      ...rest, id, ref, type: "range", min, max, step, defaultValue: value, style: { "--fill": fill },
      "aria-valuetext": text,
    }),
  );
}

// ---- Dialog -----------------------------------------------------------------------------------------------

export function Dialog({ open, onClose, children, className, ...rest }) {
  const ref = useRef(null);
  useEffect(() => {
    const element = ref.current;
    if (open && !element.open) element.showModal();
    if (open === false && element.open) element.close();
  }, [open]);
  useEffect(() => () => ref.current?.close?.(), []);
  const closed = (event) => {
    if (event.target === ref.current) onClose?.();
  };
  const pressed = (event) => {
    // A press on the backdrop reaches the dialog element itself.
    if (event.target === ref.current) ref.current.close();
  };
  return h("dialog", { ...rest, ref, className, onClose: closed, onPointerDown: pressed }, children);
}

// ---- Menu -------------------------------------------------------------------------------------------------

const itemsOf = (menu) => [...menu.querySelectorAll("[role^=menuitem]:not(:disabled)")];

/** The first child holds the button; the others are the content of the popover. */
export function Menu({ align = "start", label, children }) {
  const [trigger, ...content] = Array.isArray(children) ? children : [children];
  const id = useId();
  const holder = useRef(null);
  const popover = useRef(null);
  const button = () => holder.current?.querySelector("button, a, [role=button]");

  useBrowserLayout(() => {
    const element = button();
    element?.setAttribute("aria-haspopup", "menu");
    element?.setAttribute("aria-controls", id);
    element?.setAttribute("aria-expanded", String(popover.current.matches(":popover-open")));
  });

  const open = (last) => {
    popover.current.showPopover();
    place(popover.current, button(), align);
    itemsOf(popover.current).at(last ? -1 : 0)?.focus();
  };
  const toggled = (event) => {
    const isOpen = event.newState === "open";
    button()?.setAttribute("aria-expanded", String(isOpen));
    if (!isOpen && popover.current.contains(document.activeElement)) button()?.focus();
  };
  // The popover closes itself on a press outside; a press on its own button must not open it again.
  const wasOpen = useRef(false);
  const clicked = (event) => {
    if (!event.target.closest?.("button, a, [role=button]")) return;
    if (wasOpen.current) popover.current.hidePopover();
    else open(false);
    wasOpen.current = false;
  };
  const pressed = (event) => {
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    event.preventDefault();
    open(event.key === "ArrowUp");
  };
  const chosen = (event) => {
    if (event.target.closest?.("[role^=menuitem], [data-close]")) popover.current.hidePopover();
  };
  return h(
    "span",
    { className: "contents" },
    h("span", {
      ref: holder, className: "contents", onClick: clicked, onKeyDown: pressed,
      onPointerDown: () => { wasOpen.current = popover.current.matches(":popover-open"); },
    }, trigger),
    h("div", {
      ref: popover, id, popover: "auto", role: "menu", "aria-label": label, className: "ui-popover",
      onToggle: toggled, onClick: chosen, onKeyDown: moveInMenu,
    }, ...content),
  );
}

function moveInMenu(event) {
  const items = itemsOf(event.currentTarget);
  const at = items.indexOf(document.activeElement);
  const { key } = event;
  let next = null;
  if (key === "ArrowDown") next = items[(at + 1) % items.length];
  else if (key === "ArrowUp") next = items.at(at - 1);
  else if (key === "Home") next = items[0];
  else if (key === "End") next = items.at(-1);
  else if (key === "Tab") event.currentTarget.hidePopover();
  else if (key.length === 1 && key !== " ") {
    const starts = (item) => item.textContent.trim().toLowerCase().startsWith(key.toLowerCase());
    next = [...items.slice(at + 1), ...items.slice(0, at + 1)].find(starts);
  }
  if (!next) return;
  event.preventDefault();
  next.focus();
}

/** Below the anchor and flush with its start or end; above, and moved inwards, where there is no room. */
function place(element, anchor, align) {
  if (!anchor) return;
  const gap = 6;
  const at = anchor.getBoundingClientRect();
  const { width, height } = element.getBoundingClientRect();
  const x = align === "end" ? at.right - width : align === "center" ? at.left + (at.width - width) / 2 : at.left;
  const below = at.bottom + gap + height <= innerHeight || at.top < height + gap;
  element.style.left = `${Math.max(8, Math.min(x, innerWidth - width - 8))}px`;
  element.style.top = `${Math.max(8, below ? at.bottom + gap : at.top - gap - height)}px`;
}

// ---- FileDrop ---------------------------------------------------------------------------------------------

/** Posts the chosen file to `url`. `onDone(status, answer)` gets the parsed JSON; status 0 means no answer.
 *  A button with data-resend="<id>" sends the same file again, with the query of data-query. */
export function FileDrop({ id, url, accept, onBusy, onDone, className, children }) {
  const input = useRef(null);
  const file = useRef(null);
  const [over, setOver] = useState(false);
  const latest = useRef();
  latest.current = { onBusy, onDone };

  const send = async (query = "") => {
    if (!file.current) return;
    latest.current.onBusy?.(file.current.name);
    const body = new FormData();
    body.append("file", file.current);
    let status = 0, answer = {};
    try {
      const response = await fetch(url + query, { method: "POST", body });
      status = response.status;
      answer = await response.json();
    } catch { /* no connection, or not an answer of ours: status tells */ }
    latest.current.onDone?.(status, answer);
  };
  useEffect(() => {
    const resend = (event) => {
      const button = event.target.closest?.(`[data-resend="${id}"]`);
      if (button) send(button.dataset.query);
    };
    document.addEventListener("click", resend);
    return () => document.removeEventListener("click", resend);
  }, [id, url]);

  const take = (files) => {
    if (!files.length) return;
    file.current = files[0];
    input.current.value = "";
    send();
  };
  return h(
    "label",
    {
      className: `ui-drop ${className ?? ""}`, "data-over": over || undefined,
      onDragOver: (event) => { event.preventDefault(); setOver(true); },
      onDragLeave: () => setOver(false),
      onDrop: (event) => { event.preventDefault(); setOver(false); take([...event.dataTransfer.files]); },
    },
    h("input", { ref: input, type: "file", id, accept, onChange: (event) => take([...event.target.files]) }),
    children,
  );
}

// ---- Form -------------------------------------------------------------------------------------------------

/** A form that posts itself and follows the answer's `location`; `onFailed(message)` gets what was wrong. Where
 *  no answer comes it says so itself (`away`), as the server cannot. Without scripts the browser posts it.
 *  `carry` names values of the page's address that are sent along. */
export function Form({ action, carry = [], away, onFailed, children, ...rest }) {
  const [busy, setBusy] = useState(false);
  const [lost, setLost] = useState(false);
  const submit = async (event) => {
    event.preventDefault();
    if (busy) return;
    setBusy(true);
    const form = event.currentTarget;
    const body = new FormData(form);
    const query = new URLSearchParams(location.search);
    for (const name of carry) if (query.has(name) && !body.has(name)) body.append(name, query.get(name));
    let message = null;
    try {
      const response = await fetch(action, { method: "POST", body, headers: { Accept: "application/json" } });
      const answer = await response.json();
      if (response.ok && answer.location) return follow(answer.location);
      message = answer.error?.message ?? null;
    } catch { /* no connection, or not an answer of ours */ }
    setBusy(false);
    setLost(message === null);
    if (message !== null) onFailed?.(message);
    (form.querySelector("input[type=password]") ?? form.querySelector("input"))?.focus();
  };
  const props = { ...rest, action, method: "post", onSubmit: submit, "aria-busy": busy || undefined };
  return h("form", props, lost && h("p", { role: "alert", className: "ui-banner ui-error rounded-md" }, away), children);
}

/** Load the page at a path anew, also where only what stands behind its # differs. */
function follow(path) {
  const target = new URL(path, location.href);
  const same = target.pathname + target.search === location.pathname + location.search;
  location.assign(target);
  if (same) location.reload();
}

// ---- By delegation ----------------------------------------------------------------------------------------

function tooltips() {
  const tip = document.createElement("div");
  tip.className = "ui-tip";
  tip.popover = "manual";
  tip.setAttribute("aria-hidden", "true"); // the name is already on the element
  let owner = null, timer = 0, hiddenAt = 0;
  const hide = () => {
    clearTimeout(timer);
    if (owner && tip.matches(":popover-open")) { tip.hidePopover(); hiddenAt = performance.now(); }
    owner = null;
  };
  const show = (target, delay) => {
    const next = target.closest?.("[data-tip]") ?? null;
    if (next === owner) return;
    hide();
    owner = next;
    if (!owner) return;
    timer = setTimeout(() => {
      if (!owner?.isConnected) return;
      tip.textContent = owner.dataset.tip;
      if (owner.dataset.keys) {
        const keys = document.createElement("kbd");
        keys.textContent = owner.dataset.keys;
        tip.append(keys);
      }
      (owner.closest("dialog") ?? document.body).append(tip);
      tip.showPopover();
      place(tip, owner, "center");
    }, performance.now() - hiddenAt < 300 ? 0 : delay);
  };
  document.addEventListener("pointerover", (event) => event.pointerType === "mouse" && show(event.target, 500));
  document.addEventListener("focusin", (event) => event.target.matches?.(":focus-visible") && show(event.target, 100));
  document.addEventListener("focusout", hide);
  document.addEventListener("pointerdown", hide);
  document.addEventListener("keydown", (event) => event.key === "Escape" && hide());
}

function dialogsById() {
  document.addEventListener("click", (event) => {
    const show = event.target.closest?.("[data-show-dialog]");
    if (show) document.getElementById(show.dataset.showDialog)?.showModal();
    const close = event.target.closest?.("[data-close-dialog]");
    if (close) close.closest("dialog")?.close();
  });
}

// ---- Toasts -----------------------------------------------------------------------------------------------

const SHOWN = "altocv.toast";
const CLOSE = { en: "Close", es: "Cerrar" };

/** Shows those of `toasts` that this tab has not shown yet. */
export function Toasts({ toasts }) {
  useEffect(() => {
    const last = sessionStorage.getItem(SHOWN);
    for (const { event, ...toast } of toasts.slice(toasts.findIndex((each) => each.id === last) + 1)) {
      const onAction = event && (() => addEvents([ReflexEvent(event.name, event.payload)], [], {}));
      showToast({ ...toast, onAction });
    }
    if (toasts.length) sessionStorage.setItem(SHOWN, toasts.at(-1).id);
  }, [toasts]);
  return null;
}

const showToast = inBrowser && toaster();

const said = (text) => (typeof text === "string" ? text : (text[document.documentElement.lang] ?? text.en));

function toaster() {
  const region = document.createElement("div");
  region.className = "ui-toasts";
  region.popover = "manual";
  const live = document.createElement("div");
  live.setAttribute("aria-live", "polite");
  region.append(live);

  return ({ text, kind = "info", action, onAction, duration, key }) => {
    if (!region.isConnected) document.body.append(region);
    if (key) live.querySelector(`[data-key="${CSS.escape(key)}"]`)?.remove();
    const toast = document.createElement("div");
    toast.className = "ui-toast";
    toast.dataset.kind = kind;
    if (key) toast.dataset.key = key;
    if (kind === "error") toast.setAttribute("role", "alert");
    const words = document.createElement("p");
    words.textContent = said(text);
    toast.append(words);

    let timer = 0;
    const close = () => {
      clearTimeout(timer);
      toast.remove();
      if (!live.childElementCount && region.matches(":popover-open")) region.hidePopover();
    };
    const wait = () => { timer = setTimeout(close, duration); };
    if (action) {
      const button = document.createElement("button");
      button.textContent = said(action);
      button.onclick = () => { close(); onAction?.(); };
      toast.append(button);
    }
    const dismiss = document.createElement("button");
    dismiss.setAttribute("aria-label", CLOSE[document.documentElement.lang] ?? CLOSE.en);
    dismiss.className = "ui-toast-close";
    dismiss.onclick = close;
    toast.append(dismiss);
    toast.onpointerenter = toast.onfocusin = () => clearTimeout(timer);
    toast.onpointerleave = toast.onfocusout = () => { clearTimeout(timer); wait(); };

    // Hiding and showing puts the region above a dialog that was opened meanwhile.
    if (region.matches(":popover-open")) region.hidePopover();
    region.showPopover();
    live.append(toast);
    while (live.childElementCount > 4) live.firstElementChild.remove();
    wait();
  };
}

if (inBrowser) {
  tooltips();
  dialogsById();
  addEventListener("resize", () => document.querySelectorAll(".ui-popover:popover-open").forEach((p) => p.hidePopover()));
}
