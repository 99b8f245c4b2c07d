//! Files in their owners' forms about nobody: a registry, its further places of practice, a plan's in-network file.

use std::fmt::Write as _;
use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::Path;

use flate2::Compression;
use flate2::write::GzEncoder;

/// One row in so many is a cancer doctor, as in the registry.
const ONCOLOGIST_ONE_IN: u32 = 300;
/// One in so many is an organisation.
const FIRM_ONE_IN: u32 = 5;
/// One in so many practises in a second place.
const TWO_PLACES_ONE_IN: u32 = 11;
/// One in so many is in the made-up network.
const IN_NETWORK_ONE_IN: u32 = 7;
const FIRST_NPI: u32 = 1_000_000_000;
pub(super) const CODE: &str = "207RX0202X";
const OTHERS: &[&str] =
    &["207Q00000X", "1223G0001X", "363LF0000X", "225100000X", "208600000X", "2085R0202X"];
pub(super) const LAST: &[&str] =
    &["FEATHER", "ROOK", "PLUM", "THIMBLE", "QUILL", "CEDAR", "MALLOW", "PENNY"];
const ENDS: &[&str] = &["WICK", "WOOD", "FIELD", "STONE", "WHISTLE", "BROOK", "TON", "LEY"];
pub(super) const FIRST: &[&str] = &["ANA", "TED", "IDA", "SEAN", "ZED", "OTTOLINE", "WREN", "BO"];
/// Where half of all people are: the beginnings of the ZIP codes of large cities.
const CITIES: &[&str] =
    &["100", "112", "900", "606", "770", "021", "191", "331", "303", "752", "481", "981"];

/// ZIP areas with their spots, and those of large cities among them.
pub(super) struct Land {
    pub(super) zips: Vec<(String, f64, f64)>,
    cities: Vec<usize>,
}

impl Land {
    pub(super) fn read(centroids: &Path) -> io::Result<Self> {
        let text = std::fs::read_to_string(centroids)?;
        let place = |line: &str| {
            let mut parts = line.split(',');
            let zip = parts.next()?.to_owned();
            Some((zip, parts.next()?.parse().ok()?, parts.next()?.parse().ok()?))
        };
        let zips: Vec<(String, f64, f64)> = text.lines().filter_map(place).collect();
        let is_city = |zip: &str| CITIES.iter().any(|city| zip.starts_with(city));
        let cities = (0..zips.len()).filter(|at| zips.get(*at).is_some_and(|z| is_city(&z.0)));
        let cities = cities.collect();
        Ok(Self { zips, cities })
    }

    /// A ZIP area and its spot: of a city every other time.
    pub(super) fn place(&self, n: u32) -> Option<&(String, f64, f64)> {
        let m = mixed(n);
        let at = match m % 2 {
            0 => self.cities.get(m / 2 % self.cities.len().max(1)).copied().unwrap_or_default(),
            _ => m / 2 % self.zips.len().max(1),
        };
        self.zips.get(at)
    }

    pub(super) fn zip(&self, n: u32) -> &str {
        self.place(n).map_or("02115", |(zip, ..)| zip)
    }
}

/// A number out of a number, the same in every run.
pub(super) fn mixed(n: u32) -> usize {
    let mut x = u64::from(n).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    x ^= x >> 29;
    x = x.wrapping_mul(0xbf58_476d_1ce4_e5b9);
    (x >> 33) as usize
}

pub(super) fn pick<'a>(from: &'a [&'a str], n: usize) -> &'a str {
    from.get(n % from.len().max(1)).copied().unwrap_or_default()
}

/// A file to write to: gzip where its name ends so, as nine million rows are more than a disk has to spare.
pub(super) fn create(to: &Path) -> io::Result<Box<dyn Write>> {
    let file = BufWriter::with_capacity(1 << 20, File::create(to)?);
    Ok(match to.extension().is_some_and(|end| end == "gz") {
        true => Box::new(GzEncoder::new(file, Compression::fast())),
        false => Box::new(file),
    })
}

/// A registry: every column of the official file, filled about as the official one is. Says how long it is unpacked.
pub(super) fn registry(to: &Path, head: &str, rows: u32, land: &Land) -> io::Result<u64> {
    let names: Vec<&str> = head.split(',').map(|name| name.trim_matches('"')).collect();
    let mut out = create(to)?;
    let mut bytes = head.len() as u64 + 1;
    writeln!(out, "{head}")?;
    let (mut line, mut values) = (String::new(), vec![String::new(); names.len()]);
    let at = |wanted: &str| names.iter().position(|name| *name == wanted);
    let columns: Vec<Option<usize>> = COLUMNS.iter().map(|column| at(column)).collect();
    for n in 0..rows {
        for (column, value) in columns.iter().zip(row(n, land)) {
            if let Some(cell) = column.and_then(|column| values.get_mut(column)) {
                *cell = value;
            }
        }
        line.clear();
        for (column, value) in values.iter().enumerate() {
            let _ = write!(line, "{}\"{value}\"", if column > 0 { "," } else { "" });
        }
        line.push('\n');
        out.write_all(line.as_bytes())?;
        bytes += line.len() as u64;
    }
    out.flush()?;
    Ok(bytes)
}

const COLUMNS: &[&str] = &[
    "NPI",
    "Entity Type Code",
    "Provider Organization Name (Legal Business Name)",
    "Provider Last Name (Legal Name)",
    "Provider First Name",
    "Provider Credential Text",
    "Provider First Line Business Practice Location Address",
    "Provider Business Practice Location Address City Name",
    "Provider Business Practice Location Address State Name",
    "Provider Business Practice Location Address Postal Code",
    "Provider Business Practice Location Address Telephone Number",
    "Provider Enumeration Date",
    "Healthcare Provider Taxonomy Code_1",
    "Provider License Number_1",
    "Provider License Number State Code_1",
    "Healthcare Provider Primary Taxonomy Switch_1",
    "Healthcare Provider Taxonomy Code_2",
];

fn row(n: u32, land: &Land) -> [String; 17] {
    let m = mixed(n);
    let is_firm = n % FIRM_ONE_IN == 1;
    let code = if n.is_multiple_of(ONCOLOGIST_ONE_IN) { CODE } else { pick(OTHERS, m / 7) };
    let name = format!("{}{}", pick(LAST, m / 11), pick(ENDS, m / 97));
    let either = |firm: String, person: &str| if is_firm { firm } else { person.to_owned() };
    let second = if m.is_multiple_of(4) { pick(OTHERS, m / 31) } else { "" };
    [
        (FIRST_NPI + n).to_string(),
        either("2".to_owned(), "1"),
        either(format!("{name} HEALTH LLC"), ""),
        either(String::new(), &name),
        either(String::new(), pick(FIRST, m / 13)),
        either(String::new(), "MD"),
        format!("{} THIMBLE LANE STE {}", m % 9000, m % 400),
        "CEDARFALL".to_owned(),
        "MA".to_owned(),
        format!("{}{:04}", land.zip(n), m % 9999),
        format!("617555{:04}", m % 9999),
        "05/23/2005".to_owned(),
        code.to_owned(),
        format!("X{}", m % 999_999),
        "MA".to_owned(),
        "Y".to_owned(),
        second.to_owned(),
    ]
}

/// Further places of practice, as a file beside the registry.
pub(super) fn locations(to: &Path, rows: u32, land: &Land) -> io::Result<()> {
    let mut out = BufWriter::with_capacity(1 << 20, File::create(to)?);
    let line = "Provider Secondary Practice Location Address";
    let names = [
        "NPI".to_owned(),
        format!("{line}- Address Line 1"),
        format!("{line}-  Address Line 2"),
        format!("{line} - City Name"),
        format!("{line} - State Name"),
        format!("{line} - Postal Code"),
        format!("{line} - Country Code (If outside U.S.)"),
        format!("{line} - Telephone Number"),
        format!("{line} - Telephone Extension"),
        "Provider Practice Location Address - Fax Number".to_owned(),
    ];
    writeln!(out, "\"{}\"", names.join("\",\""))?;
    for n in (0..rows).step_by(TWO_PLACES_ONE_IN as usize) {
        let (npi, zip) = (FIRST_NPI + n, land.zip(n ^ 0x5555));
        writeln!(
            out,
            r#""{npi}","2 ROOK ROAD","","CEDARFALL","MA","{zip}","US","6175550100","","""#
        )?;
    }
    out.flush()
}

/// An in-network file: groups of doctors, then prices until it is as long as it is to be.
pub(super) fn network(to: &Path, rows: u32, plan: &str, bytes: u64) -> io::Result<()> {
    let mut out = BufWriter::with_capacity(1 << 20, File::create(to)?);
    let mut written = 0;
    let mut put = |text: &str| {
        written += text.len() as u64;
        out.write_all(text.as_bytes()).map(|()| written)
    };
    put(&format!(
        r#"{{"reporting_entity_name":"Acme","reporting_entity_type":"health insurance issuer","plan_name":"{plan}","last_updated_on":"2026-10-01","version":"2.0.0","provider_references":["#
    ))?;
    for (count, n) in (0..rows).step_by(IN_NETWORK_ONE_IN as usize).enumerate() {
        let (comma, npi) = (if count > 0 { "," } else { "" }, FIRST_NPI + n);
        put(&format!(
            r#"{comma}{{"provider_group_id":{n},"provider_groups":[{{"npi":[{npi}],"tin":{{"type":"ein","value":"12-{n}"}}}}]}}"#
        ))?;
    }
    let mut long = put("],\"in_network\":[")?;
    let mut n = 0u32;
    while long < bytes || n == 0 {
        let (comma, m) = (if n > 0 { "," } else { "" }, mixed(n));
        let groups: Vec<String> =
            (0..20).map(|g| ((m + g) % rows.max(1) as usize).to_string()).collect();
        long = put(&format!(
            r#"{comma}{{"negotiation_arrangement":"ffs","name":"Made-up service {n}","billing_code_type":"CPT","billing_code_type_version":"2026","billing_code":"{n:05}","description":"A service nobody gives","negotiated_rates":[{{"provider_references":[{}],"negotiated_prices":[{{"negotiated_type":"negotiated","negotiated_rate":{}.{:02},"expiration_date":"9999-12-31","service_code":["11","22"],"billing_class":"professional","billing_code_modifier":[]}}]}}]}}"#,
            groups.join(","),
            m % 9000,
            m % 100
        ))?;
        n += 1;
    }
    put("]}")?;
    out.flush()
}

/// A plan's directory, one resource a line: roles first, as some come.
pub(super) fn directory(to: &Path, rows: u32) -> io::Result<()> {
    let mut out = BufWriter::with_capacity(1 << 20, File::create(to)?);
    for n in 0..rows {
        writeln!(
            out,
            r#"{{"resourceType":"PractitionerRole","id":"r{n}","meta":{{"profile":["http://hl7.org/fhir/us/davinci-pdex-plan-net/StructureDefinition/plannet-PractitionerRole"]}},"practitioner":{{"reference":"https://fhir.acme.example/Practitioner/p{n}"}},"specialty":[{{"coding":[{{"system":"http://nucc.org/provider-taxonomy","code":"207RX0202X"}}]}}],"extension":[{{"url":"http://hl7.org/fhir/us/davinci-pdex-plan-net/StructureDefinition/network-reference","valueReference":{{"reference":"Organization/net{}"}}}}]}}"#,
            n % 9
        )?;
    }
    for n in 0..rows {
        let npi = FIRST_NPI + n;
        writeln!(
            out,
            r#"{{"resourceType":"Practitioner","id":"p{n}","identifier":[{{"system":"http://hl7.org/fhir/sid/us-npi","value":"{npi}"}}],"name":[{{"family":"ROOK","given":["TED"]}}],"communication":[{{"coding":[{{"system":"urn:ietf:bcp:47","code":"en"}}]}}]}}"#
        )?;
    }
    for n in 0..9 {
        writeln!(out, r#"{{"resourceType":"Organization","id":"net{n}","name":"Plan {n}"}}"#)?;
    }
    out.flush()
}
