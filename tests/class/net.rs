//! The server over real sockets: what works for those who are meant, and nothing for anybody else.

use super::wire::{Stream, open, open_with, raw, strict};
use heartfirst::class::server::{Limits, Rate};
use heartfirst::class::{Command, PersonId, Phase, Role};
use serde_json::{Value, json};
use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::time::{Duration, Instant};

#[test]
fn a_class_joins_votes_and_sees_what_came_of_it() {
    let class = open(Limits::default());
    let (a, b) = (class.join("小王"), class.join("Ann"));
    let (trainer, wall) = (class.token(Role::Trainer), class.token(Role::Wall));
    let mut page = class.stream(&a, None);
    assert_eq!(page.until("state", |_| true)["phase"], "lobby");
    let mut screen = class.stream(&wall, None);
    assert_eq!(class.act(&trainer, &json!({ "do": "forward" })).status, 200);
    let stage = page.until("state", |state| state["phase"] == "voting");
    assert!(stage["options"].as_array().unwrap().len() > 2 && stage["split"].is_null());
    assert_eq!(class.vote(&a, 1).json()["you"]["vote"], 1);
    assert_eq!(class.vote(&b, 1).status, 200);
    let tally = screen.until("tally", |tally| tally["voted"] == 2);
    assert!(tally["people"] == 2 && tally["here"] == 1 && tally.get("split").is_none());
    for phase in ["closed", "revealed", "played"] {
        class.act(&trainer, &json!({ "do": "forward" }));
        let state = page.until("state", |state| state["phase"] == phase);
        assert_eq!(state["split"].is_null(), phase == "closed");
        if phase == "played" {
            assert!(state["split"][1] == 2 && state["played"]["position"] == 1);
            assert!(state["played"]["reply"].as_str().unwrap().len() > 5);
        }
    }
    let picture = screen.until("state", |state| state["phase"] == "played")["customer"]["picture"].clone();
    let reply = class.get(picture.as_str().unwrap());
    assert!(reply.status == 200 && reply.head.contains("image/png") && reply.body.len() > 50_000);
}

#[test]
fn whoever_comes_back_is_the_same_person_at_the_same_moment() {
    let class = open(Limits::default());
    let a = class.join("小王");
    class.server.act(&Command::Forward).unwrap();
    class.vote(&a, 2);
    let mut page = class.stream(&a, None);
    let (name, id, _) = page.event().unwrap();
    assert_eq!(name, "state");
    drop(page);
    // Nothing has changed: no state is sent again, but who one is and what one voted for.
    let mut page = class.stream(&a, id.as_deref());
    let (name, _, you) = page.event().unwrap();
    assert_eq!((name.as_str(), you["vote"].clone(), you["name"].clone()), ("you", 2.into(), "小王".into()));
    drop(page);
    class.server.act(&Command::Close).unwrap();
    let mut page = class.stream(&a, id.as_deref());
    assert_eq!(page.until("state", |_| true)["phase"], "closed");
}

#[test]
fn a_late_joiner_comes_in_at_the_current_sentence() {
    let class = open(Limits::default());
    class.server.act(&Command::Forward).unwrap();
    class.server.act(&Command::Play { option: Some(0) }).unwrap();
    class.server.act(&Command::Forward).unwrap();
    let late = class.join("迟到的");
    let state = class.stream(&late, None).until("state", |_| true);
    assert!(state["turn"] == 2 && state["phase"] == "voting");
    assert_eq!(class.vote(&late, 0).status, 200);
}

#[test]
fn forged_foreign_and_missing_tokens_open_nothing() {
    let class = open(Limits::default());
    let own = class.join("a");
    class.server.act(&Command::Forward).unwrap();
    let proof = own.split_once('.').unwrap().1;
    let wall = class.token(Role::Wall);
    let other = heartfirst::class::Keys::new([6; 32]);
    let foreign = [Role::Trainer, Role::Wall, Role::Person(PersonId(1))].map(|role| other.token(role));
    let forged = [
        "",
        "t.",
        "1.",
        &format!("t.{proof}"),
        &format!("2.{proof}"),
        &format!("01.{proof}"),
        "1.00000000000000000000000000000000",
    ];
    for token in forged.into_iter().map(ToOwned::to_owned).chain(foreign) {
        assert_eq!(class.act(&token, &json!({ "do": "forward" })).status, 401, "{token}");
        assert_eq!(Stream::open(class.address, &token, None).status, 401, "{token}");
    }
    assert_eq!(class.act(&own, &json!({ "do": "forward" })).kind(), "not_yours");
    assert_eq!(class.act(&wall, &json!({ "do": "forward" })).kind(), "not_yours");
    assert_eq!(class.act(&wall, &json!({ "do": "vote", "moment": 1, "option": 0 })).kind(), "not_yours");
    class.server.act(&Command::Remove { person: PersonId(1) }).unwrap();
    assert_eq!(class.vote(&own, 0).status, 401, "a token of somebody who was sent out");
    assert_eq!(class.server.look(|room| (room.phase(), room.ballot().unwrap().total())), (Phase::Voting, 0));
}

#[test]
fn who_is_sent_out_is_told_so() {
    let class = open(Limits::default());
    let own = class.join("a");
    let mut page = class.stream(&own, None);
    page.until("you", |_| true);
    class.server.act(&Command::Remove { person: PersonId(1) }).unwrap();
    assert_eq!(page.until("bye", |_| true)["why"], "unknown");
    assert_eq!(page.event(), None);
}

#[test]
fn other_hosts_and_origins_are_refused_on_every_route() {
    let class = open(Limits::default());
    let (address, port) = (class.address, class.address.port());
    for path in ["/", "/trainer", "/wall", "/line.js", "/api/class", "/events", "/picture/x.png", "/nothing"] {
        for host in [
            "evil.example",
            &format!("evil.example:{port}"),
            "127.0.0.1",
            "127.0.0.1:1",
            &format!("127.0.0.1:{port}.evil.example"),
            "",
        ] {
            let reply =
                raw(address, format!("GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n").as_bytes());
            assert!(reply.as_ref().is_none_or(|reply| [400, 403].contains(&reply.status)), "{path} {host}: {reply:?}");
        }
        let twice =
            format!("GET {path} HTTP/1.1\r\nHost: {address}\r\nHost: evil.example\r\nConnection: close\r\n\r\n");
        assert!(raw(address, twice.as_bytes()).is_none_or(|reply| reply.status >= 400), "{path}");
        let whole = format!("GET http://evil.example{path} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n");
        assert!(raw(address, whole.as_bytes()).is_none_or(|reply| reply.status >= 400), "{path}");
        let none = format!("GET {path} HTTP/1.0\r\n\r\n");
        assert!(raw(address, none.as_bytes()).is_none_or(|reply| reply.status >= 400), "{path}");
    }
    let token = class.token(Role::Trainer);
    let body = r#"{"do":"forward"}"#;
    let own = format!("http://{address}");
    for (origin, site) in [
        ("", ""),
        ("null", ""),
        ("http://evil.example", ""),
        (&format!("https://{address}"), ""),
        (&format!("http://localhost:{}", port.wrapping_add(1)), ""),
        (&own, "cross-site"),
        (&own, "same-site"),
    ] {
        let origin = if origin.is_empty() { String::new() } else { format!("Origin: {origin}\r\n") };
        let site = if site.is_empty() { String::new() } else { format!("Sec-Fetch-Site: {site}\r\n") };
        let request = format!(
            "POST /api/do HTTP/1.1\r\nHost: {address}\r\n{origin}{site}Authorization: Bearer {token}\r\n\
             Content-Type: application/json\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{body}",
            body.len()
        );
        assert_eq!(raw(address, request.as_bytes()).unwrap().status, 403, "{origin}{site}");
    }
    assert_eq!(class.server.look(heartfirst::class::Room::phase), Phase::Lobby);
}

#[test]
fn every_answer_carries_the_policy() {
    let class = open(Limits::default());
    for path in ["/", "/trainer", "/wall", "/class.css", "/line.js", "/api/class", "/nothing", "/events"] {
        let head = class.get(path).head.to_lowercase();
        for line in ["x-content-type-options: nosniff", "referrer-policy: no-referrer", "x-frame-options: deny"] {
            assert!(head.contains(line), "{path}: {line}");
        }
        let policy = head.lines().find(|line| line.starts_with("content-security-policy:")).unwrap();
        assert!(policy.contains("default-src 'none'") && !policy.contains("unsafe"), "{path}");
        assert!(!head.contains("set-cookie") && !head.contains("access-control"), "{path}");
    }
    for page in ["/", "/trainer", "/wall"] {
        let body = class.get(page).body;
        assert!(!body.contains("<script>") && !body.contains("style=") && !body.contains("onclick"), "{page}");
        assert!(!body.contains("http://") && !body.contains("https://"), "{page} loads nothing from elsewhere");
    }
}

#[test]
fn no_path_leads_to_a_file() {
    let class = open(Limits::default());
    let tricks = [
        "..",
        "../",
        "../../../../etc/passwd",
        "%2e%2e/%2e%2e/etc/passwd",
        "..%2f..%2fetc%2fpasswd",
        "..\\..\\etc\\passwd",
        "....//....//etc/passwd",
        "%00",
        "x%00.png",
        "./",
        ".git/config",
        "class.jsonl",
        "%c0%ae%c0%ae/",
        "//",
        "/etc/passwd",
        "C:\\Windows\\win.ini",
        "%252e%252e%252f",
        "a/../../b",
        "*",
        "?..",
        "#../x",
        "picture/../../Cargo.toml",
    ];
    for base in ["/", "/picture/", "/api/", "/events/", "/trainer/", "/wall/", "/line.js/"] {
        for trick in tricks {
            let path = format!("{base}{trick}");
            let request = format!("GET {path} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n\r\n", class.address);
            if let Some(reply) = raw(class.address, request.as_bytes()) {
                let own = ["/?..", "/#../x"].contains(&path.as_str());
                assert!(own || [400, 404].contains(&reply.status), "{path}: {reply:?}");
                assert!(
                    !reply.body.contains("root:")
                        && !reply.body.contains("[package]")
                        && !reply.body.contains("heartfirst_class"),
                    "{path}"
                );
            }
        }
    }
    for method in ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT", "FOO"] {
        for path in ["/", "/api/do", "/api/join", "/events", "/picture/x.png"] {
            let request = format!("{method} {path} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n\r\n", class.address);
            let reply = raw(class.address, request.as_bytes());
            assert!(reply.as_ref().is_none_or(|reply| reply.status >= 400), "{method} {path}: {reply:?}");
        }
    }
}

#[test]
fn what_is_no_command_is_refused_and_changes_nothing() {
    let class = open(Limits::default());
    let (token, trainer) = (class.join("a"), class.token(Role::Trainer));
    class.server.act(&Command::Forward).unwrap();
    let before = std::fs::read(&class.journal).unwrap();
    let deep = format!("{}{}", "[".repeat(4_000), "]".repeat(4_000));
    let bodies = [
        "",
        "{",
        "null",
        "[]",
        "0",
        "\"vote\"",
        "{}",
        r#"{"do":"no"}"#,
        r#"{"do":"vote"}"#,
        &deep,
        "\u{0}\u{1}",
        r#"{"do":"vote","moment":1,"option":-1}"#,
        r#"{"do":"vote","moment":1,"option":256}"#,
        r#"{"do":"vote","moment":1,"option":0.5}"#,
        r#"{"do":"vote","moment":"1","option":0}"#,
        r#"{"do":"vote","moment":1e99,"option":0}"#,
        r#"{"do":"vote","moment":1,"option":0,"person":2}"#,
        r#"{"do":"vote","do":"forward","moment":1,"option":0}"#,
        r#"{"do":"remove","person":{"id":1}}"#,
        r#"{"do":"countdown","seconds":99999999}"#,
    ];
    for body in bodies {
        for token in [&token, &trainer] {
            let reply = class.post_with("/api/do", &format!("Authorization: Bearer {token}\r\n"), body).unwrap();
            assert!([400, 403].contains(&reply.status), "{body}: {reply:?}");
        }
    }
    for kind in ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data", ""] {
        let request = format!(
            "POST /api/do HTTP/1.1\r\nHost: {a}\r\nOrigin: http://{a}\r\nContent-Type: {kind}\r\nContent-Length: 16\r\n\
             Authorization: Bearer {trainer}\r\nConnection: close\r\n\r\n{{\"do\":\"forward\"}}",
            a = class.address
        );
        assert_eq!(raw(class.address, request.as_bytes()).unwrap().status, 400, "{kind}");
    }
    assert_eq!(std::fs::read(&class.journal).unwrap(), before);
}

#[test]
fn what_is_too_long_is_refused() {
    let class = open(Limits::default());
    let token = class.join("a");
    let long = format!(r#"{{"do":"exit","say":"{}","drop":""}}"#, "x".repeat(100_000));
    let reply = class.post_with("/api/do", &format!("Authorization: Bearer {token}\r\n"), &long);
    assert!(reply.is_none_or(|reply| reply.status == 413));
    // No length at all: it is the bytes that count.
    let head = format!(
        "POST /api/do HTTP/1.1\r\nHost: {a}\r\nOrigin: http://{a}\r\nContent-Type: application/json\r\n\
         Transfer-Encoding: chunked\r\nAuthorization: Bearer {token}\r\nConnection: close\r\n\r\n",
        a = class.address
    );
    let chunks = format!("8000\r\n{}\r\n", "x".repeat(0x8000)).repeat(4) + "0\r\n\r\n";
    assert!(raw(class.address, (head + &chunks).as_bytes()).is_none_or(|reply| reply.status == 413));
    let header = format!("GET / HTTP/1.1\r\nHost: {}\r\nX: {}\r\n\r\n", class.address, "x".repeat(100_000));
    assert!(raw(class.address, header.as_bytes()).is_none_or(|reply| reply.status == 431));
    let many = format!("GET / HTTP/1.1\r\nHost: {}\r\n{}\r\n", class.address, "X: y\r\n".repeat(500));
    assert!(raw(class.address, many.as_bytes()).is_none_or(|reply| reply.status == 431));
    let path = format!("GET /{} HTTP/1.1\r\nHost: {}\r\n\r\n", "x".repeat(100_000), class.address);
    assert!(raw(class.address, path.as_bytes()).is_none_or(|reply| reply.status >= 400));
    assert_eq!(class.get("/").status, 200);
}

#[test]
fn a_wrong_code_is_slow_to_guess_and_soon_not_answered_at_all() {
    let limits = Limits { guesses: Rate { burst: 3.0, per_second: 0.01 }, ..strict() };
    let class = open(limits.clone());
    let code = class.server.look(|room| room.setup().code.to_string());
    let guess = |code: &str| {
        let began = Instant::now();
        let body = json!({ "code": code, "name": format!("n{code}"), "lang": "en" });
        (class.post("/api/join", "", &body), began.elapsed())
    };
    for wrong in ["AAAAAA", "", "AAAAA\u{202e}"] {
        let (reply, took) = guess(wrong);
        assert!(reply.kind() == "wrong_code" && took >= limits.wrong, "{wrong}: {took:?}");
    }
    assert_eq!(guess("CCCCCC").0.kind(), "too_many");
    assert_eq!(guess(&code).0.kind(), "too_many", "the right one cannot be told from a wrong one any more");
    assert_eq!(class.server.look(heartfirst::class::Room::head_count), 0);
}

#[test]
fn a_flood_stops_nobody_else() {
    let limits = Limits { commands: Rate { burst: 5.0, per_second: 0.1 }, ..Limits::default() };
    let class = open(limits);
    let (flooder, other) = (class.join("a"), class.join("b"));
    class.server.act(&Command::Forward).unwrap();
    let statuses: Vec<u16> = (0..40).map(|round| class.vote(&flooder, round % 3).status).collect();
    assert_eq!(statuses.iter().filter(|status| **status == 200).count(), 5);
    assert!(statuses[5..].iter().all(|status| *status == 429));
    assert_eq!(class.vote(&other, 1).status, 200);
    assert_eq!(class.server.look(|room| room.ballot().unwrap().total()), 2);
}

#[test]
fn one_address_has_so_many_requests_and_connections() {
    let limits = Limits { requests: Rate { burst: 10.0, per_second: 0.1 }, connections_each: 8, ..strict() };
    let class = open(limits);
    let statuses: Vec<u16> = (0..20).map(|_| class.get("/").status).collect();
    assert_eq!(statuses.iter().filter(|status| **status == 429).count(), 10);
    let open: Vec<TcpStream> = (0..30).map(|_| TcpStream::connect(class.address).unwrap()).collect();
    std::thread::sleep(Duration::from_millis(200));
    assert!(class.server.connections() <= 8);
    drop(open);
    let began = Instant::now();
    while class.server.connections() > 0 && began.elapsed() < Duration::from_secs(10) {
        std::thread::sleep(Duration::from_millis(20));
    }
    assert_eq!(class.server.connections(), 0, "what was closed is not counted any more");
}

#[test]
fn half_open_connections_time_out() {
    let limits = Limits { head: Duration::from_millis(300), body: Duration::from_millis(300), ..strict() };
    let class = open(limits);
    let token = class.token(Role::Trainer);
    let beginnings = [
        String::new(),
        "GET / HT".to_owned(),
        format!("GET / HTTP/1.1\r\nHost: {}\r\nX", class.address),
        format!(
            "POST /api/do HTTP/1.1\r\nHost: {a}\r\nOrigin: http://{a}\r\nContent-Type: application/json\r\n\
             Authorization: Bearer {token}\r\nContent-Length: 100\r\n\r\n{{",
            a = class.address
        ),
    ];
    for beginning in beginnings {
        let mut stream = TcpStream::connect(class.address).unwrap();
        stream.write_all(beginning.as_bytes()).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(15))).unwrap();
        let began = Instant::now();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).ok();
        assert!(began.elapsed() < Duration::from_secs(5), "{beginning:?} stayed open");
        assert!(!String::from_utf8_lossy(&answer).contains("200 OK"));
    }
}

/// Half-open connections in the everyday suite; `HEARTFIRST_HALF_OPEN=10000` needs a shell that may open 25,000 files.
const HALF_OPEN: usize = 400;

#[test]
fn however_many_half_open_connections_there_are_people_vote_and_they_are_shut() {
    let count = std::env::var("HEARTFIRST_HALF_OPEN").ok().and_then(|it| it.parse().ok()).unwrap_or(HALF_OPEN);
    let limits = Limits { connections: 20_000, head: Duration::from_secs(4), ..Limits::default() };
    let class = open(limits);
    let (a, b) = (class.join("a"), class.join("b"));
    class.server.act(&Command::Forward).unwrap();
    let mut page = class.stream(&b, None);
    page.until("you", |_| true);
    let half: Vec<TcpStream> = (0..count)
        .map(|index| {
            let mut stream = TcpStream::connect(class.address).unwrap();
            if index % 2 == 0 {
                stream.write_all(b"POST /api/do HTTP/1.1\r\nHost: ").unwrap();
            }
            stream
        })
        .collect();
    let most = class.server.connections();
    let asked = Instant::now();
    assert_eq!(class.vote(&a, 1).status, 200);
    let took = asked.elapsed();
    class.server.act(&Command::Reveal).unwrap();
    page.until("state", |state| state["phase"] == "revealed" && state["split"][1] == 1);
    while class.server.connections() > 1 && asked.elapsed() < Duration::from_secs(60) {
        std::thread::sleep(Duration::from_millis(50));
    }
    assert_eq!(class.server.connections(), 1, "only the page is left");
    println!("{count} half open: {most} at once, a vote took {took:?}, all shut after {:?}", asked.elapsed());
    drop(half);
}

#[test]
fn a_stream_lives_longer_than_a_request_may_take() {
    let class = open(Limits { head: Duration::from_millis(200), ..Limits::default() });
    let token = class.join("a");
    let mut page = class.stream(&token, None);
    page.until("you", |_| true);
    std::thread::sleep(Duration::from_millis(900));
    class.server.act(&Command::Forward).unwrap();
    page.until("state", |state| state["phase"] == "voting");
}

#[test]
fn a_client_that_reads_nothing_is_dropped_and_nobody_waits_for_it() {
    let limits = Limits { stall: Duration::from_millis(400), ..Limits::default() };
    let class = open(limits);
    let (deaf, other) = (class.join("a"), class.join("b"));
    let trainer = class.token(Role::Trainer);
    let mut silent = TcpStream::connect(class.address).unwrap();
    let head = format!("GET /events HTTP/1.1\r\nHost: {}\r\nAuthorization: Bearer {deaf}\r\n\r\n", class.address);
    silent.write_all(head.as_bytes()).unwrap();
    let mut page = class.stream(&other, None);
    page.until("you", |_| true);
    let began = Instant::now();
    let mut rounds = 0_u32;
    // Each step sends some kilobytes: at some time the pipe of who does not read is full.
    while class.server.here() > 1 && began.elapsed() < Duration::from_secs(60) {
        for command in [Command::Open, Command::Undo] {
            class.server.act(&command).unwrap();
            rounds += 1;
        }
        let version = class.server.look(heartfirst::class::Room::version);
        page.until("state", |state| state["version"] == version);
    }
    assert_eq!(class.server.here(), 1, "after {rounds} changes");
    assert_eq!(class.act(&trainer, &json!({ "do": "open" })).status, 200);
}

#[test]
fn markup_in_every_field_stays_text() {
    let class = open(Limits::default());
    let trainer = class.token(Role::Trainer);
    let evil = "<script>alert(1)</script>";
    let code = class.server.look(|room| room.setup().code.to_string());
    let name = "<img src=x>\"'&";
    let body = json!({ "code": code, "name": name, "number": "<b>7</b>", "lang": "zh" });
    let token = class.post("/api/join", "", &body).json()["token"].as_str().unwrap().to_owned();
    class.server.act(&Command::Debrief).unwrap();
    assert_eq!(class.act(&token, &json!({ "do": "exit", "say": evil, "drop": "\u{2028}</script>\u{0}" })).status, 200);
    let people = class.stream(&trainer, None).until("people", |_| true);
    assert_eq!(people["list"][0]["name"], name, "as it was typed");
    // It is sent as JSON and nothing else, which no browser takes for a page.
    let head = class.post("/api/join", "", &json!({ "code": evil, "name": evil, "lang": "zh" })).head.to_lowercase();
    assert!(head.contains("content-type: application/json"));
    for page in ["/", "/trainer", "/wall"] {
        assert!(!class.get(page).body.contains("onerror"));
    }
}

#[test]
fn one_person_has_few_streams_and_the_oldest_goes() {
    let class = open(Limits { streams: 2, ..Limits::default() });
    let token = class.join("a");
    let mut pages: Vec<Stream> = (0..3)
        .map(|_| {
            let mut page = class.stream(&token, None);
            page.until("you", |_| true);
            page
        })
        .collect();
    assert_eq!(pages[0].until("bye", |_| true)["why"], "elsewhere");
    class.server.act(&Command::Forward).unwrap();
    for page in &mut pages[1..] {
        page.until("state", |state| state["phase"] == "voting");
    }
    assert_eq!(class.server.here(), 1);
}

#[test]
fn what_only_the_wall_shows_is_not_sent_to_participants() {
    let class = open(Limits::default());
    let token = class.join("a");
    let mut page = class.stream(&token, None);
    let mut screen = class.stream(&class.token(Role::Wall), None);
    class.server.act(&Command::Debrief).unwrap();
    page.until("state", |state| state["phase"] == "debrief");
    screen.until("state", |state| state["phase"] == "debrief" && state["page"] == 0);
    for number in 1..4 {
        class.server.act(&Command::Page { page: number }).unwrap();
        screen.until("state", |state| state["page"] == number);
    }
    class.server.act(&Command::Cards).unwrap();
    let (mut states, mut last) = (0, None);
    while last.is_none() {
        let (name, id, state) = page.event().unwrap();
        if name == "state" {
            states += 1;
            last = (state["phase"] == "cards").then_some(id).flatten();
        }
    }
    assert_eq!(states, 1, "the pages were turned on the wall alone");
    // Who comes back after a page was turned has missed nothing.
    class.server.act(&Command::Debrief).unwrap();
    let (_, id, _) = std::iter::from_fn(|| page.event()).find(|(name, ..)| name == "state").unwrap();
    class.server.act(&Command::Page { page: 1 }).unwrap();
    drop(page);
    assert_eq!(class.stream(&token, id.as_deref()).event().unwrap().0, "you");
}

#[test]
fn a_vote_closes_by_itself_when_its_time_has_come() {
    let mut setup = super::setup();
    setup.countdown = 1;
    let class = open_with(Limits::default(), setup);
    let token = class.join("a");
    let mut page = class.stream(&token, None);
    class.server.act(&Command::Forward).unwrap();
    page.until("state", |state| state["phase"] == "voting");
    let you = page.until("you", |you| !you["left_ms"].is_null());
    assert!((1..=1_000).contains(&you["left_ms"].as_u64().unwrap()));
    page.until("state", |state| state["phase"] == "closed");
    assert_eq!(class.vote(&token, 0).kind(), "not_open");
}

#[test]
fn a_class_that_is_shut_gives_its_port_back() {
    let class = open(Limits::default());
    let address = class.address;
    let token = class.join("a");
    let _page = class.stream(&token, None);
    drop(class);
    assert!(TcpStream::connect(address).is_err());
    std::net::TcpListener::bind(address).unwrap();
}

#[test]
fn everything_that_was_acknowledged_is_in_the_journal() {
    let class = open(Limits::default());
    let tokens: Vec<String> = (0..8).map(|index| class.join(&format!("p{index}"))).collect();
    class.server.act(&Command::Forward).unwrap();
    std::thread::scope(|scope| {
        for (index, token) in tokens.iter().enumerate() {
            let class = &class;
            scope.spawn(move || assert_eq!(class.vote(token, u8::try_from(index % 3).unwrap()).status, 200));
        }
    });
    // The file as it is at this very moment, while the class is open.
    let kept = heartfirst::class::journal::read(&class.journal).unwrap();
    let room = heartfirst::class::journal::replay(&kept).unwrap();
    assert_eq!(room.split().iter().sum::<u32>(), 8);
    assert!(class.server.look(|open| *open == room));
}

#[test]
fn the_door_tells_nothing_of_the_class() {
    let class = open(Limits::default());
    class.join("秘密");
    let told: Value = class.get("/api/class").json();
    let names: Vec<&String> = told.as_object().unwrap().keys().collect();
    assert_eq!(names, ["names", "epoch"]);
}
