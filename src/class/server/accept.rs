//! Taking connections, within limits.

use super::limits::{Limits, whose};
use axum::Router;
use axum::body::Body;
use axum::http::{Request, Response};
use hyper::body::Incoming;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::service::TowerToHyperService;
use std::collections::BTreeMap;
use std::convert::Infallible;
use std::io;
use std::net::IpAddr;
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll};
use std::time::Duration;
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::{TcpListener, TcpStream};
use tokio::time::{Sleep, sleep};

/// Who asks.
#[derive(Clone, Copy, Debug)]
pub struct Peer(pub IpAddr);

/// Connections, in all and by address.
#[derive(Debug, Default)]
pub struct Doors {
    open: Mutex<(usize, BTreeMap<IpAddr, usize>)>,
}

/// Connections kept for the machine of the class itself, whatever comes from outside.
const KEPT_BACK: usize = 64;

impl Doors {
    fn enter(self: &Arc<Self>, ip: IpAddr, limits: &Limits) -> Option<Inside> {
        let who = whose(ip);
        let is_own = limits.loopback_is_free && who.is_loopback();
        let mut open = self.open.lock().unwrap_or_else(PoisonError::into_inner);
        let (all, each) = &mut *open;
        let own = each.get(&who).copied().unwrap_or(0);
        let most = if is_own { limits.connections } else { limits.connections.saturating_sub(KEPT_BACK) };
        if *all >= most || (!is_own && own >= limits.connections_each) {
            return None;
        }
        *all += 1;
        each.insert(who, own + 1);
        Some(Inside { doors: Arc::clone(self), who })
    }

    /// Connections that are open.
    #[must_use]
    pub fn count(&self) -> usize {
        self.open.lock().unwrap_or_else(PoisonError::into_inner).0
    }
}

/// A connection, counted for as long as the value lives.
struct Inside {
    doors: Arc<Doors>,
    who: IpAddr,
}

impl Drop for Inside {
    fn drop(&mut self) {
        let mut open = self.doors.open.lock().unwrap_or_else(PoisonError::into_inner);
        open.0 -= 1;
        if let Some(own) = open.1.get_mut(&self.who) {
            *own -= 1;
            if *own == 0 {
                open.1.remove(&self.who);
            }
        }
    }
}

/// The largest head of a request.
const HEAD: usize = 16 * 1024;
/// Most headers of a request; browsers send some twenty.
const HEADERS: usize = 64;
/// When the system has no more connections to give.
const BREATH: Duration = Duration::from_millis(50);

/// Takes connections until it is dropped.
pub async fn accept(listener: TcpListener, router: Router, doors: Arc<Doors>, limits: Limits) {
    loop {
        let Ok((stream, peer)) = listener.accept().await else {
            sleep(BREATH).await;
            continue;
        };
        let Some(inside) = doors.enter(peer.ip(), &limits) else { continue };
        let peer = Peer(peer.ip());
        let service = Addressed { router: TowerToHyperService::new(router.clone()), peer };
        let (head, stall) = (limits.head, limits.stall);
        tokio::spawn(async move {
            let _inside = inside;
            // What one taps should be there at once.
            stream.set_nodelay(true).ok();
            let io = TokioIo::new(Patient { stream, stall, waiting: None });
            let connection = hyper::server::conn::http1::Builder::new()
                .timer(TokioTimer::new())
                .header_read_timeout(head)
                .max_buf_size(HEAD)
                .max_headers(HEADERS)
                .serve_connection(io, service);
            // A connection that ends badly ends; whoever was behind it comes back.
            connection.await.ok();
        });
    }
}

/// The router, told who asks.
struct Addressed {
    router: TowerToHyperService<Router>,
    peer: Peer,
}

impl hyper::service::Service<Request<Incoming>> for Addressed {
    type Response = Response<Body>;
    type Error = Infallible;
    type Future = <TowerToHyperService<Router> as hyper::service::Service<Request<Incoming>>>::Future;

    fn call(&self, mut request: Request<Incoming>) -> Self::Future {
        request.extensions_mut().insert(self.peer);
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
