/**
 * A board whose cards are dragged between columns: what must move faster than the network does.
 *
 * It knows ids only: `data-card` on cards, `data-column` on columns, `data-grip` on what a finger takes a card
 * by (elsewhere it scrolls). A mouse takes a card anywhere but by a button. `onMove(card, column)` is sent when a
 * card is let go over another column; Escape puts it back. The menu of each card does the same by keyboard.
 */
import { createElement as h, useEffect, useRef } from "react";

const SLACK = 6; // pixels that a click may wander
const EDGE = 48; // pixels from the sides within which the board scrolls
const PENDING_MS = 600; // how long a card that was let go waits for its new place

export function Board({ onMove, children, ...rest }) {
  const ref = useRef(null);
  const latest = useRef(onMove);
  latest.current = onMove;
  useEffect(() => dragging(ref.current, (card, column) => latest.current?.(card, column)), []);
  return h("div", { ...rest, ref }, children);
}

function dragging(board, move) {
  let held = null; // { card, from, id, x, y, scroll, moved, over, timer }

  const over = (column) => {
    if (column === held.over) return;
    held.over?.removeAttribute("data-over");
    held.over = column;
    column?.setAttribute("data-over", "1");
  };

  const follow = (x, y) => {
    const { card } = held;
    card.style.translate = `${x - held.x + board.scrollLeft - held.scroll}px ${y - held.y}px`;
    const column = document.elementFromPoint(x, y)?.closest("[data-column]");
    over(column && board.contains(column) && column !== held.from ? column : null);
  };

  const scroll = (x, y) => {
    const box = board.getBoundingClientRect();
    const by = x < box.left + EDGE ? -8 : x > box.right - EDGE ? 8 : 0;
    clearInterval(held.timer);
    if (by) held.timer = setInterval(() => { board.scrollLeft += by; follow(x, y); }, 16);
  };

  const end = (drop) => {
    if (!held) return;
    const { card, over: column, moved, timer } = held;
    clearInterval(timer);
    over(null);
    held = null;
    window.removeEventListener("pointermove", moving);
    window.removeEventListener("pointerup", letGo);
    window.removeEventListener("pointercancel", putBack);
    window.removeEventListener("keydown", pressed, true);
    card.removeAttribute("data-dragged");
    card.style.translate = "";
    if (!moved) return;
    // The click that follows is the end of the drag, and no click on a link.
    const swallow = (event) => { event.preventDefault(); event.stopPropagation(); };
    window.addEventListener("click", swallow, { capture: true, once: true });
    setTimeout(() => window.removeEventListener("click", swallow, { capture: true }), 0);
    if (!drop || !column) return;
    card.setAttribute("data-pending", "1");
    setTimeout(() => card.removeAttribute("data-pending"), PENDING_MS);
    move(card.dataset.card, column.dataset.column);
  };

  const moving = (event) => {
    if (event.pointerId !== held.id) return;
    if (!held.moved && Math.hypot(event.clientX - held.x, event.clientY - held.y) < SLACK) return;
    if (!held.moved) {
      held.moved = true;
      held.card.setAttribute("data-dragged", "1");
      getSelection()?.removeAllRanges();
    }
    follow(event.clientX, event.clientY);
    scroll(event.clientX, event.clientY);
  };
  const letGo = (event) => { if (event.pointerId === held?.id) end(true); };
  const putBack = (event) => { if (event.pointerId === held?.id) end(false); };
  const pressed = (event) => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    end(false);
  };

  const taken = (event) => {
    const card = event.target.closest("[data-card]");
    const byFinger = event.pointerType !== "mouse";
    if (held || !card || event.button !== 0 || event.target.closest("button, [role=menu]")) return;
    if (byFinger && !event.target.closest("[data-grip]")) return;
    held = { card, from: card.closest("[data-column]"), id: event.pointerId, x: event.clientX, y: event.clientY,
             scroll: board.scrollLeft, moved: false, over: null, timer: 0 };
    window.addEventListener("pointermove", moving);
    window.addEventListener("pointerup", letGo);
    window.addEventListener("pointercancel", putBack);
    window.addEventListener("keydown", pressed, true);
  };
  // The browser's own dragging of links would end ours.
  const native = (event) => event.preventDefault();

  board.addEventListener("pointerdown", taken);
  board.addEventListener("dragstart", native);
  return () => {
    end(false);
    board.removeEventListener("pointerdown", taken);
    board.removeEventListener("dragstart", native);
  };
}
