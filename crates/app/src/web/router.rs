//! Every address of the app, one line each.

use std::sync::Arc;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::middleware::from_fn_with_state;
use axum::routing::{get, post};

use super::pages::{
    about, add_records, case, decide, doctors, document, draft, fact, first_start, helpers,
    insurance, lock, missing, now, opinions, packet, questions, reading, reasons, records,
    requests, set_aside, settings, signs, telling, time, timeline, trials, two_answers, visit,
};
use super::{Shared, assets, door};

/// Bytes of a form without files. The longest is a note of some pages.
const FORM_BYTES: usize = 64 << 10;

/// Bytes of the packet's form: two boxes for each of as many papers as are read at once.
const PACKET_BYTES: usize = 16 << 20;

pub(crate) fn router(shared: Arc<Shared>) -> Router {
    Router::new()
        .route("/", get(now::show))
        .route("/not-today", post(now::not_today))
        .route("/welcome", get(first_start::show).post(first_start::begin))
        .route("/records", get(records::show).post(records::search))
        .route("/reading", get(reading::show))
        .route("/reading/events", get(reading::events))
        .route("/reading/stop", post(reading::stop))
        .route("/documents/{id}", get(document::show))
        .route("/documents/{id}/picture", get(document::picture::show))
        .route("/documents/{id}/pages/{file}", get(document::picture::file))
        .route("/documents/{id}/original/{file}", get(document::original::save))
        .route("/documents/{id}/whose", post(document::whose))
        .route("/case", get(case::show))
        .route("/case/wrong", get(case::wrong))
        .route("/case/all/{list}", get(case::all))
        .route("/case/add", post(case::add))
        .route("/case/facts/{mark}", get(fact::show).post(fact::correct))
        .route("/case/two-answers", get(two_answers::list))
        .route("/case/two-answers/{mark}", get(two_answers::show).post(two_answers::note))
        .route("/missing", get(missing::show))
        .route("/missing/programme", post(missing::choose))
        .route("/missing/own-list", post(missing::keep_own_list))
        .route("/missing/letters/{id}", get(missing::letter::show).post(missing::letter::answer))
        .route("/missing/letters/{id}/pdf", get(missing::letter::pdf))
        .route("/missing/letters/{id}/asked", post(missing::letter::asked))
        .route("/requests", get(requests::show))
        .route("/requests/calendar.ics", get(requests::days))
        .route("/requests/{id}", post(requests::happened))
        .route(
            "/requests/{id}/letters/{letter}",
            get(missing::letter::show_about).post(missing::letter::answer_about),
        )
        .route("/reasons", get(reasons::show).post(reasons::keep))
        .route("/doctors", get(doctors::show).post(doctors::keep))
        .route("/doctors/found", get(doctors::found::show))
        .route("/doctors/of/{key}", get(doctors::one::show).post(doctors::one::keep))
        .route("/doctors/mine", post(doctors::one::mine))
        .route("/doctors/shortlist", get(doctors::shortlist::show).post(doctors::shortlist::keep))
        .route("/doctors/own", post(doctors::shortlist::find))
        .route("/doctors/call", post(doctors::shortlist::call))
        .route("/doctors/centers", get(doctors::centers::show).post(doctors::centers::keep_zip))
        .route("/doctors/programs", get(doctors::centers::programs).post(doctors::centers::keep))
        .route("/doctors/lists/stop", post(doctors::lists::stop))
        .route("/doctors/lists/fetch/plan", post(doctors::fetch::show_plan))
        .route("/doctors/lists/fetch", get(doctors::fetch::show).post(doctors::fetch::go))
        .route("/trials", get(trials::show).post(trials::keep))
        .route("/trials/found", get(trials::found::show))
        .route("/trials/unnamed", post(trials::without_words))
        .route("/trials/matters", post(trials::keep_matters))
        .route("/trials/kept", post(trials::keep_one))
        .route("/trials/of/{id}", get(trials::one::show))
        .route("/trials/of/{id}/sheet", get(trials::sheet::show))
        .route("/telling", get(telling::show).post(telling::keep))
        .route("/telling/told", post(telling::told))
        .route("/time", get(time::show).post(time::answer))
        .route("/time/plan", post(time::change))
        .route("/time/plan.ics", get(time::days))
        .route("/insurance", get(insurance::show).post(insurance::answer))
        .route("/insurance/calls", get(insurance::calls::show))
        .route("/insurance/costs", get(insurance::costs::show))
        .route("/insurance/entries", post(insurance::calls::keep))
        .route(
            "/insurance/letters/{id}",
            get(insurance::letter::show).post(insurance::letter::answer),
        )
        .route("/insurance/letters/{id}/pdf", get(insurance::letter::pdf))
        .route("/insurance/letters/{id}/asked", post(insurance::letter::sent))
        .route("/questions", get(questions::show).post(questions::keep))
        .route("/questions/print", get(questions::print))
        .route("/packet/making", get(packet::making::show))
        .route("/packet/making/events", get(packet::making::events))
        .route("/packet/making/stop", post(packet::making::stop))
        .route("/packet/made/{file}", get(packet::making::file))
        .route("/opinions", get(opinions::show))
        .route("/opinions/sheet", get(opinions::sheet::show))
        .route("/opinions/several", get(opinions::several::show))
        .route("/opinions/heard", get(opinions::heard::show).post(opinions::heard::keep))
        .route("/opinions/{id}", get(opinions::one::show).post(opinions::one::correct))
        .route("/opinions/compare", get(opinions::compare::show))
        .route("/opinions/letter", get(opinions::bridge::show))
        .route("/decide", get(decide::show).post(decide::entries::keep))
        .route("/decide/sheet", get(decide::sheet::show))
        .route("/helpers", get(helpers::show).post(helpers::keep))
        .route("/helpers/file", post(helpers::file))
        .route("/today", get(helpers::today))
        .route("/visit", get(visit::show).post(visit::answer))
        .route("/visit/packed", post(visit::packed))
        .route("/visit/sheet", get(visit::sheet::show))
        .route("/visit/notes", get(visit::notes::show).post(visit::notes::keep))
        .route("/visit/after", get(visit::after::show))
        .route("/visit/said", get(visit::after::said))
        .route("/visit/promise", post(visit::after::promise))
        .route("/visit/opinion", post(visit::after::opinion))
        .route("/timeline", get(timeline::show))
        .route("/set-aside", get(set_aside::show))
        .route("/settings", get(settings::show).post(settings::prefer))
        .route("/settings/passphrase", get(settings::passphrase).post(settings::set_passphrase))
        .route("/settings/recovery-code", post(settings::recovery_code))
        .route("/settings/backup", get(settings::backup))
        .route("/settings/erase", get(settings::erase_ask).post(settings::erase))
        .route("/lock", get(lock::show).post(lock::unlock))
        .route("/lock/now", post(lock::now))
        .route("/lock/state", get(lock::state))
        .route("/draft", get(draft::show).post(draft::keep))
        .route("/signs", get(signs::show))
        .route("/about", get(about::show))
        .layer(DefaultBodyLimit::max(FORM_BYTES))
        // Two boxes for each paper.
        .route(
            "/packet",
            get(packet::show).post(packet::make).layer(DefaultBodyLimit::max(PACKET_BYTES)),
        )
        // Files have limits of their own, counted while they stream in.
        .route(
            "/records/add",
            get(add_records::show).post(add_records::add).layer(DefaultBodyLimit::disable()),
        )
        .route(
            "/doctors/lists",
            get(doctors::lists::show).post(doctors::lists::load).layer(DefaultBodyLimit::disable()),
        )
        .route("/enter/{token}", get(door::enter))
        .route("/assets/{*path}", get(assets::file))
        .fallback(super::pages::trouble::no_such_page)
        .layer(from_fn_with_state(Arc::clone(&shared), door::keep))
        .with_state(shared)
}
