// What people do in a class, step by step, each waited for as they would.

// What the trainer’s desk, in English, shows where a participant reads this.
const AT_DESK = {
  "看大屏": "The vote is closed", "全班的选择": "The split is on the wall", "说出口之后": "After it was said",
  "复盘": "Looking back", "离场卡": "Exit cards",
};

export const said = (step) => console.log("· " + step);

// Until a part of the page says this.
export const seen = (guest, id, words) => guest.page.locator("#" + id).filter({ hasText: words }).waitFor();

export const gone = (guest, id) => guest.page.locator("#" + id).waitFor({ state: "hidden" });

export async function join(guest, { name, code } = {}) {
  if (code) await guest.page.fill("#code", code);
  if (name) await guest.page.fill("#name", name);
  await guest.page.click("#join [type=submit]");
  await guest.page.locator("#class").waitFor().catch(async (error) => {
    throw new Error(guest.name + " is not let in: " + (await guest.page.locator("#join").innerText()), { cause: error });
  });
}

export async function vote(guest, position) {
  await guest.page.locator("#options .option").nth(position).click();
  await chosen(guest, position);
}

export const chosen = (guest, position) => guest.page.waitForFunction(
  (at) => document.querySelectorAll("#options .option")[at]?.getAttribute("aria-pressed") === "true", position,
);

// A key at the trainer’s desk: it is over when it was answered and the desk shows what came of it. Until then the page
// takes no other, as a remote may bounce.
export async function press(desk, key, words) {
  await acknowledged(desk, () => desk.page.keyboard.press(key));
  await seen(desk, "status", AT_DESK[words] ?? words.replace(/^第 (\d+) 句$/, "Sentence $1"));
}

// The same with a finger, on the trainer’s phone.
export const tap = (phone, id) => acknowledged(phone, () => phone.page.tap("#" + id));

// The trainer’s page takes one thing at a time: it is over when it was answered. On a busy machine a press may come
// before the page has read the last answer; it is then no press, and is made again.
export async function acknowledged(trainer, act) {
  for (let tries = 0; tries < 5; tries += 1) {
    const asked = trainer.page.waitForRequest((it) => it.url().endsWith("/api/do"), { timeout: 3000 }).catch(() => null);
    await act();
    const request = await asked;
    if (!request) continue;
    await (await request.response()).finished();
    await trainer.page.evaluate(() => new Promise((done) => setTimeout(done, 50)));
    return;
  }
  throw new Error(trainer.name + " asks for nothing");
}

export async function forward(desk, key, guest, words) {
  await press(desk, key, words);
  await seen(guest, "status", words);
}

// Everybody votes for the same and the majority is played, until it is over. How many sentences there were.
export async function toTheEnd(desk, guests) {
  for (let turn = 2; turn < 40; turn += 1) {
    for (const [at, guest] of guests.entries()) await vote(guest, at === 0 ? 1 : 0);
    for (const words of ["看大屏", "全班的选择", "说出口之后"]) await forward(desk, "PageDown", guests[0], words);
    const next = await desk.page.locator("#forward").textContent();
    if (next === "Look back") return turn;
    await forward(desk, "PageDown", guests[0], "第 " + (turn + 1) + " 句");
  }
  throw new Error("the case does not end");
}

// Somebody goes on alone until it is over.
export async function alone(guest) {
  for (let turn = 0; turn < 40; turn += 1) {
    const before = await guest.page.locator("#status").textContent();
    if (/^(你这一遍|Your conversation)$/.test(before)) return;
    await guest.page.locator("#options .option").last().click();
    await guest.page.waitForFunction((words) => document.getElementById("status").textContent !== words, before);
  }
  throw new Error("the conversation does not end");
}
