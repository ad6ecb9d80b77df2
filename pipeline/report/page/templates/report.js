"use strict";
// Lights the evidence that a link leads to, and opens a filter over the timeline's list. The page reads without it.
function light() {
  for (const lit of document.querySelectorAll("mark.lit")) lit.classList.remove("lit");
  const id = decodeURIComponent(location.hash.slice(1));
  if (!id.startsWith("f-")) return;
  const marks = document.querySelectorAll('mark[data-f~="' + CSS.escape(id) + '"]');
  for (const mark of marks) mark.classList.add("lit");
  if (marks.length) marks[0].scrollIntoView({ block: "center" });
}
function addFilter() {
  const section = document.getElementById("timeline");
  const items = section.querySelectorAll("li.undertaking");
  if (items.length < 8) return;
  const label = document.createElement("label");
  label.className = "filter";
  label.textContent = "Show only ";
  const input = document.createElement("input");
  input.type = "search";
  input.placeholder = "a body, a word, a strength, a year";
  label.append(input);
  section.querySelector("h3").before(label);
  input.addEventListener("input", () => {
    const words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
    for (const item of items) {
      const text = item.textContent.toLowerCase();
      item.hidden = !words.every((word) => text.includes(word));
    }
  });
}
addEventListener("hashchange", light);
light();
addFilter();
