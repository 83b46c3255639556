//! The pages and what belongs to them, out of the program itself. No request ever reaches the disk.

use super::answer::{No, typed};
use axum::body::{Body, Bytes};
use axum::http::{HeaderMap, Response, StatusCode, header};

struct Asset {
    path: &'static str,
    kind: &'static str,
    body: &'static [u8],
}

macro_rules! asset {
    ($path:literal, $file:literal, $kind:literal) => {
        Asset {
            path: $path,
            kind: $kind,
            body: include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/assets/class/", $file)),
        }
    };
}

const HTML: &str = "text/html; charset=utf-8";

static ASSETS: &[Asset] = &[
    asset!("/", "join.html", "text/html; charset=utf-8"),
    asset!("/trainer", "trainer.html", "text/html; charset=utf-8"),
    asset!("/wall", "wall.html", "text/html; charset=utf-8"),
    asset!("/class.css", "class.css", "text/css; charset=utf-8"),
    asset!("/line.js", "line.js", "text/javascript; charset=utf-8"),
    asset!("/join.js", "join.js", "text/javascript; charset=utf-8"),
    asset!("/trainer.js", "trainer.js", "text/javascript; charset=utf-8"),
    asset!("/wall.js", "wall.js", "text/javascript; charset=utf-8"),
    asset!("/phone.css", "phone.css", "text/css; charset=utf-8"),
    asset!("/wall.css", "wall.css", "text/css; charset=utf-8"),
    asset!("/trainer.css", "trainer.css", "text/css; charset=utf-8"),
    asset!("/parts.js", "parts.js", "text/javascript; charset=utf-8"),
    asset!("/curve.js", "curve.js", "text/javascript; charset=utf-8"),
    asset!("/lookback.js", "lookback.js", "text/javascript; charset=utf-8"),
    asset!("/wall-sheet.js", "wall-sheet.js", "text/javascript; charset=utf-8"),
    asset!("/trainer-people.js", "trainer-people.js", "text/javascript; charset=utf-8"),
    asset!("/icon.svg", "icon.svg", "image/svg+xml"),
];

/// The paths of all pages and what belongs to them.
pub fn paths() -> impl Iterator<Item = &'static str> {
    ASSETS.iter().map(|asset| asset.path)
}

/// What lies at a path.
#[must_use]
pub fn page(path: &str, headers: &HeaderMap) -> Response<Body> {
    let Some(asset) = ASSETS.iter().find(|asset| asset.path == path) else { return No::Nothing.response() };
    let tag = format!("\"{}\"", &blake3::hash(asset.body).to_hex()[..16]);
    let is_known = headers.get(header::IF_NONE_MATCH).is_some_and(|known| known.as_bytes() == tag.as_bytes());
    let mut response = if is_known {
        let mut response = typed(asset.kind, Body::empty());
        *response.status_mut() = StatusCode::NOT_MODIFIED;
        response
    } else {
        typed(asset.kind, Bytes::from_static(asset.body))
    };
    let headers = response.headers_mut();
    if asset.kind != HTML {
        // Asked for again, and answered in a few bytes while the program is the same.
        headers.insert(header::CACHE_CONTROL, header::HeaderValue::from_static("no-cache"));
    }
    if let Ok(tag) = header::HeaderValue::from_str(&tag) {
        headers.insert(header::ETAG, tag);
    }
    response
}
