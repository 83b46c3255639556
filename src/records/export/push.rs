//! Sending statements to a learning record store.
//!
//! One conversation is one request. What the store has acknowledged is remembered here and never sent again. Where
//! the connection broke before the answer came, nobody knows whether the request arrived; it is sent once more with
//! the same statement ids, of which a store keeps one.

use super::xapi::{Told, statements};
use crate::language::Lang;
use crate::records::{Shelf, Store, Trouble, TroubleKind, Which};
use serde_json::Value;
use std::collections::BTreeMap;
use std::time::Duration;
use ureq::Agent;
use ureq::http::StatusCode;

/// Where to, and with which credentials.
#[derive(Clone)]
pub struct Target {
    /// The endpoint of the store, as it gives it out; `/statements` is added.
    pub url: String,
    /// The whole value of the `Authorization` header.
    pub authorization: Option<String>,
    /// Whether credentials may go over plain HTTP to another machine.
    pub insecure: bool,
    /// The first pause before trying again; it doubles each time.
    pub pause: Duration,
    /// How often one conversation is tried before giving up.
    pub tries: u32,
}

impl std::fmt::Debug for Target {
    /// Without the credentials.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Target").field("url", &self.url).field("tries", &self.tries).finish_non_exhaustive()
    }
}

/// What was sent.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sent {
    /// Conversations acknowledged now.
    pub conversations: usize,
    /// Their statements.
    pub statements: usize,
    /// Conversations that had been acknowledged before.
    pub before: usize,
    /// Requests that had to be repeated.
    pub repeated: usize,
}

/// The longest pause.
const LONGEST: Duration = Duration::from_secs(60);

impl Target {
    /// A target with the credentials of the environment: `HEARTFIRST_LRS_TOKEN`, or `HEARTFIRST_LRS_KEY` with
    /// `HEARTFIRST_LRS_SECRET`.
    ///
    /// # Errors
    /// When the address is none, or would send credentials readable by everybody on the way.
    pub fn from_environment(url: &str, insecure: bool) -> Result<Self, Trouble> {
        let value = |name: &str| std::env::var(name).ok().filter(|value| !value.is_empty());
        let authorization = match (value("HEARTFIRST_LRS_TOKEN"), value("HEARTFIRST_LRS_KEY")) {
            (Some(token), _) => Some(format!("Bearer {token}")),
            (None, Some(key)) => {
                let secret = value("HEARTFIRST_LRS_SECRET").unwrap_or_default();
                Some(format!("Basic {}", base64(format!("{key}:{secret}").as_bytes())))
            }
            (None, None) => None,
        };
        let target = Self {
            url: url.trim_end_matches('/').trim_end_matches("/statements").to_owned(),
            authorization,
            insecure,
            pause: Duration::from_secs(1),
            tries: 7,
        };
        target.check()?;
        Ok(target)
    }

    fn check(&self) -> Result<(), Trouble> {
        let uri: Option<ureq::http::Uri> = self.url.parse().ok();
        let host = uri.as_ref().and_then(|uri| uri.host()).unwrap_or_default().trim_matches(['[', ']']);
        let scheme = uri.as_ref().and_then(|uri| uri.scheme_str()).unwrap_or_default();
        if host.is_empty() || !matches!(scheme, "http" | "https") {
            let url = &self.url;
            return Err(Trouble::new(
                TroubleKind::Other,
                format!("`{url}` 不是网址；应该像 https://lrs.example.org/xapi"),
                format!("`{url}` is no address; it should look like https://lrs.example.org/xapi"),
            ));
        }
        let here = host == "localhost" || host.parse::<std::net::IpAddr>().is_ok_and(|ip| ip.is_loopback());
        if scheme == "http" && self.authorization.is_some() && !here && !self.insecure {
            return Err(Trouble::new(
                TroubleKind::Other,
                "http:// 会把密码明文送出去；请用 https://，真要这样就加 --insecure-http",
                "http:// would send the password readable by everybody on the way; use https://, or add --insecure-http if you mean it",
            ));
        }
        Ok(())
    }
}

/// Sends what the store has not acknowledged yet; `say` hears of every conversation.
///
/// # Errors
/// When the store refuses, or does not answer after all tries. What it acknowledged before stays acknowledged, and
/// the next call goes on from there.
pub fn push(
    store: &Store,
    target: &Target,
    which: &Which,
    home: &str,
    lang: Lang,
    mut say: impl FnMut(usize, usize),
) -> Result<Sent, Trouble> {
    target.check()?;
    let agent: Agent = Agent::config_builder()
        .timeout_connect(Some(Duration::from_secs(10)))
        .timeout_global(Some(Duration::from_secs(60)))
        .http_status_as_error(false)
        .max_redirects(0)
        .max_redirects_will_error(false)
        .tls_config(ureq::tls::TlsConfig::builder().root_certs(ureq::tls::RootCerts::PlatformVerifier).build())
        .build()
        .into();
    let people: BTreeMap<i64, _> = store.trainees()?.into_iter().map(|it| (it.id, it)).collect();
    let delivered = store.delivered(&target.url)?;
    let runs = store.runs(which)?;
    let mut shelf = Shelf::default();
    shelf.fetch(store, runs.iter().map(|run| run.texts));
    let judges = shelf.judges(runs.iter().map(|run| run.texts));
    let moments = store.moments(which)?;
    let mut sent = Sent::default();
    let all = runs.len();
    for (index, run) in runs.iter().enumerate() {
        if delivered.contains(&run.attempt) {
            sent.before += 1;
            continue;
        }
        let (Some(judge), Some(trainee)) = (judges.get(&run.texts), people.get(&run.trainee)) else { continue };
        let at = moments.get(&run.attempt).map_or(&[][..], Vec::as_slice);
        let list = statements(&Told { judge, run, moments: at, trainee, home, lang });
        if list.is_empty() {
            continue;
        }
        sent.repeated += deliver(&agent, target, &list)?;
        store.mark_delivered(&target.url, run.attempt, list.len())?;
        sent.conversations += 1;
        sent.statements += list.len();
        say(index + 1, all);
    }
    Ok(sent)
}

/// Sends the statements of one conversation until the store has acknowledged them. Returns how many requests had
/// to be repeated.
fn deliver(agent: &Agent, target: &Target, list: &[Value]) -> Result<usize, Trouble> {
    let body = serde_json::to_vec(list).unwrap_or_default();
    let mut pause = target.pause;
    let mut last = String::new();
    for attempt in 0..target.tries.max(1) {
        if attempt > 0 {
            std::thread::sleep(pause);
            pause = (pause * 2).min(LONGEST);
        }
        let mut request = agent
            .post(format!("{}/statements", target.url))
            .header("Content-Type", "application/json; charset=utf-8")
            .header("X-Experience-API-Version", "1.0.3");
        if let Some(authorization) = &target.authorization {
            request = request.header("Authorization", authorization);
        }
        match request.send(&body[..]) {
            Ok(mut response) => {
                let status = response.status();
                // 409: these ids are there already. They are made from what they say, so it is the same.
                if status.is_success() || status == StatusCode::CONFLICT {
                    return Ok(attempt as usize);
                }
                let said = response.body_mut().with_config().limit(2_000).read_to_string().unwrap_or_default();
                last = format!("{status} {}", said.trim());
                let later = status == StatusCode::TOO_MANY_REQUESTS
                    || status == StatusCode::REQUEST_TIMEOUT
                    || status.is_server_error();
                if !later {
                    return Err(refused(target, status, &last));
                }
                let asked = response.headers().get("Retry-After").and_then(|it| it.to_str().ok()?.parse().ok());
                if let Some(seconds) = asked {
                    pause = Duration::from_secs(seconds).clamp(pause, LONGEST);
                }
            }
            Err(error) => last = error.to_string(),
        }
    }
    let url = &target.url;
    Err(Trouble::new(
        TroubleKind::Other,
        format!("{url} 一直没有收下（{last}）；收下的已经记住，晚点再运行一次就从这里接着送"),
        format!(
            "{url} did not take it ({last}); what it took is remembered, and running this again later goes on from here"
        ),
    ))
}

fn refused(target: &Target, status: StatusCode, said: &str) -> Trouble {
    let url = &target.url;
    let (zh, en) = match status {
        StatusCode::UNAUTHORIZED | StatusCode::FORBIDDEN => (
            "；看看环境变量 HEARTFIRST_LRS_KEY 和 HEARTFIRST_LRS_SECRET（或 HEARTFIRST_LRS_TOKEN）",
            "; check HEARTFIRST_LRS_KEY and HEARTFIRST_LRS_SECRET (or HEARTFIRST_LRS_TOKEN) in the environment",
        ),
        status if status.is_redirection() => {
            ("；它转到了别的网址，请直接用那个网址", "; it points to another address: use that one")
        }
        StatusCode::NOT_FOUND => ("；看看网址对不对", "; check the address"),
        _ => ("", ""),
    };
    Trouble::new(TroubleKind::Other, format!("{url} 不收：{said}{zh}"), format!("{url} refuses it: {said}{en}"))
}

/// Base64 as Basic authentication wants it.
fn base64(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::new();
    for chunk in bytes.chunks(3) {
        let word = chunk.iter().fold(0_u32, |word, byte| word << 8 | u32::from(*byte)) << (8 * (3 - chunk.len()));
        for place in 0..4 {
            if place <= chunk.len() {
                text.push(char::from(DIGITS[(word >> (18 - 6 * place) & 63) as usize]));
            } else {
                text.push('=');
            }
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn basic_authentication_is_in_base64() {
        for (plain, coded) in [
            ("", ""),
            ("f", "Zg=="),
            ("fo", "Zm8="),
            ("foo", "Zm9v"),
            ("Aladdin:open sesame", "QWxhZGRpbjpvcGVuIHNlc2FtZQ=="),
        ] {
            assert_eq!(base64(plain.as_bytes()), coded);
        }
    }

    #[test]
    fn credentials_do_not_go_over_plain_http_to_another_machine() {
        let target = |url: &str| Target {
            url: url.to_owned(),
            authorization: Some("Basic x".to_owned()),
            insecure: false,
            pause: Duration::ZERO,
            tries: 1,
        };
        assert!(target("http://lrs.example.org/xapi").check().is_err());
        assert!(Target { insecure: true, ..target("http://lrs.example.org/xapi") }.check().is_ok());
        for good in ["https://lrs.example.org/xapi", "http://localhost:8080", "http://127.0.0.1/x", "http://[::1]:80/x"]
        {
            assert!(target(good).check().is_ok(), "{good}");
        }
        for bad in ["", "lrs", "ftp://x/y", "https://"] {
            assert!(target(bad).check().is_err(), "{bad}");
        }
    }
}
