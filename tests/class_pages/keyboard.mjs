// Somebody who has a keyboard and the accessibility tree, nothing else.
import assert from "node:assert/strict";

// What has the focus, as a screen reader is told.
export async function focused({ page, context }) {
  const session = await context.newCDPSession(page);
  const { nodes } = await session.send("Accessibility.getFullAXTree");
  await session.detach();
  const value = (node, name) => (node.properties || []).find((it) => it.name === name)?.value.value;
  const node = nodes.filter((it) => !it.ignored && it.role?.value !== "RootWebArea" && value(it, "focused")).pop();
  return node ? { role: node.role.value, name: node.name?.value || "", pressed: value(node, "pressed") } : null;
}

// A step for `keys`: Tab, until something of this role and name has the focus.
export const tabTo = (role, name) => async (guest) => {
  const met = [];
  for (let presses = 0; presses < 40; presses += 1) {
    await guest.page.keyboard.press("Tab");
    const it = await focused(guest);
    if (it && it.role === role && name.test(it.name)) return;
    met.push(it ? it.role + " “" + it.name.slice(0, 40) + "”" : "nothing");
  }
  assert.fail("no " + role + " " + name + " by Tab; met " + met.slice(0, 15).join(", "));
};

// Words are typed, keys are pressed, steps are walked.
export async function keys(guest, ...what) {
  for (const it of what) {
    if (typeof it === "function") await it(guest);
    else if (/^(Enter|Tab|Space|Escape)$/.test(it)) await guest.page.keyboard.press(it);
    else await guest.page.keyboard.type(it);
  }
}
