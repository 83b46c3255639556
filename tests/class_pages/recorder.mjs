// A proxy between one browser and the class: keeps everything that passes, refuses every other address, can be cut.
import http from "node:http";
import { readFile } from "node:fs/promises";
import { join } from "node:path";

export class Recorder {
  // Everything the browser was sent, as text.
  received = "";
  // What it asked for that is not the class.
  foreign = [];
  #sockets = new Set();
  #isCut = false;
  #silenced = 0;
  #passed = 0;
  // A path whose answers are lost, after the class has acted; and how many were.
  #losing = null;
  lost = 0;

  static async before(home) {
    const recorder = new Recorder();
    await recorder.#listen(new URL(home));
    return recorder;
  }

  async #listen(home) {
    this.server = http.createServer((request, response) => this.#pass(home, request, response));
    this.server.on("connection", (socket) => {
      if (this.#isCut) return socket.destroy();
      this.#sockets.add(socket);
      socket.on("close", () => this.#sockets.delete(socket));
      return socket.on("error", () => {});
    });
    this.server.on("connect", (request, socket) => {
      this.foreign.push(request.url);
      socket.destroy();
    });
    await new Promise((resolve) => this.server.listen(0, "127.0.0.1", resolve));
  }

  get address() {
    return "http://127.0.0.1:" + this.server.address().port;
  }

  async #pass(home, request, response) {
    const url = new URL(request.url, home);
    if (url.host !== home.host || url.protocol !== "http:") {
      this.foreign.push(request.url);
      response.writeHead(502).end();
      return;
    }
    const file = await this.#ownFile(url.pathname);
    const number = (this.#passed += 1);
    const options = { host: home.hostname, port: home.port, path: url.pathname + url.search, method: request.method, headers: request.headers };
    const onward = http.request(file ? { ...options, path: "/", method: "GET" } : options, (answer) => {
      if (file) {
        answer.resume();
        const headers = { ...answer.headers, "content-type": file.kind, "content-length": file.body.length };
        delete headers.etag;
        if (file.kind.startsWith("text/html")) delete headers["cache-control"];
        response.writeHead(200, headers).end(file.body);
        return;
      }
      if (this.#losing === url.pathname) {
        this.lost += 1;
        answer.resume();
        answer.on("end", () => response.destroy());
        return;
      }
      // A page may be kept in the history, as browsers do that heed `no-store` less.
      const { "cache-control": kept, ...headers } = answer.headers;
      response.writeHead(answer.statusCode, /html/.test(headers["content-type"]) ? headers : answer.headers);
      const isText = !/image\/png/.test(answer.headers["content-type"] || "");
      answer.setEncoding(isText ? "utf8" : "binary");
      answer.on("data", (chunk) => {
        if (number <= this.#silenced) return;
        if (isText) this.received += chunk;
        response.write(chunk, isText ? "utf8" : "binary");
      });
      answer.on("end", () => { if (number > this.#silenced) response.end(); });
      answer.on("error", () => response.destroy());
    });
    onward.on("error", () => response.destroy());
    response.on("close", () => onward.destroy());
    request.pipe(onward);
  }

  // With HEARTFIRST_PAGES the pages come from that folder instead of the program, to look at a change at once.
  async #ownFile(path) {
    const folder = process.env.HEARTFIRST_PAGES;
    if (!folder) return null;
    const name = { "/": "join.html", "/trainer": "trainer.html", "/wall": "wall.html" }[path] || path.slice(1);
    if (!/^[a-z-]+\.(html|js|css|svg)$/.test(name)) return null;
    const kind = { html: "text/html", js: "text/javascript", css: "text/css", svg: "image/svg+xml" }[name.split(".")[1]];
    return { kind: kind + "; charset=utf-8", body: await readFile(join(folder, name)) };
  }

  // The network is gone, until it is mended.
  cut() {
    this.#isCut = true;
    for (const socket of this.#sockets) socket.destroy();
  }

  mend() {
    this.#isCut = false;
    this.#losing = null;
  }

  // What is open now stays open and says nothing any more.
  hush() {
    this.#silenced = this.#passed;
  }

  // Answers of this path are lost until it is mended.
  lose(path) {
    this.#losing = path;
  }

  close() {
    this.cut();
    this.server.close();
  }
}
