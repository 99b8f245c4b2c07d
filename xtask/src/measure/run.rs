//! One run of the built program: what it printed, how long it took, how much memory it held.

use std::fs::File;
use std::path::Path;
use std::process::{Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

/// What a run came to.
pub(super) struct Run {
    /// `None` where the time was up and the run was ended.
    pub(super) status: Option<ExitStatus>,
    pub(super) out: Vec<u8>,
    pub(super) took: Duration,
    /// Time of the processors, which others on this computer do not lengthen; 0 on systems without `/proc`.
    pub(super) worked: Duration,
    /// The most memory it held, as far as it could be seen; 0 on systems without `/proc`.
    pub(super) memory_bytes: u64,
}

impl Run {
    pub(super) fn succeeded(&self) -> bool {
        self.status.is_some_and(|s| s.success())
    }
}

/// Runs a program on paths. Its output goes through a file, so that a full pipe cannot stop it.
pub(super) fn run(
    program: &Path,
    words: &[&str],
    paths: &[&Path],
    limit: Duration,
) -> Result<Run, String> {
    let folder = super::scratch("run")?;
    let out = folder.join(format!("{}.out", std::process::id()));
    let file = File::create(&out).map_err(|e| e.to_string())?;
    let began = Instant::now();
    let worked_before = worked_by_children();
    let mut child = Command::new(program)
        .args(words)
        .args(paths)
        .stdin(Stdio::null())
        .stdout(file)
        .stderr(Stdio::null())
        .spawn()
        .map_err(|e| format!("{}: {e}", program.display()))?;
    let mut memory_bytes = 0;
    let status = loop {
        memory_bytes = memory_bytes.max(peak(child.id()).unwrap_or(0));
        if let Some(status) = child.try_wait().map_err(|e| e.to_string())? {
            break Some(status);
        }
        if began.elapsed() > limit {
            let _ = child.kill();
            let _ = child.wait();
            break None;
        }
        std::thread::sleep(Duration::from_millis(1));
    };
    let took = began.elapsed();
    let out = std::fs::read(&out).map_err(|e| e.to_string())?;
    let worked = worked_by_children().saturating_sub(worked_before);
    Ok(Run { status, out, took, worked, memory_bytes })
}

/// The time of the processors that all ended programs of ours have used.
pub(super) fn worked_by_children() -> Duration {
    // Linux counts in hundredths of a second (proc(5): utime, stime, cutime, cstime after the name in brackets).
    const HUNDREDTH: u64 = 10;
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let after = stat.rsplit_once(')').map_or("", |(_, after)| after);
    let numbers = after.split_whitespace().skip(13).take(2).filter_map(|n| n.parse::<u64>().ok());
    Duration::from_millis(numbers.sum::<u64>() * HUNDREDTH)
}

/// The most memory a process has held so far.
fn peak(process: u32) -> Option<u64> {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kilobytes: u64 = line.trim().trim_end_matches("kB").trim().parse().ok()?;
    Some(kilobytes << 10)
}

pub(super) fn megabytes(bytes: u64) -> u64 {
    bytes >> 20
}
