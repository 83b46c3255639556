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

  async function post(path, body, token) {
    const headers = { "Content-Type": "application/json" };
    if (token) headers.Authorization = "Bearer " + token;
    let response;
    try {
      response = await fetch(path, { method: "POST", headers, body: JSON.stringify(body), cache: "no-store" });
    } catch (error) {
      return { error: { kind: "offline", zh: "连不上教室，正在重试", en: "No connection to the class; trying again" } };
    }
    try {
      return await response.json();
    } catch (error) {
      return { error: { kind: "malformed", zh: "没听懂教室的回答", en: "The answer of the class means nothing" } };
    }
  }

  // A stream of events with the token in a header, which EventSource cannot do. `on` has a function for each event,
  // and `state(connected)`.
  function listen(token, on) {
    let last = null;
    let abort = null;
    let heard = 0;
    let wait = 500;
    let closed = false;

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
        try {
          await once();
        } catch (error) {
          // The reason does not matter: the page tries again.
        }
        if (closed) return;
        on.connected(false);
        await new Promise((resolve) => setTimeout(resolve, wait));
        wait = Math.min(wait * 1.6, 5000);
      }
    }

    // A phone that was locked, or a network that has changed, leaves a stream that says nothing any more.
    const revive = () => {
      if (!closed && abort && Date.now() - heard > 20000) abort.abort();
    };
    setInterval(revive, 5000);
    document.addEventListener("visibilitychange", revive);
    window.addEventListener("online", () => abort && abort.abort());
    run();
    return {
      // Begins anew: in another language everything is to be said again.
      again() {
        last = null;
        wait = 100;
        if (abort) abort.abort();
      },
      close() {
        closed = true;
        if (abort) abort.abort();
      },
    };
  }

  // Counts down to 0 without asking anybody; the clock of this machine may be as wrong as it likes.
  function countdown(node) {
    let until = null;
    const show = () => {
      const left = until === null ? null : Math.max(0, Math.ceil((until - performance.now()) / 1000));
      text(node, left === null ? "" : left + pick(" 秒", " s"));
    };
    setInterval(show, 250);
    return (ms, running) => {
      until = ms === null || ms === undefined ? null : performance.now() + ms;
      if (!running && until !== null) {
        text(node, Math.ceil(ms / 1000) + pick(" 秒", " s"));
        until = null;
        return;
      }
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
