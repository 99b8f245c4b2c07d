//! The answers of a case to the questions of the condition language.

use jiff::ToSpan;
use jiff::civil::Date;
use knowledge::vocabulary::{Cancer, Test};
use knowledge::{Answer, Condition, Item, Judgement, Library, Question};
use record::{
    Chart, ChartFact, DocumentId, DocumentKind, Finding, FindingCode, PartialDate, Sex, StageBasis,
    Value,
};

use super::cancer;
use super::papers::Papers;
use super::reasons::{Because, Reason};
use super::results::{is_planned, is_taken, later};
use super::{Judged, judge_all, lists};
use crate::records::tests_beside;

/// A case as it is asked.
pub(crate) struct Evidence<'a> {
    pub(super) chart: &'a Chart,
    pub(super) library: &'a Library,
    pub(super) papers: Papers<'a>,
    cancers: Vec<&'a Cancer>,
    today: Date,
}

/// An answer and what decided it.
#[derive(Clone, Debug)]
pub(crate) struct Found {
    pub(crate) answer: Answer,
    pub(crate) reasons: Vec<Reason>,
}

impl Found {
    pub(super) fn because(answer: Answer, reason: Reason) -> Self {
        Self { answer, reasons: vec![reason] }
    }

    fn plain(answer: Answer) -> Self {
        Self { answer, reasons: Vec::new() }
    }

    /// A yes or no of the case with the facts that say it.
    fn stated(answer: Answer) -> Self {
        match answer {
            Answer::CannotTell => Self::because(answer, Reason::new(Because::NotStated)),
            _ => Self::plain(answer),
        }
    }
}

impl<'a> Evidence<'a> {
    pub(crate) fn of(chart: &'a Chart, library: &'a Library, today: Date) -> Self {
        let cancers = cancer::cancers(chart, library);
        Self { chart, library, papers: Papers::of(chart), cancers, today }
    }

    pub(crate) fn cancers(&self) -> &[&'a Cancer] {
        &self.cancers
    }

    pub(crate) fn weigh(&self, condition: &Condition) -> Found {
        match condition {
            Condition::Ask(question) => self.ask(question),
            Condition::Not(inner) => {
                let found = self.weigh(inner);
                Found { answer: !found.answer, reasons: found.reasons }
            }
            Condition::All(parts) => self.together(parts, |a, b| a.min(b)),
            Condition::Any(parts) => self.together(parts, |a, b| a.max(b)),
        }
    }

    /// Kleene's and/or; the reasons are those of the parts that decided.
    fn together(&self, parts: &[Condition], of_two: fn(Answer, Answer) -> Answer) -> Found {
        let found: Vec<Found> = parts.iter().map(|part| self.weigh(part)).collect();
        let answer = found.iter().map(|f| f.answer).reduce(of_two).unwrap_or(Answer::CannotTell);
        let decided = found.into_iter().filter(|f| f.answer == answer);
        Found { answer, reasons: decided.flat_map(|f| f.reasons).collect() }
    }

    fn ask(&self, question: &Question) -> Found {
        match question {
            Question::Always => Found::plain(Answer::Yes),
            Question::Cancer(ids) => Found::stated(match self.cancers.is_empty() {
                true => Answer::CannotTell,
                false => self.cancers.iter().any(|c| ids.contains(&c.id)).into(),
            }),
            Question::Type(codes) => self.type_of(codes),
            Question::Spread => Found::stated(self.spread()),
            Question::Nodes => Found::stated(self.nodes()),
            Question::Stage(groups) => Found::stated(self.stage(groups)),
            Question::Result(test, results) => self.of_named(test, |t| self.result(t, results)),
            Question::Reported(test) => self.of_named(test, |t| self.reported(t)),
            Question::Series(test) => self.of_named(test, |t| self.series(t)),
            Question::Announced(test) => self.of_named(test, |t| said(self.announcement(t))),
            Question::Named(test) => self.of_named(test, |t| said(self.mentioned(t))),
            Question::Done(test) => self.of_named(test, |t| self.done(t)),
            Question::PaperOf(test) => self.of_named(test, |t| self.paper_of(t)),
            Question::Paper(kinds) => self.paper(kinds),
            Question::Tissue => self.tissue(),
            Question::Surgery => Found::stated(self.surgery()),
            Question::Relapsed => Found::stated(self.relapsed()),
            Question::ScanBeforeTreatment => self.scan_before_treatment(),
            Question::Radiation => Found::stated(self.radiation()),
            Question::Systemic => Found::stated(self.systemic()),
            Question::Pictures => self.pictures(),
            Question::PicturesOfReports => {
                self.paired(FindingCode::ImagingReportWithoutImages, Because::WithoutPictures)
            }
            Question::ReportsOfPictures => {
                self.paired(FindingCode::ImagingImagesWithoutReport, Because::WithoutReport)
            }
            Question::DiscsWhole => self.discs_whole(),
            Question::AddendaIn => self.addenda_in(),
            Question::TumorTests => self.tumor_tests(),
            Question::Provisional => self.provisional(),
            Question::TwoAnswers => self.two_answers(),
            Question::Doubted => self.doubted(),
            Question::PapersReadable => self.papers_readable(),
            Question::NamesFull => self.names_full(),
            Question::InEnglish => self.in_english(),
            Question::Relative(ids) => self.relative(ids),
            Question::Younger(years) => Found::stated(self.younger(*years)),
            Question::Woman => Found::stated(self.is_of(Sex::Female)),
            Question::Man => Found::stated(self.is_of(Sex::Male)),
        }
    }

    /// A test that the vocabulary lacks cannot be told; the lint of the knowledge crate forbids it.
    fn of_named(&self, test: &str, ask: impl FnOnce(&'a Test) -> Found) -> Found {
        match self.library.vocabulary.tests.get(test) {
            Some(test) => ask(test),
            None => Found::plain(Answer::CannotTell),
        }
    }

    fn type_of(&self, codes: &[String]) -> Found {
        let stated: Vec<(&ChartFact, &str)> = self
            .stated()
            .filter_map(|f| match &f.fact.value {
                Value::Histology(v) => Some((f, v.icd_o_3.as_deref()?)),
                _ => None,
            })
            .collect();
        let of_these: Vec<&ChartFact> = stated
            .iter()
            .filter(|(_, code)| codes.iter().any(|c| c == code))
            .map(|(f, _)| *f)
            .collect();
        match (of_these.is_empty(), stated.is_empty()) {
            (false, _) => Found::because(Answer::Yes, self.by_facts(Because::Stated, &of_these)),
            (true, false) => Found::plain(Answer::No),
            (true, true) => Found::stated(Answer::CannotTell),
        }
    }

    fn spread(&self) -> Answer {
        let cancers = &self.library.vocabulary.cancers;
        let mut said_not = false;
        for fact in self.stated() {
            match &fact.fact.value {
                Value::Stage(v) => {
                    let m = v.m.as_deref().unwrap_or_default();
                    let group = v.group.as_deref().map(numeral).unwrap_or_default();
                    if m.starts_with("M1") || group == "iv" {
                        return Answer::Yes;
                    }
                    said_not |= m.starts_with("M0") || !group.is_empty();
                }
                Value::Condition(v)
                    if v.status.as_deref() == Some("active") && cancers.says_spread(&v.text) =>
                {
                    return Answer::Yes;
                }
                _ => {}
            }
        }
        if said_not { Answer::No } else { Answer::CannotTell }
    }

    fn nodes(&self) -> Answer {
        let mut answer = Answer::CannotTell;
        for fact in self.stated() {
            let with = match &fact.fact.value {
                Value::Nodes(v) => v.positive.map(|n| n > 0),
                Value::Stage(v) => v.n.as_deref().and_then(|n| match n.chars().nth(1) {
                    Some('1'..='3') => Some(true),
                    Some('0') => Some(false),
                    _ => None,
                }),
                _ => None,
            };
            match with {
                Some(true) => return Answer::Yes,
                Some(false) => answer = Answer::No,
                None => {}
            }
        }
        answer
    }

    fn stage(&self, groups: &[String]) -> Answer {
        let stated: Vec<String> = self
            .stated()
            .filter_map(|f| match &f.fact.value {
                Value::Stage(v) => v.group.as_deref().map(numeral),
                _ => None,
            })
            .collect();
        match stated.is_empty() {
            true if self.spread() == Answer::Yes => groups.iter().any(|g| g == "iv").into(),
            true => Answer::CannotTell,
            false => stated.iter().any(|s| groups.contains(s)).into(),
        }
    }

    fn paper(&self, kinds: &[String]) -> Found {
        let named = |d: &DocumentKind| kinds.contains(&record::slug(d));
        let here: Vec<_> =
            self.papers.used.iter().filter(|d| named(&d.kind)).map(|d| d.id).collect();
        if here.is_empty() {
            return self.absent(|d| named(&d.kind), None);
        }
        Found::because(Answer::Yes, Reason::new(Because::PaperHere).documents(here))
    }

    fn tissue(&self) -> Found {
        let cancers = &self.library.vocabulary.cancers;
        let reports: Vec<_> =
            self.papers.of_kinds(&[DocumentKind::PathologyReport]).map(|d| d.id).collect();
        if !reports.is_empty() {
            return Found::because(Answer::Yes, Reason::new(Because::PaperHere).documents(reports));
        }
        let taken = self.stated().any(|f| match &f.fact.value {
            Value::Procedure(v) => {
                !is_planned(v.status.as_deref())
                    && (cancers.is_biopsy(&v.text) || cancers.is_operation(&v.text))
            }
            Value::Histology(_) => true,
            _ => false,
        });
        Found::stated(if taken { Answer::Yes } else { Answer::CannotTell })
    }

    /// An operation of the time of this cancer; one of years before was for something else.
    fn surgery(&self) -> Answer {
        let cancers = &self.library.vocabulary.cancers;
        let known_since = self
            .stated()
            .filter(|f| {
                matches!(f.fact.value, Value::Histology(_) | Value::Stage(_) | Value::Biomarker(_))
            })
            .filter_map(|f| f.fact.date)
            .min();
        let of_this_time = |f: &ChartFact| match (f.fact.date, known_since) {
            (Some(date), Some(since)) => {
                since.earliest().since(date.earliest()).is_ok_and(|s| s.get_days() <= BEFORE)
            }
            (date, None) => date.is_some(),
            (None, _) => false,
        };
        let done = self.stated().any(|f| match &f.fact.value {
            Value::Procedure(v) => {
                !is_planned(v.status.as_deref()) && cancers.is_operation(&v.text) && of_this_time(f)
            }
            Value::Stage(v) => v.basis == Some(StageBasis::Pathological),
            _ => false,
        });
        done.into()
    }

    fn relapsed(&self) -> Answer {
        let cancers = &self.library.vocabulary.cancers;
        let said = self.stated().any(|f| match &f.fact.value {
            Value::Condition(v) => {
                matches!(v.status.as_deref(), Some("recurrence" | "relapse"))
                    || v.status.as_deref() == Some("active")
                        && cancers.says_cancer(&v.text)
                        && cancers.says_relapse(&v.text)
            }
            _ => false,
        });
        said.into()
    }

    fn scan_before_treatment(&self) -> Found {
        let drugs = &self.library.vocabulary.prose.drugs;
        let cancers = &self.library.vocabulary.cancers;
        let began = self.stated().filter(|f| match &f.fact.value {
            Value::Radiotherapy(_) => true,
            Value::SystemicTherapy(v) => {
                is_taken(v.status.as_deref())
                    && v.agents.iter().any(|a| drugs.is_infused(&a.to_lowercase()))
            }
            Value::Procedure(v) => {
                !is_planned(v.status.as_deref()) && cancers.is_radiation(&v.text)
            }
            _ => false,
        });
        let Some(began) = began.filter_map(|f| f.fact.date).min() else {
            return Found::stated(Answer::CannotTell);
        };
        let studies = self.papers.of_kinds(&[DocumentKind::ImagingStudy]);
        let before: Vec<_> =
            studies.filter(|d| d.date.is_some_and(|day| day <= began)).map(|d| d.id).collect();
        if !before.is_empty() {
            return Found::because(Answer::Yes, Reason::new(Because::PaperHere).documents(before));
        }
        self.absent(|d| d.kind == DocumentKind::ImagingStudy, None)
    }

    fn radiation(&self) -> Answer {
        let cancers = &self.library.vocabulary.cancers;
        let given = self.stated().any(|f| match &f.fact.value {
            Value::Radiotherapy(_) => true,
            Value::Procedure(v) => {
                !is_planned(v.status.as_deref()) && cancers.is_radiation(&v.text)
            }
            _ => false,
        });
        let record = self.papers.of_kinds(&[DocumentKind::RadiotherapyRecord]).next().is_some();
        (given || record).into()
    }

    /// Drugs against the cancer, pills of hormones left aside: nobody keeps a flow sheet of those.
    fn systemic(&self) -> Answer {
        let drugs = &self.library.vocabulary.prose.drugs;
        let given = self.stated().any(|f| match &f.fact.value {
            Value::SystemicTherapy(v) => {
                is_taken(v.status.as_deref())
                    && v.agents.iter().any(|agent| drugs.is_infused(&agent.to_lowercase()))
            }
            _ => false,
        });
        given.into()
    }

    fn pictures(&self) -> Found {
        let kinds = [DocumentKind::ImagingReport, DocumentKind::ImagingStudy];
        let of_scans = self.papers.of_kinds(&kinds).map(|d| d.id);
        let here: Vec<_> = of_scans.chain(self.not_dicom()).collect();
        match here.is_empty() {
            true => Found::stated(Answer::CannotTell),
            false => Found::because(Answer::Yes, Reason::new(Because::PaperHere).documents(here)),
        }
    }

    fn paired(&self, code: FindingCode, because: Because) -> Found {
        let alone: Vec<DocumentId> =
            self.found(&[code]).flat_map(|f| f.documents.clone()).collect();
        let alone: Vec<_> = alone.into_iter().filter(|id| self.papers.is_used(*id)).collect();
        if !alone.is_empty() {
            return Found::because(Answer::No, Reason::new(because).documents(alone));
        }
        self.pictures()
    }

    /// Pictures of discs that hold none in DICOM form.
    fn not_dicom(&self) -> impl Iterator<Item = DocumentId> {
        self.found(&[FindingCode::ImagingNotDicom]).flat_map(|f| f.documents.iter().copied())
    }

    fn discs_whole(&self) -> Found {
        let other: Vec<_> = self.not_dicom().collect();
        if !other.is_empty() {
            return Found::because(Answer::No, Reason::new(Because::NotDicom).documents(other));
        }
        let broken = [
            FindingCode::ImagingFilesMissing,
            FindingCode::DocumentDamaged,
            FindingCode::LimitReached,
        ];
        let signs: [(&[FindingCode], Because, Answer); 3] = [
            (&broken, Because::FilesMissing, Answer::No),
            (&[FindingCode::ImagingSeriesGap], Because::SeriesGap, Answer::No),
            (&[FindingCode::ImagingSeriesUnclear], Because::SeriesUnclear, Answer::CannotTell),
        ];
        let shown = signs.into_iter().filter_map(|(codes, because, answer)| {
            let studies = self.studies_with(codes);
            let reason = (!studies.is_empty()).then(|| Reason::new(because).documents(studies))?;
            Some((answer, reason))
        });
        let shown: Vec<_> = shown.collect();
        let Some(answer) = shown.iter().map(|(answer, _)| *answer).min() else {
            return self.pictures();
        };
        let deciding = shown.into_iter().filter(|(of, _)| *of == answer);
        Found { answer, reasons: deciding.map(|(_, reason)| reason).collect() }
    }

    /// The studies of which one of these was found.
    fn studies_with(&self, codes: &[FindingCode]) -> Vec<DocumentId> {
        let study = |id: &DocumentId| {
            self.chart.document(*id).is_some_and(|d| d.kind == DocumentKind::ImagingStudy)
        };
        self.found(codes).flat_map(|f| f.documents.clone()).filter(study).collect()
    }

    /// Each announcement of a report is held against the tests named beside it.
    fn addenda_in(&self) -> Found {
        let mut open = Vec::new();
        let mut unclear = Vec::new();
        for finding in self.found(ANNOUNCED) {
            for passage in &finding.passages {
                let document = self.chart.document(passage.document());
                let by_a_lab = document.is_some_and(|d| {
                    self.papers.is_used(d.id)
                        && (self.library.vocabulary.tests.lab_kinds.contains(&d.kind)
                            || d.kind == DocumentKind::ImagingReport)
                });
                if !by_a_lab {
                    continue;
                }
                let tests = tests_beside(passage, self.chart, self.library);
                match tests.iter().map(|t| self.reported(t).answer).min() {
                    None => unclear.push(passage.clone()),
                    Some(Answer::Yes) => {}
                    Some(_) if finding.code == FindingCode::AddendumUnclear => {
                        unclear.push(passage.clone());
                    }
                    Some(_) => open.push(passage.clone()),
                }
            }
        }
        if !open.is_empty() {
            return Found::because(Answer::No, Reason::new(Because::AddendumOpen).passages(open));
        }
        if !unclear.is_empty() {
            let reason = Reason::new(Because::AddendumUnclear).passages(unclear);
            return Found::because(Answer::CannotTell, reason);
        }
        self.tissue()
    }

    /// Tests of markers and genes that are asked for in this case and not there.
    pub(crate) fn tumor_tests_absent(&self) -> Vec<&'a Item> {
        self.judged_tumor_tests()
            .filter(|j| j.judgement == Judgement::Missing)
            .map(|j| j.item)
            .collect()
    }

    fn tumor_tests(&self) -> Found {
        if self.cancers.is_empty() || self.tissue().answer != Answer::Yes {
            return Found::stated(Answer::CannotTell);
        }
        let judged: Vec<Judgement> = self.judged_tumor_tests().map(|j| j.judgement).collect();
        if judged.contains(&Judgement::Missing) {
            return Found::because(Answer::No, Reason::new(Because::Nothing));
        }
        match judged.contains(&Judgement::CannotTell) {
            true => Found::stated(Answer::CannotTell),
            false => Found::plain(Answer::Yes),
        }
    }

    fn judged_tumor_tests(&self) -> impl Iterator<Item = Judged<'a>> {
        let tests = &self.library.vocabulary.tests;
        let of_the_tumor = |question: &Question| match question {
            Question::Reported(id) => {
                tests.get(id).is_some_and(|t| !t.markers.is_empty() || !t.genes.is_empty())
            }
            _ => false,
        };
        judge_all(self, &lists(self))
            .into_iter()
            .filter(move |j| j.item.there.questions().into_iter().any(of_the_tumor))
    }

    /// The words by which a report says of itself that it is not final.
    fn provisional(&self) -> Found {
        let cancers = &self.library.vocabulary.cancers;
        if self.chart.documents.is_empty() {
            return Found::stated(Answer::CannotTell);
        }
        let words: Vec<_> = self
            .found(ANNOUNCED)
            .flat_map(|f| &f.passages)
            .filter(|p| self.papers.is_used(p.document()) && cancers.says_provisional(p.quote()))
            .cloned()
            .collect();
        match words.is_empty() {
            true => Found::plain(Answer::No),
            false => {
                Found::because(Answer::Yes, Reason::new(Because::AddendumOpen).passages(words))
            }
        }
    }

    /// What papers state of the tumor itself and cannot both be so; other entries are settled at a desk.
    pub(crate) fn conflicts(&self) -> impl Iterator<Item = &'a Finding> {
        const OF_THE_TUMOR: &[FindingCode] = &[
            FindingCode::ConflictHistology,
            FindingCode::ConflictBiomarker,
            FindingCode::ConflictStage,
            FindingCode::ConflictNodes,
            FindingCode::ConflictGleason,
            FindingCode::ConflictGrade,
            FindingCode::ConflictSite,
            FindingCode::ConflictLaterality,
        ];
        self.found(OF_THE_TUMOR)
    }

    fn two_answers(&self) -> Found {
        if self.chart.documents.is_empty() {
            return Found::stated(Answer::CannotTell);
        }
        let facts: Vec<&ChartFact> = self
            .conflicts()
            .flat_map(|f| f.facts.iter().filter_map(|&id| self.chart.fact(id)))
            .collect();
        match self.conflicts().next() {
            Some(_) => Found::because(Answer::Yes, self.by_facts(Because::Stated, &facts)),
            None => Found::plain(Answer::No),
        }
    }

    fn doubted(&self) -> Found {
        let named: Vec<&ChartFact> = self.chart.of_kind("histology").collect();
        let (doubtful, plain): (Vec<&ChartFact>, Vec<&ChartFact>) =
            named.into_iter().partition(|f| f.fact.doubt.is_some());
        match (plain.is_empty(), doubtful.is_empty()) {
            (false, _) => Found::plain(Answer::No),
            (true, false) => Found::because(Answer::Yes, self.by_facts(Because::Stated, &doubtful)),
            (true, true) => Found::stated(Answer::CannotTell),
        }
    }

    fn papers_readable(&self) -> Found {
        if self.chart.documents.is_empty() {
            return Found::stated(Answer::CannotTell);
        }
        let broken: Vec<_> = self.papers.unreadable.iter().map(|d| d.id).collect();
        match broken.is_empty() {
            true => Found::plain(Answer::Yes),
            false => {
                let reason = Reason::new(Because::CannotBeRead).documents(broken);
                Found::because(Answer::No, reason)
            }
        }
    }

    fn names_full(&self) -> Found {
        let other: Vec<_> = self
            .found(&[FindingCode::IdentityNameVariant])
            .flat_map(|f| f.documents.clone())
            .filter(|id| self.papers.is_used(*id))
            .collect();
        match other.is_empty() {
            true => Found::plain(Answer::Yes),
            false => Found::because(Answer::No, Reason::new(Because::NameDiffers).documents(other)),
        }
    }

    fn in_english(&self) -> Found {
        let other: Vec<_> = self
            .found(&[FindingCode::DocumentLanguage])
            .flat_map(|f| f.documents.clone())
            .filter(|id| self.papers.is_used(*id))
            .collect();
        match other.is_empty() {
            true => Found::plain(Answer::Yes),
            false => {
                Found::because(Answer::No, Reason::new(Because::OtherLanguage).documents(other))
            }
        }
    }

    fn relative(&self, ids: &[String]) -> Found {
        let cancers = &self.library.vocabulary.cancers;
        let wanted: Vec<&Cancer> = ids.iter().filter_map(|id| cancers.get(id)).collect();
        let (with, without): (Vec<&ChartFact>, Vec<&ChartFact>) =
            self.chart.of_kind("family-history").partition(|f| match &f.fact.value {
                Value::FamilyHistory(v) => wanted.iter().any(|c| c.is_named_in(&v.text)),
                _ => false,
            });
        match (with.is_empty(), without.is_empty()) {
            (false, _) => Found::because(Answer::Yes, self.by_facts(Because::Relative, &with)),
            (true, false) => Found::plain(Answer::No),
            (true, true) => Found::stated(Answer::CannotTell),
        }
    }

    fn younger(&self, years: u8) -> Answer {
        let Some(born) = self.chart.patient.birth_date else { return Answer::CannotTell };
        let is_younger = |born: Date| {
            let grown = born.checked_add(i32::from(years).years());
            Answer::from(grown.is_ok_and(|day| day > self.today))
        };
        let Some(day) = born.as_day() else {
            // Of a birth date without its day the birthday may be over in this year, or still to come.
            let first = born.earliest();
            let same_year = first.year() + i16::from(years) == self.today.year();
            return if same_year { Answer::CannotTell } else { is_younger(first) };
        };
        is_younger(day)
    }

    fn is_of(&self, sex: Sex) -> Answer {
        self.chart.patient.sex.map_or(Answer::CannotTell, |s| (s == sex).into())
    }

    fn found<'s>(&'s self, codes: &'s [FindingCode]) -> impl Iterator<Item = &'a Finding> + 's {
        self.chart.findings.iter().filter(|f| codes.contains(&f.code))
    }

    /// The newest day of what reasons rest on.
    pub(super) fn newest(&self, reasons: &[Reason]) -> Option<PartialDate> {
        let mut newest = None;
        for reason in reasons {
            let facts = reason.facts.iter().filter_map(|id| self.chart.fact(*id));
            let dated = facts.filter_map(|f| f.fact.date).max();
            let papers = reason.documents.iter().filter_map(|id| self.chart.document(*id)?.date);
            // A result's own day goes before that of the paper it is copied into.
            newest = later(newest, dated.or_else(|| papers.max()));
        }
        newest
    }

    pub(super) fn days_since(&self, date: PartialDate) -> i64 {
        let day = date.as_day().unwrap_or_else(|| date.earliest());
        self.today.since(day).map_or(0, |span| i64::from(span.get_days()))
    }
}

/// Days before the first word of the cancer in which an operation still belongs to it.
const BEFORE: i32 = 120;
/// Announcements that no later paper plainly answers.
const ANNOUNCED: &[FindingCode] = &[FindingCode::AddendumPending, FindingCode::AddendumUnclear];

fn said(reason: Option<Reason>) -> Found {
    match reason {
        Some(reason) => Found::because(Answer::Yes, reason),
        None => Found::because(Answer::No, Reason::new(Because::Nothing)),
    }
}

/// `iii` of `IIIB`.
fn numeral(group: &str) -> String {
    group
        .trim()
        .to_lowercase()
        .trim_start_matches("stage ")
        .chars()
        .take_while(|c| matches!(c, 'i' | 'v' | '0'))
        .collect()
}
