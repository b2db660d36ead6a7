// Extras only: every page works without this file.
"use strict";

const announce = (text) => {
  const status = document.querySelector("[role=status]");
  if (status) status.textContent = text;
};

const copy = async (field) => {
  if (navigator.clipboard) return navigator.clipboard.writeText(field.value);
  // Over plain http browsers offer only the old way.
  field.select();
  if (!document.execCommand("copy")) throw new Error("refused");
};

for (const button of document.querySelectorAll("[data-copy]")) {
  const label = button.firstChild;
  const before = label.textContent;
  button.hidden = false;
  button.addEventListener("click", async () => {
    const field = document.getElementById(button.dataset.copy);
    try {
      await copy(field);
    } catch {
      field.select();
      return;
    }
    label.textContent = button.dataset.done;
    announce(button.dataset.done);
    setTimeout(() => { label.textContent = before; announce(""); }, 2000);
  });
}

const menu = document.querySelector("details.menu");
if (menu) {
  document.addEventListener("click", (event) => {
    if (!menu.contains(event.target)) menu.open = false;
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !menu.open) return;
    menu.open = false;
    menu.querySelector("summary").focus();
  });
}

// What the filter in a form would reach, told as soon as its choices change.
for (const form of document.querySelectorAll("form[data-reach]")) {
  const words = form.querySelector("[data-words]");
  let latest = 0;
  form.addEventListener("change", async (event) => {
    if (!["filter_kind", "tags", "companies"].includes(event.target.name)) return;
    const asked = ++latest;
    const body = new FormData(form);
    try {
      const answer = await fetch(form.dataset.reach, { method: "POST", body, redirect: "error" });
      if (asked === latest) words.textContent = answer.ok ? await answer.text() : "";
    } catch {
      if (asked === latest) words.textContent = "";
    }
  });
}

document.getElementById("errors")?.focus();
