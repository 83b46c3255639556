//! The web server of a class: on threads of its own, for as long as the class is open.

mod accept;
mod answer;
mod desk;
mod events;
mod gallery;
mod hosts;
mod limits;
mod pages;
mod routes;

pub use desk::Failure;
pub use limits::{Limits, Rate};

use super::apply::Done;
use super::command::{Command, Who};
use super::journal::Journal;
use super::keys::{Keys, Role};
use super::qr::Squares;
use super::room::Room;
use super::view::Door;
use crate::language::Text;
use crate::records::{Trouble, TroubleKind};
use accept::{Doors, accept};
use desk::Desk;
use events::Streams;
use hosts::{Hosts, shown};
use routes::{House, routes};
use socket2::{Domain, Protocol, Socket, Type};
use std::net::{IpAddr, Ipv4Addr, SocketAddr, TcpListener};
use std::sync::Arc;
use std::thread::JoinHandle;
use std::time::{Duration, SystemTime, UNIX_EPOCH};
use tokio::runtime::{Builder, Runtime};
use tokio::sync::oneshot;
use tokio::time::sleep;

/// A class to be opened.
#[derive(Debug)]
pub struct Class {
    /// The room.
    pub room: Room,
    /// Its journal.
    pub journal: Journal,
    /// Its keys.
    pub keys: Keys,
}

/// Where it is opened.
#[derive(Clone, Debug)]
pub struct Opening {
    /// Addresses of this machine beside its own loopback, which is always there; the first is on the wall.
    pub listen: Vec<IpAddr>,
    /// The port; 0 for any.
    pub port: u16,
    /// Names under which the network knows this machine.
    pub names: Vec<String>,
    /// How much of everything anybody may have.
    pub limits: Limits,
}

/// Listening sockets of a class, before it is open: the port is known, nobody is answered yet.
#[derive(Debug)]
pub struct Bound {
    listeners: Vec<TcpListener>,
    addresses: Vec<SocketAddr>,
    opening: Opening,
}

/// An open class. Dropped, it is shut: the port is free again.
#[derive(Debug)]
pub struct Server {
    desk: Arc<Desk>,
    doors: Arc<Doors>,
    addresses: Vec<SocketAddr>,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

/// How long open connections have to end when a class is shut.
const GRACE: Duration = Duration::from_millis(300);

/// The time in milliseconds since 1970, by the clock of this machine.
#[must_use]
pub fn now() -> u64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    u64::try_from(since.as_millis()).unwrap_or(u64::MAX)
}

/// So many random bytes of the system.
///
/// # Errors
/// When the system has none to give.
pub fn random<const N: usize>() -> Result<[u8; N], Trouble> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(|error| {
        Trouble::new(
            TroubleKind::Other,
            format!("系统给不出随机数（{error}），不能开课堂"),
            format!("the system gives no random numbers ({error}), so no class can be opened"),
        )
    })?;
    Ok(bytes)
}

/// So many may knock at the same moment; the standard library lets 128 wait, and a class whose network comes back
/// knocks all at once.
const WAITING: i32 = 4_096;

fn listen(address: SocketAddr) -> std::io::Result<TcpListener> {
    let socket = Socket::new(Domain::for_address(address), Type::STREAM, Some(Protocol::TCP))?;
    // Elsewhere it would let another program take the port as well.
    if cfg!(unix) {
        socket.set_reuse_address(true)?;
    }
    socket.set_nonblocking(true)?;
    socket.bind(&address.into())?;
    socket.listen(WAITING)?;
    Ok(socket.into())
}

impl Bound {
    /// Takes the port on every address.
    ///
    /// # Errors
    /// When one of them is not of this machine, or the port is taken.
    pub fn new(opening: Opening) -> Result<Self, Trouble> {
        let mut ips = opening.listen.clone();
        let own = IpAddr::V4(Ipv4Addr::LOCALHOST);
        if !ips.iter().any(|ip| *ip == own || ip.is_unspecified()) {
            ips.push(own);
        }
        let (mut listeners, mut addresses, mut port) = (Vec::new(), Vec::new(), opening.port);
        for ip in ips {
            let failed = |error: std::io::Error| unbound(SocketAddr::new(ip, port), &error);
            let listener = listen(SocketAddr::new(ip, port)).map_err(failed)?;
            let address = listener.local_addr().map_err(failed)?;
            port = address.port();
            listeners.push(listener);
            addresses.push(address);
        }
        Ok(Self { listeners, addresses, opening })
    }

    /// The port.
    #[must_use]
    pub fn port(&self) -> u16 {
        self.addresses.first().map_or(0, SocketAddr::port)
    }

    /// Opens the class.
    ///
    /// # Errors
    /// When the system gives no threads or no random numbers.
    pub fn open(self, class: Class) -> Result<Server, Trouble> {
        let Class { room, journal, keys } = class;
        let address = self.addresses.first().copied().unwrap_or((Ipv4Addr::LOCALHOST, 0).into());
        let link = format!("http://{}:{}", shown(address.ip()), address.port());
        let door = Door { squares: Squares::of(&format!("{link}/#{}", room.setup().code)), address: link };
        let epoch = format!("{:08x}", u32::from_le_bytes(random()?));
        let failed = |error: std::io::Error| {
            Trouble::new(
                TroubleKind::Other,
                format!("开不了课堂：{error}"),
                format!("the class cannot be opened: {error}"),
            )
        };
        let runtime = Builder::new_multi_thread()
            .worker_threads(2)
            .max_blocking_threads(4)
            .thread_name("class server")
            .enable_all()
            .build()
            .map_err(failed)?;
        let mut limits = self.opening.limits.clone();
        limits.connections = limits.connections.min(room_for_connections());
        let desk = Arc::new(Desk::new(room, journal, keys, door, limits.clone(), epoch, now()));
        let hosts = Hosts::of(&self.addresses, &self.opening.names);
        let house = Arc::new(House { desk: Arc::clone(&desk), hosts, streams: Streams::default() });
        let router = routes(&house);
        let doors = Arc::<Doors>::default();
        {
            let _guard = runtime.enter();
            for listener in self.listeners {
                let listener = tokio::net::TcpListener::from_std(listener).map_err(failed)?;
                runtime.spawn(accept(listener, router.clone(), Arc::clone(&doors), limits.clone()));
            }
            runtime.spawn(watch_the_clock(Arc::clone(&desk)));
        }
        let (stop, stopped) = oneshot::channel();
        let thread = std::thread::Builder::new()
            .name("class".to_owned())
            .spawn(move || wait(runtime, stopped))
            .map_err(failed)?;
        Ok(Server { desk, doors, addresses: self.addresses, stop: Some(stop), thread: Some(thread) })
    }
}

/// Files that the program needs beside connections.
const OTHER_FILES: u64 = 96;

/// How many connections the system allows this program, after asking it for as many as it gives: systems begin with
/// 256 or 1024, and a class has two for each phone. Where nobody says, the standard limit holds.
fn room_for_connections() -> usize {
    let files = rlimit::increase_nofile_limit(16_384).unwrap_or(u64::MAX);
    usize::try_from(files.saturating_sub(OTHER_FILES)).unwrap_or(usize::MAX)
}

fn wait(runtime: Runtime, stopped: oneshot::Receiver<()>) {
    stopped.blocking_recv().ok();
    runtime.shutdown_timeout(GRACE);
}

/// Closes a vote when its time has come.
async fn watch_the_clock(desk: Arc<Desk>) {
    let mut shown = desk.shown.subscribe();
    loop {
        let now = desk.now();
        let left = desk.look(Room::closes_at).map(|at| at.saturating_sub(now));
        let due = async {
            match left {
                Some(left) => sleep(Duration::from_millis(left)).await,
                None => std::future::pending().await,
            }
        };
        tokio::select! {
            changed = shown.changed() => if changed.is_err() { return },
            () = due => {
                // Somebody may have closed it meanwhile, or given it more time.
                if desk.look(Room::closes_at).is_some_and(|at| at <= desk.now()) {
                    desk.act(Who::Program, &Command::Close).await.ok();
                }
            }
        }
    }
}

fn unbound(address: SocketAddr, error: &std::io::Error) -> Trouble {
    let (zh, en) = match error.kind() {
        std::io::ErrorKind::AddrInUse => {
            ("端口被占用了，换一个：--port 0", "the port is taken; choose another one with --port 0")
        }
        std::io::ErrorKind::AddrNotAvailable => (
            "这台机器没有这个地址，heartfirst class --addresses 列出有的",
            "this machine has no such address; heartfirst class --addresses lists those it has",
        ),
        _ => ("看看地址和端口", "check address and port"),
    };
    Trouble::new(
        TroubleKind::Other,
        format!("不能在 {address} 上开课堂（{error}）：{zh}"),
        format!("the class cannot be opened on {address} ({error}): {en}"),
    )
}

impl Server {
    /// The addresses it listens on; the first is on the wall.
    #[must_use]
    pub fn addresses(&self) -> &[SocketAddr] {
        &self.addresses
    }

    /// The address that is typed, without the code.
    #[must_use]
    pub fn address(&self) -> &str {
        &self.desk.door.address
    }

    /// The address with the code, as a picture.
    #[must_use]
    pub fn squares(&self) -> Option<&Squares> {
        self.desk.door.squares.as_ref()
    }

    /// How one comes in.
    #[must_use]
    pub fn door(&self) -> &Door {
        &self.desk.door
    }

    /// The time of the room, in milliseconds.
    #[must_use]
    pub fn now(&self) -> u64 {
        self.desk.now()
    }

    /// Why the last thing could not be kept, if it could not.
    #[must_use]
    pub fn trouble(&self) -> Option<Text> {
        self.desk.trouble()
    }

    /// The link of a page for a role, by an address. The token stands behind `#`, where no server and no log sees it.
    #[must_use]
    pub fn link(&self, role: Role, address: SocketAddr) -> String {
        let page = match role {
            Role::Trainer => "trainer",
            Role::Wall => "wall",
            Role::Person(_) => "",
        };
        format!("http://{}:{}/{page}#{}", shown(address.ip()), address.port(), self.desk.keys.token(role))
    }

    /// Looks at the room.
    pub fn look<T>(&self, see: impl FnOnce(&Room) -> T) -> T {
        self.desk.look(see)
    }

    /// Does something in the trainer’s name; returns when it is kept.
    ///
    /// # Errors
    /// Why it was not done, or not kept.
    pub fn act(&self, command: &Command) -> Result<Done, Failure> {
        self.desk.act_now(Who::Trainer, command)
    }

    /// Notes in the journal that everybody's own conversations are in the records. If that cannot be kept, they are put
    /// there again another time, which doubles nothing.
    pub fn was_recorded(&self) {
        self.desk.act_now(Who::Program, &Command::Recorded).ok();
    }

    /// Connections that are open.
    #[must_use]
    pub fn connections(&self) -> usize {
        self.doors.count()
    }

    /// How many people are connected.
    #[must_use]
    pub fn here(&self) -> usize {
        self.desk.here()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        if let Some(stop) = self.stop.take() {
            stop.send(()).ok();
        }
        if let Some(thread) = self.thread.take() {
            thread.join().ok();
        }
    }
}
