// What every page needs: a line to the class (a stream of events that comes back by itself, and commands), the two
// languages, and small helpers that only ever write text, never markup.
"use strict";

const line = (() => {
  const $ = (id) => document.getElementById(id);

  // The words of a page stand in it in both languages: <span data-zh="…" data-en="…">.
  let lang = stored("lang") || (/^zh/i.test(navigator.language || "") ? "zh" : "en");

  function stored(key, value) {
    try {
      if (value === undefined) return window.localStorage.getItem("heartfirst." + key);
      if (value === null) window.localStorage.removeItem("heartfirst." + key);
      else window.localStorage.setItem("heartfirst." + key, value);
    } catch (error) {
      // A browser that keeps nothing still takes part, until it is closed.
    }
    return value === undefined ? null : value;
  }

  const pick = (zh, en) => (lang === "zh" ? zh : en);

  function speak(next) {
    lang = next;
    stored("lang", next);
    document.documentElement.lang = next === "zh" ? "zh-CN" : "en";
    for (const node of document.querySelectorAll("[data-zh]")) node.textContent = node.dataset[next];
    for (const node of document.querySelectorAll("[data-label-zh]")) {
      node.setAttribute("aria-label", next === "zh" ? node.dataset.labelZh : node.dataset.labelEn);
    }
  }

  function text(node, words) {
    const words_ = words === null || words === undefined ? "" : String(words);
    if (node.textContent !== words_) node.textContent = words_;
  }

  function make(name, words, className) {
    const node = document.createElement(name);
    if (words !== undefined && words !== null) node.textContent = String(words);
    if (className) node.className = className;
    return node;
  }

  // A request that was given up: a network that is gone answers nothing, for minutes. `kind` is then `offline`, and
  // whether it was done is not known.
  const PATIENCE = 8000;

  async function post(path, body, token) {
    const headers = { "Content-Type": "application/json" };
    if (token) headers.Authorization = "Bearer " + token;
    const giveUp = new AbortController();
    const bell = setTimeout(() => giveUp.abort(), PATIENCE);
    try {
      const response = await fetch(path, { method: "POST", headers, body: JSON.stringify(body), cache: "no-store", signal: giveUp.signal });
      const answer = await response.text();
      try {
        return JSON.parse(answer);
      } catch (error) {
        return { error: { kind: "malformed", zh: "没听懂教室的回答", en: "The answer of the class means nothing" } };
      }
    } catch (error) {
      return { error: { kind: "offline", zh: "连不上教室", en: "No connection to the class" } };
    } finally {
      clearTimeout(bell);
    }
  }

  // A stream of events with the token in a header, which EventSource cannot do. `on` has a function for each event,
  // and `connected(on)`.
  function listen(token, on) {
    let last = null;
    let abort = null;
    let heard = 0;
    let wait = 500;
    let closed = false;
    // Laid aside: a phone that is locked, a page that waits in the history.
    let asleep = false;
    let hiddenAt = null;
    // Begins anew without a word: the line was not lost, it was let go.
    let afresh = false;
    let rouse = null;

    async function once() {
      abort = new AbortController();
      heard = Date.now();
      const headers = { Authorization: "Bearer " + token, Accept: "text/event-stream" };
      if (last) headers["Last-Event-ID"] = last;
      const response = await fetch("/events?lang=" + lang, { headers, cache: "no-store", signal: abort.signal });
      if (response.status === 401) {
        closed = true;
        on.bye({ why: "unknown" });
        return;
      }
      if (!response.ok || !response.body) throw new Error(String(response.status));
      on.connected(true);
      wait = 500;
      const reader = response.body.getReader();
      const decoder = new TextDecoder();
      let rest = "";
      for (;;) {
        const { done, value } = await reader.read();
        if (done) return;
        heard = Date.now();
        rest += decoder.decode(value, { stream: true });
        let end;
        while ((end = rest.indexOf("\n\n")) >= 0) {
          dispatch(rest.slice(0, end));
          rest = rest.slice(end + 2);
        }
      }
    }

    function dispatch(block) {
      let name = "message";
      let data = "";
      for (const field of block.split("\n")) {
        if (field.startsWith("event: ")) name = field.slice(7);
        else if (field.startsWith("id: ")) last = field.slice(4);
        else if (field.startsWith("data: ")) data += field.slice(6);
      }
      if (!data) return;
      if (name === "bye") closed = true;
      if (on[name]) on[name](JSON.parse(data));
    }

    async function run() {
      while (!closed) {
        if (asleep) await new Promise((wake) => { rouse = wake; });
        if (closed) return;
        afresh = false;
        try {
          await once();
        } catch (error) {
          // The reason does not matter: the page tries again.
        }
        if (closed) return;
        if (afresh || asleep) continue;
        on.connected(false);
        await new Promise((wake) => {
          rouse = wake;
          setTimeout(wake, wait);
        });
        wait = Math.min(wait * 1.6, 5000);
      }
    }

    // Now, whatever it was waiting for.
    function anew() {
      asleep = false;
      wait = 500;
      if (rouse) rouse();
      rouse = null;
      afresh = true;
      if (abort) abort.abort();
    }

    // A stream that says nothing any more: the server gives a sign of life every 15 s.
    const revive = () => {
      if (!closed && !asleep && Date.now() - heard > 20000) anew();
    };
    const rest = () => {
      asleep = true;
      if (abort) abort.abort();
    };
    const back = () => { if (!closed) anew(); };
    setInterval(revive, 5000);
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "hidden") {
        hiddenAt = Date.now();
        return;
      }
      // A glance at another page costs nothing; after a lock the stream may be dead without knowing it.
      if (asleep || hiddenAt === null || Date.now() - hiddenAt > 3000) back();
      else if (rouse) anew();
    });
    window.addEventListener("online", back);
    // A page that goes to the history keeps no line; one that comes back from it takes a new one.
    window.addEventListener("pagehide", rest);
    window.addEventListener("pageshow", (event) => { if (event.persisted) back(); });
    document.addEventListener("freeze", rest);
    document.addEventListener("resume", back);
    run();
    return {
      // Begins anew: in another language everything is to be said again.
      again() {
        last = null;
        anew();
      },
      close() {
        closed = true;
        if (rouse) rouse();
        if (abort) abort.abort();
      },
    };
  }

  const seconds = (count) => count + pick(" 秒", " s");

  // Counts down to 0 without asking anybody; the clock of this machine may be as wrong as it likes. `told` is a live
  // region for who cannot see it: at the start, at 10 and at 5 seconds, never every second.
  const TOLD_AT = [10, 5];

  function countdown(node, told) {
    let until = null;
    let still = null;
    let shown = null;
    let saidAt = null;
    const tell = (count) => {
      saidAt = count;
      if (told) text(told, count === null ? "" : pick("还有 " + count + " 秒", count + (count === 1 ? " second left" : " seconds left")));
    };
    const show = () => {
      const left = until === null ? null : Math.max(0, Math.ceil((until - performance.now()) / 1000));
      text(node, left === null ? still : seconds(left));
      if (left === null) {
        tell(null);
      } else if (shown === null || left > shown + 1) {
        // It begins, or the trainer has given more.
        if (left > 0) tell(left);
      } else {
        const due = TOLD_AT.find((at) => shown > at && left <= at);
        // What was just said is not said again.
        if (due && left > 0 && saidAt - left > 2) tell(left);
      }
      shown = left;
    };
    setInterval(show, 250);
    return (ms, running) => {
      const open = ms !== null && ms !== undefined;
      until = open && running ? performance.now() + ms : null;
      // In a pause it stands still; the page says why.
      still = open && !running ? seconds(Math.ceil(ms / 1000)) : "";
      show();
    };
  }

  function picture(node, customer) {
    if (customer && customer.picture) {
      if (node.getAttribute("src") !== customer.picture) node.setAttribute("src", customer.picture);
      node.hidden = false;
    } else {
      node.hidden = true;
    }
    node.alt = customer ? customer.looks : "";
  }

  const words = (error) => (error ? pick(error.zh, error.en) : "");

  return { $, text, make, post, listen, countdown, picture, pick, speak, stored, words, get lang() { return lang; } };
})();
