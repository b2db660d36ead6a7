// The page of a user template: finding and setting its operations at once. Without this file the same
// buttons ask the server, which answers with the same page.
"use strict";

const form = document.querySelector("[data-template-form]");
const search = document.getElementById("search");
const boxesIn = (part) => [...part.querySelectorAll("input[name=operations]")];
const isFound = (box) => !box.closest(".switch").hidden;

const texts = new Map(boxesIn(form).map((box) => {
  const told = [...box.closest(".switch").querySelectorAll(".verb, [lang]")].map((each) => each.textContent);
  return [box, [box.value, ...told].join(" ").toLowerCase()];
}));

const count = () => {
  const words = (boxes) => form.dataset.countWords
    .replace("{open}", boxes.filter((box) => box.checked).length)
    .replace("{total}", boxes.length);
  for (const group of form.querySelectorAll("[data-group]")) {
    group.querySelector("[data-count]").textContent = words(boxesIn(group));
  }
  form.querySelector("[data-total]").textContent = words(boxesIn(form));
};

const change = () => {
  count();
  const unsaved = form.querySelector("[data-unsaved]");
  if (unsaved) unsaved.hidden = false;
};

const press = (verb, part) => {
  for (const box of boxesIn(part)) {
    if (!box.disabled && isFound(box)) {
      box.checked = verb === "on" || (verb === "reads" && !("writes" in box.dataset));
    }
  }
  change();
};

// Which families were unfolded before the search: they are again after it.
const unfolded = new Set();

const find = () => {
  const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
  let found = 0;
  for (const box of boxesIn(form)) {
    const isWanted = words.every((word) => texts.get(box).includes(word));
    box.closest(".switch").hidden = !isWanted;
    if (isWanted) found += 1;
  }
  for (const group of form.querySelectorAll("[data-group]")) {
    group.hidden = !boxesIn(group).some(isFound);
    if (group.tagName === "DETAILS") group.open = words.length > 0 || unfolded.has(group);
  }
  form.querySelector("[data-nothing]").hidden = found > 0;
  const status = form.querySelector("[role=status]");
  status.textContent = words.length ? status.dataset.foundWords.replace("{count}", found) : "";
};

for (const button of form.querySelectorAll("button[name=press]")) {
  const [verb, scope] = button.value.split(":");
  if (scope === undefined) continue;
  button.type = "button";
  const part = scope ? button.closest("[data-group]") : form;
  button.addEventListener("click", () => press(verb, part));
}

form.querySelector("[data-search]").hidden = true;
search.addEventListener("input", find);
for (const family of form.querySelectorAll("details")) {
  family.addEventListener("toggle", () => {
    if (search.value.trim()) return;
    if (family.open) unfolded.add(family);
    else unfolded.delete(family);
  });
}
// What one types into is no reason to press the first button.
form.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || event.target.matches("button, summary, a")) return;
  event.preventDefault();
  if (event.target !== search) form.querySelector("[data-save]")?.click();
});
form.addEventListener("change", (event) => {
  if (event.target !== search) change();
});
