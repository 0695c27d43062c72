// What is wrong, what was cut and how full pages are, and the files.

import { opener } from "./openers.js";

const part = (id) => document.getElementById(id);

function made(tag, name, ...children) {
  const one = document.createElement(tag);
  if (name) one.className = name;
  one.append(...children);
  return one;
}

function once(box, value, make) {
  const wanted = JSON.stringify(value);
  if (box.wanted === wanted) return;
  box.wanted = wanted;
  box.replaceChildren(...make());
}

export function showAside(state) {
  const link = document.getElementById("editor").value;
  once(part("problems"), [state.problems, link], () => problems(state));
  once(part("fit"), [state.editions.map((one) => [one.name, one.fit]), link], () => state.editions.flatMap(fit));
  once(part("files"), [state.files, state.finished], () => files(state));
}

function linked(place, text) {
  const one = opener(place, text);
  one.classList.add("where");
  return one;
}

function problems(state) {
  if (!state.problems.length) return [made("p", "quiet", "None.")];
  return [made("ul", "", ...state.problems.map(problem))];
}

function problem(one) {
  const item = made("li", one.severity, made("b", "", one.severity), " ", one.message);
  if (one.where) item.append(made("br", ""), linked(one, one.where));
  if (one.hint) item.append(made("p", "hint", one.hint));
  return item;
}

function fit(edition) {
  const fit = edition.fit;
  const pages = `${fit.pages} ${fit.pages === 1 ? "page" : "pages"}${fit.max_pages ? ` of at most ${fit.max_pages}` : ""}`;
  const full = Math.round(fit.fill * 100);
  const bar = made("span", "bar", document.createElement("i"));
  bar.firstChild.style.width = `${Math.min(full, 100)}%`;
  const told = [
    made("h3", "", edition.name),
    made("p", "", `${pages}, ${fit.body_size} pt on ${fit.leading} pt`),
    bar,
    made("p", "quiet", `The last one is ${full} % full; ${Math.round(fit.slack)} mm are left.`),
  ];
  if (fit.cut.length) told.push(made("p", "", "Left out:"), made("ul", "", ...fit.cut.map(cut)));
  return told;
}

function cut(one) {
  const words = one.words.length > 90 ? `${one.words.slice(0, 89)}…` : one.words;
  const item = made("li", "", words);
  if (one.where) item.append(made("br", ""), linked(one, one.where));
  return item;
}

function files(state) {
  const given = (name) => {
    if (state.finished && !state.files.made.includes(name)) return made("li", "quiet", `${name}: not made`);
    const link = made("a", "", name);
    link.href = `files/${encodeURIComponent(name)}`;
    link.download = name;
    return made("li", "", link);
  };
  const further = state.files.made.filter((name) => !state.files.names.includes(name)); // pages, each a file
  const list = made("ul", "", ...[...state.files.names, ...further].map(given));
  return state.finished ? [list] : [list, made("p", "quiet", "Being made …")];
}
