// The people of a class, each in a browser of their own.
import assert from "node:assert/strict";
import { mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { Recorder } from "./recorder.mjs";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const FLAGS = [
  "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync",
  // The browser itself asks elsewhere what forms mean.
  "--disable-features=AutofillServerCommunication,OptimizationHints,MediaRouter",
];
const SHOTS = process.env.HEARTFIRST_SHOTS;

export const PHONE = { width: 360, height: 740 };
export const DESK = { width: 1280, height: 800 };
export const WALL = { width: 1280, height: 720 };
export const LARGE_WALL = { width: 1920, height: 1080 };

// A small phone of ten years ago.
export const SMALL_PHONE = { width: 320, height: 568 };
// What a finger hits without looking twice.
const TARGET = 44;

export class Building {
  guests = [];
  looked = 0;

  // Opens the class that standard input tells about, plays, and says how many states were looked at.
  static async run(play, flags = {}) {
    const told = JSON.parse(readFileSync(0, "utf8"));
    const building = new Building();
    building.home = told.home;
    building.flags = flags;
    building.browsers = [];
    if (SHOTS) mkdirSync(SHOTS, { recursive: true });
    try {
      await play(building, told);
      console.log("looked at " + building.looked + " states");
    } catch (error) {
      console.error(error);
      process.exitCode = 1;
    } finally {
      await building.close();
    }
  }

  async #launch(more = []) {
    const executablePath = process.env.HEARTFIRST_CHROMIUM || "/usr/bin/chromium";
    const browser = await chromium.launch({ executablePath, headless: true, ...this.flags, args: [...FLAGS, ...more] });
    this.browsers.push(browser);
    return browser;
  }

  // A browser of its own for whoever has set another size of text.
  async #browser(text) {
    if (text) return this.#launch(["--blink-settings=defaultFontSize=" + text]);
    this.usual ??= this.#launch();
    return this.usual;
  }

  // Somebody with a browser; `path` is what they open. `more` is for the browser; `text` the size of its type, in points.
  async guest(name, path, lang, viewport, more = {}) {
    const recorder = await Recorder.before(this.home);
    const { text, ...rest } = more;
    const browser = await this.#browser(text);
    const context = await browser.newContext({
      viewport, locale: lang === "zh" ? "zh-CN" : "en-GB", reducedMotion: "reduce",
      proxy: { server: recorder.address, bypass: "<-loopback>" }, ...rest,
    });
    const page = await context.newPage();
    page.setDefaultTimeout(30_000);
    const guest = { name, page, context, recorder, lang, errors: [] };
    page.on("pageerror", (error) => guest.errors.push(String(error)));
    page.on("console", (message) => {
      // A line that was cut on purpose is no mistake of the page.
      if (message.type() === "error" && !/Failed to load resource|net::ERR/.test(message.text())) guest.errors.push(message.text());
    });
    await page.goto(this.home + path);
    this.guests.push(guest);
    return guest;
  }

  // Every page in this state: nothing serious for who cannot see, a picture for who can, nothing wider than the screen.
  async look(state) {
    this.looked += 1;
    for (const guest of this.guests) {
      if (SHOTS) {
        await guest.page.waitForFunction(() => [...document.images].every((it) => it.complete));
        await guest.page.screenshot({ path: join(SHOTS, String(this.looked).padStart(2, "0") + "-" + state + "-" + guest.name + ".png") });
      }
      await this.check(guest, state);
    }
  }

  async check(guest, state) {
    const { page } = guest;
    // From outside, as an extension would be: the page’s own policy stays as it is.
    if (!(await page.evaluate("Boolean(window.axe)"))) await page.evaluate(AXE);
    const found = await page.evaluate(async () => {
      const result = await window.axe.run(document, { resultTypes: ["violations"] });
      const grave = result.violations.filter((it) => ["serious", "critical"].includes(it.impact));
      return grave.flatMap((it) => it.nodes.map((node) => it.id + ": " + node.html.slice(0, 160) + " " + (node.failureSummary || "").slice(0, 300)));
    });
    assert.deepEqual(found, [], guest.name + ", " + state);
    assert.deepEqual(await page.evaluate(misplaced, page.viewportSize().width < 500 ? TARGET : 0), [], guest.name + ", " + state);
    if (guest.name === "keys") await this.#zoomed(guest, state);
    assert.deepEqual(guest.errors, [], guest.name + ", " + state);
    assert.deepEqual(guest.recorder.foreign, [], guest.name + " asked elsewhere");
  }

  // At 200 % a phone is half as wide in its own points.
  async #zoomed({ page, name }, state) {
    const size = page.viewportSize();
    await page.setViewportSize({ width: size.width / 2, height: size.height / 2 });
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    if (SHOTS) await page.screenshot({ path: join(SHOTS, String(this.looked).padStart(2, "0") + "-" + state + "-zoomed.png") });
    await page.setViewportSize(size);
    assert.ok(wide <= 0, name + ", " + state + ": " + wide + " points wider than the screen at 200 %");
  }

  async close() {
    for (const browser of this.browsers) await browser.close();
    for (const { recorder } of this.guests) recorder.close();
  }
}

// What nobody can read or hit: wider than the screen, cut off by what is around it, smaller than a finger.
// Runs in the page.
function misplaced(target) {
  const found = [];
  const name = (node) => node.tagName.toLowerCase() + (node.id ? "#" + node.id : "") + " “" + node.textContent.trim().slice(0, 30) + "”";
  const wide = document.documentElement.scrollWidth - window.innerWidth;
  if (wide > 0) found.push(wide + " points wider than the screen");
  const isShown = (node) => node.getClientRects().length > 0 && getComputedStyle(node).opacity !== "0" && !node.closest(".unseen");
  const scrolls = (node) => {
    for (let it = node; it && it !== document.body; it = it.parentElement) if (/auto|scroll/.test(getComputedStyle(it).overflowY)) return true;
    return false;
  };
  const isFixed = getComputedStyle(document.body).overflowY === "hidden";
  for (const node of document.body.querySelectorAll("*")) {
    const hasWords = [...node.childNodes].some((it) => it.nodeType === Node.TEXT_NODE && it.data.trim());
    if (!hasWords || !isShown(node) || node.closest("script, svg")) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const { left, right, top, bottom } = range.getBoundingClientRect();
    if (scrolls(node)) continue;
    if (left < -1 || right > window.innerWidth + 1) found.push(name(node) + " reaches beyond the side");
    if (isFixed && (top < -1 || bottom > window.innerHeight + 1)) found.push(name(node) + " reaches beyond the wall");
    for (let it = node; it && it !== document.body; it = it.parentElement) {
      if (getComputedStyle(it).overflowY !== "hidden") continue;
      const box = it.getBoundingClientRect();
      if (bottom > box.bottom + 1 || top < box.top - 1) found.push(name(node) + " is cut off");
    }
  }
  if (!target) return found;
  for (const node of document.querySelectorAll("button, input, textarea, summary, a")) {
    const { width, height } = node.getBoundingClientRect();
    if (isShown(node) && (width < target - 0.5 || height < target - 0.5)) found.push(name(node) + " is " + Math.round(width) + " × " + Math.round(height));
  }
  return found;
}
