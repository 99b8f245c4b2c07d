//! What a page is handed: the case it shows and the words it says it in.

use std::sync::Arc;

use axum::extract::FromRequestParts;
use axum::http::StatusCode;
use axum::http::request::Parts;
use axum::response::{IntoResponse, Redirect, Response};
use jiff::civil::Date;
use knowledge::{Library, Words};
use record::Answers;

use super::Shared;
use crate::desk::{Case, Desk, DeskError, Open, Preferences, Standing};

/// Someone at a page that shows nothing of the person.
pub(crate) struct Visitor {
    pub(crate) shared: Arc<Shared>,
    pub(crate) library: Arc<Library>,
}

impl Visitor {
    pub(crate) fn new(shared: &Arc<Shared>) -> Self {
        Self { shared: Arc::clone(shared), library: shared.desk.library() }
    }

    pub(crate) fn desk(&self) -> &Arc<Desk> {
        &self.shared.desk
    }

    pub(crate) fn words(&self) -> &Words {
        &self.library.words
    }

    pub(crate) fn is_open(&self) -> bool {
        matches!(self.desk().standing(), Standing::Open(_))
    }
}

impl FromRequestParts<Arc<Shared>> for Visitor {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(
        _: &mut Parts,
        shared: &Arc<Shared>,
    ) -> Result<Self, Self::Rejection> {
        Ok(Self::new(shared))
    }
}

/// The person at an open vault. A page that takes it is not shown while the app is locked.
pub(crate) struct Visit {
    pub(crate) visitor: Visitor,
    pub(crate) open: Arc<Open>,
    pub(crate) case: Arc<Case>,
    /// What the person answered.
    pub(crate) answers: Arc<Answers>,
    pub(crate) today: Date,
}

impl Visit {
    pub(crate) fn desk(&self) -> &Arc<Desk> {
        self.visitor.desk()
    }

    pub(crate) fn words(&self) -> &Words {
        self.visitor.words()
    }

    pub(crate) fn library(&self) -> &Library {
        &self.visitor.library
    }

    pub(crate) fn preferences(&self) -> Preferences {
        self.open.preferences()
    }
}

impl FromRequestParts<Arc<Shared>> for Visit {
    type Rejection = Redirect;

    async fn from_request_parts(
        _: &mut Parts,
        shared: &Arc<Shared>,
    ) -> Result<Self, Self::Rejection> {
        let visitor = Visitor::new(shared);
        match shared.desk.standing() {
            Standing::New => Err(Redirect::to("/welcome")),
            Standing::Locked { .. } => Err(Redirect::to("/lock")),
            Standing::Open(open) => {
                shared.desk.touch();
                let (case, answers) = (open.case(), open.answers());
                Ok(Self { visitor, open, case, answers, today: shared.desk.today() })
            }
        }
    }
}

impl IntoResponse for DeskError {
    /// The door makes the page: it knows the words.
    fn into_response(self) -> Response {
        if matches!(self, Self::Locked) {
            return Redirect::to("/lock").into_response();
        }
        let mut answer = StatusCode::INTERNAL_SERVER_ERROR.into_response();
        answer.extensions_mut().insert(self);
        answer
    }
}
