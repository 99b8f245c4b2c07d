//! The recovery code: what the person prints and keeps in a drawer for the day the passphrase is gone.
//!
//! Eight groups of four letters and digits without I, L, O and U (Crockford's base 32), 150 random
//! bits, the last two of them a checksum that finds slips: `7K2M-QX9D-…`. It is long enough that no
//! guessing helps, so no slow hash stands before it.

use std::fmt;

use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

use crate::secret::{Secret, keyed_hash, random};
use crate::{Result, VaultError};

const LETTERS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const RANDOM: usize = 30;
const ALL: usize = 32;

/// A recovery code, to be shown once and printed.
pub struct RecoveryCode(Zeroizing<[u8; ALL]>);

impl RecoveryCode {
    pub(crate) fn random() -> Result<Self> {
        let mut digits = Zeroizing::new([0; ALL]);
        random(&mut digits[..RANDOM])?;
        digits.iter_mut().for_each(|digit| *digit &= 31);
        let check = checksum(&digits);
        digits[RANDOM..].copy_from_slice(&check);
        Ok(Self(digits))
    }

    /// Reads what was typed from paper: any case, any spaces and dashes, O for 0, I and L for 1.
    pub fn parse(typed: &str) -> Result<Self> {
        let mut digits = Zeroizing::new([0; ALL]);
        let mut count = 0;
        for letter in typed.chars().filter(|c| c.is_alphanumeric()) {
            let value = match letter.to_ascii_uppercase() {
                'O' => 0,
                'I' | 'L' => 1,
                letter => LETTERS
                    .iter()
                    .position(|&known| char::from(known) == letter)
                    .ok_or(VaultError::MistypedRecoveryCode)?,
            };
            let place = digits.get_mut(count).ok_or(VaultError::MistypedRecoveryCode)?;
            *place = value as u8;
            count += 1;
        }
        if count != ALL || checksum(&digits) != digits[RANDOM..] {
            return Err(VaultError::MistypedRecoveryCode);
        }
        Ok(Self(digits))
    }

    /// The code as it is printed.
    pub fn text(&self) -> Zeroizing<String> {
        let groups: Vec<String> = self
            .0
            .chunks(4)
            .map(|group| group.iter().map(|&digit| char::from(LETTERS[digit as usize])).collect())
            .collect();
        Zeroizing::new(groups.join("-"))
    }

    pub(crate) fn key(&self, vault: &str) -> Secret {
        let purpose = b"second-opinion vault recovery code";
        Secret::from_bytes(keyed_hash(&self.0[..], &[purpose, vault.as_bytes()]))
    }
}

impl fmt::Debug for RecoveryCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("RecoveryCode(…)")
    }
}

/// Ten bits over the random digits: one slip in a thousand is not seen here and is then a wrong code.
fn checksum(digits: &[u8; ALL]) -> [u8; ALL - RANDOM] {
    let hash = Sha256::digest(&digits[..RANDOM]);
    [hash[0] & 31, hash[1] & 31]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_survives_paper_and_hand() {
        let code = RecoveryCode::random().unwrap();
        let text = code.text();
        assert_eq!(text.len(), 8 * 4 + 7);
        let typed = text.to_lowercase().replace('0', "o").replace('1', "l").replace('-', " ");
        assert!(RecoveryCode::parse(&typed).unwrap().0 == code.0);
    }

    #[test]
    fn a_slip_is_told_from_a_wrong_code() {
        let code = RecoveryCode::random().unwrap();
        let text = code.text();
        let last = if text.ends_with('7') { '8' } else { '7' };
        let slip = format!("{}{last}", &text[..text.len() - 1]);
        for typed in [slip.as_str(), "", "7K2M", &format!("{}X", text.as_str()), "Ü-ß"] {
            let error = RecoveryCode::parse(typed).unwrap_err();
            assert_eq!(error, VaultError::MistypedRecoveryCode);
        }
    }
}
