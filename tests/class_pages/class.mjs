// A whole class in a headless browser: three who take part, one who comes late, the trainer, the projection.
// Told on standard input: {"home","code","wall","trainer","texts":[…]}; `texts` are what nobody may read early.
import assert from "node:assert/strict";
import { Building, DESK, LARGE_WALL, PHONE, WALL } from "./room.mjs";
import { acknowledged, alone, forward, press, said, seen, toTheEnd, vote } from "./steps.mjs";
import { focused, keys, tabTo } from "./keyboard.mjs";
import { eventsOf, secretsIn } from "./traffic.mjs";

await Building.run(play);

async function play(building, told) {
  const open = (...guest) => building.guest(...guest);
  const wall = await open("wall", "/wall#" + told.wall, "zh", WALL);
  const large = await open("wall-en", "/wall#" + told.wall, "en", LARGE_WALL);
  const trainer = await open("trainer", "/trainer#" + told.trainer, "zh", PHONE, { hasTouch: true });
  const desk = await open("desk", "/trainer#" + told.trainer, "en", DESK);
  const zh = await open("zh", "/#" + told.code, "zh", PHONE, { hasTouch: true });
  const en = await open("en", "/#" + told.code, "en", PHONE, { colorScheme: "dark" });
  const board = await open("keys", "/#" + told.code, "en", PHONE);
  const people = [zh, en, board];

  said("the form: a wrong code is refused in words, a name is asked for");
  await building.look("join");
  await en.page.fill("#code", "AAAAAA");
  await en.page.fill("#name", "Eve");
  await en.page.click("#join [type=submit]");
  await en.page.locator("#refused").filter({ hasText: /code/i }).waitFor();
  await en.page.fill("#code", told.code.toLowerCase());
  await zh.page.click("#join [type=submit]");
  await zh.page.locator("#refused").filter({ hasText: /名字|昵称/ }).waitFor();
  await building.look("refused");
  const markup = "<b id=x>安</b>";
  await zh.page.fill("#name", markup);
  await zh.page.fill("#number", "07");
  for (const guest of [zh, en]) {
    await guest.page.click("#join [type=submit]");
    await guest.page.locator("#class").waitFor();
  }
  await keys(board, tabTo("textbox", /Name or nickname/), "Kim", "Enter");
  await board.page.locator("#status").filter({ hasText: "Kim, you are in" }).waitFor();
  await seen(wall, "tally", "3");
  await trainer.page.locator("#people").filter({ hasText: markup }).waitFor();
  assert.equal(await trainer.page.locator("#x").count(), 0, "a name is text");
  await trainer.page.click("#hide");
  await desk.page.locator("#people").filter({ hasText: "No. 1" }).waitFor();
  assert.ok(!(await desk.page.locator("#people").textContent()).includes("Kim"), "names are hidden");
  await trainer.page.click("#hide");
  await desk.page.locator("#people").filter({ hasText: "Kim" }).waitFor();
  await building.look("lobby");

  said("a sentence on one’s own before the class begins, of a case one has chosen");
  await desk.page.click("#own");
  await en.page.locator(".case").nth(1).waitFor();
  await building.look("cases");
  assert.equal(await en.page.locator(".case").count(), 2);
  await en.page.locator(".case").filter({ hasText: told.other.en }).click();
  await en.page.locator("#options .option").nth(2).click();
  await seen(en, "status", "sentence 2");
  await seen(en, "title", told.other.en);
  await desk.page.locator("#people li").filter({ hasText: "Eve" }).filter({ hasText: told.other.en }).waitFor();
  await desk.page.click("#own");
  await seen(en, "status", "you are in");
  await seen(en, "title", told.title.en);

  said("the first sentence: everybody votes, nobody sees how the others do");
  await trainer.page.click("#forward");
  for (const guest of people) await guest.page.locator("#options .option").first().waitFor();
  await building.look("voting");
  await vote(zh, 0);
  await vote(en, 1);
  await vote(en, 0);
  await keys(board, tabTo("button", /^B /), "Enter");
  await board.page.locator('#options .option[aria-pressed="true"]').waitFor();
  const pressed = await focused(board);
  assert.match(pressed.name, /Your choice/, "the mark is in the accessible name");
  assert.equal(pressed.pressed, "true");
  await seen(wall, "tally", "已投 3 / 3");
  await nobodySeesTheSplit([wall, large, trainer, desk, ...people]);
  await building.look("voted");
  await desk.page.click("#more");
  for (const guest of [zh, wall]) await seen(guest, "left", /^\d+ 秒$/);
  await desk.page.click("#endless");
  for (const guest of [zh, wall]) await guest.page.locator("#left").waitFor({ state: "hidden" });

  said("one loses the network and changes nothing; one reloads in mid-vote");
  zh.recorder.cut();
  await zh.page.locator("#offline").waitFor();
  await building.look("offline");
  zh.recorder.mend();
  await zh.page.locator("#offline").waitFor({ state: "hidden" });
  await zh.page.locator('#options .option[aria-pressed="true"]').filter({ hasText: "A" }).waitFor();
  await en.page.reload();
  await en.page.locator('#options .option[aria-pressed="true"]').filter({ hasText: "A" }).waitFor();
  await seen(wall, "tally", "已投 3 / 3");

  said("let’s talk, then on; closed; revealed");
  await press(desk, "b", "Paused");
  await wall.page.locator("#curtain").waitFor();
  await zh.page.locator("#paused").waitFor();
  await building.look("paused");
  await press(desk, "b", "The vote is open");
  await wall.page.locator("#curtain").waitFor({ state: "hidden" });
  await forward(desk, "PageDown", zh, "看大屏");
  await nobodySeesTheSplit([wall, large, trainer, desk, ...people]);
  await building.look("closed");
  await forward(desk, "PageDown", zh, "全班的选择");
  await wall.page.locator("#options .split").first().filter({ hasText: "2 人 · 67%" }).waitFor();
  await wall.page.locator("#prompt").filter({ hasText: "选 B 的先说" }).waitFor();
  await building.look("revealed");

  said("played; what if; undone and played again");
  await forward(desk, "PageDown", zh, "说出口之后");
  await building.look("played");
  await trainer.page.click("#what-if");
  await wall.page.locator("#versus").waitFor();
  await building.look("what-if");
  await zh.page.locator("#status").filter({ hasText: "如果说的是另一句" }).waitFor();
  await desk.page.locator("#status").filter({ hasText: "What if" }).waitFor();
  await forward(desk, "PageUp", zh, "说出口之后");
  await forward(desk, "PageUp", zh, "全班的选择");
  await forward(desk, "Space", zh, "说出口之后");

  said("somebody comes late, in the second sentence; raised cards are counted");
  await forward(desk, "PageDown", zh, "第 2 句");
  const late = await open("late", "/#" + told.code, "zh", PHONE);
  await late.page.fill("#name", "晚到的");
  await late.page.click("#join [type=submit]");
  await late.page.locator("#status").filter({ hasText: "第 2 句" }).waitFor();
  await vote(late, 1);
  await desk.page.click("#hand-box summary");
  await desk.page.locator("#hand input").first().fill("30");
  await desk.page.click("#hand button");
  await seen(wall, "tally", "已投 31 票");
  await building.look("second");

  said("to the end of the case");
  const turns = await toTheEnd(desk, [...people, late]);
  said(turns + " sentences");
  await building.look("over");
  for (const guest of [...people, late]) {
    assert.deepEqual(secretsIn(guest.recorder.received, told.texts, wall.recorder.received), [], guest.name + " was told too much");
  }
  // The search finds what there is: a sentence that nobody said, which everybody could read.
  const unsaid = { zh: eventsOf(zh.recorder.received).find((it) => it.data.options?.length).data.options[3].words };
  assert.equal(secretsIn(zh.recorder.received, [unsaid], wall.recorder.received).length, 1);

  said("looking back together");
  await forward(desk, "PageDown", zh, "复盘");
  await building.look("debrief");
  assert.ok(secretsIn(zh.recorder.received, told.texts, wall.recorder.received).includes("key verdict"), "looking back they are told");
  await wall.page.keyboard.press("ArrowRight");
  await large.page.keyboard.press("ArrowRight");
  await building.look("debrief-sentences");

  said("on their own, at their own pace; one is brought to the wall");
  await desk.page.click("#own");
  await zh.page.locator(".case").filter({ hasText: told.title.zh }).click();
  await zh.page.locator("#options .option").first().waitFor();
  await building.look("own");
  await zh.page.locator("#options .option").first().click();
  await zh.page.locator("#status").filter({ hasText: /第 2 句|你这一遍/ }).waitFor();
  await zh.page.reload();
  await zh.page.locator("#status").filter({ hasText: /第 2 句|你这一遍/ }).waitFor();
  await acknowledged(desk, () => desk.page.getByRole("button", { name: /Bring the conversation/ }).first().click());
  await wall.page.locator("#talked").waitFor();
  assert.ok(!(await wall.page.content()).includes("安"), "no name on the wall");
  await building.look("shown");
  await desk.page.click("#down");
  await wall.page.locator("#talked").waitFor({ state: "hidden" });
  await alone(zh);
  await building.look("own-over");
  await desk.page.click("#own");
  await zh.page.locator("#status").filter({ hasText: "复盘" }).waitFor();
  await building.look("items");

  said("exit cards; the end");
  await forward(desk, "PageDown", zh, "离场卡");
  await zh.page.fill("#say", "我先听您说完。<i>");
  await zh.page.fill("#drop", "这是规定。");
  await zh.page.click("#hand-in");
  await zh.page.locator("#handed").filter({ hasText: "✓" }).waitFor();
  await wall.page.locator("#sheet").filter({ hasText: "我先听您说完。<i>" }).waitFor();
  await keys(board, tabTo("textbox", /I will say/), "Tell me first.", tabTo("button", /Hand in/), "Enter");
  await board.page.locator("#handed").filter({ hasText: "✓" }).waitFor();
  const wrote = desk.page.locator("#handed-in li").filter({ hasText: "我先听您说完。<i>" });
  await wrote.filter({ hasText: markup }).waitFor();
  await desk.page.click("#hide");
  await wrote.filter({ hasText: "No. 1" }).waitFor();
  assert.ok(!(await trainer.page.locator("#handed").textContent()).includes("Kim"), "names are hidden on the cards as well");
  await building.look("cards");
  await desk.page.click("#end");
  await desk.page.click("#end");
  await zh.page.locator("#status").filter({ hasText: "下课了" }).waitFor();
  await building.look("ended");
}

async function nobodySeesTheSplit(guests) {
  for (const guest of guests) {
    for (const words of await guest.page.locator(".split").allTextContents()) assert.equal(words, "", guest.name + " sees the split");
    if (guest.name === "trainer" || guest.name === "desk") continue;
    // The present moment is the last that was told.
    const last = eventsOf(guest.recorder.received).filter((it) => it.name === "state").pop();
    assert.equal(last.data.split, null, guest.name + " is told the split");
    for (const { name, data } of eventsOf(guest.recorder.received)) if (name === "tally") assert.ok(!("split" in data), guest.name + " is told the split");
  }
}
