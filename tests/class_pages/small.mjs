// A class that stores no names, with long sentences, driven from beginning to end by the trainer’s phone; read on a
// phone of ten years ago and by somebody who has set their type twice as large.
import assert from "node:assert/strict";
import { eventsOf } from "./traffic.mjs";
import { Building, LARGE_WALL, PHONE, SMALL_PHONE, WALL } from "./room.mjs";
import { acknowledged, alone, join, said, seen, tap, vote } from "./steps.mjs";

async function play(building, told) {
  const wall = await building.guest("wall", "/wall#" + told.wall, "zh", WALL);
  const large = await building.guest("wall-en", "/wall#" + told.wall, "en", LARGE_WALL);
  const trainer = await building.guest("trainer", "/trainer#" + told.trainer, "en", PHONE, { hasTouch: true, isMobile: true });
  const small = await building.guest("small", "/#" + told.code, "zh", SMALL_PHONE, { hasTouch: true });
  const big = await building.guest("big", "/#" + told.code, "en", PHONE, { text: 32, colorScheme: "dark" });
  const people = [small, big];

  said("the form asks for no name");
  for (const guest of people) {
    await guest.page.locator("#code").waitFor();
    for (const id of ["name", "number"]) assert.ok(await guest.page.locator("#" + id).isHidden(), guest.name + " is asked for a " + id);
  }
  assert.equal(await big.page.evaluate(() => getComputedStyle(document.documentElement).fontSize), "32px");
  await building.look("form");
  for (const guest of people) await join(guest);
  // Somebody who sends a name all the same.
  await big.page.evaluate(({ code, name }) => fetch("/api/join", {
    method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ code, name, number: name, lang: "en" }),
  }), told);
  for (const number of [1, 2, 3]) await seen(trainer, "people", "No. " + number);
  assert.ok(await trainer.page.locator("#hide").isHidden(), "there is nothing to hide");
  await building.look("lobby");

  said("a whole case, by the thumb");
  await tap(trainer, "forward");
  await seen(small, "status", "第 1 句");
  await building.look("voting");
  await tap(trainer, "pause");
  await seen(small, "paused", "先讨论");
  await tap(trainer, "pause");
  await tap(trainer, "more");
  await seen(big, "left", /\d+ s/);
  await tap(trainer, "endless");
  await vote(small, 0);
  await vote(big, 1);
  await trainer.page.tap("#hand-box summary");
  for (const [at, cards] of [11, 6, 2, 4].entries()) await trainer.page.locator("#hand input").nth(at).fill(String(cards));
  await acknowledged(trainer, () => trainer.page.tap("#hand button"));
  await seen(wall, "tally", "25");
  for (const phase of ["The vote is closed", "The split is on the wall"]) {
    await tap(trainer, "forward");
    await seen(trainer, "status", phase);
  }
  await building.look("revealed");
  await tap(trainer, "forward");
  await seen(trainer, "status", "After it was said");
  await tap(trainer, "what-if");
  await seen(trainer, "status", "What if");
  await wall.page.locator("#versus").waitFor();
  await building.look("what-if");
  await tap(trainer, "undo");
  await seen(trainer, "status", "After it was said");
  await building.look("played");
  for (let turn = 2; (await trainer.page.locator("#forward").textContent()) !== "Look back"; turn += 1) {
    assert.ok(turn < 30, "the case does not end");
    await tap(trainer, "forward");
    await seen(small, "status", "第 " + turn + " 句");
    await vote(small, turn % 3);
    if (turn === 2) await building.look("second");
    for (let step = 0; step < 3; step += 1) await tap(trainer, "forward");
    await seen(small, "status", "说出口之后");
  }

  said("the pages of the wall are turned from the phone");
  await tap(trainer, "forward");
  await seen(trainer, "page", /Wall 1 \/ \d+ · The curve/);
  await building.look("debrief");
  await tap(trainer, "page-on");
  await seen(wall, "sheet", "2 / ");
  await seen(trainer, "page", "Sentences 1–2");
  await building.look("debrief-sentences");
  // The keys of the wall go on from there, and the trainer’s next turn counts again.
  await wall.page.keyboard.press("ArrowRight");
  await seen(wall, "sheet", "3 / ");
  await tap(trainer, "page-back");
  for (const it of [wall, large]) await seen(it, "sheet", "1 / ");

  said("on their own; one is brought to the wall and walked through");
  await tap(trainer, "own");
  await small.page.tap("#begin");
  await small.page.locator("#options .option").first().waitFor();
  await building.look("own");
  await alone(small);
  // The trainer hears of it a moment later; brought to the wall before that, it would be shorter.
  await seen(trainer, "people", /done, \d+/);
  await acknowledged(trainer, () => trainer.page.getByRole("button", { name: /Bring the conversation/ }).first().tap());
  await wall.page.locator("#talked").waitFor();
  await tap(trainer, "earlier");
  await building.look("shown");
  await tap(trainer, "down");
  await tap(trainer, "own");
  await tap(trainer, "cards");
  await small.page.fill("#say", "我先听您说完。");
  await small.page.fill("#drop", "这不归我管。");
  await small.page.tap("#hand-in");
  await seen(trainer, "handed-in", "我先听您说完。");
  await seen(trainer, "handed-in", "No. 1");
  await building.look("cards");
  await trainer.page.tap("#end");
  await tap(trainer, "end");
  await seen(small, "status", "下课了");
  await building.look("ended");

  said("nothing of a name anywhere");
  for (const guest of building.guests) {
    assert.ok(!guest.recorder.received.includes(told.name), guest.name + " was told a name");
    assert.ok(!(await guest.page.content()).includes(told.name), guest.name + " shows a name");
    for (const { name, data } of eventsOf(guest.recorder.received)) {
      if (name === "people") for (const person of data.list) assert.deepEqual([person.name, person.number], ["", ""]);
      if (name === "you") assert.equal(data.name, "");
    }
  }
}

await Building.run(play);
