//! What goes on, told as it changes: server-sent events of reading papers and of making a packet.

use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;

use axum::response::sse::{Event, KeepAlive, Sse};
use futures_util::{Stream, StreamExt};
use tokio::sync::watch::Receiver;
use tokio_stream::wrappers::WatchStream;

use super::visit::Visit;
use crate::desk::Standing;

/// Changes within this time are one message.
const AT_ONCE: Duration = Duration::from_millis(120);

/// One message for each change, until what goes on is over or the vault is locked.
pub(crate) fn changes<T: Clone + Send + Sync + 'static>(
    visit: Visit,
    watch: Receiver<T>,
    message: impl Fn(&Visit) -> Event + Send + Sync + 'static,
    is_over: impl Fn() -> bool + Send + 'static,
) -> Sse<impl Stream<Item = Result<Event, Infallible>>> {
    let told = Arc::new((visit, message));
    let events = WatchStream::new(watch)
        .then(move |_| {
            let told = Arc::clone(&told);
            async move {
                tokio::time::sleep(AT_ONCE).await;
                let (visit, message) = &*told;
                let locked = !matches!(visit.desk().standing(), Standing::Open(_));
                (message(visit), locked)
            }
        })
        .scan(false, move |over, (event, locked)| {
            let last = *over || locked;
            *over = is_over();
            std::future::ready((!last).then_some(Ok(event)))
        });
    Sse::new(events).keep_alive(KeepAlive::default())
}
