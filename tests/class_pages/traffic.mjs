// What a browser was sent, and what in it nobody was to know yet.

// The events of all streams in a record, in order.
export function eventsOf(received) {
  const events = [];
  for (const [, name, data] of received.matchAll(/^event: (\w+)\n(?:id: .*\n)?data: (.*)$/gm)) {
    events.push({ name, data: JSON.parse(data) });
  }
  return events;
}

// Keys of what is judged.
const JUDGED = ["acts", "verdict", "why", "total", "grade", "mood", "timing", "dimensions", "climb", "wrong", "points", "ending", "arousal", "heard"];

// Consequences, reasons and endings among `texts` that were sent although the class has not heard them; and keys of
// what is judged. `wall` is the record of the projection: what it played, the class has heard.
export function secretsIn(received, texts, wall) {
  const heard = [];
  for (const { name, data } of eventsOf(wall)) {
    if (name !== "state") continue;
    for (const it of [data.played, data.what_if, data.before]) if (it) heard.push(it.reply, it.said);
    heard.push(data.line);
  }
  for (const { name, data } of eventsOf(received)) {
    if (name === "state") heard.push(data.line);
    // What somebody has said on their own, they have heard answered.
    if (name === "you" && data.own) heard.push(data.own.line, data.own.before?.reply ?? "", data.own.before?.said ?? "");
  }
  // In both languages: who was told one in Chinese has heard it in English as well.
  const said = (text) => Object.values(text).filter((words) => words);
  const open = new Set(texts.filter((text) => said(text).some((words) => heard.some((it) => it.includes(words)))));
  const body = eventsOf(received).map(({ data }) => JSON.stringify(data)).join("\n");
  const found = texts
    .filter((text) => !open.has(text))
    .flatMap(said)
    .filter((words) => [...words].length >= 6 && body.includes(JSON.stringify(words).slice(1, -1)));
  // A judgement that is empty says nothing.
  for (const key of JUDGED) if (new RegExp('"' + key + '":(?!null)').test(body)) found.push("key " + key);
  return found;
}
