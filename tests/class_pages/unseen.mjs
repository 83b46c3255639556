// One telephones from the back office and sees nobody: the page has words where the face was.
import assert from "node:assert/strict";
import { Building, PHONE, SMALL_PHONE, WALL } from "./room.mjs";
import { join, said, seen } from "./steps.mjs";

async function play(building, told) {
  const wall = await building.guest("wall", "/wall#" + told.wall, "zh", WALL);
  const desk = await building.guest("desk", "/trainer#" + told.trainer, "en", WALL);
  const zh = await building.guest("zh", "/#" + told.code, "zh", PHONE);
  const en = await building.guest("en", "/#" + told.code, "en", SMALL_PHONE, { colorScheme: "dark" });
  await join(zh, { name: "安" });
  await join(en, { name: "Eve" });

  said("to the moment when nobody is seen, by the trainer’s choice: " + told.way.join(" "));
  await desk.page.click("#forward");
  for (const [at, position] of told.way.entries()) {
    await seen(desk, "status", "Sentence " + (at + 1) + " · The vote is open");
    await desk.page.getByRole("button", { name: "Play " + "ABCD"[position], exact: true }).click();
    await seen(desk, "status", "After it was said");
    await desk.page.click("#forward");
  }
  await seen(zh, "status", "第 " + (told.way.length + 1) + " 句");
  for (const guest of [zh, en]) {
    assert.ok(await guest.page.locator("#picture").isHidden(), guest.name + " sees somebody");
    assert.ok(await guest.page.locator("#nobody").isVisible(), guest.name + " sees a hole");
    assert.ok((await guest.page.locator("#speaker").textContent()).length > 0);
  }
  assert.ok(await wall.page.locator("#picture").isVisible(), "the wall shows the room");
  await building.look("unseen");

  said("the look finds what there is: a small button, a line that is cut off, a word beyond the side");
  for (const [broken, found] of [
    ["minHeight:20px;height:20px;padding:0", /button#language.* × 20/], ["position:absolute;left:-30px", /reaches beyond the side/],
  ]) {
    await zh.page.evaluate((styles) => {
      for (const style of styles.split(";")) document.getElementById("language").style[style.split(":")[0]] = style.split(":")[1];
    }, broken);
    await assert.rejects(building.check(zh, "broken"), (error) => found.test(error.actual.join()));
  }
  await wall.page.evaluate(() => Object.assign(document.getElementById("bubble").style, { height: "20px", overflow: "hidden" }));
  await assert.rejects(building.check(wall, "broken"), (error) => /is cut off/.test(error.actual.join()));
}

await Building.run(play);
