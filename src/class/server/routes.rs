//! What can be asked of the server.

use super::accept::Peer;
use super::answer::{No, typed, yes};
use super::desk::{Desk, Failure};
use super::events::{Streams, feed};
use super::hosts::Hosts;
use super::limits::whose;
use super::pages;
use crate::class::apply::Done;
use crate::class::command::{Command, Who};
use crate::class::keys::Role;
use crate::language::Lang;
use axum::Router;
use axum::body::{Body, Bytes, to_bytes};
use axum::extract::{Path, Request, State};
use axum::http::{HeaderMap, HeaderValue, Method, Response, Uri, header};
use axum::middleware::{Next, from_fn_with_state};
use axum::routing::{get, post};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use std::sync::Arc;
use tokio::time::{sleep, timeout};

/// Everything a request is answered from.
#[derive(Debug)]
pub struct House {
    /// The class.
    pub desk: Arc<Desk>,
    /// Names under which it may be asked.
    pub hosts: Hosts,
    /// Streams that are open.
    pub streams: Streams,
}

/// All routes, behind the guard.
pub fn routes(house: &Arc<House>) -> Router {
    let mut router = Router::new()
        .route("/api/class", get(class))
        .route("/api/join", post(join))
        .route("/api/do", post(act))
        .route("/events", get(events))
        .route("/picture/{file}", get(picture));
    for path in pages::paths() {
        router = router.route(path, get(move |headers: HeaderMap| async move { pages::page(path, &headers) }));
    }
    router
        .fallback(|| async { No::Nothing.response() })
        .method_not_allowed_fallback(|| async { No::Nothing.response() })
        .layer(from_fn_with_state(Arc::clone(house), guard))
        .with_state(Arc::clone(house))
}

/// Scripts, styles and pictures come from this server, nothing is written into a page, and no other page shows it.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; \
                      base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/// Lets in who asks by one of our names, from one of our pages, and not too often.
async fn guard(State(house): State<Arc<House>>, request: Request, next: Next) -> Response<Body> {
    let mut response = match admit(&house, &request) {
        Ok(()) => next.run(request).await,
        Err(no) => no.response(),
    };
    let headers = response.headers_mut();
    for (name, value) in [
        (header::CONTENT_SECURITY_POLICY, POLICY),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::REFERRER_POLICY, "no-referrer"),
        (header::X_FRAME_OPTIONS, "DENY"),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    headers.insert("cross-origin-resource-policy", HeaderValue::from_static("same-origin"));
    headers.insert("cross-origin-opener-policy", HeaderValue::from_static("same-origin"));
    headers.insert("permissions-policy", HeaderValue::from_static("camera=(), microphone=(), geolocation=()"));
    response
}

fn admit(house: &House, request: &Request) -> Result<(), No> {
    let desk = &house.desk;
    if !is_free(desk, request) && !desk.requests.take(whose(peer(request)?.0), desk.elapsed()) {
        return Err(No::TooMany);
    }
    let mut names = request.headers().get_all(header::HOST).iter();
    let host = match (names.next().and_then(|host| host.to_str().ok()), names.next()) {
        (Some(host), None) if house.hosts.knows(host) => host,
        _ => return Err(No::Foreign),
    };
    // A request line with a whole address in it has a name of its own.
    if request.uri().authority().is_some_and(|authority| !authority.as_str().eq_ignore_ascii_case(host)) {
        return Err(No::Foreign);
    }
    let site = request.headers().get("sec-fetch-site").map(HeaderValue::as_bytes);
    if *request.method() == Method::POST {
        let origin = request.headers().get(header::ORIGIN).and_then(|origin| origin.to_str().ok());
        if !origin.is_some_and(|origin| house.hosts.is_own(origin, host)) {
            return Err(No::Foreign);
        }
        if site.is_some_and(|site| site != b"same-origin") {
            return Err(No::Foreign);
        }
    }
    Ok(())
}

fn peer(request: &Request) -> Result<Peer, No> {
    request.extensions().get::<Peer>().copied().ok_or(No::Foreign)
}

fn is_free(desk: &Desk, request: &Request) -> bool {
    desk.limits.loopback_is_free && peer(request).is_ok_and(|peer| peer.0.to_canonical().is_loopback())
}

/// What the first page needs to know before anybody is in.
async fn class(State(house): State<Arc<House>>) -> Response<Body> {
    let setup = house.desk.look(|room| room.setup().clone());
    yes(&json!({ "names": setup.names, "epoch": house.desk.epoch }))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Joining {
    code: String,
    #[serde(default)]
    name: String,
    #[serde(default)]
    number: String,
    lang: Lang,
    #[serde(default)]
    key: Option<String>,
}

/// Characters of a key that a page makes: few enough to be sent, enough that nobody guesses it.
const KEY: std::ops::RangeInclusive<usize> = 16..=64;

fn is_key(key: &str) -> bool {
    KEY.contains(&key.len()) && key.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte))
}

async fn join(State(house): State<Arc<House>>, request: Request) -> Response<Body> {
    answer(join_by(&house, request).await)
}

async fn join_by(house: &House, request: Request) -> Result<Value, No> {
    let desk = &house.desk;
    let who = whose(peer(&request)?.0);
    let is_free = is_free(desk, &request);
    let Joining { code, name, number, lang, key } = read(desk, request).await?;
    if key.as_deref().is_some_and(|key| !is_key(key)) {
        return Err(No::Malformed);
    }
    // Whoever has guessed too often learns nothing more, also not by guessing right.
    if !is_free && !desk.guesses.has(who, desk.elapsed()) {
        return Err(No::TooMany);
    }
    if !desk.look(|room| room.setup().code.is(&code)) {
        desk.guesses.take(who, desk.elapsed());
        sleep(desk.limits.wrong).await;
        return Err(No::WrongCode);
    }
    let mark = key.map(|key| desk.keys.mark(&key));
    let command = Command::Join { name, number, lang, mark };
    let done = done(desk.act(Who::Newcomer, &command).await)?;
    let person = done.joined.ok_or(No::Nothing)?;
    Ok(json!({ "person": person, "token": desk.keys.token(Role::Person(person)) }))
}

async fn act(State(house): State<Arc<House>>, request: Request) -> Response<Body> {
    answer(act_by(&house, request).await)
}

async fn act_by(house: &House, request: Request) -> Result<Value, No> {
    let desk = &house.desk;
    let role = role(desk, request.headers())?;
    let (who, bucket) = match role {
        Role::Trainer => (Who::Trainer, 0),
        Role::Person(person) => (Who::Person(person), person.0),
        Role::Wall => return Err(No::Room(crate::class::refusal::Refusal::NotYours)),
    };
    if !desk.commands.take(bucket, desk.elapsed()) {
        return Err(No::TooMany);
    }
    let command: Command = read(desk, request).await?;
    done(desk.act(who, &command).await)?;
    let mut answer = json!({ "ok": true });
    if let Role::Person(person) = role {
        answer["you"] = json!(desk.you(person));
    }
    Ok(answer)
}

async fn events(State(house): State<Arc<House>>, uri: Uri, headers: HeaderMap) -> Response<Body> {
    let role = match role(&house.desk, &headers) {
        Ok(role) => role,
        Err(no) => return no.response(),
    };
    let lang = if uri.query() == Some("lang=en") { Lang::En } else { Lang::Zh };
    let last = headers.get("last-event-id").and_then(|last| last.to_str().ok());
    feed(&house.desk, &house.streams, role, lang, last)
}

async fn picture(State(house): State<Arc<House>>, Path(file): Path<String>) -> Response<Body> {
    let Some(canvas) = house.desk.gallery.find(&file) else { return No::Nothing.response() };
    let bytes = match canvas.ready() {
        Some(bytes) => bytes,
        // Drawing takes its time; votes are not to wait for it.
        None => tokio::task::spawn_blocking(move || canvas.drawn()).await.unwrap_or_default(),
    };
    if bytes.is_empty() {
        return No::Nothing.response();
    }
    let mut response = typed("image/png", bytes);
    // The name of a picture says what is in it.
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("private, max-age=86400, immutable"));
    response
}

/// Whose token came with a request.
fn role(desk: &Desk, headers: &HeaderMap) -> Result<Role, No> {
    let token = headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok());
    token.and_then(|value| value.strip_prefix("Bearer ")).and_then(|token| desk.role(token)).ok_or(No::Unknown)
}

/// The body of a request, within its limits.
async fn read<T: DeserializeOwned>(desk: &Desk, request: Request) -> Result<T, No> {
    let kind = request.headers().get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or("");
    if kind.split(';').next().map(str::trim) != Some("application/json") {
        return Err(No::Malformed);
    }
    let body = timeout(desk.limits.body, to_bytes(request.into_body(), desk.limits.bytes)).await;
    let body: Bytes = body.map_err(|_| No::TooLong)?.map_err(|_| No::TooLong)?;
    serde_json::from_slice(&body).map_err(|_| No::Malformed)
}

fn done(done: Result<Done, Failure>) -> Result<Done, No> {
    done.map_err(|failure| match failure {
        Failure::Refused(refusal) => No::Room(refusal),
        Failure::NotKept(trouble) => No::Trouble(trouble),
    })
}

fn answer(answer: Result<Value, No>) -> Response<Body> {
    match answer {
        Ok(value) => yes(&value),
        Err(no) => no.response(),
    }
}
