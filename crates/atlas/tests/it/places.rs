//! ZIP areas, and every way in which a file can be wrong.

use std::io::Write;

use atlas::{AtlasError, Places, Silent, Watch, places};

use crate::folder::{CENTROIDS, Folder, TODAY, zip};

fn load(folder: &Folder, name: &str, bytes: &[u8]) -> Result<u64, AtlasError> {
    let path = folder.file(name, bytes);
    places::load(&path, &folder.lists(), TODAY, &Silent).map(|loaded| loaded.manifest.rows)
}

#[test]
fn the_nearest_areas_come_first() {
    let folder = Folder::new();
    assert_eq!(load(&folder, "zcta-centroids-2018.csv", CENTROIDS.as_bytes()), Ok(4));
    let places = Places::open(&folder.lists()).unwrap();
    let here = places.find("02115-1234").unwrap();
    let near: Vec<u32> = places.near(here.spot, 350.0).iter().map(|n| n.place.zip).collect();
    assert_eq!(near, [2115, 2116, 10065]);
    assert_eq!(places.near(here.spot, 5.0).len(), 2);
    // A leading zero that a spreadsheet took away is put back.
    assert_eq!(places.find("00601").unwrap().zip, 601);
    assert_eq!(places.find("99999"), Err(AtlasError::NoSuchPlace));
    assert_eq!(places.find("Boston"), Err(AtlasError::NoSuchPlace));
    let manifest = folder.lists().need("places").unwrap().manifest;
    assert_eq!((manifest.rows, manifest.loaded), (4, TODAY));
    assert_eq!(manifest.files[0].sha256.len(), 64);
}

#[test]
fn the_gazetteer_is_read_in_each_of_its_forms() {
    let tabs = "GEOID\tALAND\tAWATER\tALAND_SQMI\tAWATER_SQMI\tINTPTLAT\tINTPTLONG            \n\
                02115\t1\t2\t3\t4\t42.337\t-71.105         \n";
    let bars = "GEOID|GEOIDFQ|ALAND|AWATER|ALAND_SQMI|AWATER_SQMI|INTPTLAT|INTPTLONG\n\
                02115|860Z200US02115|1|2|3|4|42.337|-71.105\n";
    let zipped = zip(&[("2024_Gaz_zcta_national.txt", tabs)]);
    for (name, bytes) in
        [("a.txt", tabs.as_bytes()), ("b.txt", bars.as_bytes()), ("c.zip", &zipped)]
    {
        let folder = Folder::new();
        assert_eq!(load(&folder, name, bytes), Ok(1), "{name}");
        let places = Places::open(&folder.lists()).unwrap();
        assert_eq!(places.find("02115").unwrap().spot.latitude, 42.337, "{name}");
    }
}

#[test]
fn each_wrong_file_has_its_own_error_and_leaves_the_list() {
    let folder = Folder::new();
    load(&folder, "good.csv", CENTROIDS.as_bytes()).unwrap();
    let name = |name: &str| name.to_owned();
    let mut astray = CENTROIDS.to_owned();
    for _ in 0..20 {
        astray.push_str("0211\"5,\"42.3\n3,-71\",9\n");
    }
    let unclosed =
        format!("{CENTROIDS}\"02118,42.3,-71.1\n{}", "02119,42.3,-71.1\n".repeat(400_000));
    let utf16: Vec<u8> = [0xff, 0xfe]
        .into_iter()
        .chain(CENTROIDS.encode_utf16().flat_map(u16::to_le_bytes))
        .collect();
    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    gzip.write_all(CENTROIDS.repeat(2000).as_bytes()).unwrap();
    let mut gzip = gzip.finish().unwrap();
    gzip.truncate(gzip.len() / 2);
    let cases: [(&str, &[u8], AtlasError); 7] = [
        (
            "other.csv",
            b"zip,city\n02115,Boston\n",
            AtlasError::MissingColumns {
                name: name("other.csv"),
                columns: name("latitude, longitude"),
            },
        ),
        ("empty.csv", b"geoid,latitude,longitude\n", AtlasError::Empty { name: name("empty.csv") }),
        (
            "astray.csv",
            astray.as_bytes(),
            AtlasError::QuoteAstray { name: name("astray.csv"), line: 0 },
        ),
        (
            "unclosed.csv",
            unclosed.as_bytes(),
            AtlasError::QuoteAstray { name: name("unclosed.csv"), line: 0 },
        ),
        ("utf16.csv", &utf16, AtlasError::NotText { name: name("utf16.csv") }),
        ("cut.csv.gz", &gzip, AtlasError::Damaged { name: name("cut.csv") }),
        ("cut.zip", b"PK\x03\x04 not an archive", AtlasError::Damaged { name: name("cut.zip") }),
    ];
    for (file, bytes, expected) in cases {
        let mut got = load(&folder, file, bytes).unwrap_err();
        if let AtlasError::QuoteAstray { line, .. } = &mut got {
            *line = 0;
        }
        assert_eq!(got, expected, "{file}");
        assert_eq!(Places::open(&folder.lists()).unwrap().len(), 4, "{file}");
    }
    let gone = places::load(&folder.path().join("none.csv"), &folder.lists(), TODAY, &Silent);
    assert_eq!(gone.unwrap_err(), AtlasError::NotThere { name: name("none.csv") });
}

struct StopAtOnce;

impl Watch for StopAtOnce {
    fn at(&self, _: u64, _: u64, _: u64) {}

    fn stop(&self) -> bool {
        true
    }
}

#[test]
fn a_load_that_is_stopped_leaves_the_list() {
    let folder = Folder::new();
    load(&folder, "good.csv", CENTROIDS.as_bytes()).unwrap();
    let path = folder.file("again.csv", CENTROIDS.as_bytes());
    let stopped = places::load(&path, &folder.lists(), TODAY, &StopAtOnce);
    assert_eq!(stopped.unwrap_err(), AtlasError::Stopped);
    assert_eq!(Places::open(&folder.lists()).unwrap().len(), 4);
}
