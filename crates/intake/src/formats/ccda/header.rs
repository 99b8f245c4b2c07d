//! The header: title and date of the document, whom it is about, who wrote it and keeps it.

use record::{
    BlockKind, PartialDate, PersonMention, PersonName, Procedure, Provider, Sex, Subject, Value,
};
use roxmltree::Node;

use crate::formats::ccda::datatypes::{Concept, Period, Words, attribute_words, own_words};
use crate::formats::ccda::transcript::{Draft, PersonDraft, Place, Transcript};
use crate::formats::ccda::xml::Lens;

const RULE: &str = "ccda.header";

/// A social security number is no record number of a hospital.
const SOCIAL_SECURITY: &str = "2.16.840.1.113883.4.1";

/// Reads and writes out the header of a document.
pub(super) fn read_header(out: &mut Transcript<'_>, document: Node<'_, '_>) {
    title_and_kind(out, document);
    let date = document.child("effectiveTime").map(|t| Period::of(Some(t), out));
    out.reading.date = date.as_ref().and_then(Period::start);
    for part in document.children().filter(Node::is_element) {
        read_part(out, part);
    }
}

/// Reads one part of a header; a fragment can be just that part.
pub(super) fn read_part(out: &mut Transcript<'_>, part: Node<'_, '_>) -> bool {
    match part.name() {
        "effectiveTime" => {
            let period = Period::of(Some(part), out);
            date_row(out, "Date", &period);
        }
        "languageCode" => row(out, "Language", attribute_words(part, "code", out)),
        "recordTarget" => record_target(out, part),
        "author"
        | "legalAuthenticator"
        | "authenticator"
        | "dataEnterer"
        | "informant"
        | "custodian"
        | "informationRecipient"
        | "participant"
        | "performer" => {
            participation(out, part);
        }
        "documentationOf" => match part.child("serviceEvent") {
            Some(event) => service_event(out, event),
            None => return false,
        },
        "serviceEvent" => service_event(out, part),
        "componentOf" => match part.child("encompassingEncounter") {
            Some(encounter) => encompassing(out, encounter),
            None => return false,
        },
        "relatedDocument" => related_document(out, part),
        "inFulfillmentOf" | "authorization" => {
            let code = part.children().find_map(|c| c.child("code"));
            let words = code.and_then(|c| attribute_words(c, "displayName", out));
            row(out, if part.is("authorization") { "Consent" } else { "Order" }, words);
        }
        _ => return false,
    }
    true
}

fn title_and_kind(out: &mut Transcript<'_>, document: Node<'_, '_>) {
    let code = document.child("code");
    let title = document.child("title").and_then(|t| own_words(t, out));
    let title = title.or_else(|| code.and_then(|c| attribute_words(c, "displayName", out)));
    let codes = code.into_iter().flat_map(|c| std::iter::once(c).chain(c.all("translation")));
    let codes: Vec<&str> = codes.filter_map(|c| c.attr("code")).collect();
    let rules = &out.tools.library.vocabulary.document_kinds.rule;
    let rule = rules.iter().find(|r| r.loinc.iter().any(|l| codes.contains(&l.as_str())));
    out.reading.kind = rule.map(|r| r.kind);
    if let Some(title) = title {
        out.block(BlockKind::Heading(1), |page| {
            page.anchored(title.pointer, &title.text);
        });
        out.reading.title = Some(title.text);
    }
}

/// One line of the header: what it is, and the words.
fn row(out: &mut Transcript<'_>, label: &str, words: Option<Words>) {
    if let Some(words) = words {
        place_row(out, label, &words);
    }
}

fn place_row(out: &mut Transcript<'_>, label: &str, words: &Words) -> (Place, String) {
    let mut at = None;
    let (page, block) = out.block(BlockKind::TableRow, |page| {
        page.push(label).push("\t");
        at = Some(page.anchored(words.pointer.clone(), &words.text));
    });
    let span = at.unwrap_or(block);
    (Place { page, span, row: block }, words.pointer.clone())
}

fn date_row(out: &mut Transcript<'_>, label: &str, period: &Period) {
    let ends = [("", &period.point), ("from ", &period.low), ("to ", &period.high)];
    if ends.iter().all(|(_, end)| end.is_none()) {
        return;
    }
    out.block(BlockKind::TableRow, |page| {
        page.push(label).push("\t");
        let mut first = true;
        for (before, end) in ends {
            if let Some((date, pointer)) = end {
                page.push(if first { "" } else { " " }).push(before);
                page.anchored(pointer.clone(), &date.to_string());
                first = false;
            }
        }
    });
}

fn record_target(out: &mut Transcript<'_>, target: Node<'_, '_>) {
    let Some(role) = target.child("patientRole") else { return };
    let mut person = PersonDraft::default();
    if let Some(patient) = role.child("patient") {
        names(out, patient, &mut person);
        birth_and_sex(out, patient, &mut person);
    }
    for id in role.all("id").filter(|id| id.attr("root") != Some(SOCIAL_SECURITY)) {
        if let Some(number) = attribute_words(id, "extension", out) {
            place_row(out, "Record number", &number);
            person.mention.record_numbers.push(number.text);
        }
    }
    contact(out, role);
    if let Some(organization) = role.child("providerOrganization") {
        let name = organization.child("name").and_then(|n| own_words(n, out));
        row(out, "Provider", name);
    }
    let said = &person.mention;
    if *said != PersonMention::default() {
        out.people.push(person);
    }
}

/// All names: the first legal one is the name, every other form and former part is another name.
fn names(out: &mut Transcript<'_>, patient: Node<'_, '_>, person: &mut PersonDraft) {
    for node in patient.all("name") {
        let Some((name, words)) = person_name(node, out) else { continue };
        let is_first = person.mention.name.is_none();
        let place = place_row(out, if is_first { "Patient" } else { "Also known as" }, &words);
        if is_first {
            person.name_at = Some(place);
            person.mention.name = Some(name.clone());
        } else {
            person.mention.other_names.push(name.clone());
        }
        person.mention.other_names.extend(names_within(node, &name));
    }
}

/// Parts of a name that belong to another: the name at birth, what the person is called.
fn names_within(node: Node<'_, '_>, name: &PersonName) -> Vec<PersonName> {
    let other = |part: &Node<'_, '_>| {
        part.attr("qualifier")
            .is_some_and(|q| q.split_whitespace().any(|q| matches!(q, "BR" | "CL" | "SP" | "AD")))
    };
    let given = node.all("given").filter(other).map(|part| PersonName {
        printed: with_family(&part.words(), name.family.as_deref()),
        family: name.family.clone(),
        given: vec![part.words()],
    });
    let family = node.all("family").filter(other).map(|part| PersonName {
        printed: with_family(&name.given.join(" "), Some(&part.words())),
        family: Some(part.words()),
        given: name.given.clone(),
    });
    let stated = |n: &PersonName| n != name && n.given.iter().all(|g| !g.is_empty());
    given.chain(family).filter(|n| stated(n) && n.family.as_deref() != Some("")).collect()
}

fn with_family(given: &str, family: Option<&str>) -> String {
    [given, family.unwrap_or_default()].join(" ").trim().to_owned()
}

/// A person's name and its words as they are written out: without titles.
pub(super) fn person_name(node: Node<'_, '_>, out: &Transcript<'_>) -> Option<(PersonName, Words)> {
    if node.attr("nullFlavor").is_some() && node.words().is_empty() {
        return None;
    }
    let parts = |name| -> Vec<Node<'_, '_>> {
        let all: Vec<_> = node.all(name).filter(|part| !part.words().is_empty()).collect();
        let current: Vec<_> =
            all.iter().copied().filter(|p| p.attr("qualifier").is_none_or(is_current)).collect();
        if current.is_empty() { all } else { current }
    };
    let given: Vec<String> = parts("given").into_iter().map(|n| n.words()).collect();
    let family = parts("family").into_iter().map(|n| n.words()).collect::<Vec<_>>().join(" ");
    let suffix = node.all("suffix").map(|s| s.words()).find(|s| !s.is_empty());
    let family = Some(family).filter(|f| !f.is_empty());
    let mut printed: Vec<&str> = given.iter().map(String::as_str).collect();
    printed.extend(family.as_deref());
    printed.extend(suffix.as_deref());
    let printed = if printed.is_empty() { node.words() } else { printed.join(" ") };
    if printed.is_empty() {
        return None;
    }
    let words = Words { text: printed.clone(), pointer: out.paths.of_node(node) };
    Some((PersonName { printed, family, given }, words))
}

/// Whether a part with these qualifiers is used today: not a birth, adopted, call or spouse's name.
fn is_current(qualifiers: &str) -> bool {
    !qualifiers.split_whitespace().any(|q| matches!(q, "BR" | "CL" | "SP" | "AD"))
}

fn birth_and_sex(out: &mut Transcript<'_>, patient: Node<'_, '_>, person: &mut PersonDraft) {
    if let Some(birth) = patient.child("birthTime")
        && let Some(date) = birth.attr("value").and_then(PartialDate::from_digits)
    {
        let pointer = out.paths.of_attribute(birth, "value");
        let words = Words { text: date.to_string(), pointer };
        person.birth_date_at = Some(place_row(out, "Born", &words));
        person.mention.birth_date = Some(date);
    }
    if let Some(gender) = patient.child("administrativeGenderCode") {
        let display = attribute_words(gender, "displayName", out);
        let code = attribute_words(gender, "code", out);
        let sex = code.as_ref().and_then(|c| Sex::from_written(&c.text));
        let sex = sex.or_else(|| display.as_ref().and_then(|d| Sex::from_written(&d.text)));
        if let Some(words) = display.or(code) {
            let place = place_row(out, "Sex", &words);
            person.sex_at = sex.map(|_| place);
            person.mention.sex = sex;
        }
    }
    let died = patient.sdtc("deceasedTime").map(|t| Period::of(Some(t), out));
    date_row(out, "Died", &died.unwrap_or_default());
    for (name, label) in [
        ("maritalStatusCode", "Marital status"),
        ("raceCode", "Race"),
        ("ethnicGroupCode", "Ethnicity"),
        ("religiousAffiliationCode", "Religion"),
    ] {
        let words = patient.child(name).and_then(|c| attribute_words(c, "displayName", out));
        row(out, label, words);
    }
    for spoken in patient.all("languageCommunication") {
        let code = spoken.child("languageCode").and_then(|c| attribute_words(c, "code", out));
        row(out, "Speaks", code);
    }
    for guardian in patient.all("guardian") {
        let name = guardian.down(&["guardianPerson", "name"]).and_then(|n| person_name(n, out));
        row(out, "Guardian", name.map(|(_, words)| words));
    }
}

/// Addresses and numbers, as they stand.
fn contact(out: &mut Transcript<'_>, role: Node<'_, '_>) {
    for address in role.all("addr") {
        let parts: Vec<_> =
            address.children().filter(Node::is_element).map(|p| p.words()).collect();
        let parts: Vec<_> = parts.into_iter().filter(|p| !p.is_empty()).collect();
        if !parts.is_empty() {
            let words = Words { text: parts.join(", "), pointer: out.paths.of_node(address) };
            place_row(out, "Address", &words);
        }
    }
    for number in role.all("telecom") {
        row(out, "Contact", attribute_words(number, "value", out));
    }
}

/// Somebody's part in the document: author, custodian, signer, informant, contact, …
fn participation(out: &mut Transcript<'_>, part: Node<'_, '_>) {
    let entity = ["assignedAuthor", "assignedEntity", "assignedCustodian", "intendedRecipient"];
    let entity = entity.iter().find_map(|name| part.child(name));
    let entity =
        entity.or_else(|| part.child("associatedEntity")).or_else(|| part.child("relatedEntity"));
    let Some(entity) = entity else { return };
    let person = ["assignedPerson", "informationRecipient", "associatedPerson", "relatedPerson"];
    let person = person.iter().find_map(|name| entity.down(&[name, "name"]));
    let named = person.and_then(|name| person_name(name, out));
    let (role, organization) = provider_line(part, entity, out);
    let label = match part.name() {
        "author" => "Author",
        "legalAuthenticator" | "authenticator" => "Signed by",
        "dataEnterer" => "Entered by",
        "informant" => "Informant",
        "custodian" => "Kept by",
        "informationRecipient" => "Sent to",
        "performer" => "Care by",
        _ => "Contact",
    };
    let words =
        [named.as_ref().map(|(_, words)| words.clone()), role.clone(), organization.clone()];
    let at = people_row(out, label, words.into_iter().flatten().collect());
    // A daughter who informs or is to be called is no provider.
    let is_provider =
        !matches!(entity.name(), "associatedEntity" | "relatedEntity" | "intendedRecipient");
    if is_provider && let Some(at) = at {
        provider(out, named.map(|(name, _)| name), role, organization, at);
    }
}

fn people_row(out: &mut Transcript<'_>, label: &str, words: Vec<Words>) -> Option<(Place, String)> {
    let pointer = words.first()?.pointer.clone();
    let mut at = None;
    let (page, row) = out.block(BlockKind::TableRow, |page| {
        page.push(label).push("\t");
        for (number, word) in words.iter().enumerate() {
            if number > 0 {
                page.push(", ");
            }
            let span = page.anchored(word.pointer.clone(), &word.text);
            at.get_or_insert(span);
        }
    });
    Some((Place { page, span: at.unwrap_or(row), row }, pointer))
}

/// Adds a provider; the same one in another part of the header is one fact with two places.
fn provider(
    out: &mut Transcript<'_>,
    name: Option<PersonName>,
    role: Option<Words>,
    organization: Option<Words>,
    at: (Place, String),
) {
    let value = Provider {
        name: name.map(|n| n.display()),
        role: role.map(|w| w.text),
        organization: organization.map(|w| w.text),
    };
    add(out, value, None, at);
}

fn add(
    out: &mut Transcript<'_>,
    value: impl Into<Value>,
    date: Option<PartialDate>,
    at: (Place, String),
) {
    out.fact_or_source(Draft {
        value: value.into(),
        rule: RULE,
        date,
        section: out.reading.title.clone().unwrap_or_default(),
        subject: Subject::Patient,
        doubt: None,
        at: vec![at],
    });
}

/// In which role and for whom a participant acts.
pub(super) fn provider_line(
    part: Node<'_, '_>,
    entity: Node<'_, '_>,
    out: &Transcript<'_>,
) -> (Option<Words>, Option<Words>) {
    let codes = [part.child("functionCode"), part.sdtc("functionCode"), entity.child("code")];
    let role = codes.into_iter().flatten().find_map(|code| {
        let concept = Concept::of(code, out);
        concept.called().or(concept.original.as_ref()).cloned()
    });
    let organization = [
        "representedOrganization",
        "representedCustodianOrganization",
        "receivedOrganization",
        "scopingOrganization",
    ]
    .iter()
    .find_map(|name| entity.down(&[name, "name"]))
    .and_then(|name| own_words(name, out));
    (role, organization)
}

fn service_event(out: &mut Transcript<'_>, event: Node<'_, '_>) {
    let period = Period::effective(event, out);
    date_row(out, "Care given", &period);
    if let Some(code) = event.child("code")
        && let Some(words) = attribute_words(code, "displayName", out)
    {
        let at = place_row(out, "Service", &words);
        // The report of an operation names the operation here and nowhere else as a code.
        if event.attr("classCode") == Some("PROC") {
            let (code, code_system) = Concept::of(code, out).coding(out);
            let value = Procedure { text: words.text, code, code_system, status: None };
            add(out, value, period.start(), at);
        }
    }
    for performer in event.all("performer") {
        participation(out, performer);
    }
}

fn encompassing(out: &mut Transcript<'_>, encounter: Node<'_, '_>) {
    let code = encounter.child("code").and_then(|c| attribute_words(c, "displayName", out));
    row(out, "Visit", code);
    date_row(out, "Visit dates", &Period::effective(encounter, out));
    let place = encounter.down(&["location", "healthCareFacility", "location", "name"]);
    row(out, "Place", place.and_then(|name| own_words(name, out)));
    for party in
        encounter.children().filter(|c| c.is("responsibleParty") || c.is("encounterParticipant"))
    {
        participation(out, party);
    }
}

fn related_document(out: &mut Transcript<'_>, related: Node<'_, '_>) {
    let label = match related.attr("typeCode") {
        Some("RPLC") => "Replaces document",
        Some("APND") => "Adds to document",
        _ => "Related document",
    };
    let id = related.down(&["parentDocument", "id"]);
    let words = id.and_then(|id| {
        attribute_words(id, "extension", out).or_else(|| attribute_words(id, "root", out))
    });
    row(out, label, words);
}
