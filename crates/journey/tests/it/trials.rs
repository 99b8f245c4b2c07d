//! Studies beside made-up people: made-up criteria, each with the mark it must get.

use jiff::civil::date;
use journey::trials::{List, Mark, Outcome, Part, Person, Stands, lines, trial};
use knowledge::{Language, Library};
use record::{Chart, Sex, Study};

#[path = "trials/people.rs"]
mod made_up;

fn people() -> Vec<Chart> {
    made_up::people(include_str!("trials/people.json")).unwrap()
}

fn study(criteria: &str) -> Study {
    let mut study = Study::default();
    study.eligibility.criteria = criteria.to_owned();
    study
}

/// Each line: the mark of each of the six people (`y`, `n`, `?`), the list (`+`, `-`), the criterion.
#[test]
fn each_made_up_criterion_gets_its_marks() {
    let library = Library::built_in(Language::English);
    let charts = people();
    let people: Vec<Person<'_>> =
        charts.iter().map(|c| Person::of(c, &library, date(2026, 11, 22))).collect();
    let mut wrong = Vec::new();
    for case in include_str!("trials/made-up.txt").lines().filter(|l| !l.starts_with('#')) {
        let mut parts = case.splitn(3, ' ');
        let (Some(want), Some(list), Some(words)) = (parts.next(), parts.next(), parts.next())
        else {
            continue;
        };
        let heading = if list == "+" { "Inclusion Criteria:" } else { "Exclusion Criteria:" };
        let study = study(&format!("{heading}\n{}", words.replace(" / ", "\n")));
        let got: String = people
            .iter()
            .map(|person| match trial(&study, person).criteria.last().map(|c| c.mark) {
                Some(Mark::Fits) => 'y',
                Some(Mark::DoesNotFit) => 'n',
                _ => '?',
            })
            .collect();
        if got != want {
            wrong.push(format!("{list} {words}: want {want}, got {got}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_text_is_split_with_its_exact_words() {
    let library = Library::built_in(Language::English);
    let text = "Inclusion Criteria:\n\n* Age 18 or older\n* Any of the following:\n\n  * Stage II\n  * Stage III\n\nExclusion Criteria for cohort A:\n\n1. Pregnant\n   or nursing women\n2. NOTE: ask the nurse\n";
    let found: Vec<String> = lines(text, &library.vocabulary.prose.trials)
        .iter()
        .map(|l| {
            let part = match (l.part, l.list) {
                (Part::Heading, _) => 'h',
                (Part::Note, _) => 'n',
                (_, List::Inclusion) => '+',
                (_, List::Exclusion) => '-',
            };
            format!(
                "{part} {:?} {} {}",
                l.member,
                l.group.is_some(),
                l.words(text).replace('\n', "|")
            )
        })
        .collect();
    assert_eq!(
        found,
        [
            "h Plain false Inclusion Criteria:",
            "+ Plain false Age 18 or older",
            "h Plain false Any of the following:",
            "+ OneOf false Stage II",
            "+ OneOf false Stage III",
            "h Plain true Exclusion Criteria for cohort A:",
            "- Plain true Pregnant|   or nursing women",
            "n Plain true NOTE: ask the nurse",
        ]
    );
}

#[test]
fn prose_without_lines_is_split_at_its_headings() {
    let library = Library::built_in(Language::English);
    let text =
        "Inclusion Criteria: Women with breast cancer. Exclusion Criteria: Brain metastases.";
    let found = lines(text, &library.vocabulary.prose.trials);
    let words: Vec<(Part, List, &str)> =
        found.iter().map(|l| (l.part, l.list, l.words(text))).collect();
    assert_eq!(
        words,
        [
            (Part::Heading, List::Inclusion, "Inclusion Criteria:"),
            (Part::Criterion, List::Inclusion, "Women with breast cancer."),
            (Part::Heading, List::Exclusion, "Exclusion Criteria:"),
            (Part::Criterion, List::Exclusion, "Brain metastases."),
        ]
    );
}

#[test]
fn a_study_seems_not_to_fit_only_by_what_holds_for_all() {
    let library = Library::built_in(Language::English);
    let charts = people();
    let person = Person::of(&charts[0], &library, date(2026, 11, 22));
    let outcome = |text: &str| trial(&study(text), &person).outcome;
    assert_eq!(outcome("Inclusion Criteria:\nStage IV disease"), Outcome::SeemsNotToFit);
    assert_eq!(
        outcome("Inclusion Criteria for Cohort B:\nStage IV disease"),
        Outcome::SomethingToAsk
    );
    assert_eq!(outcome("Inclusion Criteria:\nBreast cancer"), Outcome::NothingFoundThatExcludes);
    assert_eq!(outcome(""), Outcome::SomethingToAsk);
}

#[test]
fn the_registers_own_fields_are_judged_too() {
    let library = Library::built_in(Language::English);
    let charts = people();
    let mut study = study("");
    study.eligibility.sex = Some(Sex::Female);
    study.eligibility.age_max = record::StudyAge::from_written("65 Years");
    let marks: Vec<Vec<Mark>> = charts
        .iter()
        .map(|c| {
            let person = Person::of(c, &library, date(2026, 11, 22));
            let judged = trial(&study, &person).criteria;
            assert!(judged.iter().all(|j| !matches!(j.stands, Stands::Line(_))));
            judged.iter().map(|j| j.mark).collect()
        })
        .collect();
    assert_eq!(marks[0], [Mark::Fits, Mark::Fits]);
    assert_eq!(marks[3], [Mark::Fits, Mark::DoesNotFit]);
    assert_eq!(marks[5], [Mark::DoesNotFit, Mark::DoesNotFit]);
}

#[test]
fn whatever_the_text_nothing_breaks() {
    let library = Library::built_in(Language::English);
    let charts = people();
    let person = Person::of(&charts[2], &library, date(2026, 11, 22));
    for text in ["", ":", "((((", "≥ ≤ × 1.5", "no no no not without", "é·ß\u{0}", "1. \n2. \n*"]
    {
        let _ = trial(&study(text), &person);
    }
    let long = "Age ≥ 18 or (not if unless) HER2- ".repeat(4_000);
    assert!(trial(&study(&long), &person).criteria.len() <= 1_000);
}

#[test]
fn a_kept_study_says_what_changed_since() {
    use journey::trials::{forget, is_saved, news, save, saved};
    let library = Library::built_in(Language::English);
    let charts = people();
    let person = |at: usize| Person::of(&charts[at], &library, date(2026, 11, 22));
    let mut study = study("Inclusion Criteria:\nHER2-positive disease\nSigned informed consent");
    study.id = "NCT00000001".to_owned();
    let mut answers = record::Answers::default();
    let day = date(2026, 11, 22);
    assert!(news(&answers, &study, &trial(&study, &person(0))).is_none());
    assert!(save(&mut answers, &study, &trial(&study, &person(0)), day));
    assert!(is_saved(&answers, "NCT00000001") && saved(&answers).len() == 1);
    let same = trial(&study, &person(0));
    assert!(news(&answers, &study, &same).unwrap().is_empty());
    // Another case: the papers say another thing of HER2.
    let other = trial(&study, &person(2));
    let found = news(&answers, &study, &other).unwrap();
    assert_eq!((found.lines.len(), found.lines[0].1), (1, Some(Mark::DoesNotFit)));
    assert_eq!(found.outcome, Some(Outcome::SeemsNotToFit));
    // A newer list: one line went, one came, the status changed.
    study.status = record::StudyStatus::Completed;
    study.eligibility.criteria =
        "Inclusion Criteria:\nHER2-positive disease\nBreast cancer".to_owned();
    let newer = trial(&study, &person(0));
    let found = news(&answers, &study, &newer).unwrap();
    assert_eq!((found.gone, found.lines.len(), found.lines[0].1), (1, 1, None));
    assert!(found.status.is_some());
    forget(&mut answers, "NCT00000001", day);
    assert!(saved(&answers).is_empty() && answers == record::Answers::default());
    study.id = "no number".to_owned();
    assert!(!save(&mut answers, &study, &trial(&study, &person(0)), day));
}

#[test]
fn a_search_begins_with_the_papers_and_is_the_persons() {
    use journey::trials::{ANY, asked, wish};
    let library = Library::built_in(Language::English);
    let charts = people();
    let person = Person::of(&charts[2], &library, date(2026, 11, 22));
    let mut answers = record::Answers::default();
    let found = wish(&person, &answers);
    assert_eq!(found.cancer.map(|c| c.id.as_str()), Some("breast"));
    assert_eq!(found.stage.map(|s| s.id.as_str()), Some("spread"));
    assert_eq!(found.marker.map(|m| m.id.as_str()), Some("her2-positive"));
    assert!(found.from_papers && found.line.is_none());
    answers.set(asked::STAGE, ANY, date(2026, 11, 22));
    let found = wish(&person, &answers);
    assert!(found.stage.is_none() && !found.from_papers && found.cancer.is_some());
}

#[test]
fn what_matters_is_told_by_the_register_alone() {
    use journey::trials::{asked, fits};
    use knowledge::Answer;
    let library = Library::built_in(Language::English);
    let mut answers = record::Answers::default();
    answers.set(asked::MATTERS, "random placebo travel visits biopsy", date(2026, 11, 22));
    let has = |study: &Study, km, within| -> Vec<Answer> {
        fits(study, &answers, &library, km, within).iter().map(|fit| fit.has).collect()
    };
    use Answer::{CannotTell, No, Yes};
    assert_eq!(has(&study(""), None, None), [CannotTell; 5]);
    let mut told = study("Inclusion Criteria:\nConsent to a biopsy");
    told.design.allocation = Some("RANDOMIZED".to_owned());
    told.design.masking = Some("NONE".to_owned());
    told.arms = vec![record::Arm { name: "Pill".to_owned(), ..record::Arm::default() }];
    assert_eq!(has(&told, Some(30.0), Some(20.0)), [Yes, No, No, CannotTell, Yes]);
    told.arms[0].kind = Some("PLACEBO_COMPARATOR".to_owned());
    assert_eq!(has(&told, Some(10.0), Some(20.0))[1..3], [Yes, Yes]);
}
