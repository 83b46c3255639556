//! Taking connections, within limits.

use super::limits::{Limits, whose};
use axum::Router;
use axum::body::Body;
use axum::http::{Request, Response};
use hyper::body::Incoming;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::service::TowerToHyperService;
use socket2::{SockRef, TcpKeepalive};
use std::collections::BTreeMap;
use std::convert::Infallible;
use std::io;
use std::net::IpAddr;
use std::pin::Pin;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll};
use std::time::Duration;
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::oneshot;
use tokio::time::{Sleep, sleep};

/// Who asks.
#[derive(Clone, Copy, Debug)]
pub struct Peer(pub IpAddr);

/// Connections, in all and by address.
#[derive(Debug, Default)]
pub struct Doors {
    open: Mutex<Open>,
}

#[derive(Debug, Default)]
struct Open {
    all: usize,
    each: BTreeMap<IpAddr, usize>,
    /// The number of the next connection.
    next: u64,
    /// Connections by which nobody has shown a token yet, oldest first. They make room when the house is full.
    strangers: BTreeMap<u64, (IpAddr, oneshot::Sender<()>)>,
}

impl Open {
    fn leave(&mut self, who: IpAddr) {
        self.all -= 1;
        if let Some(own) = self.each.get_mut(&who) {
            *own -= 1;
            if *own == 0 {
                self.each.remove(&who);
            }
        }
    }
}

/// Connections kept for the machine of the class itself, whatever comes from outside.
const KEPT_BACK: usize = 64;

impl Doors {
    /// Lets a connection in, unless its address has too many or the house is full of people who have shown a token. The
    /// receiver tells when it has to make room for somebody else.
    fn enter(self: &Arc<Self>, ip: IpAddr, limits: &Limits) -> Option<(Inside, oneshot::Receiver<()>)> {
        let who = whose(ip);
        let is_own = limits.loopback_is_free && who.is_loopback();
        let mut open = self.lock();
        let own = open.each.get(&who).copied().unwrap_or(0);
        let most = if is_own { limits.connections } else { limits.connections.saturating_sub(KEPT_BACK) };
        if !is_own && own >= limits.connections_each {
            return None;
        }
        if open.all >= most {
            let (_, (oldest, end)) = open.strangers.pop_first()?;
            open.leave(oldest);
            end.send(()).ok();
        }
        open.all += 1;
        *open.each.entry(who).or_default() += 1;
        let number = open.next;
        open.next += 1;
        let (end, ends) = oneshot::channel();
        open.strangers.insert(number, (who, end));
        Some((Inside { doors: Arc::clone(self), who, number, is_known: AtomicBool::new(false) }, ends))
    }

    fn lock(&self) -> MutexGuard<'_, Open> {
        self.open.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Connections that are open.
    #[must_use]
    pub fn count(&self) -> usize {
        self.lock().all
    }
}

/// A connection, counted for as long as the value lives.
#[derive(Debug)]
struct Inside {
    doors: Arc<Doors>,
    who: IpAddr,
    number: u64,
    is_known: AtomicBool,
}

impl Drop for Inside {
    fn drop(&mut self) {
        let mut open = self.doors.lock();
        // Who had to make room is not counted any more.
        if open.strangers.remove(&self.number).is_some() || self.is_known.load(Ordering::Relaxed) {
            open.leave(self.who);
        }
    }
}

/// The connection a request came by.
#[derive(Clone, Debug, Default)]
pub struct Guest(Option<Arc<Inside>>);

impl Guest {
    /// Somebody has shown a token by it: it makes room for nobody any more.
    pub fn is_known(&self) {
        let Some(inside) = &self.0 else { return };
        let mut open = inside.doors.lock();
        if open.strangers.remove(&inside.number).is_some() {
            inside.is_known.store(true, Ordering::Relaxed);
        }
    }
}

/// The largest head of a request.
const HEAD: usize = 16 * 1024;
/// Most headers of a request; browsers send some twenty.
const HEADERS: usize = 64;
/// Bytes that may wait in the system for one connection; left to itself it grows to some megabytes for each.
const WAITING: usize = 256 * 1024;
/// When the system has no more connections to give.
const BREATH: Duration = Duration::from_millis(50);

/// Takes connections until it is dropped.
pub async fn accept(listener: TcpListener, router: Router, doors: Arc<Doors>, limits: Limits) {
    loop {
        let Ok((stream, peer)) = listener.accept().await else {
            sleep(BREATH).await;
            continue;
        };
        let Some((inside, ends)) = doors.enter(peer.ip(), &limits) else { continue };
        let (peer, guest) = (Peer(peer.ip()), Guest(Some(Arc::new(inside))));
        let service = Addressed { router: TowerToHyperService::new(router.clone()), peer, guest: guest.clone() };
        let (head, stall) = (limits.head, limits.stall);
        tokio::spawn(async move {
            let _guest = guest;
            // What one taps should be there at once.
            stream.set_nodelay(true).ok();
            bound_what_waits(&stream, stall);
            let io = TokioIo::new(Patient { stream, stall, waiting: None });
            let connection = hyper::server::conn::http1::Builder::new()
                .timer(TokioTimer::new())
                .header_read_timeout(head)
                .max_buf_size(HEAD)
                .max_headers(HEADERS)
                .serve_connection(io, service);
            // A connection that ends badly ends; whoever was behind it comes back.
            tokio::select! {
                _ = connection => {}
                Ok(()) = ends => {}
            }
        });
    }
}

/// A phone that went out of reach says no goodbye, and what is sent to it looks sent: the system would wait a quarter of
/// an hour for somebody who has come back long since. Where it cannot be told so, the next stream of the same person
/// pushes the old one out.
fn bound_what_waits(stream: &TcpStream, stall: Duration) {
    let socket = SockRef::from(stream);
    // Somebody who reads nothing costs no more than this, which a stage of the largest size passes in a few rounds.
    socket.set_send_buffer_size(WAITING).ok();
    socket.set_tcp_keepalive(&TcpKeepalive::new().with_time(stall)).ok();
    #[cfg(any(target_os = "linux", target_os = "android"))]
    socket.set_tcp_user_timeout(Some(stall)).ok();
}

/// The router, told who asks.
struct Addressed {
    router: TowerToHyperService<Router>,
    peer: Peer,
    guest: Guest,
}

impl hyper::service::Service<Request<Incoming>> for Addressed {
    type Response = Response<Body>;
    type Error = Infallible;
    type Future = <TowerToHyperService<Router> as hyper::service::Service<Request<Incoming>>>::Future;

    fn call(&self, mut request: Request<Incoming>) -> Self::Future {
        request.extensions_mut().insert(self.peer);
        request.extensions_mut().insert(self.guest.clone());
        hyper::service::Service::call(&self.router, request)
    }
}

/// A stream that gives up on somebody who reads nothing for long.
struct Patient {
    stream: TcpStream,
    stall: Duration,
    waiting: Option<Pin<Box<Sleep>>>,
}

impl Patient {
    fn judge<T>(&mut self, written: Poll<io::Result<T>>, cx: &mut Context<'_>) -> Poll<io::Result<T>> {
        if written.is_ready() {
            self.waiting = None;
            return written;
        }
        let stall = self.stall;
        let waiting = self.waiting.get_or_insert_with(|| Box::pin(sleep(stall)));
        match waiting.as_mut().poll(cx) {
            Poll::Ready(()) => Poll::Ready(Err(io::ErrorKind::TimedOut.into())),
            Poll::Pending => Poll::Pending,
        }
    }
}

impl AsyncRead for Patient {
    fn poll_read(mut self: Pin<&mut Self>, cx: &mut Context<'_>, into: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_read(cx, into)
    }
}

impl AsyncWrite for Patient {
    fn poll_write(mut self: Pin<&mut Self>, cx: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        let written = Pin::new(&mut self.stream).poll_write(cx, bytes);
        self.judge(written, cx)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        bytes: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        let written = Pin::new(&mut self.stream).poll_write_vectored(cx, bytes);
        self.judge(written, cx)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(cx)
    }
}
