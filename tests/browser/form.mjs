// Fills in questionnaires as people do and keeps the files that they give back; tells what is wrong on standard error, and exits with 1.
//
//   node form.mjs unchanged PAGE… FOLDER    each page given back as it is, then that file read into the page and given back again
//   node form.mjs keyboard PAGE FOLDER      Level 1 by keyboard alone, with a reload in the middle
//   node form.mjs typed PAGE TEXTS FOLDER   the texts of a JSON file typed as notes, evidence and reasons
//   node form.mjs refused PAGE FILE… FOLDER what the page says of files that it cannot read

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, join } from "node:path";
import { pathToFileURL } from "node:url";
import { browser } from "./browser.mjs";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
/** The day on which the tests take place; a file of a later day would be refused. */
const TODAY = "2026-11-22T12:00:00";
const [way, ...rest] = process.argv.slice(2);
const folder = rest.pop();
const faults = [];
const chromium = await browser();

/** Opens a page; a message, an error or a request of it is a fault. */
async function opened(file, options = {}) {
  const context = await chromium.newContext(options);
  const page = await context.newPage();
  const address = pathToFileURL(file).href;
  const tell = (fault) => faults.push(`${basename(file)}: ${fault}`);
  page.on("console", (message) => tell(`console: ${message.text()}`));
  page.on("pageerror", (error) => tell(`error: ${error.message}`));
  page.on("request", (request) => request.url() === address || request.url().startsWith("blob:") || tell(`request: ${request.url()}`));
  page.on("dialog", (dialog) => dialog.accept());
  await page.clock.setFixedTime(new Date(TODAY));
  await page.goto(address);
  return { page, context, tell };
}

/** Does what gives the answers back, and keeps the file under its own name in `folder`, or under `name`. */
async function givenBack(page, act, name) {
  const [download] = await Promise.all([page.waitForEvent("download"), act()]);
  const path = join(folder, name ?? download.suggestedFilename());
  await download.saveAs(path);
  return path;
}

const giveBack = (page, name) => givenBack(page, () => page.click("#give-back"), name);

async function unchanged() {
  for (const file of rest) {
    const { page, context, tell } = await opened(file);
    await page.fill("#who", "Ana");
    if ((await page.inputValue("#workload")) === "") await page.fill("#workload", "demo");
    const first = await giveBack(page, `${basename(file)}.yaml`);
    await page.click("#anew");
    await page.setInputFiles("#file", first);
    await page.waitForFunction(() => document.getElementById("told").textContent.startsWith("Read "));
    const again = await giveBack(page, `${basename(file)}.again.yaml`);
    if (readFileSync(first, "utf8") !== readFileSync(again, "utf8")) tell("a file read back in is given back otherwise");
    await context.close();
  }
}

async function keyboard() {
  const { page, context, tell } = await opened(rest[0], { viewport: { width: 1280, height: 900 } });
  const focus = () => page.evaluate(() => ({ id: document.activeElement.id, type: document.activeElement.type, name: document.activeElement.name }));
  const tabTo = async (is, keys = "Tab") => {
    for (let presses = 0; presses < 2000; presses += 1) {
      if (is(await focus())) return;
      await page.keyboard.press(keys);
    }
    throw new Error("the keyboard does not lead there");
  };
  await tabTo(({ id }) => id === "who");
  await page.keyboard.type("Ana Zoë");
  await tabTo(({ id }) => id === "workload");
  await page.keyboard.type("Shop & Söhne");
  // An item and an answer that stands for all of them take each other's place.
  const tickOneOf = async (name) => {
    const ticked = () => page.evaluate((name) => [...document.getElementsByName(name)].flatMap((box) => (box.checked ? [box.value] : [])), name);
    const value = () => page.evaluate(() => document.activeElement.value);
    const first = await value();
    for (const wanted of [first, "unknown", first]) {
      const keys = wanted === first ? "Shift+Tab" : "Tab";
      while ((await value()) !== wanted) await page.keyboard.press(keys);
      await page.keyboard.press("Space");
      if (String(await ticked()) !== wanted) tell(`${name}: after a tick at ${wanted} there are ${await ticked()}`);
    }
  };
  const names = await page.evaluate(() => {
    const level = document.querySelector("section");
    return [...level.querySelectorAll("fieldset[data-practice]")].map((question) => question.querySelector("input").name);
  });
  for (const [number, name] of names.entries()) {
    await tabTo((now) => now.name === name);
    const { type } = await focus();
    if (type === "radio") for (let presses = 0; presses <= number % 5; presses += 1) await page.keyboard.press("ArrowDown");
    else await tickOneOf(name);
    if (number === Math.floor(names.length / 2)) {
      await page.reload();
      const told = await page.textContent("#told");
      if (!told.includes("as this browser kept them")) tell(`after a reload it says: ${told}`);
    }
  }
  await tabTo(({ id }) => id === "give-back", "Shift+Tab");
  await givenBack(page, () => page.keyboard.press("Enter"));
  await context.close();
  for (const width of [360, 1280]) for (const colorScheme of ["light", "dark"]) await accessible(rest[0], width, colorScheme);
}

async function accessible(file, width, colorScheme) {
  const { page, context, tell } = await opened(file, { viewport: { width, height: 900 }, colorScheme });
  await page.evaluate(() => document.querySelectorAll("details").forEach((details) => (details.open = true)));
  await page.check("[data-practice] input[value=not_applicable] >> nth=0");
  await page.click("#give-back");
  await page.evaluate(AXE);
  const { violations } = await page.evaluate(() => axe.run({ resultTypes: ["violations"] }));
  for (const { id, help, nodes } of violations) tell(`${width} ${colorScheme} axe ${id}: ${help}: ${nodes[0].html.slice(0, 200)}`);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  if (wide > 0) tell(`${width}: wider than the window by ${wide}`);
  await context.close();
}

async function typed() {
  const [file, texts] = rest;
  const { page, context, tell } = await opened(file);
  await page.fill("#who", "Ana");
  await page.fill("#workload", "demo");
  await page.evaluate((texts) => {
    const questions = [...document.querySelectorAll("fieldset[data-practice]")];
    const type = (field, text) => {
      field.value = text;
      field.dispatchEvent(new Event("input", { bubbles: true }));
    };
    texts.forEach((text, number) => {
      const question = questions[number];
      const choice = question.querySelector("input[value=not_applicable]");
      choice.checked = true;
      choice.dispatchEvent(new Event("input", { bubbles: true }));
      type(question.querySelector(".reason"), `Because: ${text}`);
      type(question.querySelector(".note"), text);
      type(question.querySelector(".evidence"), text);
    });
  }, JSON.parse(readFileSync(texts, "utf8")));
  await page.reload();
  await giveBack(page, "typed.yaml");
  if ((await page.locator(".fault").count()) > 0) tell(await page.textContent("#told"));
  await context.close();
}

async function refused() {
  const [file, ...given] = rest;
  const { page, context } = await opened(file);
  for (const one of given) {
    await page.setInputFiles("#file", one);
    await page.waitForFunction((name) => document.getElementById("told").textContent.includes(name), basename(one));
    console.log(await page.textContent("#told"));
  }
  await context.close();
}

await { unchanged, keyboard, typed, refused }[way]();
await chromium.close();
faults.forEach((fault) => console.error(fault));
process.exitCode = faults.length > 0 ? 1 : 0;
