// Makes the picture of the README: `node picture.mjs PAGE.html OUT.png`, the top of a report as a browser shows it.

import { execFileSync } from "node:child_process";
import { pathToFileURL } from "node:url";
import { browser } from "./browser.mjs";

const [page, out] = process.argv.slice(2);
const chromium = await browser();
const context = await chromium.newContext({ viewport: { width: 900, height: 1050 }, colorScheme: "light" });
const tab = await context.newPage();
await tab.goto(pathToFileURL(page).href);
await tab.screenshot({ path: out });
await chromium.close();
// A palette of 64 colours is a third of the size, and nobody sees the difference.
execFileSync("pngquant", ["--force", "--strip", "--output", out, "64", out]);
