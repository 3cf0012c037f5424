// @ts-check
// The questionnaire in a browser: keeps what is typed, counts it, and gives it back as an answers file. Nothing is sent anywhere.
"use strict";

/**
 * What is said about one question; `answer` is an option, `unknown`, `not_applicable`, the ticked items of a checklist, or null.
 * @typedef {{answer: string | string[] | null, reason: string, note: string, evidence: string}} Entry
 * @typedef {{who: string, workload: string, entries: Record<string, Entry>}} Sheet
 */

(() => {
  /** @param {string} id */
  const element = (id) => /** @type {HTMLElement} */ (document.getElementById(id));
  /** @param {string} id */
  const field = (id) => /** @type {HTMLInputElement} */ (element(id));
  const form = /** @type {HTMLFormElement} */ (element("form"));
  const { model = "", title = "", store = "" } = form.dataset;
  const questions = /** @type {HTMLFieldSetElement[]} */ ([...form.querySelectorAll("fieldset[data-practice]")]);

  // One question

  /** @param {HTMLFieldSetElement} question */
  const key = (question) => `${question.dataset.strategy}/${question.dataset.practice}`;
  /** @param {HTMLFieldSetElement} question */
  const choices = (question) => /** @type {HTMLInputElement[]} */ ([...question.querySelectorAll(".choices input")]);
  /** @param {HTMLFieldSetElement} question @param {string} name */
  const part = (question, name) => /** @type {HTMLTextAreaElement} */ (question.querySelector(`.${name}`));
  /** @param {HTMLFieldSetElement} question */
  const isList = (question) => question.dataset.checklist !== undefined;
  /** What takes the place of an answer rather than being one item of it. @param {string} value */
  const isWhole = (value) => ["[]", "unknown", "not_applicable"].includes(value);

  /** @param {HTMLFieldSetElement} question @returns {Entry} */
  function read(question) {
    const chosen = choices(question).filter((choice) => choice.checked).map((choice) => choice.value);
    /** @type {Entry["answer"]} */
    let answer = chosen[0] || null;
    if (isList(question) && answer && !["unknown", "not_applicable"].includes(answer)) answer = chosen.filter((value) => value !== "[]");
    const [reason, note, evidence] = ["reason", "note", "evidence"].map((name) => part(question, name).value);
    return { answer, reason, note, evidence };
  }

  /** @param {HTMLFieldSetElement} question @param {Entry} entry */
  function write(question, entry) {
    const { answer } = entry;
    const chosen = Array.isArray(answer) ? (answer.length > 0 ? answer : ["[]"]) : [answer ?? ""];
    for (const choice of choices(question)) choice.checked = chosen.includes(choice.value);
    for (const name of /** @type {const} */ (["reason", "note", "evidence"])) part(question, name).value = entry[name];
    settle(question);
  }

  /** Shows the field for a reason where one is needed, and says whether the question is answered. @param {HTMLFieldSetElement} question */
  function settle(question) {
    const { answer } = read(question);
    const field = /** @type {HTMLElement} */ (question.querySelector(".why-not"));
    field.hidden = answer !== "not_applicable";
    question.classList.toggle("answered", answer !== null);
  }

  /** Of a checklist, items and what stands for all of them are not ticked together. @param {HTMLInputElement} changed */
  function untick(changed) {
    const question = /** @type {HTMLFieldSetElement} */ (changed.closest("fieldset[data-checklist]"));
    if (!question || !changed.checked) return;
    for (const choice of choices(question)) {
      if (choice !== changed && (isWhole(changed.value) || isWhole(choice.value))) choice.checked = false;
    }
  }

  const NO_REASONS = ["yes", "no", "none", "na", "tbd", "todo", "notapplicable"];

  /** Whether a text fills the place of a reason without giving one; the program has the same rule. @param {string} text */
  function givesNoReason(text) {
    const letters = [...text].filter((c) => /\p{Alphabetic}/u.test(c) && !/[\u115f\u1160\u3164\uffa0]/.test(c));
    const needed = letters.every((c) => /[\p{Lowercase}\p{Uppercase}]/u.test(c)) ? 3 : 2;
    return letters.length < needed || NO_REASONS.includes(letters.join("").toLowerCase());
  }

  // All of it

  /** @returns {Sheet} */
  function sheet() {
    const entries = questions.map((question) => /** @type {const} */ ([key(question), read(question)]));
    return { who: field("who").value, workload: field("workload").value, entries: Object.fromEntries(entries) };
  }

  /** @param {Sheet} kept */
  function fill(kept) {
    field("who").value = kept.who;
    field("workload").value = kept.workload;
    for (const question of questions) write(question, kept.entries[key(question)] ?? { answer: null, reason: "", note: "", evidence: "" });
    count();
  }

  function count() {
    const answered = questions.filter((question) => question.classList.contains("answered")).length;
    element("count").textContent = `${answered} of ${questions.length} answered`;
    for (const bar of /** @type {NodeListOf<HTMLProgressElement>} */ (form.querySelectorAll("progress"))) {
      const level = /** @type {HTMLElement} */ (bar.closest("section"));
      const [done, all] = [".answered", "[data-practice]"].map((which) => level.querySelectorAll(`fieldset${which}`).length);
      bar.value = done;
      /** @type {HTMLElement} */ (bar.nextElementSibling).textContent = `${done} of ${all} answered`;
    }
  }

  /** @param {string} text @param {boolean} [isFault] */
  function tell(text, isFault = false) {
    const told = element("told");
    told.textContent = text;
    told.classList.toggle("fault", isFault);
  }

  // What the browser keeps

  let isKept = true;

  function keep() {
    try {
      localStorage.setItem(store, JSON.stringify(sheet()));
    } catch {
      if (isKept) tell("This browser keeps nothing of this page: give your answers back before you close it.", true);
      isKept = false;
    }
  }

  /** @returns {Sheet | null} */
  function kept() {
    try {
      return JSON.parse(localStorage.getItem(store) ?? "null");
    } catch {
      return null;
    }
  }

  // The answers file

  /** A text as both versions of YAML read it. @param {string} text */
  function quoted(text) {
    /** @param {string} c */
    const code = (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`;
    const whole = text.replace(/\r\n?/g, "\n").replace(/\p{Surrogate}/gu, "\ufffd");
    return JSON.stringify(whole).replace(/[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g, code);
  }

  /** The lines of a text that say something. @param {string} text */
  const lines = (text) => text.split(/[\r\n]+/).map((line) => line.replace(/^[ \t]+|[ \t]+$/g, "")).filter((line) => line !== "");

  /** The lines that an entry adds to the file, none for one that says nothing. @param {string} practice @param {Entry} entry */
  function lined(practice, { answer, reason, note, evidence }) {
    const remarks = [];
    if (note.trim() !== "") remarks.push(`      note: ${quoted(note)}`);
    if (lines(evidence).length > 0) remarks.push(`      evidence: [${lines(evidence).map(quoted).join(", ")}]`);
    if (answer === "not_applicable") return [`    ${practice}:`, `      not_applicable: ${quoted(reason)}`, ...remarks];
    if (remarks.length === 0) return answered(`    ${practice}:`, answer, "      ");
    return [`    ${practice}:`, ...answered("      answer:", answer, "        "), ...remarks];
  }

  /** @param {string} start @param {Entry["answer"]} answer @param {string} indent */
  function answered(start, answer, indent) {
    if (answer === null) return [];
    if (!Array.isArray(answer)) return [`${start} ${answer}`];
    return answer.length === 0 ? [`${start} []`] : [start, ...answer.map((item) => `${indent}- ${item}`)];
  }

  /** @param {Sheet} sheet @param {string} day */
  function file(sheet, day) {
    const out = [`# Answers to ${title}, given in its form.`, `workload: ${quoted(sheet.workload.trim())}`, `model: ${model}`];
    out.push(`assessed: ${day}`, `assessors: [${quoted(sheet.who.trim())}]`, "answers:");
    let strategy = "";
    for (const question of questions) {
      const said = lined(question.dataset.practice ?? "", sheet.entries[key(question)]);
      if (said.length > 0 && question.dataset.strategy !== strategy) out.push(`  ${(strategy = question.dataset.strategy ?? "")}:`);
      out.push(...said);
    }
    if (out.at(-1) === "answers:") out[out.length - 1] = "answers: {}";
    return out.join("\n") + "\n";
  }

  /** A name as part of a file's name. @param {string} text @param {string} otherwise */
  const slug = (text, otherwise) => text.normalize("NFC").toLowerCase().replace(/[^\p{L}\p{M}\p{N}]+/gu, "-").replace(/^-+|-+$/g, "").slice(0, 60) || otherwise;

  /** Says what is missing, and goes there. @param {string} text @param {HTMLElement} where */
  function ask(text, where) {
    tell(text, true);
    for (let fold = where.closest("details"); fold; fold = fold.parentElement?.closest("details") ?? null) fold.open = true;
    element("essentials").dispatchEvent(new Event("change"));
    where.focus();
  }

  function giveBack() {
    const all = sheet();
    if (all.who.trim() === "") return ask("Who answers? Your name goes into the file.", field("who"));
    if (all.workload.trim() === "") return ask("Which workload is this about?", field("workload"));
    const bare = questions.find((question) => {
      const { answer, reason } = all.entries[key(question)];
      return answer === "not_applicable" && givesNoReason(reason);
    });
    if (bare) {
      field("essentials").checked = false;
      return ask("Say in a few words why this question does not apply.", part(bare, "reason"));
    }
    const today = new Date();
    const day = [today.getFullYear(), today.getMonth() + 1, today.getDate()].map((n) => String(n).padStart(2, "0")).join("-");
    const name = `${slug(all.workload, "answers")}.${slug(all.who, "somebody")}.rater.yaml`;
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([file(all, day)], { type: "application/yaml" }));
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
    tell(`Saved as ${name} where your browser puts downloads. Send this file to whoever asked you.`);
  }

  // Reading such a file back

  /** @typedef {string | string[] | null | {[key: string]: Value}} Value */

  /** The value in a line: a list, a quoted text or a plain word. @param {string} text @param {number} line @returns {Value} */
  function scalar(text, line) {
    if (/^[\w@.-]+$/.test(text)) return text;
    try {
      return JSON.parse(text);
    } catch {
      throw notOurs(line);
    }
  }

  /** @param {number} line */
  const notOurs = (line) => new Error(`line ${line} is not as this page writes it, which reads back what it gave back alone`);

  /** The mapping that a file of this page is, by its indentation. @param {string} text */
  function parse(text) {
    /** @type {{[key: string]: Value}} */
    const root = Object.create(null);
    /** @type {{indent: number, at: {[key: string]: Value}, list: {[key: string]: Value}, key: string}[]} */
    const open = [{ indent: -1, at: root, list: root, key: "" }];
    for (const [number, whole] of text.replace(/^\ufeff/, "").split(/\r?\n/).entries()) {
      if (/^\s*(#|$)/.test(whole)) continue;
      const [, space, item, name, rest] = /^( *)(?:- (\S+)|([\w-]+):(?: +(\S.*))?)\s*$/.exec(whole) ?? [];
      if (space === undefined) throw notOurs(number + 1);
      while (open.length > 1 && open[open.length - 1].indent >= space.length) open.pop();
      const inner = open[open.length - 1];
      if (item !== undefined) {
        const list = inner.list[inner.key];
        inner.list[inner.key] = Array.isArray(list) ? [...list, item] : [item];
        continue;
      }
      const value = rest === undefined ? Object.create(null) : scalar(rest, number + 1);
      inner.at[name] = value;
      if (rest === undefined) open.push({ indent: space.length, at: value, list: inner.at, key: name });
    }
    return root;
  }

  /** @param {Value | undefined} value @returns {{[key: string]: Value}} */
  const mapping = (value) => (value !== null && typeof value === "object" && !Array.isArray(value) ? value : {});
  /** @param {Value | undefined} value */
  const text = (value) => (typeof value === "string" ? value : "");

  /** @param {Value} given @returns {Entry} */
  function entry(given) {
    const { answer = null, not_applicable, note, evidence } = typeof given === "string" || Array.isArray(given) ? { answer: given } : mapping(given);
    const is = not_applicable === undefined ? answer : "not_applicable";
    const links = Array.isArray(evidence) ? evidence.join("\n") : text(evidence);
    return { answer: typeof is === "string" || Array.isArray(is) ? is : null, reason: text(not_applicable), note: text(note), evidence: links };
  }

  /** @param {HTMLFieldSetElement} question @param {Entry} entry */
  function fits(question, { answer }) {
    const known = choices(question).map((choice) => choice.value);
    if (Array.isArray(answer)) return isList(question) && answer.every((value) => known.includes(value) && !isWhole(value));
    return answer === null || (known.includes(answer) && (!isList(question) || (isWhole(answer) && answer !== "[]")));
  }

  /** @param {string} source */
  function takeBack(source) {
    const given = parse(source);
    if (given.model === undefined) throw new Error("it holds no answers");
    if (given.model !== model) throw new Error(`it holds answers to ${text(given.model)}, and this page asks ${model}`);
    /** @type {Record<string, Entry>} */
    const entries = {};
    const strangers = [];
    for (const [strategy, practices] of Object.entries(mapping(given.answers))) {
      for (const [practice, value] of Object.entries(mapping(practices))) {
        const name = `${strategy}/${practice}`;
        const question = questions.find((question) => key(question) === name);
        if (question && fits(question, entry(value))) entries[name] = entry(value);
        else strangers.push(name);
      }
    }
    const who = Array.isArray(given.assessors) ? given.assessors.join(", ") : text(given.assessors);
    fill({ who, workload: text(given.workload), entries });
    keep();
    const left = strangers.length > 0 ? ` Left out, because this page does not ask it so: ${strangers.join(", ")}.` : "";
    tell(`Read ${Object.keys(entries).length} answers of ${who || "somebody"}.${left}`, left !== "");
  }

  // What people do

  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", (event) => {
    const changed = /** @type {HTMLInputElement} */ (event.target);
    if (changed.id === "file" || changed.id === "essentials") return;
    untick(changed);
    const question = /** @type {HTMLFieldSetElement | null} */ (changed.closest("fieldset[data-practice]"));
    if (question) settle(question);
    count();
    keep();
  });
  element("essentials").addEventListener("change", () => form.classList.toggle("essentials", field("essentials").checked));
  element("give-back").addEventListener("click", giveBack);
  element("take-back").addEventListener("click", () => field("file").click());
  element("file").addEventListener("change", async () => {
    const [chosen] = field("file").files ?? [];
    field("file").value = "";
    if (!chosen || !confirm("The answers of that file take the place of those on this page.")) return;
    try {
      takeBack(await chosen.text());
    } catch (error) {
      tell(`${chosen.name} cannot be read: ${error instanceof Error ? error.message : error}.`, true);
    }
  });
  element("anew").addEventListener("click", () => {
    if (!confirm("Everything typed on this page is forgotten.")) return;
    form.reset();
    questions.forEach(settle);
    count();
    keep();
    tell("As it was when you got it.");
  });

  // A field with characters that nobody sees shows them as what they are; it holds them in units of UTF-16.
  for (const field of /** @type {NodeListOf<HTMLTextAreaElement>} */ (form.querySelectorAll("[data-exact]"))) {
    field.defaultValue = String.fromCharCode(...(field.dataset.exact?.match(/.{4}/g) ?? []).map((unit) => parseInt(unit, 16)));
  }
  const before = kept();
  questions.forEach(settle);
  count();
  if (before) {
    fill(before);
    tell("Your answers are here again, as this browser kept them.");
  }
  form.classList.add("alive");
})();
