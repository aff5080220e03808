// One key for each verdict, without a modifier. The page says which: accesskey for the whole page, data-key
// within a row. Off while something is typed, and wherever somebody switched it off (WCAG 2.1.4).
(() => {
  "use strict";
  const OFF = "tracktwo.keys.off";
  const HERE = "tracktwo.row " + location.pathname;
  const MOVES = { j: "next row", k: "row before", o: "open the row" };
  const stored = (store, name) => { try { return store.getItem(name); } catch { return null; } };
  const store = (store, name, value) => { try { value === null ? store.removeItem(name) : store.setItem(name, value); } catch { /* not kept */ } };
  const isOff = () => stored(localStorage, OFF) === "1";
  const isSeen = (element) => element.offsetParent !== null && !element.disabled;

  // Rows that have verdicts of their own come before rows that are only read.
  const triaged = [...document.querySelectorAll(".change")].filter((row) => row.querySelector("[data-key]"));
  const rows = triaged.length ? triaged : [...document.querySelectorAll(".rows > .row")].filter((row) => !row.closest(".change"));
  let at = -1;
  let isSent = false;

  function go(to) {
    if (!rows.length) return;
    if (at >= 0) rows[at].classList.remove("is-current");
    at = Math.max(0, Math.min(to, rows.length - 1));
    const row = rows[at];
    row.classList.add("is-current");
    row.tabIndex = -1;
    row.focus({ preventScroll: true });
    row.scrollIntoView({ block: "nearest" });
  }

  // The control that a letter means here: that of the row one is in, unless rows are ticked; else the page's.
  function control(letter) {
    const isTicked = document.querySelector("input[name=id]:checked");
    const row = rows[at] || (triaged.length && !isTicked ? rows[0] : null);
    const own = row && (!isTicked || letter === "x") ? row.querySelector(`[data-key="${letter}"]`) : null;
    return [own, ...document.querySelectorAll(`[accesskey="${letter}"]`)].find((one) => one && isSeen(one));
  }

  function press(letter) {
    if (letter === "j" || letter === "k") return go(at + (letter === "j" ? 1 : -1));
    if (letter === "o" && rows[at]) return rows[at].querySelector(".row-title a")?.click();
    if (letter === "?") return help();
    const found = control(letter);
    if (!found) return false;
    if (found.type !== "checkbox") {
      if (isSent) return true;
      isSent = found.matches("button");
      store(sessionStorage, HERE, at >= 0 ? String(at) : null);
    }
    found.click();
  }

  const isTyping = (target) => target.isContentEditable || target.matches("textarea, select, input:not([type=checkbox]):not([type=radio])");

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || isTyping(event.target)) return;
    if (dialog.open || (isOff() && event.key !== "?") || (event.repeat && !"jk".includes(event.key))) return;
    if (event.key.length === 1 && press(event.key.toLowerCase()) !== false) event.preventDefault();
  });
  addEventListener("pageshow", () => { isSent = false; });

  // What the keys do on this page, and the switch.
  const make = (tag, words, ...inside) => {
    const made = document.createElement(tag);
    if (words) made.textContent = words;
    made.append(...inside);
    return made;
  };
  const words = (element) => {
    const copy = element.cloneNode(true);
    copy.querySelectorAll("kbd, .unseen").forEach((one) => one.remove());
    return copy.textContent.trim();
  };
  const dialog = make("dialog");
  dialog.className = "keys-help";
  dialog.setAttribute("aria-labelledby", "keys-title");

  function help() {
    const meant = new Map(rows.length ? Object.entries(MOVES) : []);
    for (const one of document.querySelectorAll("[data-key], [accesskey]")) {
      const letter = one.dataset.key || one.accessKey;
      if (!meant.has(letter)) meant.set(letter, one.type === "checkbox" ? "tick the row" : words(one));
    }
    meant.set("?", "these keys");
    const title = make("h2", "Keys");
    title.id = "keys-title";
    const list = make("dl", "", ...[...meant].map(([letter, what]) => make("div", "", make("dt", "", make("kbd", letter)), make("dd", what))));
    const toggle = make("input");
    Object.assign(toggle, { type: "checkbox", id: "keys-on", checked: !isOff() });
    toggle.addEventListener("change", () => { store(localStorage, OFF, toggle.checked ? null : "1"); tell(); });
    const label = make("label", "", toggle, " One key is enough");
    const close = make("button", "Close");
    close.addEventListener("click", () => dialog.close());
    const note = make("p", "Off while you type. Switched off, the letters work with your browser’s own modifier.");
    note.className = "soft";
    dialog.replaceChildren(title, list, make("p", "", label), note, close);
    dialog.showModal();
  }

  // In place of the words about the browser's modifier: that a key is enough, and where to switch it off.
  const hint = document.querySelector(".keys");
  function tell() {
    if (!hint) return;
    const button = make("button", isOff() ? "Keys are off" : "Keys");
    button.type = "button";
    button.className = "quiet";
    button.addEventListener("click", help);
    const moves = rows.length ? [make("kbd", "j"), make("kbd", "k"), " to go from row to row, "] : [];
    const told = isOff() ? [] : ["Press a letter: ", ...moves, make("kbd", "?"), " for all of them. "];
    hint.replaceChildren(...told, button);
  }
  document.body.append(dialog);
  tell();
  const before = stored(sessionStorage, HERE);
  store(sessionStorage, HERE, null);
  if (before !== null && !isOff()) go(Number(before));
})();
