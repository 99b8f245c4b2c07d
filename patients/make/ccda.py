"""C-CDA R2.1 documents: header, sections with a narrative table, entries that point back into it.

Times are written as HL7 writes them (20261112 or 20261112093000-0500). `None` becomes a nullFlavor.
A row of a narrative table is `(ID, cells)`; entries name the ID in `<reference value="#ID"/>`.
"""

import base64
from xml.sax.saxutils import escape, quoteattr

SNOMED, LOINC, RXNORM = "2.16.840.1.113883.6.96", "2.16.840.1.113883.6.1", "2.16.840.1.113883.6.88"
ICD10, CVX, NCI = "2.16.840.1.113883.6.90", "2.16.840.1.113883.12.292", "2.16.840.1.113883.3.26.1.1"
CD, IVL = ' xsi:type="CD"', ' xsi:type="IVL_TS"'
NAMES = {SNOMED: "SNOMED CT", LOINC: "LOINC", RXNORM: "RxNorm", ICD10: "ICD-10-CM"}
ROOT = "2.16.840.1.113883.10.20.22"
HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n{style}'
    '<ClinicalDocument xmlns="urn:hl7-org:v3" xmlns:sdtc="urn:hl7-org:sdtc" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">\n'
)


def template(number, version="2015-08-01"):
    """Both forms of a template id: the bare one of R1.1 and the dated one of R2.1. A few sections come from IHE
    and give their whole number."""
    root = number if number.startswith("1.3.6.1") else f"{ROOT}.{number}"
    dated = f'<templateId root="{root}" extension="{version}"/>' if version else ""
    return f'<templateId root="{root}"/>{dated}'


def code(tag, value, system, name, extra="", inside=""):
    if value is None:
        return f'<{tag}{extra} nullFlavor="OTH"><originalText>{escape(name)}</originalText></{tag}>'
    label = NAMES.get(system, "")
    named = f" codeSystemName={quoteattr(label)}" if label else ""
    body = f' code="{value}" codeSystem="{system}"{named} displayName={quoteattr(name)}'
    return f"<{tag}{extra}{body}>{inside}</{tag}>" if inside else f"<{tag}{extra}{body}/>"


def moment(tag, value):
    return f'<{tag} value="{value}"/>' if value else f'<{tag} nullFlavor="UNK"/>'


def span(low, high="", extra=""):
    """`high` empty: still going on, left out. `high` None: ended, nobody knows when."""
    end = "" if high == "" else moment("high", high)
    return f"<effectiveTime{extra}>{moment('low', low)}{end}</effectiveTime>"


def reference(anchor):
    return f'<reference value="#{anchor}"/>'


def originally(anchor):
    return f"<originalText>{reference(anchor)}</originalText>"


def table(headers, rows):
    head = "".join(f"<th>{escape(h)}</th>" for h in headers)
    body = ""
    for anchor, cells in rows:
        named = [f'<td ID="{anchor}name">{escape(cells[0])}</td>'] + [f"<td>{escape(c)}</td>" for c in cells[1:]]
        body += f'<tr ID="{anchor}">{"".join(named)}</tr>\n'
    return f'<table border="1" width="100%"><thead><tr>{head}</tr></thead><tbody>\n{body}</tbody></table>'


def section(number, loinc, title, text, entries="", version="2015-08-01", null=""):
    flavor = f' nullFlavor="{null}"' if null else ""
    return (
        f"<component><section{flavor}>{template(number, version)}"
        f"{code('code', loinc, LOINC, title)}<title>{escape(title)}</title>\n<text>{text}</text>\n{entries}</section></component>\n"
    )


class Ids:
    """Instance identifiers under one organization's root, counted up."""

    def __init__(self, root):
        self.root, self.next = root, 0

    def __call__(self):
        self.next += 1
        return f'<id root="{self.root}" extension="{self.next:05d}"/>'


# The entries.


def problem(ids, anchor, snomed, icd, name, onset, resolved="", negated=False, status=None):
    """A problem concern with its observation. `resolved` not empty: no longer there."""
    ended = resolved != ""
    status = status or ("completed" if ended else "active")
    negation = ' negationInd="true"' if negated else ""
    translation = code("translation", icd, ICD10, name) if icd else ""
    value = code("value", snomed, SNOMED, name, CD, originally(anchor + "name") + translation)
    word = ("413322009", "Resolved") if ended else ("55561003", "Active")
    return (
        f'<entry typeCode="DRIV"><act classCode="ACT" moodCode="EVN">{template("4.3")}{ids()}'
        f'<code code="CONC" codeSystem="2.16.840.1.113883.5.6"/><statusCode code="{status}"/>{span(onset, resolved)}\n'
        f'<entryRelationship typeCode="SUBJ"><observation classCode="OBS" moodCode="EVN"{negation}>{template("4.4")}{ids()}'
        f'{code("code", "55607006", SNOMED, "Problem", "", code("translation", "75326-9", LOINC, "Problem"))}'
        f'<text>{reference(anchor)}</text><statusCode code="completed"/>{span(onset, resolved)}{value}\n'
        f'<entryRelationship typeCode="REFR"><observation classCode="OBS" moodCode="EVN">{template("4.6", None)}'
        f'{code("code", "33999-4", LOINC, "Status")}<statusCode code="completed"/>'
        f'{code("value", word[0], SNOMED, word[1], CD)}</observation></entryRelationship>'
        f"</observation></entryRelationship></act></entry>\n"
    )


def allergy(ids, anchor, rxnorm, name, reaction, since=None, negated=False, status="active", system=RXNORM):
    """With `negated` and no code: "no known allergies", the way C-CDA says it."""
    negation = ' negationInd="true"' if negated else ""
    inside = originally(anchor + "name")
    substance = code("code", rxnorm, system, name, "", inside) if rxnorm else f'<code nullFlavor="NA">{inside}</code>'
    kind = code("value", "419199007", SNOMED, "Allergy to substance", CD)
    felt = reaction and (
        f'<entryRelationship typeCode="MFST" inversionInd="true"><observation classCode="OBS" moodCode="EVN">{template("4.9", "2014-06-09")}'
        f'{ids()}<code code="ASSERTION" codeSystem="2.16.840.1.113883.5.4"/><statusCode code="completed"/>{span(None)}'
        f'{code("value", reaction[0], SNOMED, reaction[1], CD)}</observation></entryRelationship>'
    ) or ""
    return (
        f'<entry typeCode="DRIV"><act classCode="ACT" moodCode="EVN">{template("4.30")}{ids()}'
        f'<code code="CONC" codeSystem="2.16.840.1.113883.5.6"/><statusCode code="{status}"/>{span(since)}\n'
        f'<entryRelationship typeCode="SUBJ"><observation classCode="OBS" moodCode="EVN"{negation}>{template("4.7", "2014-06-09")}{ids()}'
        f'<code code="ASSERTION" codeSystem="2.16.840.1.113883.5.4"/><text>{reference(anchor)}</text><statusCode code="completed"/>{span(since)}{kind}'
        f'<participant typeCode="CSM"><participantRole classCode="MANU"><playingEntity classCode="MMAT">{substance}</playingEntity></participantRole></participant>'
        f"{felt}</observation></entryRelationship></act></entry>\n"
    )


def medication(ids, anchor, rxnorm, name, start, stop="", status="active", mood="EVN", negated=False, dose=None, every=None):
    negation = ' negationInd="true"' if negated else ""
    pace = f'<effectiveTime xsi:type="PIVL_TS" institutionSpecified="true" operator="A"><period value="{every}" unit="h"/></effectiveTime>' if every else ""
    amount = f'<doseQuantity value="{dose[0]}" unit="{dose[1]}"/>' if dose else '<doseQuantity nullFlavor="UNK"/>'
    material = code("code", rxnorm, RXNORM, name, "", originally(anchor + "name"))
    return (
        f'<entry typeCode="DRIV"><substanceAdministration classCode="SBADM" moodCode="{mood}"{negation}>{template("4.16", "2014-06-09")}{ids()}'
        f'<text>{reference(anchor)}</text><statusCode code="{status}"/>{span(start, stop, IVL)}{pace}'
        f'{code("routeCode", "C38288", NCI, "ORAL")}{amount}\n'
        f'<consumable><manufacturedProduct classCode="MANU">{template("4.23", "2014-06-09")}<manufacturedMaterial>{material}</manufacturedMaterial>'
        f"</manufacturedProduct></consumable></substanceAdministration></entry>\n"
    )


def results(ids, loinc, name, when, rows, organizer=("4.1", "2015-08-01"), each=("4.2", "2015-08-01"), system=None):
    """One organizer. A row: (anchor, loinc, name, value, unit, low, high, flag); value None: not done."""
    parts = []
    for anchor, test, label, value, unit, low, high, flag in rows:
        if value is None:
            given = '<value xsi:type="PQ" nullFlavor="NASK"/>'
        elif isinstance(value, str):
            given = f'<value xsi:type="ST">{escape(value)}</value>'
        else:
            given = f'<value xsi:type="PQ" value="{value}" unit={quoteattr(unit)}/>'
        normal = (
            f'<referenceRange><observationRange><value xsi:type="IVL_PQ"><low value="{low}" unit={quoteattr(unit)}/><high value="{high}" unit={quoteattr(unit)}/></value></observationRange></referenceRange>'
            if low is not None else ""
        )
        mark = f'<interpretationCode code="{flag}" codeSystem="2.16.840.1.113883.5.83"/>' if flag else ""
        parts.append(
            f'<component><observation classCode="OBS" moodCode="EVN">{template(*each)}{ids()}{code("code", test, LOINC, label, "", originally(anchor + "name"))}'
            f'<text>{reference(anchor)}</text><statusCode code="completed"/><effectiveTime value="{when}"/>{given}{mark}{normal}</observation></component>\n'
        )
    return (
        f'<entry typeCode="DRIV"><organizer classCode="BATTERY" moodCode="EVN">{template(*organizer)}{ids()}{code("code", loinc, system or LOINC, name)}'
        f'<statusCode code="completed"/><effectiveTime><low value="{when}"/><high value="{when}"/></effectiveTime>\n{"".join(parts)}</organizer></entry>\n'
    )


def vital_signs(ids, when, rows):
    return results(ids, "46680005", "Vital signs", when, rows, ("4.26", "2015-08-01"), ("4.27", "2014-06-09"), SNOMED)


def procedure(ids, anchor, snomed, name, when, status="completed", negated=False, site=None, mood="EVN"):
    negation = ' negationInd="true"' if negated else ""
    target = code("targetSiteCode", site[0], SNOMED, site[1]) if site else ""
    return (
        f'<entry typeCode="DRIV"><procedure classCode="PROC" moodCode="{mood}"{negation}>{template("4.14", "2014-06-09")}{ids()}'
        f'{code("code", snomed, SNOMED, name, "", originally(anchor + "name"))}<text>{reference(anchor)}</text>'
        f'<statusCode code="{status}"/>{moment("effectiveTime", when)}{target}</procedure></entry>\n'
    )


def relative(ids, role, label, illnesses):
    """Family history of one relative; illnesses: (anchor, snomed, name, age or None)."""
    seen = "".join(
        f'<component><observation classCode="OBS" moodCode="EVN">{template("4.46")}{ids()}{code("code", "64572001", SNOMED, "Condition")}'
        f'<text>{reference(anchor)}</text><statusCode code="completed"/><effectiveTime nullFlavor="UNK"/>{code("value", snomed, SNOMED, name, CD)}'
        + (
            f'<entryRelationship typeCode="SUBJ" inversionInd="true"><observation classCode="OBS" moodCode="EVN">{template("4.31", None)}'
            f'{code("code", "445518008", SNOMED, "Age At Onset")}<statusCode code="completed"/><value xsi:type="PQ" value="{age}" unit="a"/></observation></entryRelationship>'
            if age else ""
        )
        + "</observation></component>\n"
        for anchor, snomed, name, age in illnesses
    )
    return (
        f'<entry typeCode="DRIV"><organizer classCode="CLUSTER" moodCode="EVN">{template("4.45")}{ids()}<statusCode code="completed"/>'
        f'<subject><relatedSubject classCode="PRS">{code("code", role, "2.16.840.1.113883.5.111", label)}<subject><administrativeGenderCode nullFlavor="UNK"/></subject></relatedSubject></subject>\n'
        f"{seen}</organizer></entry>\n"
    )


def smoking(ids, anchor, snomed, name, when):
    return (
        f'<entry typeCode="DRIV"><observation classCode="OBS" moodCode="EVN">{template("4.78", "2014-06-09")}{ids()}'
        f'{code("code", "72166-2", LOINC, "Tobacco smoking status NHIS")}<text>{reference(anchor)}</text><statusCode code="completed"/>'
        f'<effectiveTime value="{when}"/>{code("value", snomed, SNOMED, name, CD)}</observation></entry>\n'
    )


def planned(ids, anchor, snomed, name, when):
    """A procedure somebody intends: mood RQO, status active. Nothing that happened."""
    return (
        f'<entry typeCode="DRIV"><procedure classCode="PROC" moodCode="RQO">{template("4.41", "2014-06-09")}{ids()}'
        f'{code("code", snomed, SNOMED, name, "", originally(anchor + "name"))}<statusCode code="active"/>{moment("effectiveTime", when)}</procedure></entry>\n'
    )


# The header.


def person(names):
    parts = []
    for use, given, family, qualifier in names:
        mark = f' qualifier="{qualifier}"' if qualifier else ""
        parts.append(f'<name use="{use}">' + "".join(f"<given>{g}</given>" for g in given) + f"<family{mark}>{escape(family)}</family></name>")
    return "".join(parts)


def document(about, sections, attachment=None):
    """With `attachment` (media type, bytes) an unstructured document: the body is that file in base64.
    `about`: root, number, kind (template number), loinc, title, time, mrn, names, sex, birth, street,
    phone, hospital, author (given, family, suffix) or None for a machine, style, encounter."""
    style = f'<?xml-stylesheet type="text/xsl" href="{about["style"]}"?>\n' if about.get("style") else ""
    hospital, time = escape(about["hospital"]), about["time"]
    sex = {"F": "Female", "M": "Male"}[about["sex"]]
    if about.get("author"):
        given, family, suffix = about["author"]
        who = f"<assignedPerson><name><given>{given}</given><family>{family}</family><suffix>{suffix}</suffix></name></assignedPerson>"
    else:
        who = "<assignedAuthoringDevice><manufacturerModelName>PortalBarrow</manufacturerModelName><softwareName>PortalBarrow Export 7.1</softwareName></assignedAuthoringDevice>"
    stay = ""
    if about.get("encounter"):
        low, high = about["encounter"]
        stay = f'<componentOf><encompassingEncounter><id nullFlavor="NI"/><effectiveTime><low value="{low}"/><high value="{high}"/></effectiveTime></encompassingEncounter></componentOf>\n'
    root = about["root"]
    body = f"<structuredBody>\n{''.join(sections)}</structuredBody>"
    if attachment:
        body = f'<nonXMLBody><text mediaType="{attachment[0]}" representation="B64">{base64.encodebytes(attachment[1]).decode()}</text></nonXMLBody>'
    return (
        HEAD.format(style=style)
        + f'<realmCode code="US"/><typeId root="2.16.840.1.113883.1.3" extension="POCD_HD000040"/>{template("1.1")}{template(about["kind"])}\n'
        f'<id root="{root}.1" extension="{about["number"]}"/>{code("code", about["loinc"], LOINC, about["title"])}<title>{escape(about["title"])}</title>'
        f'<effectiveTime value="{time}"/><confidentialityCode code="N" codeSystem="2.16.840.1.113883.5.25"/><languageCode code="en-US"/>\n'
        f'<recordTarget><patientRole><id root="{root}.2" extension="{about["mrn"]}"/><id root="2.16.840.1.113883.4.1" nullFlavor="MSK"/>'
        f'<addr use="HP"><streetAddressLine>{escape(about["street"])}</streetAddressLine><city>Nowhere-on-Sea</city><state>ZZ</state><postalCode>00000</postalCode></addr>'
        f'<telecom value="tel:+1-555-{about["phone"]}" use="HP"/><telecom nullFlavor="UNK"/>\n'
        f'<patient>{person(about["names"])}<administrativeGenderCode code="{about["sex"]}" codeSystem="2.16.840.1.113883.5.1" displayName="{sex}"/>'
        f'<birthTime value="{about["birth"]}"/><maritalStatusCode nullFlavor="UNK"/><raceCode nullFlavor="ASKU"/><ethnicGroupCode nullFlavor="ASKU"/>'
        f'<languageCommunication><languageCode code="en"/><preferenceInd value="true"/></languageCommunication></patient></patientRole></recordTarget>\n'
        f'<author><time value="{time}"/><assignedAuthor><id nullFlavor="NA"/><addr nullFlavor="UNK"/><telecom nullFlavor="UNK"/>{who}'
        f"<representedOrganization><name>{hospital}</name></representedOrganization></assignedAuthor></author>\n"
        f'<custodian><assignedCustodian><representedCustodianOrganization><id root="{root}"/><name>{hospital}</name><telecom use="WP" value="tel:+1-555-555-0100"/><addr nullFlavor="UNK"/>'
        f"</representedCustodianOrganization></assignedCustodian></custodian>\n"
        f'<documentationOf><serviceEvent classCode="PCPR">{span(None, time)}</serviceEvent></documentationOf>\n{stay}'
        f"<component>{body}</component>\n</ClinicalDocument>\n"
    ).encode("utf-8")


def xdm_metadata(documents):
    """METADATA.XML of an IHE XDM folder; documents: (file name, hash, title)."""
    objects = "".join(
        f'<rim:ExtrinsicObject id="Document{i:02d}" mimeType="text/xml" objectType="urn:uuid:7edca82f-054d-47f2-a032-9b2a5b5186c1">'
        f'<rim:Slot name="URI"><rim:ValueList><rim:Value>{name}</rim:Value></rim:ValueList></rim:Slot>'
        f'<rim:Slot name="hash"><rim:ValueList><rim:Value>{digest}</rim:Value></rim:ValueList></rim:Slot>'
        f'<rim:Name><rim:LocalizedString value="{title}"/></rim:Name></rim:ExtrinsicObject>\n'
        for i, (name, digest, title) in enumerate(documents, 1)
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<lcm:SubmitObjectsRequest xmlns:lcm="urn:oasis:names:tc:ebxml-regrep:xsd:lcm:3.0" '
        'xmlns:rim="urn:oasis:names:tc:ebxml-regrep:xsd:rim:3.0"><rim:RegistryObjectList>\n'
        f"{objects}</rim:RegistryObjectList></lcm:SubmitObjectsRequest>\n"
    ).encode()
