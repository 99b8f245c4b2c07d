//! How reports head and label counts of lymph nodes: `knowledge/vocabulary/nodes.toml`.

use serde::Deserialize;

/// Headings of columns and labels of rows.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NodeCounts {
    #[allow(dead_code, reason = "read by people in the file")]
    about: String,
    examined: Vec<String>,
    positive: Vec<String>,
    stations: Vec<String>,
    total: Vec<String>,
}

impl NodeCounts {
    pub fn heads_examined(&self, heading: &str) -> bool {
        self.examined.iter().any(|w| w == heading)
    }

    pub fn heads_positive(&self, heading: &str) -> bool {
        self.positive.iter().any(|w| w == heading)
    }

    /// Whether a label names the nodes of one place.
    pub fn is_station(&self, label: &str) -> bool {
        self.stations.iter().any(|w| label.contains(w.as_str()))
    }

    pub fn is_total(&self, label: &str) -> bool {
        self.total.iter().any(|w| w == label)
    }
}
