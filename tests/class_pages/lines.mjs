// Networks that go, phones that sleep, pages that come back; and a countdown for who cannot see it.
import assert from "node:assert/strict";
import { Building, PHONE } from "./room.mjs";
import { chosen, gone, join, said, seen, tap, vote } from "./steps.mjs";

async function play(building, told) {
  const trainer = await building.guest("trainer", "/trainer#" + told.trainer, "en", PHONE, { hasTouch: true });
  const zh = await building.guest("zh", "/#" + told.code, "zh", PHONE);
  const en = await building.guest("en", "/#" + told.code, "en", PHONE);
  const people = [zh, en];

  said("the answer to a join is lost: asked again, it is the same person");
  zh.recorder.lose("/api/join");
  await zh.page.fill("#name", "安");
  await zh.page.click("#join [type=submit]");
  await seen(zh, "refused", "正在再试");
  await seen(trainer, "people", "安");
  // It waits in its storage, also if the page is loaded anew.
  assert.match(await zh.page.evaluate(() => localStorage.getItem("heartfirst.key")), /^[0-9a-f]{48}$/);
  zh.recorder.mend();
  await zh.page.locator("#class").waitFor();
  await seen(trainer, "people-head", /^People 1$/);
  await seen(trainer, "tally", "1 joined, 1 here");
  assert.ok(zh.recorder.lost > 0, "an answer was lost");
  assert.equal(await zh.page.evaluate(() => localStorage.getItem("heartfirst.key")), null, "a key opens one door once");
  await join(en, { name: "Eve" });
  // Clocks that can be moved and stopped.
  for (const guest of people) {
    await guest.page.clock.install();
    await guest.page.reload();
    await guest.page.locator("#class").waitFor();
  }
  await tap(trainer, "forward");
  await seen(zh, "status", "第 1 句");

  said("the countdown is told at its start, at ten and at five seconds, and that it is over");
  for (const guest of people) await hears(guest);
  await tap(trainer, "more");
  await seen(zh, "left", /^\d+ 秒$/);
  assert.match(await timer(en), /^\d+ s$/, "who asks is told at any time");
  for (let second = 0; second < 17; second += 1) for (const guest of people) await guest.page.clock.fastForward(1000);
  assert.deepEqual(await heard(zh, "time"), ["还有 20 秒", "还有 10 秒", "还有 5 秒"]);
  assert.deepEqual(await heard(en, "time"), ["20 seconds left", "10 seconds left", "5 seconds left"]);
  await tap(trainer, "forward");
  await seen(en, "status", "The vote is closed");
  assert.match((await heard(en, "announce")).pop(), /The vote is closed/);
  assert.equal(await en.page.locator("#time").textContent(), "", "what is past is not read out later");

  said("let’s talk is told as well, and that it goes on");
  await tap(trainer, "undo");
  await seen(en, "status", "what would you say");
  await tap(trainer, "pause");
  await seen(en, "paused", "Let’s talk");
  assert.match((await heard(en, "announce")).pop(), /Let’s talk/);
  await tap(trainer, "pause");
  await gone(en, "paused");
  assert.match((await heard(en, "announce")).pop(), /^Sentence 1/);

  said("a vote that met no network is sent by itself when it is back");
  zh.recorder.cut();
  await zh.page.locator("#offline").waitFor();
  await zh.page.locator("#options .option").nth(1).click();
  await seen(zh, "problem", "你选的 B 还没送到");
  await building.look("unsent");
  // From here on the clocks of these two stand still: nothing comes by waiting for the next try.
  for (const guest of people) await guest.page.clock.pauseAt(Date.now() + 60_000);
  zh.recorder.mend();
  await online(zh);
  await gone(zh, "offline");
  await chosen(zh, 1);
  await gone(zh, "problem");
  await seen(trainer, "tally", "1 of 2 voted");

  said("a phone wakes up on a line that is dead and does not know it: what happened meanwhile is there at once");
  await sleeps(en, true);
  en.recorder.hush();
  await tap(trainer, "forward");
  await en.page.clock.setSystemTime(Date.now() + 600_000);
  assert.match(await en.page.locator("#status").textContent(), /what would you say/, "it knows of nothing");
  await sleeps(en, false);
  await seen(en, "status", "The vote is closed");

  said("a browser that puts a page to sleep is told goodbye to, and comes back");
  await en.page.evaluate(() => document.dispatchEvent(new Event("freeze")));
  await seen(trainer, "tally", "1 here");
  await tap(trainer, "undo");
  await en.page.evaluate(() => document.dispatchEvent(new Event("resume")));
  await seen(en, "status", "what would you say");
  await seen(trainer, "tally", "2 here");
  await tap(trainer, "forward");

  said("a page that was left comes back as it was, and goes on");
  await en.page.evaluate(() => { window.isTheSame = true; });
  await en.page.goto("about:blank");
  await seen(trainer, "tally", "1 here");
  await tap(trainer, "forward");
  await seen(zh, "status", "全班的选择");
  await en.page.goBack({ waitUntil: "commit" });
  await seen(en, "status", "How the class split");
  assert.equal(await en.page.evaluate("window.isTheSame"), true, "it is the same page, out of the history");
  await seen(trainer, "tally", "2 here");
  assert.deepEqual(en.errors, []);

  said("a trainer who gets no answer is not made to press twice");
  trainer.recorder.cut();
  await trainer.page.locator("#offline").waitFor();
  await trainer.page.tap("#forward");
  await seen(trainer, "problem", "No answer");
  trainer.recorder.mend();
  await online(trainer);
  await gone(trainer, "offline");
  await seen(trainer, "status", "The split is on the wall");
}

// The browser notices a network.
const online = (guest) => guest.page.evaluate(() => window.dispatchEvent(new Event("online")));

// The screen is locked, or unlocked. A headless browser has no screen, so the page is told.
const sleeps = (guest, on) => guest.page.evaluate((hidden) => {
  Object.defineProperty(document, "visibilityState", { value: hidden ? "hidden" : "visible", configurable: true });
  document.dispatchEvent(new Event("visibilitychange"));
}, on);

// Everything that live regions say from now on.
async function hears({ page }) {
  await page.evaluate(() => {
    window.told = { announce: [], time: [] };
    for (const id of Object.keys(window.told)) {
      const region = document.getElementById(id);
      new MutationObserver(() => { if (region.textContent) window.told[id].push(region.textContent); })
        .observe(region, { childList: true, characterData: true, subtree: true });
    }
  });
}

const heard = (guest, id) => guest.page.evaluate((region) => window.told[region], id);

// What the accessibility tree says about the time.
async function timer({ page, context }) {
  const session = await context.newCDPSession(page);
  const { nodes } = await session.send("Accessibility.getFullAXTree");
  await session.detach();
  const live = nodes.filter((it) => it.properties?.some((is) => is.name === "live" && is.value.value === "polite"));
  assert.ok(live.length >= 2, "live regions are in the tree");
  const node = nodes.find((it) => it.role?.value === "timer");
  return node.childIds.map((id) => nodes.find((it) => it.nodeId === id).name.value).join("").trim();
}

// As a phone has it: a page that is left waits in the history.
await Building.run(play, { ignoreDefaultArgs: ["--disable-back-forward-cache"] });
