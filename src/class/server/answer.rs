//! What is answered to a request: JSON, with words for people where something was refused.

use crate::class::refusal::Refusal;
use crate::language::{Lang, Text};
use crate::records::Trouble;
use axum::body::Body;
use axum::http::{Response, StatusCode, header};
use serde_json::{Value, json};

/// A refused request.
#[derive(Debug)]
pub enum No {
    /// It is no command.
    Malformed,
    /// It is too long, or its body did not come in time.
    TooLong,
    /// No token, or one that opens nothing.
    Unknown,
    /// The room code is wrong.
    WrongCode,
    /// Too many requests.
    TooMany,
    /// It came from another page, or under another name.
    Foreign,
    /// There is nothing of that name.
    Nothing,
    /// The room has refused.
    Room(Refusal),
    /// It could not be kept.
    Trouble(Trouble),
}

impl From<Refusal> for No {
    fn from(refusal: Refusal) -> Self {
        Self::Room(refusal)
    }
}

impl No {
    fn parts(&self) -> (StatusCode, &'static str, Text) {
        let say = |zh: &str, en: &str| Text::new(zh, en);
        match self {
            Self::Malformed => (
                StatusCode::BAD_REQUEST,
                "malformed",
                say("看不懂这条请求：请刷新页面", "This request means nothing here; reload the page"),
            ),
            Self::TooLong => (StatusCode::PAYLOAD_TOO_LARGE, "too_long", say("写得太长了", "That is too long")),
            Self::WrongCode => (
                StatusCode::FORBIDDEN,
                "wrong_code",
                say("教室码不对，请看投影上的六个字符", "Wrong code: look at the six characters on the wall"),
            ),
            Self::TooMany => (
                StatusCode::TOO_MANY_REQUESTS,
                "too_many",
                say("太快了，等几秒再试", "Too fast; wait a few seconds and try again"),
            ),
            Self::Foreign => (
                StatusCode::FORBIDDEN,
                "foreign",
                say("请从投影上的地址打开这个页面", "Open this page by the address on the wall"),
            ),
            Self::Nothing => (StatusCode::NOT_FOUND, "nothing", say("这里什么也没有", "There is nothing here")),
            Self::Unknown | Self::Room(Refusal::Unknown) => {
                (StatusCode::UNAUTHORIZED, "unknown", Refusal::Unknown.message())
            }
            Self::Room(Refusal::NotYours) => (StatusCode::FORBIDDEN, "not_yours", Refusal::NotYours.message()),
            Self::Room(refusal) => (StatusCode::CONFLICT, refusal.name(), refusal.message()),
            Self::Trouble(trouble) => (StatusCode::SERVICE_UNAVAILABLE, "not_kept", trouble.message.clone()),
        }
    }

    /// The response.
    #[must_use]
    pub fn response(&self) -> Response<Body> {
        let (status, kind, words) = self.parts();
        let words = json!({ "kind": kind, "zh": words.get(Lang::Zh), "en": words.get(Lang::En) });
        let mut response = yes(&json!({ "error": words }));
        *response.status_mut() = status;
        response
    }
}

/// A JSON response.
#[must_use]
pub fn yes(value: &Value) -> Response<Body> {
    typed("application/json", value.to_string())
}

/// A response of a type that is not kept anywhere.
#[must_use]
pub fn typed(kind: &'static str, body: impl Into<Body>) -> Response<Body> {
    let mut response = Response::new(body.into());
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, header::HeaderValue::from_static(kind));
    headers.insert(header::CACHE_CONTROL, header::HeaderValue::from_static("no-store"));
    response
}
