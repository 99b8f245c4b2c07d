//! The app in the browser: pages on 127.0.0.1, for this computer only.
//!
//! One page is one file under [`pages`] and one line in [`router`]. What every page is made of is in
//! [`parts`]; how facts, dates and findings are put into words is in [`voice`]. Who may come in, and
//! which rules the browser is given, is in [`door`].

mod assets;
mod changes;
mod door;
mod pages;
mod parts;
mod router;
mod visit;
pub(crate) mod voice;

#[cfg(test)]
mod tests;

use std::io::Write;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};

use knowledge::Language;
use tokio::net::TcpListener;

use crate::desk::{Desk, DeskError, Folder, Helping};

/// What the server is told when it starts.
#[derive(Clone, Debug)]
pub struct ServeSettings {
    /// Where to listen; port 0 takes a free one.
    pub listen: SocketAddr,
    /// The vault's folder. It need not exist.
    pub vault: PathBuf,
    /// Open the address in the person's browser.
    pub open_browser: bool,
    pub language: Language,
    /// Records to read as soon as the vault stands: the invented person of the demo.
    pub shoebox: Option<PathBuf>,
    /// The vault is thrown away at the end and every page says that the person is invented.
    pub demo: bool,
    /// A copy of the servers of the public lists, where there is one.
    pub lists_mirror: Option<String>,
}

impl ServeSettings {
    pub fn new(vault: PathBuf) -> Self {
        Self {
            listen: SocketAddr::from(([127, 0, 0, 1], 0)),
            vault,
            open_browser: false,
            language: Language::English,
            shoebox: None,
            demo: false,
            lists_mirror: None,
        }
    }
}

/// Why the server could not run.
#[derive(Debug, thiserror::Error)]
pub enum ServeError {
    #[error("cannot listen on {address}: {cause}")]
    Listen { address: SocketAddr, cause: std::io::Error },
    #[error("this computer gave no random numbers")]
    Randomness,
    #[error("the server stopped: {0}")]
    Stopped(std::io::Error),
    #[error(transparent)]
    Desk(#[from] DeskError),
}

/// What all pages share.
pub(crate) struct Shared {
    pub(crate) desk: Arc<Desk>,
    pub(crate) door: door::Door,
}

/// Serves the app until the process is asked to end. Says the address on standard output, one line.
pub async fn serve(settings: ServeSettings) -> Result<(), ServeError> {
    let listen = |cause| ServeError::Listen { address: settings.listen, cause };
    let listener = TcpListener::bind(settings.listen).await.map_err(listen)?;
    let address = listener.local_addr().map_err(listen)?;
    let door = door::Door::new(address).ok_or(ServeError::Randomness)?;
    let entrance = door.entrance();
    let desk = Arc::new(Desk::new(&settings).await?);
    if let Some(shoebox) = &settings.shoebox {
        desk.begin(Helping::Myself).await?;
        let folder = Folder::walk(shoebox).map_err(|e| DeskError::from_disk(&e))?;
        desk.read(folder)?;
    }
    let shared = Arc::new(Shared { desk, door });

    tokio::spawn(lock_when_idle(Arc::clone(&shared)));
    let _ = writeln!(std::io::stdout(), "{entrance}");
    let _ = std::io::stdout().flush();
    if settings.open_browser {
        let _ = opener::open_browser(&entrance);
    }
    let ended = axum::serve(listener, router::router(Arc::clone(&shared)))
        .with_graceful_shutdown(asked_to_end(Arc::clone(&shared)))
        .await;
    shared.desk.close().await;
    ended.map_err(ServeError::Stopped)
}

/// Looks every few seconds whether the person has left.
async fn lock_when_idle(shared: Arc<Shared>) {
    let mut tick = tokio::time::interval(Duration::from_secs(5));
    loop {
        tick.tick().await;
        shared.desk.lock_if_idle(Instant::now()).await;
    }
}

/// Waits for Ctrl-C or the end signal, then lets open pages go.
async fn asked_to_end(shared: Arc<Shared>) {
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        match signal(SignalKind::terminate()) {
            Ok(mut terminate) => {
                tokio::select! {
                    _ = tokio::signal::ctrl_c() => {}
                    _ = terminate.recv() => {}
                }
            }
            Err(_) => {
                let _ = tokio::signal::ctrl_c().await;
            }
        }
    }
    #[cfg(not(unix))]
    let _ = tokio::signal::ctrl_c().await;
    shared.desk.stop_reading();
}
