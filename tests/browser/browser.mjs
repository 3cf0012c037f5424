// Starts the Chromium of this machine: headless, with a fresh profile, and asking the network for nothing of its own.

import { existsSync } from "node:fs";
import { chromium } from "playwright-core";

const PLACES = [process.env.CHROMIUM, "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** A browser; playwright gives it an empty `--user-data-dir` and removes that at the end. */
export async function browser() {
  const executablePath = PLACES.find((place) => place && existsSync(place));
  if (!executablePath) throw new Error("no Chromium on this machine; name one with CHROMIUM=/path");
  return chromium.launch({ executablePath, args: FLAGS });
}
