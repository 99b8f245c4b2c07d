//! Running a program: found on the path, fed, read, and ended when it takes too long.

use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// Bytes that a program may answer with.
const ANSWER_MOST: u64 = 256 << 20;

/// The first of these programs that is on the path.
pub(super) fn find(names: &[&str]) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path)
        .filter(|folder| folder.is_absolute())
        .flat_map(|folder| {
            names
                .iter()
                .map(move |name| folder.join(format!("{name}{}", std::env::consts::EXE_SUFFIX)))
        })
        .find(|program| program.is_file())
}

/// Runs a program with `input` and gives what it wrote; `None` where it fails or exceeds its time.
pub(super) fn run(
    program: &Path,
    arguments: &[&std::ffi::OsStr],
    input: &[u8],
    time: Duration,
) -> Option<Vec<u8>> {
    let mut child = Command::new(program)
        .args(arguments)
        // Documents are read side by side; each keeps to one core.
        .env("OMP_THREAD_LIMIT", "1")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .ok()?;
    let (stdin, stdout) = (child.stdin.take(), child.stdout.take());
    std::thread::scope(|scope| {
        // A program that ends early stops listening; what it wrote until then counts.
        scope.spawn(move || stdin.map(|mut to| to.write_all(input)));
        let answer = scope.spawn(move || {
            let mut answer = Vec::new();
            let from = stdout?;
            from.take(ANSWER_MOST).read_to_end(&mut answer).ok()?;
            Some(answer)
        });
        let ended = wait(&mut child, time);
        let answer = answer.join().ok().flatten();
        answer.filter(|_| ended)
    })
}

/// Waits until the program has ended; whether it did so in time and well.
fn wait(child: &mut Child, time: Duration) -> bool {
    let begun = Instant::now();
    let mut pause = Duration::from_millis(2);
    loop {
        match child.try_wait() {
            Ok(Some(status)) => return status.success(),
            Ok(None) if begun.elapsed() < time => std::thread::sleep(pause),
            Ok(None) | Err(_) => {
                let _ = child.kill();
                let _ = child.wait();
                return false;
            }
        }
        pause = (pause * 2).min(Duration::from_millis(50));
    }
}
