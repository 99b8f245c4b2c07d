//! Circles on the earth, as the indexes look for them: by cells as exact words, then by the exact distance of each spot.

use std::ops::RangeInclusive;

use h3o::{CellIndex, LatLng, Resolution};

use crate::Spot;
use crate::places::EARTH_KM;

/// Cells with edges of about 60 km for wide circles, of about 8 km for narrow ones.
const WIDE: Resolution = Resolution::Three;
const NARROW: Resolution = Resolution::Five;
/// Cells with edges of about 23 km, for the few rows of one specialty: fewer words to look up than narrow ones.
const MIDDLE: Resolution = Resolution::Four;
/// Circles wider than this are looked for in wide cells, km. Wide cells around 80 km cover 23 times the circle, narrow ones 3 times.
const NARROW_MOST_KM: f64 = 170.0;
/// Circles wider than this are looked for without cells, km.
const WIDE_MOST_KM: f64 = 1500.0;
/// Steps of a packed spot in one degree: about a metre each.
const STEPS: f64 = 1e5;
/// The bit of a packed spot that is free for what its list says of it.
pub(crate) const MARKED: u64 = 1 << 63;

/// The cells a spot lies in, as numbers.
pub(crate) fn cells_of(spot: Spot) -> impl Iterator<Item = u64> {
    [WIDE, NARROW].into_iter().filter_map(move |size| cell(spot, size)).map(u64::from)
}

/// The middle cell a spot lies in.
pub(crate) fn middle_cell(spot: Spot) -> Option<u64> {
    cell(spot, MIDDLE).map(u64::from)
}

fn cell(spot: Spot, size: Resolution) -> Option<CellIndex> {
    Some(LatLng::new(spot.latitude, spot.longitude).ok()?.to_cell(size))
}

/// A spot as one number, to a metre.
pub(crate) fn pack(spot: Spot) -> u64 {
    (steps(spot.latitude + 90.0) << 32) | steps(spot.longitude + 180.0)
}

/// The spot of a number, whatever its mark.
fn unpack(packed: u64) -> Spot {
    let (latitude, longitude) = parts(packed);
    Spot { latitude: latitude as f64 / STEPS - 90.0, longitude: longitude as f64 / STEPS - 180.0 }
}

fn parts(packed: u64) -> (u64, u64) {
    ((packed & !MARKED) >> 32, packed & 0xffff_ffff)
}

fn steps(degrees: f64) -> u64 {
    (degrees * STEPS).round() as u64
}

/// A circle, ready to be laid over many spots.
#[derive(Clone, Debug)]
pub(crate) struct Circle {
    spot: Spot,
    km: f64,
    /// The steps between which a spot must lie to be worth a distance.
    latitudes: RangeInclusive<u64>,
    longitudes: RangeInclusive<u64>,
}

impl Circle {
    pub(crate) fn new(spot: Spot, km: f64) -> Self {
        let turn = km.max(0.0) / EARTH_KM;
        let around = |middle: f64, half: f64, from: f64, to: f64| {
            steps((middle - half).clamp(from, to) - from)
                ..=steps((middle + half).clamp(from, to) - from)
        };
        // Two steps more than the circle has, for the rounding.
        let (up, slack) = (turn.to_degrees(), 2.0 / STEPS);
        let latitudes = around(spot.latitude, up + slack, -90.0, 90.0);
        // How far a circle reaches east and west, where it holds no pole.
        let reach = turn.sin() / spot.latitude.to_radians().cos();
        let half = match turn < std::f64::consts::FRAC_PI_2 && (0.0..1.0).contains(&reach) {
            true => reach.asin().to_degrees() + slack,
            false => 360.0,
        };
        // A circle over the date line has two pieces; there every longitude is looked at.
        let over = spot.longitude.abs() + half > 180.0;
        let longitudes = around(spot.longitude, if over { 360.0 } else { half }, -180.0, 180.0);
        Self { spot, km, latitudes, longitudes }
    }

    /// Whether no spot lies outside.
    pub(crate) fn is_the_earth(&self) -> bool {
        self.km >= EARTH_KM * std::f64::consts::PI
    }

    /// Metres to the nearest of packed spots; `None` where none lies in the circle.
    pub(crate) fn metres(&self, spots: impl Iterator<Item = u64>) -> Option<u64> {
        let near = spots.filter(|packed| {
            let (latitude, longitude) = parts(*packed);
            self.latitudes.contains(&latitude) && self.longitudes.contains(&longitude)
        });
        let far = near.map(|packed| self.spot.km_to(unpack(packed))).min_by(f64::total_cmp);
        far.filter(|far| *far <= self.km).map(|far| (far * 1000.0).round() as u64)
    }

    /// The cells that cover it; `None` where it is too wide for cells to help.
    pub(crate) fn cells(&self) -> Option<Vec<u64>> {
        (0.0..=WIDE_MOST_KM).contains(&self.km).then(|| self.cells_of(self.cell_size()))?
    }

    /// The middle cells that cover a narrow circle; `None` where it is too wide.
    pub(crate) fn middle_cells(&self) -> Option<Vec<u64>> {
        (0.0..=NARROW_MOST_KM).contains(&self.km).then(|| self.cells_of(MIDDLE))?
    }

    fn cells_of(&self, size: Resolution) -> Option<Vec<u64>> {
        // Cells are not all of one size: the smallest have about four fifths of the usual edge. One ring more covers where in
        // its own cell the middle lies.
        let step = size.edge_length_km() * 0.8 * 1.5;
        let rings = (self.km / step).ceil() as u32 + 1;
        let middle = cell(self.spot, size)?;
        Some(middle.grid_disk::<Vec<_>>(rings).into_iter().map(u64::from).collect())
    }

    fn cell_size(&self) -> Resolution {
        if self.km <= NARROW_MOST_KM { NARROW } else { WIDE }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Spots in all directions at a share of a circle's width, around Boston, Key West, Utqiagvik, Guam, Adak and near the pole.
    fn each_edge(share: f64, mut check: impl FnMut(&Circle, Spot)) {
        for (latitude, longitude) in [
            (42.34, -71.1),
            (24.55, -81.78),
            (71.29, -156.79),
            (13.45, 144.78),
            (51.88, -176.65),
            (89.5, 10.0),
        ] {
            let middle = Spot { latitude, longitude };
            for km in [1.0, 8.0, 40.0, 80.0, 169.0, 171.0, 480.0] {
                let circle = Circle::new(middle, km);
                for degrees in 0..72 {
                    check(&circle, middle.away(km * share, f64::from(degrees * 5)));
                }
            }
        }
    }

    impl Spot {
        /// So many km away, in a direction.
        fn away(self, km: f64, degrees: f64) -> Self {
            let (turn, way) = (km / EARTH_KM, degrees.to_radians());
            let (a, b) = (self.latitude.to_radians(), self.longitude.to_radians());
            let up = (a.sin() * turn.cos() + a.cos() * turn.sin() * way.cos()).asin();
            let east = (way.sin() * turn.sin() * a.cos()).atan2(turn.cos() - a.sin() * up.sin());
            let longitude = ((b + east).to_degrees() + 540.0).rem_euclid(360.0) - 180.0;
            Self { latitude: up.to_degrees(), longitude }
        }
    }

    #[test]
    fn the_cells_of_a_circle_hold_every_spot_in_it() {
        each_edge(0.999, |circle, spot| {
            let cells = circle.cells().unwrap();
            let cell = u64::from(cell(spot, circle.cell_size()).unwrap());
            assert!(cells.contains(&cell), "{circle:?} {spot:?}");
            let middle = middle_cell(spot).unwrap();
            assert!(circle.middle_cells().is_none_or(|cells| cells.contains(&middle)));
        });
    }

    #[test]
    fn a_circle_holds_what_is_in_it_and_nothing_else() {
        each_edge(0.99, |circle, spot| {
            let metres = circle.metres([pack(spot)].into_iter()).unwrap();
            assert!(
                (metres as f64 / 1000.0 - circle.km * 0.99).abs() < 0.01,
                "{circle:?} {spot:?}"
            );
            assert_eq!(circle.metres([pack(spot) | MARKED].into_iter()), Some(metres));
        });
        each_edge(1.01, |circle, spot| {
            assert_eq!(circle.metres([pack(spot)].into_iter()), None, "{circle:?} {spot:?}");
        });
        let all = Circle::new(Spot { latitude: 42.0, longitude: -71.0 }, 21_000.0);
        assert!(
            all.metres([pack(Spot { latitude: -42.0, longitude: 109.0 })].into_iter()).is_some()
        );
    }

    #[test]
    fn a_spot_survives_to_a_metre() {
        let spot = Spot { latitude: -14.27, longitude: -170.7 };
        assert!(spot.km_to(unpack(pack(spot) | MARKED)) < 0.0015);
    }
}
