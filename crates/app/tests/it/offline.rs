//! Nothing needs the network (ARCHITECTURE, invariant 9).

use std::process::Command;

use crate::{PROGRAM, patients};

/// Runs in a network namespace that has no way out, where this computer lets us make one.
#[test]
fn reads_with_the_network_off() {
    let alone = |program: &str| {
        let mut command = Command::new("unshare");
        command.args(["--map-root-user", "--net", program]);
        command
    };
    if !alone("true").output().is_ok_and(|out| out.status.success()) {
        eprintln!("unshare cannot take the network away on this computer; not tested");
        return;
    }
    let records = patients().join("prostate/records");
    let out = alone(PROGRAM).args(["read", "--format", "json"]).arg(records).output().unwrap();
    assert!(out.status.success());
    let case: serde_json::Value = serde_json::from_slice(&out.stdout).unwrap();
    assert!(case["documents"].as_array().is_some_and(|documents| !documents.is_empty()));
}
