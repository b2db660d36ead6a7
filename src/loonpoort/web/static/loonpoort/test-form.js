// Makes the call of a help page's test form. Keeps nothing: no storage, and the fields are emptied when the
// page is left.
"use strict";

const basic = (username, token) => {
  const bytes = new TextEncoder().encode(`${username}:${token}`);
  return `Basic ${btoa(String.fromCharCode(...bytes))}`;
};

const headersOf = (form) => {
  const headers = { "Content-Type": "application/json", Accept: "application/json" };
  const value = (name) => form.querySelector(`[data-credential=${name}]`)?.value.trim() ?? "";
  if (form.querySelector("[data-credential]")) headers.Authorization = basic(value("username"), value("token"));
  if (value("domain")) headers.Domain = value("domain");
  return headers;
};

// Put together as text: JSON.parse would round long numbers, and the server says best what is wrong.
const bodyOf = (form) => {
  const filled = [...form.querySelectorAll("[data-parameter]")].filter((field) => field.value !== "");
  const members = filled.map((field) => {
    const value = field.dataset.kind === "json" ? field.value : JSON.stringify(field.value);
    return `${JSON.stringify(field.dataset.parameter)}: ${value}`;
  });
  return `{${members.join(", ")}}`;
};

// Indents without reading: JSON.parse would round long numbers here too.
const readable = (json) => {
  let depth = 0;
  const line = () => `\n${"  ".repeat(depth)}`;
  return json.replace(/"(?:[^"\\]|\\.)*"|\[\]|\{\}|[[\]{},:]/g, (part) => {
    if (part === "[" || part === "{") { depth += 1; return part + line(); }
    if (part === "]" || part === "}") { depth -= 1; return line() + part; }
    if (part === ",") return part + line();
    return part === ":" ? ": " : part;
  });
};

const call = async (form) => {
  const answer = await fetch(form.dataset.testForm, {
    method: "POST",
    headers: headersOf(form),
    body: bodyOf(form),
    // Else a refused token would make the browser ask for another one by itself, and remember it.
    credentials: "omit",
    cache: "no-store",
    redirect: "error",
  });
  return [`${answer.status} ${answer.statusText}`, readable(await answer.text())];
};

for (const form of document.querySelectorAll("form[data-test-form]")) {
  const shown = form.nextElementSibling;
  const button = form.querySelector("button");
  const show = (status, text) => {
    shown.hidden = false;
    shown.querySelector("[role=status]").textContent = status;
    shown.querySelector("pre").textContent = text;
  };
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    button.disabled = true;
    show("Calling…", "");
    try {
      show(...await call(form));
    } catch {
      show("No answer: the server cannot be reached.", "");
    }
    button.disabled = false;
    button.focus();
  });
  window.addEventListener("pagehide", () => {
    form.reset();
    show("", "");
    shown.hidden = true;
  });
  form.hidden = false;
  form.parentElement.querySelector(".without-script").hidden = true;
}
