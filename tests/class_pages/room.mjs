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

export class Building {
  guests = [];
  looked = 0;

  static async open(home, executablePath) {
    const building = new Building();
    building.home = home;
    building.browser = await chromium.launch({ executablePath, headless: true, args: FLAGS });
    if (SHOTS) mkdirSync(SHOTS, { recursive: true });
    return building;
  }

  // Somebody with a browser; `path` is what they open.
  async guest(name, path, lang, viewport, more = {}) {
    const recorder = await Recorder.before(this.home);
    const context = await this.browser.newContext({
      viewport, locale: lang === "zh" ? "zh-CN" : "en-GB", reducedMotion: "reduce",
      proxy: { server: recorder.address, bypass: "<-loopback>" }, ...more,
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
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    assert.ok(wide <= 0, guest.name + ", " + state + ": " + wide + " points wider than the screen");
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
    await this.browser.close();
    for (const { recorder } of this.guests) recorder.close();
  }
}
