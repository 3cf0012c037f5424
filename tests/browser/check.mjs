// Opens HTML reports as a reader would and tells what is wrong with them: `node check.mjs FILE…`. Exits with 1 when anything is.

import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { pathToFileURL } from "node:url";
import { browser } from "./browser.mjs";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** A report is read on so many sheets of paper; the appendix comes after them. */
const MOST_SHEETS = 4;

/** In well under this many milliseconds a page has to be there. */
const SLOW = 1000;

const folder = mkdtempSync(join(tmpdir(), "maturity-pages-"));
const chromium = await browser();
const faults = [];
for (const file of process.argv.slice(2)) {
  for (const width of [360, 1280]) {
    for (const colorScheme of ["light", "dark"]) {
      await withPage(file, { viewport: { width, height: 900 }, colorScheme }, onScreen);
    }
  }
  await withPage(file, {}, appendix);
  await withPage(file, {}, onPaper);
}
await chromium.close();
rmSync(folder, { recursive: true });
faults.forEach((fault) => console.error(fault));
process.exitCode = faults.length > 0 ? 1 : 0;

/** Opens `file` and hands its page to `look`, which tells faults; a message or a request of the page is one too. */
async function withPage(file, options, look) {
  const address = pathToFileURL(file).href;
  const context = await chromium.newContext(options);
  const page = await context.newPage();
  const place = [basename(file), options.viewport?.width ?? "print", options.colorScheme].filter(Boolean).join(" ");
  const tell = (fault) => faults.push(`${place}: ${fault}`);
  page.on("console", (message) => tell(`console: ${message.text()}`));
  page.on("pageerror", (error) => tell(`error: ${error.message}`));
  page.on("dialog", (dialog) => tell(`dialog: ${dialog.message()}`));
  page.on("request", (request) => request.url() === address || tell(`request: ${request.url()}`));
  await page.goto(address);
  await look(page, tell);
  await context.close();
}

async function onScreen(page, tell) {
  const took = await page.evaluate(() => performance.getEntriesByType("navigation")[0].loadEventEnd);
  if (took > SLOW) tell(`took ${took} ms to load`);
  await fits(page, tell);
  if ((await page.locator("details, .appendix").count()) > 0) await unfolds(page, tell);
  await structure(page, tell);
  await accessible(page, tell);
}

/** A report has parts that are folded up, which other pages need not have. */
async function unfolds(page, tell) {
  await page.locator("summary").first().click();
  if ((await page.locator("details[open]").count()) === 0) tell("a click does not open a section");
  await page.evaluate(() => document.querySelectorAll("details").forEach((details) => (details.open = true)));
  await fits(page, tell);
}

/** Nothing may reach past the right edge, unless it can be scrolled where it stands. */
async function fits(page, tell) {
  const wide = await page.evaluate(() => {
    const edge = document.documentElement.clientWidth;
    const reaches = [...document.querySelectorAll("body *")].filter((element) => element.getBoundingClientRect().right > edge + 0.5);
    const names = reaches.filter((element) => !element.closest(".scroll, .away, .stack thead")).map((element) => element.outerHTML.slice(0, 80));
    return document.documentElement.scrollWidth > edge || names.length > 0 ? [document.documentElement.scrollWidth, ...names.slice(0, 3)] : [];
  });
  if (wide.length > 0) tell(`wider than the window: ${wide.join(" ")}`);
}

async function structure(page, tell) {
  for (const element of ["h1", "header", "main", "footer"]) {
    const count = await page.locator(element).count();
    if (count !== 1) tell(`${count} times <${element}>`);
  }
  const bare = await page.locator("th:not([scope])").count();
  if (bare > 0) tell(`${bare} table headers without a scope`);
  const active = await page.locator("script, iframe, object, embed, form, img, link, base, meta[http-equiv=refresh]").count();
  if (active > 0) tell(`${active} elements that act or load`);
}

async function accessible(page, tell) {
  await page.evaluate(AXE);
  const { violations } = await page.evaluate(() => axe.run({ resultTypes: ["violations"] }));
  for (const { id, help, nodes } of violations) {
    tell(`axe ${id}: ${help}: ${nodes.map((node) => node.html.slice(0, 100)).slice(0, 3).join(" ")}`);
  }
}

/** Prints the page as it is but for one mark, and looks where the appendix begins. */
async function appendix(page, tell) {
  await page.evaluate(() => document.querySelector(".appendix > h2")?.prepend("§0§ "));
  for (const format of ["A4", "Letter"]) {
    const path = join(folder, "page.pdf");
    await page.pdf({ path, format });
    const words = execFileSync("pdftotext", [path, "-"], { encoding: "utf8", maxBuffer: 1 << 28 }).split("\f");
    const first = words.findIndex((sheet) => sheet.includes("§0§"));
    if (first >= 0 && !words[first].startsWith("§0§")) tell(`${format}: the appendix does not begin a sheet`);
    if (first > MOST_SHEETS) tell(`${format}: ${first} sheets stand before the appendix`);
  }
}

/** Prints, and looks where the parts of the page lie: each is marked in its text and found again on the sheets. */
async function onPaper(page, tell) {
  const parts = await page.evaluate(mark);
  for (const format of ["A4", "Letter"]) {
    const path = join(folder, "page.pdf");
    await page.pdf({ path, format });
    const marks = sheets(path);
    const places = marks.map((sheet) => new Set(sheet));
    parts.forEach((part, number) => {
      if (part.isClosed) return places.some((place) => place.has(number)) && tell(`${format}: ${part.text} is printed though its fold is closed`);
      const found = places.flatMap((place, sheet) => (place.has(number) ? [sheet + 1] : []));
      const wanted = part.repeats ? found.length > 0 : found.length === 1;
      const seen = marks.flat().filter((mark) => mark === number).length;
      if (!part.repeats && seen !== part.marks) tell(`${format}: ${part.text} is cut off: ${seen} of its ${part.marks} ends are seen`);
      if (!wanted) tell(`${format}: ${part.text} is on the sheets [${found}]`);
    });
    parts.forEach(({ header, text }, number) => {
      const alone = places.findIndex((place) => header !== undefined && place.has(number) && !place.has(header));
      if (alone >= 0) tell(`${format}, sheet ${alone + 1}: ${text} has no table header above it`);
    });
  }
}

/**
 * Runs in the page. Puts tiny marks at the start and the end of everything that must stay in one piece: table rows, answers,
 * steps, and headings with what they head. Gives for each what it says and, for a table row, the mark of its table's header.
 */
function mark() {
  const parts = [];
  const put = (elements, part) => {
    const isClosed = [...elements].some(inClosedFold);
    const number = parts.push({ ...part, marks: 2 * elements.length, isClosed }) - 1;
    for (const element of elements) {
      for (const side of ["prepend", "append"]) {
        const sign = document.createElement("span");
        sign.textContent = `§${number}§`;
        sign.style.cssText = "font-size: 1px; display: inline-block; white-space: nowrap";
        element[side](" ", sign, " ");
      }
    }
    return number;
  };
  // The summary of a fold that is closed is seen; within a step the fold is left out with it.
  const inClosedFold = (element) => {
    const fold = element?.closest("details:not([open])");
    return Boolean(fold) && (Boolean(fold.closest(".steps")) || element.closest("summary")?.parentElement !== fold || inClosedFold(fold.parentElement));
  };
  const text = (element) => `"${element.textContent.trim().slice(0, 60)}"`;
  const rows = [...document.querySelectorAll("tbody tr")].map((row) => ({ row, text: text(row) }));
  const whole = [...document.querySelectorAll(".answer, .steps > li")].map((element) => ({ element, text: text(element) }));
  const headings = [...document.querySelectorAll("h2, h3, summary")].map((heading) => ({ heading, text: text(heading) }));
  const headers = new Map();
  for (const table of document.querySelectorAll("table")) {
    headers.set(table, put(table.querySelectorAll("thead th"), { text: "a table's header", repeats: true }));
  }
  for (const { row, text } of rows) put(row.cells, { text, header: headers.get(row.closest("table")) });
  for (const { element, text } of whole) put([element], { text });
  for (const table of document.querySelectorAll(".ladder:not(.strategies), .heat")) {
    const cells = [...table.querySelectorAll("tbody th")];
    put([cells.at(0), cells.at(-1)], { text: `the table .${table.classList[0]}` });
  }
  for (const { heading, text } of headings) {
    const next = heading.nextElementSibling ?? heading;
    const first = next.querySelector("tbody th, tbody td, li, p, summary") ?? next;
    put([heading], { text });
    if (heading.parentElement.matches("details:not([open])")) continue;
    put([heading, first], { text: `${text} with what follows` });
  }
  return parts;
}

/** The marks on each sheet of a PDF file; the last sign of one may hang over the edge of the paper. */
function sheets(path) {
  const boxes = execFileSync("pdftotext", ["-bbox", path, "-"], { encoding: "utf8", maxBuffer: 1 << 28 });
  return boxes.split("<page ").slice(1).map((sheet) => [...sheet.matchAll(/§(\d+)§?/g)].map(([, part]) => Number(part)));
}
