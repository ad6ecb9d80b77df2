"use strict";
// Keys for every button, and the choosing of words in the document. All else works without this file.

const pane = document.getElementById("pane");
let sent = false;

function typing(element) {
  return element.closest("input:not([type=checkbox]), textarea, select") !== null;
}

function open(id) {
  const details = document.getElementById(id);
  details.open = true;
  const first = details.querySelector("[data-words]") && id === "add"
    ? details.querySelector("select")
    : details.querySelector(".field input, .field select, .field textarea");
  first.focus();
  details.scrollIntoView({ block: "nearest" });
}

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && event.target.closest("details")) {
    const details = event.target.closest("details");
    details.open = false;
    details.querySelector("summary").focus();
    return;
  }
  if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || typing(event.target)) return;
  const button = document.querySelector('[data-key="' + CSS.escape(event.key.toLowerCase()) + '"]');
  if (!button || sent) return;
  event.preventDefault();
  button.click();
});

for (const button of document.querySelectorAll("[data-opens]"))
  button.addEventListener("click", () => open(button.dataset.opens));

// a key pressed twice must not decide on the next card
document.addEventListener("submit", () => { sent = true; });
addEventListener("pageshow", () => { sent = false; });

for (const form of document.querySelectorAll(".filters"))
  for (const control of form.querySelectorAll("select, input[type=checkbox]"))
    control.addEventListener("change", () => form.requestSubmit());

const adding = document.getElementById("adding");
if (adding)
  adding.addEventListener("change", () => {
    for (const part of document.querySelectorAll("fieldset[data-kind]"))
      part.hidden = part.disabled = part.dataset.kind !== adding.value;
    fill(chosen());
  });

// Offsets count characters as Python does: code points, not the UTF-16 units of this language.
function length(text) {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}

function chosen() {
  const selection = getSelection();
  if (!pane || selection.rangeCount === 0 || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  if (!pane.contains(range.startContainer) || !pane.contains(range.endContainer)) return null;
  const before = document.createRange();
  before.setStart(pane, 0);
  before.setEnd(range.startContainer, range.startOffset);
  const whole = range.toString();
  const words = whole.trim();
  if (!words) return null;
  const lead = whole.length - whole.trimStart().length;
  const start = Number(pane.dataset.start) + length(before.toString()) + length(whole.slice(0, lead));
  return { start, end: start + length(words), words };
}

let last = null;

function fill(choice) {
  const forms = document.querySelectorAll(choice ? "details[open]" : "#add[open]");
  if (!choice) choice = last;
  if (!choice) return;
  for (const details of forms) {
    const form = details.querySelector("form");
    form.querySelector("[data-words]").value = choice.words;
    form.elements.start.value = choice.start;
    form.elements.end.value = choice.end;
    for (const field of form.querySelectorAll("[data-fill]"))
      if (!field.closest("fieldset").disabled && (!field.value || field.dataset.filled === field.value)) {
        field.value = choice.words;
        field.dataset.filled = choice.words;
      }
  }
}

document.addEventListener("selectionchange", () => {
  const choice = chosen();
  if (!choice) return;
  last = choice;
  document.getElementById("chosen").textContent =
    "Chosen: “" + (choice.words.length > 60 ? choice.words.slice(0, 59) + "…" : choice.words) + "”. Press A to add it.";
  fill(choice);
});

// words chosen before the form was opened are what is to be added; a correction keeps its evidence until others are
const add = document.getElementById("add");
if (add) add.addEventListener("toggle", () => { if (add.open) fill(null); });

// words typed by hand have no place of their own: the server looks for the nearest
for (const area of document.querySelectorAll("[data-words]"))
  area.addEventListener("input", () => {
    area.form.elements.start.value = "";
    area.form.elements.end.value = "";
  });

// The arrow keys move and, with shift, choose words in the document.
if (pane) {
  const judged = pane.querySelector("mark.judged");
  if (judged) pane.scrollTop = judged.offsetTop - pane.offsetTop - pane.clientHeight / 3;
  pane.addEventListener("keydown", (event) => {
    const way = { ArrowRight: "forward", ArrowLeft: "backward" }[event.key];
    const line = { ArrowDown: "forward", ArrowUp: "backward" }[event.key];
    if ((!way && !line) || event.ctrlKey || event.altKey || event.metaKey) return;
    if (line && !event.shiftKey) return;
    event.preventDefault();
    const selection = getSelection();
    if (selection.rangeCount === 0 || !pane.contains(selection.anchorNode)) selection.collapse(judged || pane, 0);
    selection.modify(event.shiftKey ? "extend" : "move", way || line, way ? "word" : "line");
  });
}
