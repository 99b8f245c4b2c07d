//! The desk: what lies open while the person works. It holds the way to the vault, the case as all
//! papers tell it, and whatever is being read. Pages ask it; nothing else touches the vault.

mod case;
mod handed;
mod import;
mod lists;
mod packet;
mod picture;
mod preferences;
mod shelf;
mod spool;

pub use case::{Case, fact_mark, finding_mark};
pub use handed::{Folder, HandedOver, Hands, Inbox};
pub use import::{Became, Import, Progress, Stage};
pub use lists::{ListDesk, Load};
pub use packet::{PacketForm, PacketMaking, PacketProgress, PacketStage, PacketWanted};
pub use preferences::{Draft, Helping, Preferences};
pub use shelf::{Key, Original, Pieces};
pub use spool::Spool;

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, OnceLock, PoisonError, RwLock};
use std::time::{Duration, Instant};

use jiff::civil::Date;
use knowledge::{Language, Library, Words};
use record::{Answers, Correction, CorrectionKind, DocumentId};

use vault::VaultError;

use crate::programs::Programs;
use crate::web::ServeSettings;
use shelf::Shelf;

/// What the desk could not do. Its words are under `desk-<what>` in `knowledge/words`.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DeskError {
    #[error("the vault is locked")]
    Locked,
    /// The browser went away in the middle of a file.
    #[error("the files did not arrive whole")]
    BrokenOff,
    #[error("more was handed over than can be taken at once")]
    TooMany,
    /// A task of ours died.
    #[error("a part of the program stopped")]
    Stopped,
    #[error("{0}")]
    Vault(#[from] VaultError),
}

impl DeskError {
    pub fn from_disk(error: &std::io::Error) -> Self {
        Self::Vault(VaultError::from(std::io::Error::from(error.kind())))
    }

    pub fn is_wrong_key(&self) -> bool {
        use VaultError::{MistypedRecoveryCode, WrongPassphrase, WrongRecoveryCode};
        matches!(self, Self::Vault(WrongPassphrase | WrongRecoveryCode | MistypedRecoveryCode))
    }

    pub fn is_about_the_passphrase(&self) -> bool {
        matches!(self, Self::Vault(VaultError::PassphraseTooShort { .. }))
    }

    /// What happened and was kept, and what to do.
    pub fn sentences(&self, words: &Words) -> (String, Option<String>) {
        let id = match self {
            Self::Locked => "desk-locked",
            Self::BrokenOff => "desk-broken-off",
            Self::TooMany => "desk-too-many",
            Self::Stopped => "desk-stopped",
            Self::Vault(error) => error.id(),
        };
        let details = match self {
            Self::Vault(error) => error.details(),
            _ => Vec::new(),
        };
        let blanks: Vec<(&str, &str)> =
            details.iter().map(|(name, detail)| (*name, detail.as_str())).collect();
        (words.say_with(id, &blanks), words.try_say(&format!("{id}.next"), &blanks))
    }
}

/// How the vault stands to the person.
#[derive(Clone)]
pub enum Standing {
    /// There is none yet.
    New,
    Locked {
        /// It locked by itself.
        idle: bool,
    },
    Open(Arc<Open>),
}

/// An open vault and the case made from it.
pub struct Open {
    shelf: Shelf,
    case: RwLock<Arc<Case>>,
    preferences: RwLock<Preferences>,
    answers: RwLock<Arc<Answers>>,
    has_passphrase: AtomicBool,
}

impl Open {
    pub fn case(&self) -> Arc<Case> {
        Arc::clone(&self.case.read().unwrap_or_else(PoisonError::into_inner))
    }

    pub fn preferences(&self) -> Preferences {
        self.preferences.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    pub fn answers(&self) -> Arc<Answers> {
        Arc::clone(&self.answers.read().unwrap_or_else(PoisonError::into_inner))
    }

    pub fn has_passphrase(&self) -> bool {
        self.has_passphrase.load(Ordering::Relaxed)
    }

    /// Whether the old passphrase must be typed before a new one is set.
    pub fn asks_for_the_old(&self) -> bool {
        self.has_passphrase() && !self.shelf.opened_by_code()
    }
}

/// Where a running app keeps its hands.
pub struct Desk {
    vault: std::path::PathBuf,
    demo: bool,
    /// What this computer has for reading pictures.
    programs: Arc<Programs>,
    libraries: [OnceLock<Arc<Library>>; Language::ALL.len()],
    /// The language until a vault says otherwise.
    language: Mutex<Language>,
    standing: RwLock<Standing>,
    imports: Mutex<Vec<Arc<Import>>>,
    /// One import at a time: document numbers are given once.
    reading: Arc<tokio::sync::Mutex<()>>,
    /// One change of the answers at a time: they are kept as a whole.
    answering: tokio::sync::Mutex<()>,
    touched: Mutex<Instant>,
    /// The packet that is being made, or was made last.
    packet: Mutex<Option<Arc<PacketMaking>>>,
    /// What was typed and not yet sent when the app locked.
    draft: Mutex<Option<Draft>>,
    lists: ListDesk,
}

impl Desk {
    /// # Errors
    /// Where the vault's folder cannot be looked at.
    pub async fn new(settings: &ServeSettings) -> Result<Self, DeskError> {
        let start = match Shelf::find(&settings.vault)? {
            None => Start::New,
            Some(true) => Start::Locked,
            Some(false) => Start::Open(Shelf::open_without_key(&settings.vault).await?),
        };
        let desk = Self {
            vault: settings.vault.clone(),
            demo: settings.demo,
            programs: Arc::new(Programs::default()),
            libraries: [const { OnceLock::new() }; Language::ALL.len()],
            language: Mutex::new(settings.language),
            standing: RwLock::new(Standing::New),
            imports: Mutex::default(),
            reading: Arc::default(),
            answering: tokio::sync::Mutex::default(),
            touched: Mutex::new(Instant::now()),
            packet: Mutex::default(),
            draft: Mutex::default(),
            // Beside the vault: the lists say nothing of the person.
            lists: ListDesk::new(
                settings.vault.with_file_name("lists"),
                settings.lists_mirror.clone(),
            ),
        };
        match start {
            Start::New => {}
            Start::Locked => desk.stand(Standing::Locked { idle: false }),
            Start::Open(shelf) => desk.lay_open(shelf).await?,
        }
        Ok(desk)
    }

    pub fn standing(&self) -> Standing {
        self.standing.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn stand(&self, standing: Standing) {
        *self.standing.write().unwrap_or_else(PoisonError::into_inner) = standing;
    }

    /// # Errors
    /// [`DeskError::Locked`] where the vault is not open.
    pub fn open(&self) -> Result<Arc<Open>, DeskError> {
        match self.standing() {
            Standing::Open(open) => Ok(open),
            _ => Err(DeskError::Locked),
        }
    }

    /// The public lists of this computer's user.
    pub fn lists(&self) -> &ListDesk {
        &self.lists
    }

    pub fn is_demo(&self) -> bool {
        self.demo
    }

    pub fn today(&self) -> Date {
        jiff::Zoned::now().date()
    }

    /// The words and the medicine in the person's language.
    pub fn library(&self) -> Arc<Library> {
        self.library_in(*lock(&self.language))
    }

    pub fn library_in(&self, language: Language) -> Arc<Library> {
        let at = Language::ALL.iter().position(|&l| l == language).unwrap_or(0);
        let Some(held) = self.libraries.get(at) else {
            return Arc::new(Library::built_in(language));
        };
        Arc::clone(held.get_or_init(|| Arc::new(Library::built_in(language))))
    }

    /// Speaks the language of the browser that comes in, unless the person chose another.
    pub async fn greet(&self, language: Language) -> Result<(), DeskError> {
        let Ok(open) = self.open() else {
            *lock(&self.language) = language;
            return Ok(());
        };
        let chosen = open.preferences().language.is_some();
        if chosen || language == self.library().words.language() {
            return Ok(());
        }
        *lock(&self.language) = language;
        self.rebuild(&open).await
    }

    pub fn touch(&self) {
        *lock(&self.touched) = Instant::now();
    }

    /// Makes a vault that opens without a passphrase, so that starting asks for no decision.
    pub async fn begin(&self, helping: Helping) -> Result<(), DeskError> {
        if matches!(self.standing(), Standing::New) {
            let shelf = Shelf::create(&self.vault).await?;
            self.lay_open(shelf).await?;
        }
        self.prefer(|p| p.helping = helping).await
    }

    pub async fn unlock(&self, key: Key) -> Result<(), DeskError> {
        if matches!(self.standing(), Standing::Locked { .. }) {
            let shelf = Shelf::open(&self.vault, key).await?;
            self.lay_open(shelf).await?;
        }
        self.touch();
        Ok(())
    }

    async fn lay_open(&self, shelf: Shelf) -> Result<(), DeskError> {
        let preferences = shelf.preferences().await?;
        if let Some(language) = preferences.language.as_deref().and_then(Language::from_tag) {
            *lock(&self.language) = language;
        }
        let answers = shelf.answers().await?;
        let case = self.build_case(&shelf, &answers).await?;
        let open = Open {
            has_passphrase: AtomicBool::new(shelf.has_passphrase().await),
            shelf,
            case: RwLock::new(Arc::new(case)),
            preferences: RwLock::new(preferences),
            answers: RwLock::new(Arc::new(answers)),
        };
        self.stand(Standing::Open(Arc::new(open)));
        self.touch();
        Ok(())
    }

    async fn build_case(&self, shelf: &Shelf, answers: &Answers) -> Result<Case, DeskError> {
        let (documents, corrections) = (shelf.documents().await?, shelf.corrections().await?);
        let (library, answers) = (self.library(), answers.clone());
        tokio::task::spawn_blocking(move || Case::new(documents, corrections, &answers, &library))
            .await
            .map_err(|_| DeskError::Stopped)
    }

    async fn rebuild(&self, open: &Open) -> Result<(), DeskError> {
        let case = Arc::new(self.build_case(&open.shelf, &open.answers()).await?);
        *open.case.write().unwrap_or_else(PoisonError::into_inner) = case;
        Ok(())
    }

    /// Closes the vault. Without a passphrase there would be nothing to open it with. A reading that runs
    /// goes on behind the lock and is kept; the keys go with its end.
    pub async fn lock(&self, idle: bool) -> Result<(), DeskError> {
        let open = self.open()?;
        if open.has_passphrase() {
            self.drop_packet();
            self.stand(Standing::Locked { idle });
            if self.import_running().is_none() {
                open.shelf.close().await;
            }
        }
        Ok(())
    }

    /// Locks where nobody has been here for as long as the person chose and nothing is being read.
    pub async fn lock_if_idle(&self, now: Instant) {
        let Ok(open) = self.open() else { return };
        let Some(minutes) = open.preferences().idle_minutes else { return };
        let quiet = now.saturating_duration_since(*lock(&self.touched));
        if quiet >= Duration::from_secs(60 * u64::from(minutes)) && self.import_running().is_none()
        {
            let _ = self.lock(true).await;
        }
    }

    /// Changes what the person prefers, and keeps it.
    pub async fn prefer(&self, change: impl FnOnce(&mut Preferences)) -> Result<(), DeskError> {
        let open = self.open()?;
        let mut preferences = open.preferences();
        change(&mut preferences);
        open.shelf.keep_preferences(&preferences).await?;
        let language = preferences.language.as_deref().and_then(Language::from_tag);
        *open.preferences.write().unwrap_or_else(PoisonError::into_inner) = preferences;
        if let Some(language) = language
            && language != self.library().words.language()
        {
            *lock(&self.language) = language;
            self.rebuild(&open).await?;
        }
        Ok(())
    }

    /// Changes what the person answered, and keeps it. The case is made anew where it rests on an answer.
    pub async fn answer(&self, change: impl FnOnce(&mut Answers, Date)) -> Result<(), DeskError> {
        let open = self.open()?;
        let _one_at_a_time = self.answering.lock().await;
        let before = open.answers();
        let mut answers = Answers::clone(&before);
        change(&mut answers, self.today());
        if answers == *before {
            return Ok(());
        }
        open.shelf.keep_answers(&answers).await?;
        let of_the_case = journey::missing::told(&answers) != journey::missing::told(&before);
        *open.answers.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(answers);
        if of_the_case {
            self.rebuild(&open).await?;
        }
        Ok(())
    }

    /// Keeps what the person says of their case; the case is made anew with it.
    pub async fn correct(&self, kind: CorrectionKind, words: String) -> Result<(), DeskError> {
        let open = self.open()?;
        open.shelf.correct(&Correction { kind, on: self.today(), words }).await?;
        self.rebuild(&open).await
    }

    /// The untouched original of a document, or of one of its files.
    pub async fn original(
        &self,
        id: DocumentId,
        file: usize,
    ) -> Result<Option<Original>, DeskError> {
        let open = self.open()?;
        let case = open.case();
        let Some(stored) = case.read(id).and_then(|read| read.document.files.get(file)) else {
            return Ok(None);
        };
        open.shelf.original(stored).await.map(Some)
    }

    /// Sets or changes the passphrase. Gives the recovery code to print, which is shown once; `None` where
    /// the old code stays good.
    pub async fn set_passphrase(
        &self,
        old: Option<String>,
        new: String,
    ) -> Result<Option<String>, DeskError> {
        let open = self.open()?;
        let code = open.shelf.set_passphrase(old, new).await?;
        open.has_passphrase.store(true, Ordering::Relaxed);
        Ok(code)
    }

    pub async fn new_recovery_code(&self) -> Result<String, DeskError> {
        self.open()?.shelf.new_recovery_code().await
    }

    /// The whole vault as one encrypted file: its length, and its bytes piece by piece.
    pub async fn backup(&self) -> Result<(u64, Pieces), DeskError> {
        self.open()?.shelf.backup().await
    }

    /// Erases the vault for good.
    pub async fn erase(&self) -> Result<(), DeskError> {
        let open = self.open()?;
        self.stop_reading();
        self.drop_packet();
        let _nobody_reads = self.reading.lock().await;
        open.shelf.erase(&self.vault).await?;
        lock(&self.imports).clear();
        *lock(&self.draft) = None;
        self.stand(Standing::New);
        Ok(())
    }

    pub fn keep_draft(&self, draft: Draft) {
        *lock(&self.draft) = Some(draft);
    }

    /// What was being typed, for the page that gives it back.
    pub fn draft(&self) -> Option<Draft> {
        lock(&self.draft).clone()
    }

    pub fn drop_draft(&self, to: &str) {
        lock(&self.draft).take_if(|draft| draft.to == to);
    }

    /// Waits for what is being kept, then lets go.
    pub async fn close(&self) {
        self.stop_reading();
        self.drop_packet();
        let _last = self.reading.lock().await;
        if let Ok(open) = self.open() {
            self.stand(Standing::Locked { idle: false });
            open.shelf.close().await;
        }
    }
}

enum Start {
    New,
    Locked,
    Open(Shelf),
}

/// A lock that a panic left behind holds nothing half-written here.
fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
